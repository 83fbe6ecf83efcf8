"""Remedies of complaints: the store's catalogue, who may give how much, and from what worth on two people have to agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import msgspec

from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import Role
from vipdesk.rules.request_types.declaration import Label

REMEDIES_POLICY = "complaint.remedies"
"""A list of `{"value": "gift", "label": {"zh": …, "en": …}, "most_fen": 30000}`; without worth `most_fen` is 0."""
LIMITS_POLICY = "complaint.limits"
"""`{"receptionist": 0, "shopper": 20000, "supervisor": 1000000, "two_people_from": 50000}`, in fen."""
_TWO_PEOPLE = "two_people_from"
MOST_FEN = 10**10


class _Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    zh: str
    en: str


class _RemedyRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    value: str
    label: _Words
    most_fen: int = 0


@dataclass(frozen=True, slots=True)
class RemedyKind:
    """One entry of the catalogue."""

    value: str
    label: Label
    most_fen: int
    """What one of this kind may be worth at most; 0 for what costs nothing."""


DEFAULT_REMEDIES: tuple[RemedyKind, ...] = (
    RemedyKind("apology", Label("当面致歉", "Apology in person"), 0),
    RemedyKind("letter", Label("致歉信", "Letter of apology"), 0),
    RemedyKind("redo", Label("重新办理", "Do it again"), 0),
    RemedyKind("gift", Label("小礼物", "Small gift"), 30_000),
    RemedyKind("voucher", Label("补偿礼券", "Voucher"), 200_000),
    RemedyKind("exchange", Label("换货", "Exchange"), 1_000_000),
    RemedyKind("refund", Label("退款", "Refund"), 1_000_000),
)
_HOUSE_LIMITS: Mapping[str, int] = {
    Role.RECEPTIONIST.value: 0,
    Role.SHOPPER.value: 20_000,
    Role.SUPERVISOR.value: 1_000_000,
    _TWO_PEOPLE: 50_000,
}


class Verdict(StrEnum):
    """What becomes of a remedy that somebody proposes."""

    AT_ONCE = "at_once"
    """Within what the author may give alone."""
    NEEDS_SECOND = "needs_second"
    """Somebody else, whose limit reaches so far, has to approve it."""
    BEYOND = "beyond"
    """Nobody of the store may give so much."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Who may give how much, in fen."""

    by_role: Mapping[str, int]
    two_people_from: int
    """From this worth on nobody gives alone."""

    def of(self, role: Role) -> int:
        """What a role may give or approve."""
        return self.by_role.get(role.value, 0)

    @property
    def most(self) -> int:
        """What the store may give at all."""
        return max(self.by_role.values(), default=0)

    def reach(self, role: Role, worth_fen: int, *, given_fen: int) -> bool:
        """Whether a role may approve this much for a complaint that was given something before; what costs nothing anybody may."""
        return worth_fen == 0 or worth_fen + given_fen <= self.of(role)

    def judge(self, role: Role, worth_fen: int) -> Verdict:
        """What becomes of a remedy of this worth that somebody of this role proposes."""
        if worth_fen > self.most:
            return Verdict.BEYOND
        alone = worth_fen <= self.of(role) and (worth_fen == 0 or worth_fen < self.two_people_from)
        return Verdict.AT_ONCE if alone else Verdict.NEEDS_SECOND


def read_remedies(value: Any) -> tuple[RemedyKind, ...] | None:
    """The catalogue of a policy row; None for one that cannot be read."""
    return None if value is None else _read(write_json(value))


def remedies_in_force(value: Any) -> Mapping[str, RemedyKind]:
    """The catalogue by value in its order; a row that cannot be read leaves the house's own."""
    read = read_remedies(value)
    return {each.value: each for each in (DEFAULT_REMEDIES if read is None else read)}


def limits_in_force(value: Any) -> Limits:
    """The limits; what a policy says of roles that are none, or not in whole fen, is passed over."""
    said = value if isinstance(value, Mapping) else {}
    known = {name: _fen(said.get(name), house) for name, house in _HOUSE_LIMITS.items()}
    two_people_from = known.pop(_TWO_PEOPLE)
    return Limits(known, two_people_from)


def _fen(said: Any, house: int) -> int:
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_FEN else house


@lru_cache(maxsize=32)
def _read(text: str) -> tuple[RemedyKind, ...] | None:
    try:
        rows = msgspec.json.decode(text, type=list[_RemedyRow])
    except msgspec.ValidationError:
        return None
    names = {row.value for row in rows}
    sensible = all(row.value.isidentifier() and 0 <= row.most_fen <= MOST_FEN for row in rows)
    if not rows or not sensible or len(names) < len(rows):
        return None
    return tuple(RemedyKind(row.value, Label(row.label.zh, row.label.en), row.most_fen) for row in rows)
