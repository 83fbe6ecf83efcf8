"""What else may be done with a request: pause it, route it, open it again, copy a text for the guest."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.complaints import CaseView
from vipdesk.models.snapshot.services import RequestFile
from vipdesk.models.vocabulary import PauseReason
from vipdesk.ui.languages import say
from vipdesk.ui.request_texts import pause_text
from vipdesk.ui.widgets.dressed import Menu

_ALL_HOURS = "all_hours"
_OWN_PAPER = "complaint"
"""Its words are not for a slip that lies about."""


class ActsMenu(Menu):
    """Beside the next step; each act is one press."""

    wanted = Signal(str, dict)
    """The kind of an intent, and its arguments besides the request."""
    again_wanted = Signal()
    remedy_wanted = Signal()
    paper_wanted = Signal()
    seal_wanted = Signal()
    slip_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, file: RequestFile, parent: QWidget) -> None:
        super().__init__(parent)
        card = file.card
        runs = card.clock is not None and card.clock.paused_at is None
        if runs and _ALL_HOURS not in {reason.because for reason in file.reasons}:
            for reason in PauseReason:
                words = self.tr("暂停：{whom}").replace("{whom}", pause_text(reason))
                action = self.addAction(words)
                action.triggered.connect(
                    lambda _checked=False, reason=reason: self.wanted.emit(
                        "request.pause", {"reason": reason.value}
                    )
                )
        if file.case is not None:
            self._offer_case(file.case)
        if file.departments:
            routes = Menu(self)
            routes.setTitle(self.tr("转到部门"))
            for department in file.departments:
                action = routes.addAction(say(department).replace("&", "&&"))
                args = {"department": department.zh, "based_on": card.department.zh}
                action.triggered.connect(lambda _checked=False, args=args: self.wanted.emit("request.route", args))
            self.addMenu(routes)
        for name, text in file.texts:
            action = self.addAction(
                self.tr("复制给贵宾的话：{name}").replace("{name}", say(name)).replace("&", "&&")
            )
            action.triggered.connect(
                lambda _checked=False, text=text: QGuiApplication.clipboard().setText(say(text))
            )
        if file.case is None or not file.case.sensitive:
            self.addAction(self.tr("加图片…")).triggered.connect(self.picture_wanted)
        self._offer_more(card.kind)

    def _offer_more(self, kind: str) -> None:
        if kind != _OWN_PAPER:
            self.addAction(self.tr("打印凭条")).triggered.connect(self.slip_wanted)
        self.addAction(self.tr("同样的再开一张")).triggered.connect(self.again_wanted)

    def _offer_case(self, case: CaseView) -> None:
        self.addAction(self.tr("提补救…")).triggered.connect(self.remedy_wanted)
        self.addAction(self.tr("打印受理单")).triggered.connect(self.paper_wanted)
        if case.may_seal:
            self.addAction(self.tr("设为敏感（不能改回）")).triggered.connect(self.seal_wanted)
