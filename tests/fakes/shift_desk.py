"""The desk in memory, as far as it hands over: the page of the picture, what is signed of it, and the ready list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import FREE_SEATS, NOW, STAFF, ago, named, to_come
from vipdesk.desk.facade import Failed, Then
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import LineKind, NoteKind
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.handover import (
    HandoverDesk,
    HandoverDraft,
    Reading,
    ReadyLine,
    ReadyView,
    SignedHandover,
)
from vipdesk.rules.handover import read_lines, unread
from vipdesk.rules.ready_list import DEFAULT_LIST

Effects = dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]
COAT = named("request", "裤脚改短")
LAMP = named("shift_note", "灯")
ESCALATOR = named("shift_note", "扶梯")
PAGE = named("handover", "0")


def _line(kind: LineKind, row_id: UUID, title: str, **more: Any) -> HandoverLine:
    return HandoverLine(kind=kind, row_id=row_id, title=title, **more)


LINES = (
    _line(
        LineKind.REQUEST,
        COAT,
        "外套改衣",
        title_en="Coat sleeves",
        guest="单**",
        owner="林珊",
        owner_en="Shan Lin",
        detail="改短 2 厘米",
        detail_en="2 cm shorter",
        due_at=to_come(hours=4, minutes=55),
        since=ago(minutes=55),
    ),
    _line(
        LineKind.COMPLAINT,
        named("request", "投诉"),
        "投诉",
        number="7K3F",
        owner="郑岚",
        owner_en="Lan Zheng",
        department="主管",
        detail="accepted",
        due_at=to_come(hours=6, minutes=20),
        since=ago(hours=14, minutes=15),
    ),
    _line(
        LineKind.STORAGE,
        named("request", "寄存"),
        "手提袋 1 件",
        guest="陈**",
        number="12",
        owner="何嘉仪",
        owner_en="Jiayi He",
        due_at=to_come(hours=7, minutes=55),
        since=ago(minutes=20),
    ),
    _line(
        LineKind.CARE,
        LAMP,
        "窗边 6 号灯不亮。",
        detail="已报工程部",
        expected="明早修",
        department="窗边 6 号",
        owner="何嘉仪",
        owner_en="Jiayi He",
        since=ago(minutes=25),
    ),
    _line(
        LineKind.CARE,
        ESCALATOR,
        "二层扶梯检修，18:00 恢复。",
        owner="郑岚",
        owner_en="Lan Zheng",
        since=ago(hours=3),
    ),
)


class ShiftDesk(AnsweringDesk):
    """`handovers` are the pages that were signed, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self.handover_lines: tuple[HandoverLine, ...] = LINES
        self.handovers: list[SignedHandover] = []
        self.ticked: dict[tuple[str, str], bool] = {("open", "tidy"): True, ("open", "light"): True}

    def be_handed_over(self) -> None:
        """The receptionist of the morning has signed."""
        lines = (*LINES[:4], replace(LINES[4], struck=True))
        self.handovers.insert(0, _page(STAFF[0], PAGE, lines))

    def handover(self, then: Then[HandoverDesk], failed: Failed) -> None:
        del failed
        author = self.staff or STAFF[0]
        following = STAFF[1] if author is not STAFF[1] else STAFF[0]
        draft = HandoverDraft(
            author=author.name,
            label="早班",
            next_id=following.staff_id,
            next=following.name,
            next_label="晚班",
            begun_at=ago(hours=6),
            over_midnight=False,
            written_at=NOW,
            visits=86,
            lines=self.handover_lines,
            guests=tuple(self.house.present[:3]),
            places=FREE_SEATS,
        )
        own = next((page for page in self.handovers if page.author_id == author.staff_id), None)
        self._answer(then, HandoverDesk(draft, self._waiting(author.staff_id), own), "handover")

    def waiting_handover(self, staff_id: UUID | None, then: Then[SignedHandover | None]) -> None:
        self._answer(then, self._waiting(staff_id), "waiting_handover")

    def ready(self, shift: str | None, then: Then[ReadyView]) -> None:
        chosen = shift or "open"
        lines = tuple(
            ReadyLine(
                item.key,
                Words(item.zh, item.en),
                self.ticked.get((chosen, item.key), False),
                STAFF[0].name if (chosen, item.key) in self.ticked else None,
                ago(hours=4) if (chosen, item.key) in self.ticked else None,
            )
            for item in DEFAULT_LIST.of_shift(chosen)
        )
        shifts = tuple((each.key, Words(each.zh, each.en)) for each in DEFAULT_LIST.shifts)
        self._answer(then, ReadyView(NOW.date(), chosen, shifts, lines), "ready")

    def shift_effects(self) -> Effects:
        """What becomes of each intent about a shift."""
        return {
            "handover.add_note": self._add_shift_note,
            "handover.sign": self._sign,
            "handover.read": self._read_handover,
            "ready.tick": self._tick_ready,
        }

    def _waiting(self, staff_id: UUID | None) -> SignedHandover | None:
        return next(
            (
                page
                for page in self.handovers
                if page.author_id != staff_id and not any(each.read_at for each in page.readings)
            ),
            None,
        )

    def _add_shift_note(self, args: dict[str, Any]) -> dict[str, UUID]:
        note_id = named("shift_note", args["text"])
        kind = LineKind.CARE if args["kind_of_note"] == NoteKind.CARE else LineKind.AFTER_HOURS
        self.handover_lines = (*self.handover_lines, _line(kind, note_id, args["text"], since=NOW))
        return {"note_id": note_id}

    def _sign(self, args: dict[str, Any]) -> dict[str, UUID]:
        author = self.staff or STAFF[0]
        page_id = named("handover", str(len(self.handovers) + 1))
        self.handovers.insert(0, _page(author, page_id, read_lines(args["lines"])))
        return {"handover_id": page_id}

    def _read_handover(self, args: dict[str, Any]) -> dict[str, UUID]:
        reader = self.staff or STAFF[1]
        place = next(n for n, page in enumerate(self.handovers) if str(page.handover_id) == args["handover_id"])
        page = self.handovers[place]
        before = page.reading_of(reader.staff_id)
        ticks = dict.fromkeys(args["lines"], NOW) | (dict(before.ticks) if before else {})
        left = unread(page.lines, {str(number): True for number in ticks})
        reading = Reading(reader.staff_id, reader.name, ticks, None if left else NOW)
        others = tuple(each for each in page.readings if each.reader_id != reader.staff_id)
        self.handovers[place] = replace(page, readings=(*others, reading))
        return {}

    def _tick_ready(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.ticked[args["shift"], args["item"]] = args["done"]
        return {}


def _page(author: StaffCard, page_id: UUID, lines: tuple[HandoverLine, ...]) -> SignedHandover:
    return SignedHandover(
        handover_id=page_id,
        author_id=author.staff_id,
        author=author.name,
        label="早班",
        next_id=STAFF[1].staff_id,
        next=STAFF[1].name,
        next_label="晚班",
        begun_at=ago(hours=6),
        signed_at=NOW,
        over_midnight=False,
        visits=86,
        present=3,
        lines=lines,
        readings=(),
    )
