"""Issue blocks: a desk always has voucher ids to give, never more than fifty that last, and none twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import delete, event, select, update

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import DESK, FAR_LEASED, GUEST, NOBODY, ONE_USE, later
from tests.headoffice.test_doorkeeper import enrol, invite
from vipdesk.errors import Code
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.issue_blocks import BLOCK_IDS, BLOCK_LIFE, LOW_WATER, top_up
from vipdesk.ids import DeskId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.store import IssueBlock
from vipdesk.models.values import read_instant
from vipdesk.protocol.push import PushedIntent

BLOCK = table_of(IssueBlock)


@pytest.fixture
def bare(desk: Caller) -> Caller:
    """A desk without any block."""
    with desk.office.database.transaction(HOUSE) as connection:
        connection.execute(delete(BLOCK))
    return desk


def blocks(caller: Caller) -> list[dict[str, Any]]:
    """The blocks a desk has been given, as it holds them."""
    caller.catch_up()
    return [row for (name, _), row in sorted(caller.held.items()) if name == "issue_block"]


def ids(caller: Caller) -> list[str]:
    """The ids of its blocks that are not retired."""
    return [row_id for row in blocks(caller) if row["retired_at"] is None for row_id in row["ids"]]


def issue(voucher_id: str, at: datetime = NOON, **changes: Any) -> PushedIntent:
    """Give a voucher with an id of the block."""
    args = {"voucher_id": voucher_id, "guest_id": str(GUEST), "voucher_type_id": str(ONE_USE), **changes}
    return pushed(Asked("voucher.issue", args, at=at))


@pytest.mark.proves("P30")
def test_a_desk_that_pushes_is_given_fifty_ids_of_its_own(bare: Caller, office: HeadOffice) -> None:
    bare.push(note())
    (block,) = blocks(bare)
    assert len(set(block["ids"])) == BLOCK_IDS == 50
    assert block["desk_id"] == str(DESK)
    assert read_instant(block["expires_at"]) == office.clock.now() + BLOCK_LIFE
    assert all(UUID(row_id).version == 4 for row_id in block["ids"])


def test_an_empty_push_gives_nothing(bare: Caller) -> None:
    bare.push()
    assert blocks(bare) == []


@pytest.mark.proves("P30")
def test_a_block_is_topped_up_below_twenty_five_and_never_above_fifty(bare: Caller) -> None:
    bare.push(note())
    first = ids(bare)
    bare.push(*[issue(row_id) for row_id in first[: BLOCK_IDS - LOW_WATER]])
    assert ids(bare) == first
    bare.push(issue(first[LOW_WATER]))
    unused = set(ids(bare)) - set(first[: LOW_WATER + 1])
    assert len(unused) == BLOCK_IDS
    assert len(blocks(bare)) == 2
    bare.push(note(), note())
    assert len(blocks(bare)) == 2


def test_an_id_that_was_refused_is_used_up_too(bare: Caller) -> None:
    bare.push(note())
    first = ids(bare)
    refused = [issue(row_id, guest_id=str(NOBODY)) for row_id in first[: LOW_WATER + 1]]
    assert {code for _, code in bare.states(*refused)} == {Code.GUEST_UNKNOWN.value}
    assert len(ids(bare)) == BLOCK_IDS + LOW_WATER + 1


def test_a_block_that_is_used_up_becomes_a_tombstone(bare: Caller) -> None:
    bare.push(note())
    first = ids(bare)
    bare.push(*[issue(row_id) for row_id in first])
    used, fresh = sorted(blocks(bare), key=lambda row: row["retired_at"] is None)
    assert (used["ids"], used["version"]) == (first, 2)
    assert used["retired_at"] is not None
    assert len(fresh["ids"]) == BLOCK_IDS
    assert not set(fresh["ids"]) & set(first)


def test_a_block_near_its_end_is_followed_by_the_next(bare: Caller, office: HeadOffice) -> None:
    bare.push(note())
    office.clock.pass_time(BLOCK_LIFE - timedelta(days=7) - timedelta(seconds=1))
    bare.push(note())
    assert len(blocks(bare)) == 1
    office.clock.pass_time(timedelta(seconds=1))
    bare.push(note())
    assert len(blocks(bare)) == 2
    bare.push(note())
    assert len(blocks(bare)) == 2


@pytest.mark.proves("P30", "P2")
def test_what_was_issued_in_time_is_taken_after_the_block_has_expired(bare: Caller, office: HeadOffice) -> None:
    bare.push(note())
    first = ids(bare)
    office.clock.pass_time(BLOCK_LIFE + timedelta(days=30))
    in_time, late = later(days=29), later(days=31)
    wishes = [
        msgspec.structs.replace(issue(row_id, at), anchor=NOON)
        for row_id, at in zip(first, (in_time, late), strict=False)
    ]
    assert bare.states(*wishes) == [("accepted", None), ("refused", Code.ID_NOT_LEASED.value)]


def test_an_expired_block_is_kept_for_half_a_year(bare: Caller, office: HeadOffice) -> None:
    bare.push(note())
    (first,) = blocks(bare)
    for days, retired in ((30 + 179, False), (2, True)):
        office.clock.pass_time(timedelta(days=days))
        with office.database.transaction(HOUSE) as connection:  # so that stock is low and blocks are looked at
            connection.execute(update(BLOCK).where(BLOCK.c.id != UUID(first["id"])).values(expires_at=NOON))
        bare.push(note())
        (now,) = [row for row in blocks(bare) if row["id"] == first["id"]]
        assert (now["retired_at"] is not None) is retired


@pytest.mark.proves("P30")
def test_an_id_of_another_desk_or_of_nobody_is_refused(bare: Caller) -> None:
    bare.push(note())
    refused = ("refused", Code.ID_NOT_LEASED.value)
    assert bare.states(issue(str(FAR_LEASED)), issue(str(new_id()))) == [refused, refused]


@pytest.mark.proves("P30")
def test_answers_given_at_the_same_time_top_up_once(bare: Caller, office: HeadOffice) -> None:
    def fill(_number: int) -> None:
        office.database.run(
            bare.access.scope, lambda connection: top_up(connection, bare.access, office.clock.now())
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fill, range(8)))
    with office.database.snapshot(HOUSE) as connection:
        assert len(connection.execute(select(BLOCK.c.id)).all()) == 1


def test_a_desk_has_ids_as_soon_as_it_is_enrolled(office: HeadOffice) -> None:
    desk_id = enrol(office, invite(office, "前台三")).desk_id
    assert len(ids(Caller(office, DeskId(desk_id)))) == BLOCK_IDS


@pytest.mark.proves("I17", "P30")
def test_a_desk_that_enrols_again_issues_nothing_more_from_what_was_lent_before(office: HeadOffice) -> None:
    caller = Caller(office, DeskId(enrol(office, invite(office, "前台三")).desk_id))
    old = ids(caller)
    enrol(office, invite(office, "前台三"))
    renewed = Caller(office, caller.desk, incarnation=2)
    fresh = [row_id for row_id in ids(renewed) if row_id not in old]
    assert len(fresh) == BLOCK_IDS
    assert renewed.states(issue(old[0]), issue(fresh[0])) == [
        ("refused", Code.ID_NOT_LEASED.value),
        ("accepted", None),
    ]


@pytest.mark.proves("P30")
def test_what_is_left_of_a_block_that_ends_is_lent_on_so_that_no_more_than_fifty_are_out(
    bare: Caller, office: HeadOffice
) -> None:
    bare.push(note())
    first = ids(bare)
    office.clock.pass_time(BLOCK_LIFE - timedelta(days=1))
    bare.push(note())
    assert len(blocks(bare)) == 2
    assert set(ids(bare)) == set(first)


@pytest.mark.proves("P30")
def test_a_desk_with_ids_enough_is_looked_at_again_when_it_issues_or_after_a_while(
    bare: Caller, office: HeadOffice
) -> None:
    bare.push(note())
    bare.push(note())
    first = ids(bare)
    looks: list[str] = []

    def before(*call: Any) -> None:
        looks.extend([call[2]] if "FROM issue_block" in call[2] else [])

    event.listen(office.database.engine, "before_cursor_execute", before)
    for intent, looked in ((note(), False), (issue(first[0]), True), (note(), False)):
        looks.clear()
        bare.push(intent)
        assert bool(looks) is looked
    office.clock.pass_time(timedelta(hours=1))
    bare.push(note())
    assert looks
