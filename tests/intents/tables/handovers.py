"""Handing over: a page is signed once and says what it said, a struck note ends with it, and a tick keeps its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_SEAT,
    NOBODY,
    RECEPTIONIST,
    REQUEST,
    SEAT,
    SECOND_SHOPPER,
    STORE,
    SUPERVISOR,
)
from vipdesk.errors import Code
from vipdesk.ids import HandoverId, ShiftNoteId, derived_id
from vipdesk.models.handover import Handover, HandoverRead, ShiftNote, handover_read_id
from vipdesk.models.ready_tick import ReadyTick, ready_tick_id
from vipdesk.models.values import write_instant

NOTE = ShiftNoteId(derived_id("shift_note", "0"))
PAGE = HandoverId(derived_id("handover", "0"))
READ = handover_read_id(PAGE, SUPERVISOR)
LINES: list[dict[str, Any]] = [
    {
        "kind": "request",
        "row_id": str(REQUEST),
        "title": "外套改衣",
        "due_at": write_instant(NOON),
        "owner": "林珊",
    },
    {"kind": "care", "row_id": str(NOTE), "title": "窗边 6 号灯不亮", "struck": True},
]
TICK = ready_tick_id(STORE, NOON.date(), "open", "flowers")


def note(**changes: Any) -> ShiftNote:
    """A lamp is broken."""
    values: dict[str, Any] = {"store_id": STORE, "kind": "care", "text": "灯不亮", "author_id": RECEPTIONIST}
    return ShiftNote(id=changes.pop("id", NOTE), **({"noted_at": NOON} | values | changes))


def page(**changes: Any) -> Handover:
    """What a colleague signed an hour ago."""
    values: dict[str, Any] = {
        "store_id": STORE,
        "desk_id": DESK,
        "author_id": SECOND_SHOPPER,
        "day": NOON.date().isoformat(),
        "begun_at": NOON - timedelta(hours=8),
        "signed_at": NOON - timedelta(hours=1),
        "visits": 86,
        "present": 3,
        "lines": [*LINES, {"kind": "storage", "row_id": str(NOBODY), "title": "寄存", "number": "12"}],
    }
    return Handover(id=PAGE, **(values | changes))


def read(**ticks: Any) -> HandoverRead:
    """The supervisor has begun to read it."""
    return HandoverRead(id=READ, store_id=STORE, handover_id=PAGE, staff_id=SUPERVISOR, ticks=ticks)


def sign(**args: Any) -> Asked:
    """The receptionist signs a page of two lines."""
    begun = write_instant(NOON - timedelta(hours=8))
    plain = {"handover_id": str(PAGE), "begun_at": begun, "visits": 86, "present": 3, "lines": LINES} | args
    return Asked("handover.sign", plain)


def tick(*numbers: int, **args: Any) -> Asked:
    """The supervisor reads lines."""
    plain = {"handover_id": str(PAGE), "lines": list(numbers)} | args
    return Asked("handover.read", plain, actor=SUPERVISOR)


def item(**args: Any) -> Asked:
    """The flowers have fresh water."""
    return Asked(
        "ready.tick",
        {"day": NOON.date().isoformat(), "shift": "open", "item": "flowers", "done": True} | args,
    )


def note_added(**args: Any) -> Asked:
    """A lamp is broken, and somebody says so."""
    return Asked("handover.add_note", {"note_id": str(NOTE), "text": " 灯不亮 "} | args)


def ticked(*, done: bool) -> ReadyTick:
    """What somebody said of the flowers before."""
    values: dict[str, Any] = {
        "store_id": STORE,
        "day": NOON.date().isoformat(),
        "shift": "open",
        "item": "flowers",
    }
    return ReadyTick(id=TICK, done=done, staff_id=SUPERVISOR, noted_at=NOON, **values)


_NOTES = (
    Case(
        "a note of a place, what was done and until when",
        note_added(place_id=str(SEAT), done="已报工程部", expected="明早修"),
        then=(
            Then(
                ShiftNote,
                NOTE,
                {
                    "store_id": STORE,
                    "kind": "care",
                    "text": "灯不亮",
                    "place_id": SEAT,
                    "done": "已报工程部",
                    "expected": "明早修",
                    "author_id": RECEPTIONIST,
                    "ended_at": None,
                },
            ),
        ),
    ),
    Case(
        "somebody rang at night",
        note_added(kind_of_note="after_hours"),
        then=(Then(ShiftNote, NOTE, {"kind": "after_hours", "done": None}),),
    ),
    Case("a note without words", note_added(text=" "), refused=Code.FIELD_MISSING),
    Case("an endless note", note_added(text="灯" * 201), refused=Code.TEXT_TOO_LONG),
    Case("a note of another store's seat", note_added(place_id=str(FAR_SEAT)), refused=Code.PLACE_UNKNOWN),
)
_SIGNATURES = (
    Case(
        "a page is kept and a struck note ends with it",
        sign(label="早班", next_id=str(SUPERVISOR), next_label="晚班"),
        given=(note(),),
        then=(
            Then(
                Handover,
                PAGE,
                {
                    "author_id": RECEPTIONIST,
                    "desk_id": DESK,
                    "visits": 86,
                    "present": 3,
                    "label": "早班",
                    "next_id": SUPERVISOR,
                    "lines": [LINES[0] | {"due_at": write_instant(NOON).replace(".000000", "")}, LINES[1]],
                },
            ),
            Then(ShiftNote, NOTE, {"ended_by": RECEPTIONIST, "version": 2}),
        ),
    ),
    Case(
        "a note that somebody else has ended stays as it is",
        sign(),
        given=(note(ended_at=NOON, ended_by=SUPERVISOR),),
        then=(Then(Handover, PAGE, {"label": None, "next_id": None}),),
    ),
    Case(
        "a note that was not struck goes on",
        sign(lines=[LINES[1] | {"struck": False}]),
        given=(note(),),
        then=(Then(Handover, PAGE, {"author_id": RECEPTIONIST}),),
    ),
    Case("an empty page", sign(lines=[]), then=(Then(Handover, PAGE, {"lines": []}),)),
    Case(
        "signed twice by a trembling hand",
        sign(handover_id=str(NOBODY)),
        given=(page(signed_at=NOON, author_id=RECEPTIONIST),),
        refused=Code.HANDOVER_SIGNED,
    ),
    Case("a page of a week", sign(begun_at=write_instant(NOON - timedelta(days=7))), refused=Code.BAD_ARGUMENTS),
    Case(
        "a page that begins tomorrow",
        sign(begun_at=write_instant(NOON + timedelta(days=1))),
        refused=Code.BAD_ARGUMENTS,
    ),
    Case("a time of no zone", sign(begun_at="2026-11-22T08:00:00"), refused=Code.BAD_ARGUMENTS),
    Case("too many sentences", sign(lines=LINES * 31), refused=Code.HANDOVER_TOO_LONG, facts={"most": 60}),
    Case("an endless sentence", sign(lines=[LINES[0] | {"title": "长" * 201}]), refused=Code.HANDOVER_TOO_LONG),
    Case("to nobody known", sign(next_id=str(NOBODY)), refused=Code.STAFF_UNKNOWN),
)
_READINGS = (
    Case(
        "a line is ticked and another waits",
        tick(1),
        given=(page(),),
        then=(Then(HandoverRead, READ, {"handover_id": PAGE, "staff_id": SUPERVISOR, "read_at": None}),),
    ),
    Case(
        "the last tick takes the shift over and no tick loses its time",
        tick(1, 3),
        given=(page(), read(**{"1": "2026-11-22T03:00:00.000000Z"})),
        then=(Then(HandoverRead, READ, {"version": 2}),),
    ),
    Case("what was ticked already", tick(1), given=(page(), read(**{"1": "2026-11-22T03:00:00.000000Z"}))),
    Case("a line that is not there", tick(4), given=(page(),), refused=Code.BAD_ARGUMENTS),
    Case("a page that nobody knows", tick(1), refused=Code.HANDOVER_UNKNOWN),
    Case(
        "one's own page",
        Asked("handover.read", {"handover_id": str(PAGE), "lines": [1]}),
        given=(page(author_id=RECEPTIONIST),),
        refused=Code.HANDOVER_OWN,
    ),
)
_READY = (
    Case(
        "an item is ticked",
        item(),
        then=(
            Then(ReadyTick, TICK, {"done": True, "staff_id": RECEPTIONIST, "shift": "open", "item": "flowers"}),
        ),
    ),
    Case(
        "a tick is taken back",
        item(done=False),
        given=(ticked(done=True),),
        then=(Then(ReadyTick, TICK, {"done": False, "staff_id": RECEPTIONIST, "version": 2}),),
    ),
    Case("two tick the same item", item(), given=(ticked(done=True),)),
    Case("an item that the list no longer has", item(item="candles"), refused=Code.READY_UNKNOWN),
    Case("an item of another shift", item(shift="evening"), refused=Code.READY_UNKNOWN),
    Case("an item of last week", item(day="2026-11-15"), refused=Code.READY_UNKNOWN),
)
CASES = (*_NOTES, *_SIGNATURES, *_READINGS, *_READY)
