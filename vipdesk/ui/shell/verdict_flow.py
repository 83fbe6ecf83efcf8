"""核销 (M4): the verdict on a voucher, Enter to spend it, and the answer that head office alone can give."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Answered, Saved, ScanKind
from vipdesk.models.snapshot.vouchers import Verdict, VerdictWord, VoucherView
from vipdesk.ui.answers import Answers
from vipdesk.ui.life_texts import agent_texts
from vipdesk.ui.route import Route
from vipdesk.ui.shell.veil import VerdictLayer
from vipdesk.ui.shell.verdict_words import (
    asking_face,
    error_face,
    redeemed_face,
    refused_face,
    unknown_face,
    usable_face,
    waiting_face,
)
from vipdesk.ui.widgets.verdict_panel import VerdictFace

PATIENCE_MS = 6000
"""How long head office may take before the panel says that it has not answered yet."""


class VerdictFlow(QObject):
    """Leads from a scan to 已核销. A scan alone never spends."""

    closed = Signal()

    def __init__(self, desk: DeskFacade, route: Route, layer: VerdictLayer, behind: QWidget) -> None:
        super().__init__(layer)
        self._desk, self._route, self._layer, self._behind = desk, route, layer, behind
        self._answers = Answers(self)
        self._verdict: Verdict | None = None
        self._agent = ""
        self._refusal: Refused | None = None
        self._voucher_id: UUID | None = None
        self._op_id: UUID | None = None
        self._spending = False
        self._early: dict[UUID, Answered] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._still_waiting)
        layer.panel.pressed.connect(self.act)
        layer.panel.closed.connect(self.close)
        layer.panel.option_chosen.connect(lambda _place: self._show_options())
        desk.answered.connect(self._answered)

    @property
    def opened(self) -> bool:
        """Whether the panel is in sight."""
        return self._layer.isVisible()

    def show_voucher(self, voucher_id: UUID) -> None:
        """Ask what a voucher is worth now and show it."""
        if self._spending:
            return
        self._voucher_id = voucher_id
        self._desk.verdict(voucher_id, self._answers.latest("verdict", self._show))

    def show_foreign(self, kind: ScanKind) -> None:
        """Show that a code is not one of the house."""
        words = {ScanKind.PAYMENT: VerdictWord.PAYMENT, ScanKind.STORAGE_TAG: VerdictWord.NO_TAG}
        word = words.get(kind, VerdictWord.FOREIGN)
        self._verdict, self._voucher_id = None, None
        self._open()
        self._layer.panel.show_face(unknown_face(word))

    def act(self) -> None:
        """The one button: spend, or take the voucher that is proposed instead."""
        verdict = self._verdict
        if self._spending:
            return
        if verdict is None:
            self.close()
        elif verdict.word is VerdictWord.USABLE and verdict.voucher is not None:
            self._spend(verdict.voucher, verdict)
        elif verdict.others:
            chosen = max(self._layer.panel.chosen_option(), 0)
            self.show_voucher(verdict.others[chosen].voucher_id)
        else:
            self.close()

    def close(self) -> None:
        """Take the panel away; what was sent stays sent."""
        self._patience.stop()
        self._answers.forget("verdict")
        self._verdict, self._spending, self._op_id, self._refusal = None, False, None, None
        self._layer.panel.ring.stop()
        self._layer.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Word what is in sight again."""
        if self.opened and self._voucher_id is not None and not self._spending:
            self.show_voucher(self._voucher_id)

    def _open(self) -> None:
        self._layer.open_over(self._behind)

    def _show(self, verdict: Verdict) -> None:
        refusal, self._refusal = self._refusal, None
        before = None if self._verdict is None else self._verdict.voucher
        if before is None or before.voucher_id != self._voucher_id:
            # who stood there for another voucher, or the last time, does not stand there now
            self._layer.panel.agents.show_names("", ())
        self._open()
        if refusal is not None and verdict.word is VerdictWord.USABLE:
            # nothing this desk knows of the voucher says why head office would not have it
            self._verdict = None
            self._layer.panel.show_face(error_face(refusal))
        else:
            self._verdict = verdict
            self._layer.panel.show_face(self._face(verdict))
        self._layer.panel.setFocus()

    def _agents(self, verdict: Verdict) -> list[str]:
        return agent_texts(verdict.agents, veiled=self._route.notes_veiled)

    def _face(self, verdict: Verdict) -> VerdictFace:
        now = self._route.clock.now()
        if verdict.voucher is None:
            return unknown_face(verdict.word)
        if verdict.word is VerdictWord.USABLE:
            return usable_face(verdict.voucher, now, self._agents(verdict))
        return refused_face(verdict, now, 0)

    def _show_options(self) -> None:
        if self._verdict is not None and self._verdict.others:
            chosen = self._layer.panel.chosen_option()
            self._layer.panel.show_button(refused_face(self._verdict, self._route.clock.now(), chosen).button)

    def _spend(self, voucher: VoucherView, verdict: Verdict) -> None:
        place = self._layer.panel.agents.place()
        self._agent = self._agents(verdict)[place] if place else ""
        args = {"voucher_id": str(voucher.voucher_id)}
        if place:
            args["by"] = str(verdict.agents[place - 1].relation_id)
        self._spending = True
        self._early.clear()
        self._layer.panel.show_face(asking_face(voucher, self._route.clock.now()))
        self._patience.start()
        self._desk.submit(
            "voucher.redeem",
            args,
            self._answers.kept(self._saved),
            self._answers.kept(self._not_saved),
        )

    def _saved(self, saved: Saved) -> None:
        self._op_id = saved.op_id
        early = self._early.pop(saved.op_id, None)
        if early is not None:
            self._answered(early)

    def _not_saved(self, error: VipDeskError) -> None:
        self._patience.stop()
        self._spending = False
        online_only = isinstance(error, Refused) and error.code is Code.ONLINE_ONLY
        if online_only and self._verdict is not None:
            verdict = self._verdict
            self._show(Verdict(VerdictWord.ONLINE_ONLY, verdict.voucher, None, None, ()))
        elif self.opened:
            self._verdict = None
            self._layer.panel.show_face(error_face(error))

    def _answered(self, answered: object) -> None:
        if not isinstance(answered, Answered) or not self._spending:
            return
        if self._op_id is None:
            self._early[answered.op_id] = answered
        elif answered.op_id == self._op_id:
            self._patience.stop()
            self._spending, self._op_id = False, None
            self._finish(answered)

    def _finish(self, answered: Answered) -> None:
        verdict = self._verdict
        if not self.opened or verdict is None or verdict.voucher is None:
            return
        if answered.state == "accepted":
            self._verdict = None
            self._layer.panel.show_face(redeemed_face(verdict.voucher, self._route.clock.now(), self._agent))
        else:
            self._refusal = _refusal(answered)
            self.show_voucher(verdict.voucher.voucher_id)

    def _still_waiting(self) -> None:
        if self._spending and self.opened:
            self._layer.panel.show_face(waiting_face())


def _refusal(answered: Answered) -> Refused | None:
    """Head office's no, where this program knows its sentence."""
    known = next((code for code in Code if code.value == answered.code), None)
    return None if known is None else Refused(known, **answered.facts)
