"""The handover that writes itself from known rows: a night over a month's end, what is unfinished, and who has read it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST, SEAT, STORE, SUPERVISOR, request, visit
from tests.intents.tables.handovers import LINES, NOTE, PAGE, note, page
from tests.intents.tables.storage import tag
from vipdesk.cache.queries.handover import handover_desk, signed_handover, waiting_handover
from vipdesk.cache.queries.paper import handover as handover_paper
from vipdesk.cache.queries.ready_list import ready_view
from vipdesk.ids import derived_id
from vipdesk.models.request import Request
from vipdesk.models.roster import RosterDay, roster_day_id
from vipdesk.models.shift_words import LineKind
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import write_instant

MONTH_END = date(2026, 11, 30)
NIGHT = NOON + timedelta(days=8, hours=12)
"""02:05 on the first of December."""


def a_request(number: int, **changes: Any) -> Request:
    """An open request."""
    return request(id=derived_id("request", str(number)), **changes)


def test_a_night_over_a_months_end_is_one_page(desk: SmallDesk) -> None:
    """It counts since ten in the evening, names who comes, and says what was not done."""
    desk.clock.pass_time(NIGHT - NOON)
    desk.put(
        RosterDay(
            id=roster_day_id(RECEPTIONIST, MONTH_END),
            store_id=STORE,
            staff_id=RECEPTIONIST,
            day=MONTH_END.isoformat(),
            shifts=[[1320, 1800]],
            label="夜班",
            noted_at=NOON,
        ),
        visit(place_id=SEAT, checked_in_at=NIGHT - timedelta(hours=1)),
        visit(
            id=derived_id("visit", "before"),
            checked_in_at=NIGHT - timedelta(hours=6),
            open=False,
            state="left",
            feedback_code="before",
        ),
        a_request(1, summary="外套改衣", due_at=NIGHT + timedelta(hours=3), opened_at=NIGHT - timedelta(hours=1)),
        a_request(2, summary="下周的事", due_at=NIGHT + timedelta(days=7)),
        a_request(3, kind="complaint", summary="不说", department="主管", due_at=NIGHT + timedelta(days=3)),
        a_request(4, kind="storage", summary="手提袋", fields={"item": "手提袋", "tag": "12"}),
        tag(),
        tag(id=derived_id("tag", "back"), number=5, label="A 05", open=False, returned_at=NIGHT),
        note(text="灯不亮", place_id=SEAT, done="已报工程部"),
        note(id=derived_id("shift_note", "old"), text="旧事", noted_at=NOON - timedelta(days=90)),
    )
    draft = handover_desk(desk.reader, RECEPTIONIST).draft
    assert (draft.label, draft.over_midnight, draft.visits, len(draft.guests)) == ("夜班", True, 1, 1)
    assert draft.begun_at == NIGHT.replace(hour=14, minute=0)
    kinds = [(line.kind, line.title, line.number) for line in draft.lines]
    assert kinds[:2] == [(LineKind.REQUEST, "外套改衣", ""), (LineKind.COMPLAINT, "不说", kinds[1][2])]
    assert kinds[2] == (LineKind.STORAGE, "手提袋", "12")
    assert kinds[3] == (LineKind.STORAGE_TAG, "大衣 1 件", "A 03")
    assert kinds[4][0] is LineKind.READY
    assert kinds[5] == (LineKind.CARE, "灯不亮", "")
    assert len(kinds) == 6
    assert (draft.lines[0].guest, draft.lines[5].department) == ("陈**", "窗边 6 号")


def test_a_page_too_full_says_how_many_more_there_are(desk: SmallDesk) -> None:
    desk.put(*(a_request(n, kind="storage", summary=f"袋 {n}") for n in range(15)))
    desk.put(*(tag(id=derived_id("tag", str(n)), number=n) for n in range(14)))
    lines = handover_desk(desk.reader, RECEPTIONIST).draft.lines
    assert [(line.title, line.number) for line in lines if line.kind is LineKind.MORE] == [
        ("storage", "3"),
        ("storage_tag", "2"),
    ]


def test_a_signed_page_waits_for_a_colleague_line_by_line_and_prints(desk: SmallDesk) -> None:
    desk.put(note(), visit(place_id=SEAT, checked_in_at=NOON))
    args: dict[str, Any] = {"begun_at": write_instant(NOON - timedelta(hours=8)), "visits": 86, "present": 1}
    desk.submit("handover.sign", handover_id=PAGE, lines=LINES, **args)
    assert waiting_handover(desk.reader, RECEPTIONIST) is None
    waiting = waiting_handover(desk.reader, SUPERVISOR)
    assert waiting is not None
    assert (waiting.handover_id, waiting.present, [line.struck for line in waiting.lines]) == (
        PAGE,
        1,
        [False, True],
    )
    assert all(line.row_id != NOTE for line in handover_desk(desk.reader, RECEPTIONIST).draft.lines)
    paper = handover_paper(desk.reader, PAGE, "zh")
    assert paper is not None
    assert (paper.store, paper.author, paper.waiting) == ("天河店", "何嘉仪", 0)
    assert [(guest.place, guest.who, guest.since) for guest in paper.guests] == [
        ("窗边 6 号", "陈** 女士", "14:05 到")
    ]
    assert handover_paper(desk.reader, UUID(int=7), "zh") is None
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    with_a_note = handover_paper(desk.reader, PAGE, "zh")
    assert with_a_note is not None
    assert with_a_note.waiting == 1

    desk.submit("handover.read", actor=SUPERVISOR, handover_id=PAGE, lines=[1])
    assert waiting_handover(desk.reader, SUPERVISOR) is None
    own = handover_desk(desk.reader, RECEPTIONIST).own
    assert own is not None
    assert [(reading.reader_id, list(reading.ticks), reading.read_at) for reading in own.readings] == [
        (SUPERVISOR, [1], NOON)
    ]
    desk.clock.pass_time(timedelta(hours=3))
    assert handover_desk(desk.reader, RECEPTIONIST).own is None
    assert signed_handover(desk.reader, PAGE) is not None


def test_the_ready_list_says_who_ticked_what_on_which_shift(desk: SmallDesk) -> None:
    for item, done in (("flowers", True), ("tidy", True), ("tidy", False)):
        desk.submit("ready.tick", day=NOON.date().isoformat(), shift="open", item=item, done=done)
    view = ready_view(desk.reader, None)
    assert (view.shift, view.lines[3].words) == ("open", Words("鲜花换水", "Fresh water for the flowers"))
    told = {line.key: (line.done, None if line.who is None else line.who.zh, line.at) for line in view.lines}
    assert told["flowers"] == (True, "何嘉仪", NOON)
    assert told["tidy"] == (False, "何嘉仪", NOON)
    assert told["paper"] == (False, None, None)
    assert not any(line.done for line in ready_view(desk.reader, "evening").lines)


def test_a_page_of_yesterday_is_not_read_again(desk: SmallDesk) -> None:
    desk.put(page(signed_at=NOON - timedelta(hours=25), day="2026-11-21"))
    assert waiting_handover(desk.reader, None) is None
