"""Receiving a guest (M2): what is done on Enter, which lines are true by now, and the ten seconds to undo it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vipdesk.chinese.dates import clock_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import PrintJobView, Saved
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guests import OpenVisit, PlaceChoice, Profile
from vipdesk.models.vocabulary import DateKind, PrintState, VisitState
from vipdesk.rules.lounge_right import stay_until
from vipdesk.ui.answers import Answers
from vipdesk.ui.chosen_agent import ChosenAgent
from vipdesk.ui.counts import Counts
from vipdesk.ui.door_words import came_text
from vipdesk.ui.languages import say
from vipdesk.ui.pages.call_lines import call_line
from vipdesk.ui.paper_trail import paper_words
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.receipt import TICK, ReceiptLine

UNDO_MS = 10_000
CARD_AFTER = timedelta(days=60)
"""After so long a guest gets a welcome card again (product.md §3.3)."""


class Stage(Enum):
    """How far the reception is."""

    ASKED = auto()
    SAVED = auto()
    REFUSED = auto()
    UNDONE = auto()


class Phase(Enum):
    """What the button's place shows."""

    READY = auto()
    RECEIVED = auto()
    HERE = auto()
    MOVING = auto()


class Card(Enum):
    """What became of the welcome card."""

    NOT_TODAY = auto()
    WANTED = auto()
    SENT = auto()
    QUEUED = auto()
    FAILED = auto()


_CARD_AFTER = {
    PrintState.WAITING: Card.QUEUED,
    PrintState.SENT: Card.SENT,
    PrintState.DONE: Card.SENT,
    PrintState.UNKNOWN: Card.QUEUED,
    PrintState.FAILED: Card.FAILED,
}


@dataclass(slots=True)
class Truth:
    """What is known to be true. A line ticks only on what stands here."""

    stage: Stage
    asked_at: datetime
    place_name: str
    card: Card
    visit_id: UUID | None = None
    seated: bool | None = None
    trouble: str = ""
    paper: str = ""
    """What is known of the card, in words."""
    entered_by: EnteredBy | None = None
    """Who came in the guest's name."""


def welcome_card_due(profile: Profile, place: PlaceChoice | None, today: date) -> bool:
    """Whether the guest gets a card today: first visit, after long, a room, or a birthday."""
    birthday = any(each.kind is DateKind.BIRTHDAY and each.next_on == today for each in profile.dates)
    first = profile.has_dossier and profile.last_visit is None
    long_ago = profile.last_visit is not None and today - store_date(profile.last_visit) > CARD_AFTER
    return birthday or first or long_ago or (place is not None and place.room)


