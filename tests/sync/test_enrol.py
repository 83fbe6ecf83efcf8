"""Enrolment makes a desk or leaves nothing: no cache and no way to mistake the folder for a desk."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import keyring
import pytest
from keyring.backends import fail

from tests.fakes.clocks import FakeClock
from tests.fakes.odd_server import OddServer, http, problem, said
from tests.sync.conftest import DESK_ID, INSTANT
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Use
from vipdesk.cache.keys import read_key
from vipdesk.cache.profile import ProfileLock, is_enrolled, open_cache
from vipdesk.errors import (
    CacheUnreadable,
    KeyMissing,
    NotPossible,
    Offline,
    ProfileInUse,
    ServerBusy,
    Trouble,
    VipDeskError,
)
from vipdesk.protocol.sign_in import EnrolAnswer
from vipdesk.sync.enrol import enrol
from vipdesk.sync.identity import DeskKey

PASSPHRASE = "four lamps by the river"  # noqa: S105 - of a test profile
HEALTHY = said({"status": "ok", "database": "sqlite", "version": "1"})
TAKEN_IN = said(
    {
        "desk_id": str(DESK_ID),
        "store_id": str(UUID(int=8)),
        "incarnation": 1,
        "phone_secret": "c2VjcmV0",
        "server_time": INSTANT,
    }
)


@pytest.fixture
def house() -> Iterator[OddServer]:
    """A head office that takes every desk in."""
    server = OddServer()
    server.tell("/health", HEALTHY)
    server.tell("/v1/enrol", TAKEN_IN)
    yield server
    server.close()


def _enrol(profile: Path, url: str) -> EnrolAnswer:
    return enrol(profile, url, "CODE-1", ca_file=None, passphrase=PASSPHRASE, source=FakeClock())


def _failure(profile: Path, url: str) -> VipDeskError:
    with pytest.raises(VipDeskError) as caught:
        _enrol(profile, url)
    return caught.value


def _leaves_nothing(profile: Path) -> bool:
    return not is_enrolled(profile) and {file.name for file in profile.iterdir()} <= {"desk.lock"}


@pytest.mark.proves("S15")
def test_an_enrolled_desk_knows_who_it_is_and_kept_its_key_to_itself(house: OddServer, tmp_path: Path) -> None:
    profile = tmp_path / "desk"
    assert _enrol(profile, house.url + "/").desk_id == DESK_ID
    (asked,) = house.requests("/v1/enrol")
    cache = open_cache(profile, read_key(profile, PASSPHRASE), Use.READER)
    state = DeskState(cache)
    key = DeskKey(state.get("private_key"))
    facts = (state.desk_id, state.store_id, state.incarnation, state.get("server_url"), state.phone_secret)
    cache.close()
    assert facts == (DESK_ID, UUID(int=8), 1, house.url + "/", b"secret")
    assert asked.message == {"code": "CODE-1", "public_key": key.public_text}
    assert key.private_text not in asked.body.decode()
    with pytest.raises(KeyMissing):
        read_key(profile, "another passphrase")


@pytest.mark.parametrize(
    "health",
    [
        http(200, b"<html>a router</html>"),
        http(404, b"<html>not found</html>"),
        http(302, b"", Location="/login"),
        http(401, b"who are you"),
        http(200, b""),
        said({"status": "UP"}),
        said({"status": "degraded", "database": "sqlite", "version": "1"}),
        said([1, 2, 3]),
        http(404, b'{"type": "about:blank", "title": "Not Found", "status": 404}', "application/problem+json"),
    ],
)
def test_something_that_is_no_head_office_is_a_wrong_address(
    house: OddServer, tmp_path: Path, health: bytes
) -> None:
    house.tell("/health", health)
    error = _failure(tmp_path / "desk", house.url)
    assert isinstance(error, NotPossible)
    assert (error.trouble, error.facts) == (Trouble.SERVER_ADDRESS_WRONG, {"url": house.url})
    assert house.requests("/v1/enrol") == []
    assert _leaves_nothing(tmp_path / "desk")


def test_nobody_at_the_address_is_no_line_and_nonsense_is_a_wrong_address(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    assert isinstance(_failure(tmp_path / "desk", f"http://127.0.0.1:{port}"), Offline)
    assert _failure(tmp_path / "desk", "head.office").trouble is Trouble.SERVER_ADDRESS_WRONG
    assert _leaves_nothing(tmp_path / "desk")


def test_a_head_office_that_errs_is_asked_again_later(house: OddServer, tmp_path: Path) -> None:
    house.tell("/health", http(503, b"starting"))
    assert isinstance(_failure(tmp_path / "desk", house.url), ServerBusy)
    assert _leaves_nothing(tmp_path / "desk")


@pytest.mark.proves("S15")
@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (problem(403, "enrol_code_wrong"), Trouble.ENROL_CODE_WRONG),
        (http(200, b"<html>a portal that opened in between</html>"), Trouble.OFFLINE),
        (TAKEN_IN[:-5], Trouble.OFFLINE),
        (http(500, b"oops"), Trouble.SERVER_BUSY),
    ],
)
def test_an_enrolment_that_fails_leaves_nothing_and_can_be_tried_again(
    house: OddServer, tmp_path: Path, answer: bytes, trouble: Trouble
) -> None:
    profile = tmp_path / "desk"
    house.tell("/v1/enrol", answer)
    assert _failure(profile, house.url).trouble is trouble
    assert _leaves_nothing(profile)
    house.tell("/v1/enrol", TAKEN_IN)
    _enrol(profile, house.url)
    assert is_enrolled(profile)


def test_each_try_is_made_with_a_fresh_key(house: OddServer, tmp_path: Path) -> None:
    house.tell("/v1/enrol", problem(403, "enrol_code_wrong"))
    for _ in range(3):
        _failure(tmp_path / "desk", house.url)
    messages: list[dict[str, Any]] = [asked.message for asked in house.requests("/v1/enrol")]
    assert len({message["public_key"] for message in messages}) == 3


@pytest.mark.proves("I28")
def test_a_folder_that_is_a_desk_or_is_open_elsewhere_is_left_alone(house: OddServer, tmp_path: Path) -> None:
    profile = tmp_path / "desk"
    with ProfileLock(profile):
        assert isinstance(_failure(profile, house.url), ProfileInUse)
    assert house.asked == []
    _enrol(profile, house.url)
    before = (profile / "cache.db").read_bytes()
    house.asked.clear()
    assert _failure(profile, house.url).trouble is Trouble.PROFILE_ENROLLED
    assert house.asked == []
    assert (profile / "cache.db").read_bytes() == before


@pytest.mark.proves("S17")
def test_a_machine_that_cannot_keep_the_key_does_not_use_up_the_code(
    house: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    house.tell("/v1/enrol", TAKEN_IN)
    with pytest.raises(CacheUnreadable) as error:
        enrol(tmp_path / "desk", house.url, "AAAA", ca_file=None, passphrase=None, source=FakeClock())
    assert error.value.trouble is Trouble.NO_KEYRING
    assert house.requests("/v1/enrol") == []
