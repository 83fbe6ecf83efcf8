"""Two intents at one moment, and what becomes of the second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from tests.fakes.ledgers import Asked
from tests.fakes.small_house import SECOND_DESK
from vipdesk.models.declarative import Shared


@dataclass(frozen=True, slots=True)
class Clash:
    """Two intents at one moment: the first is accepted, and this becomes of the second."""

    name: str
    first: Asked
    second: Asked
    answer: tuple[str, str | None] = ("accepted", None)
    given: tuple[Shared, ...] = ()
    rows: Mapping[type[Shared], int] = field(default_factory=dict)
    """How many rows there are in the end that are not given."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    conflicts: tuple[Mapping[str, Any], ...] = ()

    def __str__(self) -> str:
        return self.name


def elsewhere(asked: Asked, **args: Any) -> Asked:
    """The same at the second desk, with other arguments."""
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in args.items()}
    return replace(asked, desk=SECOND_DESK, args={**asked.args, **plain})


def twice(name: str, asked: Asked, *given: Shared, **more: Any) -> Clash:
    """The same at two desks."""
    return Clash(name, asked, elsewhere(asked), given=given, **more)
