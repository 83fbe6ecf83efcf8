"""A head office on PostgreSQL with guests and enrolled desks, and the outbox of a busy day for each desk."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from benchmarks.head_office import HeadOffice, free_port
from benchmarks.members_file import SEED, SHOPPERS, write_members
from benchmarks.postgres import durable_database
from vipdesk.ids import new_id
from vipdesk.protocol.push import PushedIntent
from vipdesk.protocol.sign_in import EnrolAnswer, EnrolRequest
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.transport import Credentials, Transport

STORE = "天河店"
_RECEPTIONIST = "A001"
_GUESTS_PER_DESK = 500
_NOTES = ("喜静，坐靠窗的位置，怕空调直吹", "常带孩子同来，要儿童椅", "谈生意，要会客室，三点以后到")
_DRINKS = ("龙井 不加糖", "普洱", "美式 少冰", "鲜榨橙汁", "常温水")


@dataclass(frozen=True, slots=True)
class PushingDesk:
    """A desk that head office has taken in, and the guests it works with."""

    transport: Transport
    enrolled: EnrolAnswer
    guests: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PushingHouse:
    """A running head office."""

    database: str
    """Its URL."""
    receptionist: UUID
    desks: tuple[PushingDesk, ...]


@contextmanager
def prepared_database(desks: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The URL of a record with a store, its staff and guests, and a code for each desk that may come."""
    with durable_database("bench") as database, TemporaryDirectory() as temporary:
        folder = Path(temporary)
        office = HeadOffice(database, free_port())
        office.command("init")
        office.command("store", "add", "--name", STORE)
        pin = folder / "pin"
        pin.touch(0o600)
        pin.write_text("246813", "utf-8")
        for code, role in ((_RECEPTIONIST, "receptionist"), *((shopper, "shopper") for shopper in SHOPPERS)):
            person = ("--code", code, "--name", f"顾{code}", "--role", role, "--store", STORE)
            office.command("staff", "add", *person, "--pin-file", str(pin))
        members = folder / "members.csv"
        write_members(members, desks * _GUESTS_PER_DESK)
        office.command("import", "members", str(members), "--report", str(folder / "report.csv"))
        names = tuple(f"前台 {number}" for number in range(desks))
        codes = tuple(office.command("desk", "enrol", "--name", name, "--store", STORE)["code"] for name in names)
        yield database, codes


@contextmanager
def pushing_house(database: str, codes: tuple[str, ...], workers: int) -> Iterator[PushingHouse]:
    """Serve a prepared record and enrol its desks; the guests are dealt out among them."""
    with HeadOffice(database, free_port(), workers) as office:
        guests = [UUID(row["id"]) for row in office.rows("guest")]
        staff = {row["code"]: UUID(row["id"]) for row in office.rows("staff")}
        desks = tuple(
            _enrol(office, code, tuple(guests[number :: len(codes)])) for number, code in enumerate(codes)
        )
        for name in {row["name"] for row in office.rows("desk")}:
            office.command("desk", "approve", "--name", name)
        yield PushingHouse(database, staff[_RECEPTIONIST], desks)


def busy_day(house: PushingHouse, desk: PushingDesk, count: int) -> list[PushedIntent]:
    """So many intents of one desk: guests come, say what they like, ask for something, are served and leave."""
    draw = random.Random(SEED)  # noqa: S311 - invented people, nothing secret
    begun = datetime.now(UTC) - timedelta(hours=8)
    step = timedelta(hours=7) / count
    wishes = _wishes(draw, desk.guests)
    return [_pushed(house.receptionist, begun + place * step, *next(wishes)) for place in range(count)]


def _wishes(draw: random.Random, guests: tuple[UUID, ...]) -> Iterator[tuple[str, dict[str, Any], list[UUID]]]:
    """Kind, arguments and created rows, without end; every guest has left before the next visit."""
    liked: dict[UUID, str] = {}
    while True:
        for guest in guests:
            before = liked.get(guest)
            visit, request, note = new_id(), new_id(), new_id()
            who = {"guest_id": str(guest)}
            yield (
                "visit.check_in",
                {
                    **who,
                    "visit_id": str(visit),
                    "place_id": None,
                    "companions": draw.randrange(3),
                    "feedback_id": str(new_id()),
                },
                [visit],
            )
            drink = liked[guest] = draw.choice(_DRINKS)
            yield (
                "guest.set_preference",
                {**who, "topic": "drink", "value": drink, "based_on": before, "source": "guest"},
                [],
            )
            asked = {"kind_of_request": "drinks", "summary": f"{drink}两杯", "fields": {"item": drink}}
            yield "request.open", {**who, **asked, "request_id": str(request)}, [request]
            moved = {"request_id": str(request), "to": "in_progress", "based_on": "new"}
            yield "request.advance", moved, []
            yield "guest.add_note", {**who, "note_id": str(note), "text": draw.choice(_NOTES)}, [note]
            yield "visit.check_out", {"visit_id": str(visit)}, []


def _pushed(actor: UUID, asked_at: datetime, kind: str, args: dict[str, Any], creates: list[UUID]) -> PushedIntent:
    return PushedIntent(
        op_id=new_id(),
        kind=kind,
        op_schema=1,
        args=args,
        creates=creates,
        asked_at=asked_at,
        anchor=asked_at,
        uncertainty_ms=20,
        actor=actor,
    )


def _enrol(office: HeadOffice, code: str, guests: tuple[UUID, ...]) -> PushingDesk:
    key = DeskKey.generate()
    answer = Transport(office.address, None).post_openly(
        "/v1/enrol", EnrolRequest(code=code, public_key=key.public_text), EnrolAnswer
    )
    return PushingDesk(Transport(office.address, None, Credentials(answer.desk_id, key)), answer, guests)
