"""The receipt of a guest at work: what its lines say at each moment, and what the buttons of its foot do."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import OpenVisit, Profile
from vipdesk.models.vocabulary import CallAnswer, VisitState
from vipdesk.ui.answers import Answers
from vipdesk.ui.door_words import answer_text, came_text
from vipdesk.ui.languages import say
from vipdesk.ui.pages.call_lines import call_line, needs_somebody
from vipdesk.ui.pages.leaving import see_off
from vipdesk.ui.pages.reception import Reception, Stage, here_lines
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.receipt import Receipt, ReceiptLine

_LOOK_MS = 5_000
"""So often it is seen whether somebody has been silent for too long."""
Act = Callable[[], None]


class ReceiptWork(QObject):
    """Shows the receipt and does what its foot offers."""

    said = Signal(str)
    """A sentence for the last line."""
    retry_asked = Signal()
    """A check-in that was refused is to be tried again."""
    moved = Signal()
    """The receipt has another height."""
    print_asked = Signal()

    def __init__(self, desk: DeskFacade, route: Route, receipt: Receipt) -> None:
        super().__init__(receipt)
        self._desk, self._route, self._receipt = desk, route, receipt
        self._answers = Answers(self)
        self._acts: tuple[Act, Act, Act] = (_nothing, _nothing, _nothing)
        self._taken_back = False
        self._again: Act = _nothing
        self._see_off: Act = _nothing
        for place, asked in enumerate((receipt.action_asked, receipt.middle_asked, receipt.second_asked)):
            asked.connect(lambda place=place: self._acts[place]())
        self._silence = QTimer(self)
        self._silence.setInterval(_LOOK_MS)
        self._silence.timeout.connect(self._look_again)

    def begin(self) -> None:
        """A new reception: nothing of it is taken back yet."""
        self._taken_back = False
        self._silence.stop()

    def show_reception(self, reception: Reception) -> None:
        """The receipt while its ring runs, or what became of it."""
        truth, receipt = reception.truth, self._receipt
        if truth.stage is Stage.REFUSED:
            line = ReceiptLine(self.tr("没有登记"), "circle-alert", "warn", bold=True)
            receipt.fold(line, truth.trouble, action=self.tr("再试一次"))
            self._acts = (_nothing, _nothing, self.retry_asked.emit)
        elif truth.stage is Stage.UNDONE:
            line = ReceiptLine(self.tr("已撤销。"), "undo-2", "muted", bold=True)
            out = reception.paper_is_out and not self._taken_back
            todo, action = (self.tr("请收回这张欢迎卡"), self.tr("已收回")) if out else ("", "")
            receipt.fold(line, reception.undone_text(), todo, action)
            self._acts = (_nothing, _nothing, lambda: self._paper_is_back(reception))
        else:
            receipt.show_lines(reception.lines())

    def show_here(self, profile: Profile, reception: Reception | None, trouble: str) -> None:
        """The receipt of somebody who is here."""
        visit = profile.visit
        if visit is None:
            return
        now, status = self._route.clock.now(), self._desk.status
        call = call_line(profile, visit, status, now)
        by = visit.entered_by
        came = "" if by is None else came_text(by, veiled=self._route.notes_veiled)
        self._receipt.show_lines(here_lines(profile, visit, reception, call, trouble, came=came))
        if needs_somebody(visit, status, now):
            self._offer_others(visit)
        else:
            self._offer_stay(profile, visit)
        self._again = lambda: self._look(profile, reception, trouble)
        if visit.told is not None and visit.answer is None:
            self._silence.start()
        else:
            self._silence.stop()

    def count_down(self, seconds: int, profile: Profile | None) -> None:
        """How long the ring still runs, and what is taken back in that time."""
        visit = profile.visit if profile else None
        if visit is not None and visit.told is not None:
            self._receipt.show_note(self.tr("%n 秒内，座位与通知一并收回", "", seconds))
        else:
            self._receipt.show_note(self.tr("%n 秒内，座位一并放回", "", seconds))

    def settle(self) -> None:
        """The ring is over and the visit not read again yet: print and leave are in reach."""
        self._receipt.show_actions(self.tr("打印欢迎卡"), self.tr("离厅"))
        self._acts = (self.print_asked.emit, _nothing, self._see_off)

    def leave_by(self, see_off: Act) -> None:
        """What 离厅 does: the page knows the visit and where to go then."""
        self._see_off = see_off

    def see_off(self, visit_id: UUID, profile: Profile) -> None:
        """End the visit, then ask how it was above the page one came from."""
        left = self._answers.kept(lambda _saved: see_off(self._desk, self._route, visit_id, profile, back=True))
        args = {"visit_id": str(visit_id)}
        self._desk.submit("visit.check_out", args, left, self._answers.kept(self._failed))

    def submit(self, kind: str, args: dict[str, str | int | None]) -> None:
        """Save something about the visit; the page reads again by itself."""
        self._desk.submit(kind, args, self._answers.kept(_saved), self._answers.kept(self._failed))

    def _look_again(self) -> None:
        self._again()

    def _look(self, profile: Profile, reception: Reception | None, trouble: str) -> None:
        self.show_here(profile, reception, trouble)
        self.moved.emit()

    def _offer_stay(self, profile: Profile, visit: OpenVisit) -> None:
        """Parking first, for whoever came by car and has no voucher yet; then paper, shopping and leaving."""
        out = visit.state is VisitState.SHOPPING
        parks = visit.parking_offer is not None
        first = self.tr("送停车券") if parks else self.tr("打印欢迎卡", "beside two others")
        spoken = "" if parks else self.tr("打印欢迎卡")
        middle = self.tr("回厅") if out else self.tr("去逛店")
        self._receipt.show_actions(first, self.tr("离厅"), middle, spoken=spoken)
        shop = (lambda: self._come_back(visit)) if out else (lambda: self._ask_bags(visit))
        give = (lambda: self._give_parking(profile, visit)) if parks else self.print_asked.emit
        self._acts = (give, shop, self._see_off)

    def _give_parking(self, profile: Profile, visit: OpenVisit) -> None:
        self._acts = (_nothing, *self._acts[1:])
        self.submit(
            "voucher.issue",
            {"guest_id": str(profile.guest_id), "voucher_type_id": str(visit.parking_offer)},
        )

    def _offer_others(self, visit: OpenVisit) -> None:
        """Who else may come, and the telephone; what is heard there is written down."""
        ask = [(other, self.tr("改请 {name}").replace("{name}", say(other.name))) for other in visit.others]
        call = self.tr("电话回复")
        if visit.extension:
            call = self.tr("分机 {number}").replace("{number}", visit.extension)
        if not ask:
            self._receipt.show_actions(call, self.tr("离厅"))
            self._acts = (lambda: self._ask_answer(visit), _nothing, self._see_off)
            return
        first = ask[0][0]
        self._receipt.show_actions(ask[0][1], call, self.tr("另请") if len(ask) > 1 else "", filled=True)
        menu = [(words, self._calling(visit, str(other.staff_id))) for other, words in ask[1:]]
        self._acts = (
            self._calling(visit, str(first.staff_id)),
            lambda: self._choose(menu),
            lambda: self._ask_answer(visit),
        )

    def _calling(self, visit: OpenVisit, staff_id: str) -> Act:
        args: dict[str, str | int | None] = {"visit_id": str(visit.visit_id), "staff_id": staff_id}
        return lambda: self.submit("visit.call_shopper", args)

    def _ask_answer(self, visit: OpenVisit) -> None:
        """What was said on the telephone."""
        told = visit.told
        if told is None:
            return

        def answering(answer: CallAnswer) -> Act:
            args: dict[str, str | int | None] = {
                "visit_id": str(visit.visit_id),
                "told_id": str(told.staff_id),
                "answer": answer.value,
            }
            return lambda: self.submit("visit.answer_call", args)

        answers = (CallAnswer.COMING, CallAnswer.THREE_MINUTES, CallAnswer.COVER)
        self._choose([(answer_text(answer), answering(answer)) for answer in answers])

    def _ask_bags(self, visit: OpenVisit) -> None:
        """How many bags stay at the place."""

        def going(bags: int) -> Act:
            args: dict[str, str | int | None] = {"visit_id": str(visit.visit_id), "bags": bags}
            return lambda: self.submit("visit.go_shopping", args)

        words = [self.tr("没有寄存"), *(self.tr("寄存 %n 袋", "", count) for count in range(1, 6))]
        self._choose([(word, going(count)) for count, word in enumerate(words)])

    def _come_back(self, visit: OpenVisit) -> None:
        self.submit("visit.come_back", {"visit_id": str(visit.visit_id)})

    def _choose(self, choices: list[tuple[str, Act]]) -> None:
        menu = Menu(self._receipt)
        for words, act in choices:
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self._receipt.mapToGlobal(QPoint(0, self._receipt.height())))

    def _paper_is_back(self, reception: Reception) -> None:
        self._taken_back = True
        self.show_reception(reception)
        self.moved.emit()

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error))


def _nothing() -> None:
    """A button that is not in sight."""


def _saved(_saved: Saved) -> None:
    """What was saved is read again with the change it told."""