class Reception(QObject):
    """One reception, from Enter until it is settled or undone."""

    changed = Signal()
    """Something more is true."""

    def __init__(self, desk: DeskFacade, route: Route, profile: Profile, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self.profile = profile
        """The guest as last read."""
        self._before = frozenset(request.request_id for request in profile.requests)
        self._told = ""
        """Who heard of the arrival."""
        self._undoing = False
        self._answers = Answers(self)
        now = route.clock.now()
        self.truth = Truth(Stage.ASKED, now, "", Card.NOT_TODAY)
        desk.print_changed.connect(self._printed)

    def begin(
        self,
        place: PlaceChoice | None,
        companions: int,
        more: Mapping[str, str | None],
        agent: ChosenAgent | None,
    ) -> None:
        """Register the visit; `more` are purpose and plate, the `agent`, and a supervisor's release where one was needed."""
        today = store_date(self.truth.asked_at)
        self.truth.place_name = say(place.name) if place else ""
        self.truth.entered_by = None if agent is None else agent.entered
        self.truth.card = Card.WANTED if welcome_card_due(self.profile, place, today) else Card.NOT_TODAY
        args = {
            "guest_id": str(self.profile.guest_id),
            "place_id": str(place.place_id) if place else None,
            "companions": companions,
            **more,
        }
        self._desk.submit(
            "visit.check_in", args, self._answers.kept(self._saved), self._answers.kept(self._refused)
        )

    def undo(self) -> None:
        """Take the visit back; a second press before the answer asks nothing."""
        if self._undoing or self.truth.visit_id is None or self.truth.stage is not Stage.SAVED:
            return
        self._undoing = True
        args = {"visit_id": str(self.truth.visit_id)}
        done = self._answers.kept(self._undone)
        self._desk.submit("visit.undo_check_in", args, done, self._answers.kept(self._not_undone))

    def print_card(self) -> None:
        """Hand the welcome card to the printer, or to a file where there is none."""
        if self.truth.visit_id is None:
            return
        paper = self._route.paper_for("welcome_card", self.truth.visit_id)
        self._desk.print_document(
            "welcome_card",
            self.truth.visit_id,
            paper.target,
            self._answers.kept(self._printed),
            self._answers.kept(self._not_printed),
        )

    def lines(self) -> list[ReceiptLine]:
        """The receipt as it is now."""
        call = call_line(self.profile, self._visit(), self._desk.status, self._route.clock.now())
        called = [] if call is None else [call]
        by = self.truth.entered_by
        came = "" if by is None else came_text(by, veiled=self._route.notes_veiled)
        seat = replace(self._seat_line(), note=came)
        return [self._visit_line(), seat, *called, self.card_line(), *self.request_lines()]

    def undone_text(self) -> str:
        """What was taken back with the visit: the seat, and the news where somebody had it."""
        if not self._told:
            return self.tr("座位已放。")
        if not self._desk.status.online:
            return self.tr("座位已放，{name}还没有收到通知。").replace("{name}", self._told)
        return self.tr("座位已放，已告知{name}是误登记。").replace("{name}", self._told)

    def _visit(self) -> OpenVisit | None:
        """The visit that was made, once it was read again."""
        visit = self.profile.visit
        return visit if visit is not None and visit.visit_id == self.truth.visit_id else None

    def request_lines(self) -> list[ReceiptLine]:
        """That services were asked for since; never what for, since the guest stands in front of the screen."""
        fresh = [request for request in self.profile.requests if request.request_id not in self._before]
        if not fresh:
            return []
        due = self.tr("{clock} 前办好").replace("{clock}", clock_text(min(request.due_at for request in fresh)))
        many = self.tr("已开 {count} 张服务单").replace("{count}", str(len(fresh)))
        return [ReceiptLine(self.tr("已开服务单") if len(fresh) == 1 else many, TICK, "ok", note=due)]

    def see(self, profile: Profile) -> None:
        """Go on with what was read of the guest meanwhile."""
        self.profile = profile
        visit = self._visit()
        if visit is not None and visit.told is not None:
            self._told = say(visit.told.name)

    def look_again(self) -> None:
        """Read what became of the seat and of the guest's services."""
        if self.truth.stage is Stage.SAVED:
            self._desk.profile(self.profile.guest_id, self._answers.latest("profile", self._look))

    @property
    def paper_is_out(self) -> bool:
        """Whether a card went to a printer, so that it must be taken back on undo."""
        visit_id = self.truth.visit_id
        if visit_id is None or self.truth.card is not Card.SENT:
            return False
        return not self._route.paper_for("welcome_card", visit_id).is_file

    def _visit_line(self) -> ReceiptLine:
        clock = clock_text(self.truth.asked_at)
        if self.truth.stage is Stage.ASKED:
            return ReceiptLine(self.tr("{clock} 登记").replace("{clock}", clock), bold=True)
        return ReceiptLine(self.tr("{clock} 已登记").replace("{clock}", clock), TICK, "ok", bold=True)

    def _seat_line(self) -> ReceiptLine:
        truth = self.truth
        if not truth.place_name:
            return ReceiptLine(self.tr("未安排座位"), "armchair")
        if truth.seated is None:
            return ReceiptLine(truth.place_name)
        if truth.seated:
            return ReceiptLine(truth.place_name, TICK, "ok")
        text = self.tr("{seat} 刚有人坐了").replace("{seat}", truth.place_name)
        return ReceiptLine(text, "circle-alert", "warn")

    def card_line(self) -> ReceiptLine:
        """What became of the welcome card."""
        card = self.truth.card
        if card is Card.WANTED:
            return ReceiptLine(self.tr("欢迎卡"))
        if card is Card.NOT_TODAY:
            return ReceiptLine(self.tr("今日不打卡"), "printer")
        return ReceiptLine(self.truth.paper, "printer", "warn" if card is Card.FAILED else "muted")

    def _saved(self, saved: Saved) -> None:
        self.truth.stage = Stage.SAVED
        self.truth.visit_id = saved.created["visit_id"]
        self.changed.emit()
        self.look_again()
        if self.truth.card is Card.WANTED:
            self.print_card()

    def _look(self, profile: Profile | None) -> None:
        visit: OpenVisit | None = profile.visit if profile else None
        if visit is not None or self.truth.seated is None:
            self.truth.seated = visit is not None and visit.place is not None
        if profile is not None:
            self.see(profile)
        self.changed.emit()

    def _refused(self, error: VipDeskError) -> None:
        self.truth.stage = Stage.REFUSED
        self.truth.trouble = error_text(error)
        self.changed.emit()

    def _undone(self, _saved: Saved) -> None:
        self.truth.stage = Stage.UNDONE
        self.truth.trouble = ""
        self.changed.emit()

    def _not_undone(self, error: VipDeskError) -> None:
        self._undoing = False
        self.truth.trouble = error_text(error)
        self.changed.emit()

    def _printed(self, job: PrintJobView) -> None:
        if job.row_id != self.truth.visit_id:
            return
        self.truth.card = _CARD_AFTER[job.state]
        self.truth.paper = paper_words(job)
        self.changed.emit()

    def _not_printed(self, error: VipDeskError) -> None:
        self.truth.card = Card.FAILED
        self.truth.paper = error_text(error)
        self.changed.emit()


def here_lines(
    profile: Profile,
    visit: OpenVisit,
    reception: Reception | None,
    call: ReceiptLine | None,
    trouble: str,
    *,
    came: str = "",
) -> list[ReceiptLine]:
    """The receipt of somebody who is here; of a `reception` just settled it keeps card and services.

    `came` says who came in the guest's name: a line of its own would push the others out of sight.
    """
    arrived = QCoreApplication.translate("Reception", "{clock} 已登记").replace(
        "{clock}", clock_text(visit.checked_in_at)
    )
    until = stay_until(profile.right, visit.checked_in_at)
    note = ""
    if until is not None:
        note = QCoreApplication.translate("Reception", "可坐至 {clock}").replace("{clock}", clock_text(until))
    lines = [ReceiptLine(arrived, TICK, "ok", bold=True, note=note), _here_line(visit, came)]
    if call is not None:
        lines.append(call)
    if reception is not None:
        lines += [reception.card_line(), *reception.request_lines()]
    lines += [_stored_line(profile)] if profile.stored else []
    if trouble:
        lines.append(ReceiptLine(trouble, "info", "muted"))
    return lines


def _stored_line(profile: Profile) -> ReceiptLine:
    """What must not be forgotten when the guest leaves."""
    words = QCoreApplication.translate("Reception", "有寄存未取")
    tags = "、".join(thing.label for thing in profile.stored)
    return ReceiptLine(words, "archive", "warn", note=tags)


def _here_line(visit: OpenVisit, came: str) -> ReceiptLine:
    """Where the guest is: at the place, or out while it is kept."""
    if visit.state is VisitState.SHOPPING:
        out = QCoreApplication.translate("Reception", "逛店中")
        kept = (
            QCoreApplication.translate("Reception", "{seat} 留着").replace("{seat}", say(visit.place.name))
            if visit.place
            else ""
        )
        bags = Counts().bags(visit.bags) if visit.bags else ""
        return ReceiptLine(out, "shopping-bag", "info", note=joined(kept, bags, came))
    if visit.place:
        return ReceiptLine(say(visit.place.name), TICK, "ok", note=came)
    return ReceiptLine(QCoreApplication.translate("Reception", "未安排座位"), "armchair", note=came)
