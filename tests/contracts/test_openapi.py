"""Whatever is asked of head office that its description allows, or does not allow: no answer is an error of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.house import PIN, HeadOffice
from tests.fakes.open_questions import Draw, Somebody, errors, sharpened
from tests.fakes.processes import PASSPHRASE, run
from tests.fakes.real_house import STORES, RealHouse, real_house
from tests.plugins.records import RecordFactory
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Use
from vipdesk.cache.profile import fitting_key, open_cache
from vipdesk.clock import SystemClock
from vipdesk.models.vocabulary import Role
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.transport import Credentials, Transport

EXAMPLES = 3
"""For each operation, of good and of bad requests each."""
STRANGER = "stranger"
OPEN_TO_DESKS = ("/v1/push", "/v1/pull", "/v1/incarnation")


@contextmanager
def furnished(url: str, folder: Path) -> Iterator[RealHouse]:
    """A served head office, one desk, somebody of each role."""
    with real_house(url, folder, (0,)) as house:
        inside = HeadOffice(house.database, SystemClock())  # type: ignore[arg-type]  # it only asks for the time
        for number, role in enumerate(Role):
            house.people[role] = inside.staff(f"R{number}", "何嘉仪", role, STORES[0])
        yield house


def described() -> dict[str, Any]:
    """The description as it is printed, with the intents put in."""
    return sharpened(json.loads(run("vipdesk-headoffice", "openapi")))


@pytest.fixture(scope="module")
def house(record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHouse]:
    with (
        record_factory.fresh("postgresql") as url,
        furnished(url, tmp_path_factory.mktemp("house")) as house,
    ):
        yield house


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return described()


def somebody(house: RealHouse, role: str) -> Somebody:
    """Who asks."""
    if role == STRANGER:
        return Somebody(role)
    (desk,) = house.desks
    cache = open_cache(desk.profile, fitting_key(desk.profile, PASSPHRASE), Use.READER)
    state = DeskState(cache)
    transport = Transport(house.office.url, None, Credentials(state.desk_id, DeskKey(state.get("private_key"))))
    answer = transport.sign_in(f"R{list(Role).index(Role(role))}", PIN)
    transport.close()
    cache.close()
    headers = {"Authorization": f"Bearer {answer.token}"}
    return Somebody(role, headers, str(answer.desk_id), str(answer.staff_id), answer.incarnation, answer.next_seq)


@pytest.mark.parametrize("role", [*Role, STRANGER])
@pytest.mark.proves("S49")
def test_no_request_is_an_error_of_head_offices_own(role: str, house: RealHouse, document: dict[str, Any]) -> None:
    who = somebody(house, role)
    assert list(errors(document, house.office.url, who, Draw(EXAMPLES, 1))) == []
    # what was asked did get past the door
    assert all(who.answers[path, 200] for path in OPEN_TO_DESKS if role != STRANGER)
