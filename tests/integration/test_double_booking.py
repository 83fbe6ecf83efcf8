"""Two desks book the same places for the same hours while neither hears of the other; then both speak at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.fakes.processes import DeskProcess, OfficeProcess, enrol, served
from vipdesk.clock import STORE_ZONE, SystemClock
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.models.values import write_instant

HEAD = "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期,导购工号,车牌,称谓,饮品偏好,忌讳/过敏,备注\n"
GUESTS, PLACES, SLOTS = 40, 10, 20
MEMBERS = HEAD + "".join(
    f"8866{number:08d},陈晓晴,女,{13_800_000_000 + number},1980-03-04,公历,金卡,2020-01-02,S001,,女士,,,\n"
    for number in range(GUESTS)
)
_OVERLAPS = """
select count(*) from booking a join booking b on a.place_id = b.place_id and a.id < b.id
where a.state in ('held', 'confirmed') and b.state in ('held', 'confirmed')
and a.starts_at < b.ends_at and b.starts_at < a.ends_at
"""
_NAMED = """
select count(*) from booking a join booking b on b.id = a.collides_with and b.state = 'confirmed'
and b.place_id = a.place_id and b.starts_at < a.ends_at and a.starts_at < b.ends_at where a.state = 'collided'
"""


def _rows(database: Database, question: str) -> list[str]:
    with database.snapshot(HOUSE) as connection:
        return [str(value) for value in connection.execute(text(question)).scalars()]


def _book_all(desk: DeskProcess, guests: list[str], places: list[str], first: datetime) -> int:
    """Every place from morning to evening, each half hour somebody else; how many wait then."""
    for slot in range(SLOTS):
        start = first + timedelta(minutes=30 * slot)
        times = {"starts_at": write_instant(start), "ends_at": write_instant(start + timedelta(minutes=30))}
        for number, place in enumerate(places):
            guest = guests[(slot * PLACES + number) % len(guests)]
            args = {"guest_id": guest, "place_id": place, "purpose": "preview", **times}
            wish = {"id": 0, "do": "submit", "kind": "booking.book", "args": args}
            desk.write(json.dumps(wish).encode() + b"\n")
    stdout = desk.process.stdout
    assert stdout is not None
    answers = [json.loads(stdout.readline()) for _ in range(SLOTS * PLACES)]
    assert {answer["state"] for answer in answers} == {"saved"}
    return int(desk.ask(do="status")["waiting"])


@contextmanager
def _two_desks(office: OfficeProcess, folder: Path) -> Iterator[list[DeskProcess]]:
    desks = [DeskProcess(*enrol(office, folder, name, "天河店"), sync=False) for name in ("desk1", "desk2")]
    try:
        yield desks
        assert [desk.stop() for desk in desks] == [0, 0]
    finally:
        for desk in desks:
            desk.kill()


@pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
def test_of_four_hundred_offline_bookings_none_that_are_confirmed_overlap(
    record_url: str, record: Database, tmp_path: Path
) -> None:
    record.close()
    with (
        served(record_url, tmp_path / "office", members=MEMBERS) as office,
        closing(Database(record_url)) as inside,
        _two_desks(office, tmp_path) as desks,
        ThreadPoolExecutor(2) as hands,
    ):
        for wish in ({"do": "sync"}, {"do": "sign_in", "staff": "A001", "pin_file": str(office.pin_file)}):
            list(hands.map(lambda desk, wish=wish: desk.ask(**wish), desks))
        guests = _rows(inside, "select id from guest order by id")
        places = _rows(inside, "select id from lounge_place order by id")[:PLACES]
        morning = SystemClock().now().astimezone(STORE_ZONE).replace(hour=10, minute=0) + timedelta(days=1)
        # the second desk is a quarter of an hour off: each of its bookings meets two of the first
        begins = (morning, morning + timedelta(minutes=15))
        sides = (guests, guests[GUESTS // 2 :] + guests[: GUESTS // 2])
        books = hands.map(lambda desk, own, first: _book_all(desk, own, places, first), desks, sides, begins)
        waiting = list(books)
        assert waiting == [SLOTS * PLACES] * 2
        for _ in range(2):
            list(hands.map(lambda desk: desk.ask(do="sync"), desks))
        assert [desk.ask(do="status")["waiting"] for desk in desks] == [0, 0]
        states = _rows(inside, "select state from booking")
        assert len(states) == 400
        assert set(states) == {"confirmed", "collided"}
        assert _rows(inside, _OVERLAPS) == ["0"]
        assert _rows(inside, _NAMED) == [str(states.count("collided"))]
        assert states.count("confirmed") >= SLOTS * PLACES // 2
        digests = [desk.ask(do="digest")["booking"] for desk in desks]
        assert digests[0] == digests[1]
