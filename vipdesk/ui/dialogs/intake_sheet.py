"""Taking in somebody new: few fields, then Enter saves and receives; what is not known yet comes later."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.phone import parse_phone
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Fetched, GuestWay, NewcomerCheck, Resemblance, Similar
from vipdesk.models.snapshot.intake_draft import IntakeDraft
from vipdesk.rules.card_number import read_card_number
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_TITLES: tuple[tuple[str | None, str | None], ...] = (("f", "女士"), ("m", "先生"), ("f", "太太"), (None, None))
"""Gender and title of each choice, as they are stored."""
_PATIENCE_MS = 800
_NAME_CODES = (Code.FIELD_MISSING, Code.TEXT_TOO_LONG, Code.BAD_ARGUMENTS)
_CARD_CODES = (Code.CARD_IN_USE, Code.CARD_UNREADABLE, Code.KEY_REUSED)
_PHONE_CODES = (Code.PHONE_IN_USE, Code.PHONE_UNREADABLE)


class IntakeSheet(Sheet):
    """What was typed stays when the sheet is closed, and when the program ends. Somebody known is offered to be opened instead."""

    def __init__(self, desk: DeskFacade, route: Route, way: GuestWay, parent: QWidget | None = None) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk = desk
        self._number = way.card_no or way.phone or ""
        self._blank = IntakeDraft(phone=way.phone or "", card=way.card_no or "")
        self._again = False
        """Whether the form goes on with what was typed before."""
        self._answers = Answers(self)
        self._known: UUID | None = None
        self._insists = self._saving = False
        self.name, self.phone, self.card = LineField(), LineField(), LineField()
        self.title = ChipField(len(_TITLES))
        self._likeness = PlainLabel(size=14, tone="warn", wrap=True)
        self.open_known = Button(fill=Fill.OUTLINE, height=48)
        self.throw_away = Button(fill=Fill.QUIET, height=48, strong=False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._register)
        self._build()
        self.retranslate()
        self.setFocusProxy(self.name.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        enough = self.tr("姓名就够了，其余稍后可以补")
        self.show_heading(self.tr("新贵宾"), self.tr("接着上次没填完的") if self._again else enough)
        self.throw_away.show_text(self.tr("清空"))
        self.name.show_label(self.tr("姓名"))
        words = [self.tr("女士"), self.tr("先生"), self.tr("太太"), self.tr("先不写")]
        self.title.show_texts(self.tr("称呼"), words)
        self.phone.show_label(self.tr("手机（可以不填）"))
        self.card.show_label(self.tr("会员卡（可以不填）"))
        self.cancel.show_text(self.tr("收起"))
        self.open_known.show_text(self.tr("打开这位贵宾"))
        self._show_done()

    def act(self) -> None:
        """Look whether the guest is known, save, receive."""
        if self._saving or not self._is_whole():
            return
        self.done.setEnabled(False)
        checked = self._answers.latest("check", self._checked)
        self._desk.check_newcomer(self.name.text(), self.phone.text(), self.card.text(), checked)

    # -- inside ------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is written before anybody else can come to the desk."""
        self.route.drafts.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        kept = self.route.drafts.get(self._number)
        self._again = kept is not None
        self._fill(kept or self._blank)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(theme().px(16))
        side_by_side.addWidget(self.phone, 1)
        side_by_side.addWidget(self.card, 1)
        self.content.addWidget(self.name)
        self.content.addWidget(self.title)
        self.content.addLayout(side_by_side)
        self.content.addWidget(self._likeness)
        self.content.addStretch(1)
        self._likeness.hide()
        self.foot.insertWidget(0, self.open_known)
        self.foot.insertWidget(0, self.throw_away)
        self.open_known.hide()
        self.throw_away.setVisible(self._again)
        self.throw_away.clicked.connect(self._throw_away)
        self.open_known.clicked.connect(self._open_known)
        for field in (self.name, self.phone, self.card):
            field.edit.textChanged.connect(self._changed)
        self.title.chosen.connect(self._changed)

    def _fill(self, draft: IntakeDraft) -> None:
        for field, text in ((self.name, draft.name), (self.phone, draft.phone), (self.card, draft.card)):
            field.edit.setText(text)
        self.title.choose(draft.title)

    def _throw_away(self) -> None:
        self._again = False
        self._fill(self._blank)
        self._changed()
        self.retranslate()
        self.name.edit.setFocus()

    def _changed(self) -> None:
        """Keep what stands there; whatever was said about it before says nothing about it now."""
        draft = IntakeDraft(self.name.text(), self.title.place(), self.phone.text(), self.card.text())
        if draft == self._blank:
            self.route.drafts.forget(self._number)
        else:
            self.route.drafts.keep(self._number, draft)
        self.throw_away.setVisible(draft != self._blank)
        self._answers.forget("check")
        self._answers.forget("phone")
        self._patience.stop()
        self._say_known(None)
        self._insists = False
        self._likeness.hide()
        self.show_trouble("")
        self.done.setEnabled(not self._saving)
        self._show_done()

    def _is_whole(self) -> bool:
        """Whether all that is typed can be read; the first field that cannot gets the cursor."""
        phone = parse_phone(self.phone.text()) if self.phone.text() else None
        wrong: list[tuple[LineField, str]] = []
        if not self.name.text():
            wrong.append((self.name, self.tr("请写姓名，姓也可以")))
        if self.phone.text() and (phone is None or phone.masked):
            wrong.append((self.phone, error_text(Refused(Code.PHONE_UNREADABLE))))
        if self.card.text() and read_card_number(self.card.text()) is None:
            wrong.append((self.card, error_text(Refused(Code.CARD_UNREADABLE))))
        for field, sentence in wrong:
            field.show_error(sentence)
        if wrong:
            wrong[0][0].edit.setFocus()
            self.route.fit_sheet()
        return not wrong

    def _checked(self, check: NewcomerCheck) -> None:
        if check.card_holder is not None:
            self._refuse(self.card, Refused(Code.CARD_IN_USE), check.card_holder)
        elif check.phone_holder is not None:
            self._refuse(self.phone, Refused(Code.PHONE_IN_USE), check.phone_holder)
        elif check.similar and not self._insists:
            self._warn(check.similar[0])
        elif self.phone.text() and self._desk.status.online:
            self._ask_head_office()
        else:
            self._register()

    def _ask_head_office(self) -> None:
        """Somebody with this number may be known elsewhere; who does not answer in time is answered by the upload."""
        told = self._answers.latest("phone", self._told)
        self._patience.start()
        self._desk.fetch_guest(GuestWay(phone=self.phone.text()), told, told)

    def _told(self, answer: Fetched | VipDeskError) -> None:
        if not self._patience.isActive():
            return
        self._patience.stop()
        if isinstance(answer, Fetched) and answer.found:
            self._refuse(self.phone, Refused(Code.PHONE_IN_USE), answer.found[0].guest_id)
        else:
            self._register()

    def _register(self) -> None:
        gender, title = _TITLES[self.title.place()]
        args: dict[str, Any] = {
            "name": self.name.text(),
            "gender": gender,
            "title": title,
            "phone": self.phone.text() or None,
            "card_no": self.card.text() or None,
        }
        self._saving = True
        self._answers.forget("phone")
        self._desk.submit(
            "guest.register", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _saved(self, saved: Saved) -> None:
        self.route.drafts.forget(self._number)
        self.route.close_sheet()
        self.route.receive_guest(saved.created["guest_id"])

    def _failed(self, error: VipDeskError) -> None:
        """Say it where it belongs."""
        self._saving = False
        self.done.setEnabled(True)
        code = error.code if isinstance(error, Refused) else None
        fields = ((self.name, _NAME_CODES), (self.card, _CARD_CODES), (self.phone, _PHONE_CODES))
        field = next((field for field, codes in fields if code in codes), None)
        known = error.facts.get("guest_id")
        if field is None:
            self.show_trouble(error_text(error))
        else:
            self._refuse(field, error, UUID(known) if isinstance(known, str) else None)

    def _refuse(self, field: LineField, error: VipDeskError, known: UUID | None) -> None:
        self.done.setEnabled(True)
        self._say_known(known)
        field.show_error(error_text(error))
        (field.edit if known is None else self.open_known).setFocus()
        self.route.fit_sheet()

    def _warn(self, similar: Similar) -> None:
        """Somebody like them: the reason is told, and Enter goes on all the same."""
        self.done.setEnabled(True)
        self._insists = True
        self._say_known(similar.guest_id)
        self._show_done()
        words = {
            Resemblance.SAME_NAME: self.tr("{who} 同名，手机尾号也是 {tail}。是同一位吗？"),
            Resemblance.SOUNDS_ALIKE: self.tr("{who} 读音相同，手机尾号也是 {tail}。是同一位吗？"),
        }[similar.why]
        self._likeness.show_text(words.replace("{who}", similar.masked).replace("{tail}", similar.tail))
        self._likeness.show()
        self.route.fit_sheet()

    def _say_known(self, guest_id: UUID | None) -> None:
        self._known = guest_id
        self.open_known.setVisible(guest_id is not None)

    def _show_done(self) -> None:
        self.done.show_text(self.tr("不是，仍然新建") if self._insists else self.tr("保存并接待"))

    def _open_known(self) -> None:
        if self._known is not None:
            self.route.close_sheet()
            self.route.show_guest(self._known)
