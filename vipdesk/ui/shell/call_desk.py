"""News of arrivals for whoever is signed in: one card at the foot of the page, and what they answer (M2)."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.vocabulary import CallAnswer
from vipdesk.ui.answers import Answers
from vipdesk.ui.door_words import answer_text
from vipdesk.ui.guest_names import masked_spans
from vipdesk.ui.languages import say
from vipdesk.ui.life_texts import entered_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, masked_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.call_card import HEIGHT, MARGIN, WIDTH, CallCard

_ANSWERS = (CallAnswer.COMING, CallAnswer.THREE_MINUTES, CallAnswer.COVER)
_JUST_SECONDS = 90
_GAP = 16


class CallDesk(QObject):
    """Shows the oldest arrival that is not answered; nothing is taken from the hands."""

    def __init__(self, desk: DeskFacade, route: Route, card: CallCard) -> None:
        super().__init__(card)
        self._desk, self._route, self.card = desk, route, card
        self._answers = Answers(self)
        self._calls: tuple[Call, ...] = ()
        self._trouble = ""
        card.hide()
        card.answered.connect(self._answer)

    def look(self) -> None:
        """Read again who is waited for."""
        self._desk.calls(self._answers.latest("calls", self._show))

    def leave(self) -> None:
        """Nobody is at the desk."""
        self._show(())

    def place(self, room: QRect) -> None:
        """At the foot of the page's `room`, in the middle."""
        margin = theme().px(MARGIN)
        width = min(theme().px(WIDTH), room.width() - 2 * theme().px(_GAP)) + 2 * margin
        height = theme().px(HEIGHT) + 2 * margin
        left = room.center().x() - width // 2
        self.card.setGeometry(left, room.bottom() - height - theme().px(_GAP) + margin, width, height)

    def retranslate(self) -> None:
        """Set every word again."""
        self._words()

    def _show(self, calls: tuple[Call, ...]) -> None:
        before = {(call.visit_id, call.taken_back) for call in self._calls}
        self._calls, self._trouble = calls, ""
        self._words()
        self.card.setVisible(bool(calls))
        if any((call.visit_id, call.taken_back) not in before for call in calls):
            self.card.raise_()
            self.card.pulse()
            if self._desk.settings.arrival_sound:
                # the system's own bell: what plays sounds of one's own is not among the parts of Qt that are shipped
                QApplication.beep()

    def _words(self) -> None:
        if not self._calls:
            return
        call = self._calls[0]
        more = len(self._calls) - 1
        rest = self.tr("还有 {count} 位").replace("{count}", str(more)) if more else ""
        if call.taken_back:
            detail = self.tr("刚才是误登记，不用过来")
            answers = [answer_text(CallAnswer.SEEN)]
        else:
            came = entered_text(call.entered_by)
            detail = joined(came, say(call.place), self._since(call), call.drink or "")
            answers = [answer_text(answer) for answer in _ANSWERS]
        detail = joined(self._trouble or detail, rest)
        spoken = f"{masked_text(call.guest)}, {detail}"
        self.card.show_call(call.guest.letter, masked_spans(call.guest, 20), detail, answers, spoken)

    def _since(self, call: Call) -> str:
        seconds = (self._route.clock.now() - call.arrived_at).total_seconds()
        if seconds < _JUST_SECONDS:
            return self.tr("刚到")
        return self.tr("到了 {minutes} 分").replace("{minutes}", str(int(seconds // 60)))

    def _answer(self, place: int) -> None:
        if not self._calls:
            return
        call = self._calls[0]
        answer = CallAnswer.SEEN if call.taken_back else _ANSWERS[place]
        for button in self.card.buttons:
            # pressed twice is answered once
            button.setEnabled(False)
        args = {"visit_id": str(call.visit_id), "told_id": str(call.told_id), "answer": answer.value}
        self._desk.submit(
            "visit.answer_call", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _saved(self, _saved: Saved) -> None:
        self.look()

    def _failed(self, error: VipDeskError) -> None:
        self._trouble = error_text(error)
        self._words()
