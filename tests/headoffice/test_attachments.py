"""The bytes of pictures at head office: part by part, looked at before anybody has them, for whom and as long as is right."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar.testing import TestClient
from sqlalchemy import func, select

from tests.fakes.caller import Caller, settle_in
from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import pushed
from tests.fakes.pictures import grainy, png
from tests.fakes.small_house import GUEST, STAFF
from tests.headoffice.test_doorkeeper import Visitor, enrol, invite
from tests.headoffice.test_http import Line, problem
from tests.intents.tables.attachments import ATTACHMENT, add, put_back, remove
from vipdesk.cache.picture_store import picture_name
from vipdesk.headoffice.app import MOST_BYTES, create_app
from vipdesk.headoffice.attachment_desk import AttachmentDesk
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.problems import ContentWrong, NotAllowed, NotThere, TooLarge
from vipdesk.headoffice.runs.nightly import nightly
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import DeskId, derived_id
from vipdesk.models.attachment_bytes import AttachmentPart
from vipdesk.models.declarative import table_of
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.protocol.attachments import PART_BYTES, UploadedPart
from vipdesk.sync.identity import DeskKey

PICTURE = grainy()
PATH = f"/v1/attachments/{ATTACHMENT}"


@pytest.fixture
def record_kind() -> str:
    """The two databases are asked the same; one test below asks both."""
    return "sqlite"


def announced(**changes: Any) -> Any:
    """The intent that names the picture."""
    form = {
        "sha256": picture_name(PICTURE.content),
        "byte_size": len(PICTURE.content),
        "width": PICTURE.width,
        "height": PICTURE.height,
    }
    return add(**(form | changes))


@pytest.fixture
def uploads(office: HeadOffice, desk: Caller) -> AttachmentDesk:
    """Where the first desk may send what it has added."""
    assert desk.states(pushed(announced())) == [("accepted", None)]
    return AttachmentDesk(office.database, office.clock)


def send(
    uploads: AttachmentDesk, desk: Caller, content: bytes, first_byte: int = 0, attachment_id: UUID = ATTACHMENT
) -> int:
    """Send bytes from one on, as many parts as it takes; how many are there."""
    received = first_byte
    for start in range(first_byte, len(content), PART_BYTES):
        part = UploadedPart(first_byte=start, content=content[start : start + PART_BYTES])
        received = uploads.take_part(desk.access, attachment_id, part).received
    return received


def parts(office: HeadOffice) -> int:
    """How many parts the record holds."""
    with office.database.snapshot(HOUSE) as connection:
        return int(connection.scalar(select(func.count()).select_from(table_of(AttachmentPart))) or 0)


@pytest.mark.proves("F39", "I12")
@pytest.mark.parametrize("record_kind", ["sqlite", "postgresql"])
def test_a_picture_goes_up_in_parts_and_down_again_and_its_row_says_so(
    uploads: AttachmentDesk, desk: Caller, second_desk: Caller
) -> None:
    second_desk.catch_up()
    with pytest.raises(NotThere):
        uploads.content(second_desk.access, ATTACHMENT, 0)
    size = len(PICTURE.content)
    assert size > PART_BYTES
    assert send(uploads, desk, PICTURE.content) == size
    with pytest.raises(NotThere):
        uploads.content(second_desk.access, ATTACHMENT, 0)
    assert uploads.finish(desk.access, ATTACHMENT).whole
    assert uploads.finish(desk.access, ATTACHMENT).whole
    assert uploads.content(second_desk.access, ATTACHMENT, 0) == PICTURE.content
    assert uploads.content(second_desk.access, ATTACHMENT, size - 5) == PICTURE.content[-5:]
    (came,) = second_desk.catch_up()
    assert came.row is not None
    assert (came.table, came.row["stored_at"] is not None, came.row["version"]) == ("attachment", True, 2)


@pytest.mark.proves("F39")
def test_what_is_sent_twice_or_out_of_turn_is_left_aside_and_it_is_said_where_to_go_on(
    uploads: AttachmentDesk, desk: Caller, office: HeadOffice
) -> None:
    first = UploadedPart(first_byte=0, content=PICTURE.content[:PART_BYTES])
    for _ in range(3):
        assert uploads.take_part(desk.access, ATTACHMENT, first).received == PART_BYTES
    late = UploadedPart(first_byte=2 * PART_BYTES, content=b"x")
    assert uploads.take_part(desk.access, ATTACHMENT, late).received == PART_BYTES
    nothing = UploadedPart(first_byte=PART_BYTES, content=b"")
    assert uploads.take_part(desk.access, ATTACHMENT, nothing).received == PART_BYTES
    state = uploads.finish(desk.access, ATTACHMENT)
    assert (state.whole, state.received, parts(office)) == (False, PART_BYTES, 1)
    assert send(uploads, desk, PICTURE.content, PART_BYTES) == len(PICTURE.content)
    assert uploads.finish(desk.access, ATTACHMENT).whole


@pytest.mark.proves("F39", "S23")
def test_what_is_not_what_was_announced_is_dropped_whole_and_begun_again(
    uploads: AttachmentDesk, desk: Caller, office: HeadOffice
) -> None:
    wrong = PICTURE.content[:-1] + b"\x00"
    send(uploads, desk, wrong)
    with pytest.raises(ContentWrong) as found:
        uploads.finish(desk.access, ATTACHMENT)
    assert (found.value.reason, parts(office)) == ("hash", 0)
    send(uploads, desk, PICTURE.content)
    more = UploadedPart(first_byte=len(PICTURE.content), content=b"more")
    with pytest.raises(ContentWrong) as found:
        uploads.take_part(desk.access, ATTACHMENT, more)
    assert (found.value.reason, uploads.state(desk.access, ATTACHMENT).received, parts(office)) == ("size", 0, 0)
    with pytest.raises(TooLarge):
        uploads.take_part(desk.access, ATTACHMENT, UploadedPart(first_byte=0, content=bytes(PART_BYTES + 1)))


@pytest.mark.proves("S23")
def test_right_bytes_that_are_not_that_picture_are_not_taken(office: HeadOffice, desk: Caller) -> None:
    uploads = AttachmentDesk(office.database, office.clock)
    for content in (png(60_000, 60_000), b"#!/bin/sh\n", grainy(2).content):
        row_id = derived_id("attachment", picture_name(content))
        form = {"sha256": picture_name(content), "byte_size": len(content), "attachment_id": row_id}
        desk.push(pushed(announced(**form)))
        send(uploads, desk, content, attachment_id=row_id)
        begun = time.monotonic()
        with pytest.raises(ContentWrong) as found:
            uploads.finish(desk.access, row_id)
        assert time.monotonic() - begun < 1
        assert (found.value.reason, parts(office)) == ("picture", 0)


@pytest.mark.proves("S2", "S5", "I19")
def test_only_the_desk_that_added_it_sends_and_only_who_serves_and_holds_the_guest_receives(
    uploads: AttachmentDesk, desk: Caller, second_desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    part = UploadedPart(first_byte=0, content=b"x")
    for stranger in (second_desk, far_desk, replace(desk, desk=DeskId(derived_id("nobody")))):
        with pytest.raises(NotThere):
            uploads.state(stranger.access, ATTACHMENT)
        with pytest.raises(NotThere):
            uploads.take_part(stranger.access, ATTACHMENT, part)
        with pytest.raises(NotThere):
            uploads.finish(stranger.access, ATTACHMENT)
    send(uploads, desk, PICTURE.content)
    uploads.finish(desk.access, ATTACHMENT)
    # a person's token opens them for who serves guests
    assert uploads.content(replace(desk.access, staff_id=STAFF[Role.SHOPPER]), ATTACHMENT, 0) == PICTURE.content
    for role in (Role.HEAD_OFFICE, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            uploads.content(replace(desk.access, staff_id=STAFF[role]), ATTACHMENT, 0)
    with pytest.raises(NotThere):
        uploads.content(far_desk.access, ATTACHMENT, 0)
    with house_writer(office.database) as writer:
        writer.hold(far_desk.store, GUEST, ScopeReason.FETCHED, None)
    assert uploads.content(far_desk.access, ATTACHMENT, 0) == PICTURE.content
    with house_writer(office.database) as writer:
        writer.release(far_desk.store, GUEST, ScopeReason.FETCHED)
    with pytest.raises(NotThere):
        uploads.content(far_desk.access, ATTACHMENT, 0)


def test_a_removed_picture_is_given_to_nobody_comes_back_and_is_destroyed_after_a_day(
    uploads: AttachmentDesk, desk: Caller, office: HeadOffice
) -> None:
    send(uploads, desk, PICTURE.content)
    uploads.finish(desk.access, ATTACHMENT)
    desk.push(pushed(remove()))
    with pytest.raises(NotThere):
        uploads.content(desk.access, ATTACHMENT, 0)
    assert nightly(office.database, office.clock.now() + timedelta(hours=24))["pictures"] == 0
    desk.push(pushed(put_back()))
    assert uploads.content(desk.access, ATTACHMENT, 0) == PICTURE.content
    desk.push(pushed(remove()))
    assert nightly(office.database, office.clock.now() + timedelta(hours=25))["pictures"] == 1
    assert parts(office) == 0
    desk.catch_up()
    row = desk.held["attachment", ATTACHMENT]
    assert (row["retired_at"] is not None, row["file_name"]) == (True, None)
    assert desk.states(pushed(put_back())) == [("refused", "row_gone")]
    with pytest.raises(NotThere):
        uploads.state(desk.access, ATTACHMENT)


def test_what_was_begun_and_never_finished_is_dropped_after_a_month(
    uploads: AttachmentDesk, desk: Caller, office: HeadOffice
) -> None:
    uploads.take_part(desk.access, ATTACHMENT, UploadedPart(first_byte=0, content=b"begun"))
    assert nightly(office.database, office.clock.now() + timedelta(days=30))["unfinished"] == 0
    assert nightly(office.database, office.clock.now() + timedelta(days=31))["unfinished"] == 1
    assert (parts(office), uploads.state(desk.access, ATTACHMENT).received) == (0, 0)


@pytest.fixture
def line(record: Database) -> Iterator[Line]:
    """A desk of the small house over the line, which has added the picture."""
    settle_in(record)
    office = HeadOffice(record, FakeClock())
    key = DeskKey.generate()
    visitor = Visitor(office, key, enrol(office, invite(office, "前台三"), key).desk_id)
    with TestClient(create_app(office.database, office.clock)) as client:
        line = Line(client, visitor, {"Authorization": f"Bearer {visitor.sign_in().token}"})
        assert line.push(pushed(announced())).json()["outcomes"][0]["state"] == "accepted"
        yield line


def _part(line: Line, first_byte: int) -> Any:
    content = PICTURE.content[first_byte : first_byte + PART_BYTES]
    body = {"first_byte": first_byte, "content": base64.b64encode(content).decode()}
    return line.ask("POST", f"{PATH}/parts", json.dumps(body).encode())


@pytest.mark.proves("F39", "S23", "S1", "S49")
def test_over_http_it_goes_on_where_it_stands_and_what_is_wrong_is_a_problem(line: Line) -> None:
    size = len(PICTURE.content)
    assert line.ask("GET", PATH).json() == {"byte_size": size, "received": 0, "whole": False}
    assert _part(line, 0).json()["received"] == PART_BYTES
    problem(line.ask("POST", f"{PATH}/parts", b" " * (MOST_BYTES + 1)), 413, "too_large")
    large = {"first_byte": PART_BYTES, "content": base64.b64encode(bytes(PART_BYTES + 1)).decode()}
    problem(line.ask("POST", f"{PATH}/parts", json.dumps(large).encode()), 413, "too_large")
    for body in (b"{}", b'{"first_byte":-1,"content":""}', b'{"first_byte":0,"content":"*"}', b"[1]"):
        problem(line.ask("POST", f"{PATH}/parts", body), 400, "bad_request")
    problem(line.ask("GET", f"{PATH}/bytes"), 404, "not_found")
    wrong = base64.b64encode(bytes(size - PART_BYTES)).decode()
    line.ask("POST", f"{PATH}/parts", json.dumps({"first_byte": PART_BYTES, "content": wrong}).encode())
    problem(line.ask("POST", f"{PATH}/finish"), 422, "content_wrong", "hash")
    assert line.ask("GET", PATH).json()["received"] == 0
    while (standing := line.ask("GET", PATH).json()["received"]) < size:
        _part(line, standing)
    assert line.ask("POST", f"{PATH}/finish").json() == {"byte_size": size, "received": size, "whole": True}
    whole = line.ask("GET", f"{PATH}/bytes")
    assert (whole.status_code, whole.content) == (200, PICTURE.content)
    rest = line.ask("GET", f"{PATH}/bytes", headers={"Range": f"bytes={size - 9}-"})
    assert (rest.status_code, rest.content) == (206, PICTURE.content[-9:])
    for path in (PATH, f"{PATH}/bytes", f"/v1/attachments/{derived_id('none')}"):
        assert line.client.get(path).status_code == 401
    problem(line.ask("GET", f"/v1/attachments/{derived_id('none')}/bytes"), 404, "not_found")
    problem(line.ask("GET", "/v1/attachments/..%2f..%2fetc/bytes"), 404, "not_found")
