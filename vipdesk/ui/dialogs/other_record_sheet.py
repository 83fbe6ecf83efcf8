"""Which other record is the same person: those who are like the guest are offered, any other is found as in the search box."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.guests import MOST_HITS, Hit, Profile
from vipdesk.models.snapshot.likeness import Kinship, Likeness
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.apart_lines import ApartLines
from vipdesk.ui.dialogs.merge_sheet import MAY_MERGE, MergeSheet
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.hit_row import hit_row
from vipdesk.ui.languages import say
from vipdesk.ui.merge_words import likeness_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import HIT, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_SHOWN = 4
_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class OtherRecordSheet(Sheet):
    """Enter puts the chosen record beside the guest's own; nothing is merged yet."""

    def __init__(self, desk: DeskFacade, route: Route, guest: Profile, parent: QWidget | None = None) -> None:
        super().__init__(route, width=720, parent=parent)
        self._desk, self._guest = desk, guest
        self._answers = Answers(self)
        self._alike: tuple[Likeness, ...] = ()
        self._full = False
        self.who = LineField()
        self.list = RowList(HIT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(theme().px(HIT.height) * _SHOWN)
        self._hint = PlainLabel(size=14, tone="muted")
        self._nobody = Empty("search")
        self._nobody.setFixedHeight(theme().px(HIT.height) * _SHOWN)
        self.apart = ApartLines()
        for part in (self.who, self.list, self._nobody, self._hint, self.apart):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.who.edit.textChanged.connect(self._typed)
        self.list.opened.connect(lambda _guest_id: self.act())
        self.apart.undo_asked.connect(self._undo_apart)
        self.setFocusProxy(self.who.edit)
        self.retranslate()
        self._ask()

    def retranslate(self) -> None:
        """Set every word again."""
        heading = self.tr("哪一份档案也是{address}？").replace("{address}", say(self._guest.address))
        self.show_heading(heading, self.tr("先并排对比，再决定是否合并"))
        self.who.show_label(self.tr("姓名、拼音、手机尾号或卡号"))
        self.list.setAccessibleName(self.tr("可能是同一位的档案"))
        self._say_most(full=self._full)
        self._nobody.show_text(self.tr("没有像是同一位的档案；输入几个字再找"))
        self.cancel.show_text(self.tr("收起"))
        self.done.show_text(self.tr("并排对比"))

    def act(self) -> None:
        """Compare with the chosen one."""
        key = self.list.chosen_key()
        if isinstance(key, UUID):
            self.route.show_sheet(MergeSheet(self._desk, self.route, self._guest.guest_id, key))
        else:
            self.who.show_error(self.tr("先找到另一份档案"))
            self.who.edit.setFocus()
            self.route.fit_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the records while the cursor stays in the field."""
        step = next((by for key, by in _WALKING.items() if event.key() == key), 0)
        if step:
            self.list.step(step)
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.who.show_error("")
        if text.strip():
            self._desk.find(text, self._answers.latest("find", self._show_hits))
        else:
            self._answers.forget("find")
            self._show([_alike_row(likeness) for likeness in self._alike])

    def _ask(self) -> None:
        self._desk.kinship(self._guest.guest_id, self._answers.latest("kinship", self._offer))

    def _undo_apart(self, other_id: UUID) -> None:
        """They may be one person after all."""
        args = {"guest_id": str(self._guest.guest_id), "other_id": str(other_id)}
        again = self._answers.kept(lambda _saved: self._ask())
        self._desk.submit("guest.undo_tell_apart", args, again, self._answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.show_trouble(error_text(error))

    def _offer(self, kinship: Kinship) -> None:
        self._alike = kinship.alike
        staff = self._desk.staff
        self.apart.show_records(kinship.apart, may_undo=staff is not None and staff.role in MAY_MERGE)
        self.route.fit_sheet()
        if not self.who.text():
            self._show([_alike_row(likeness) for likeness in self._alike])

    def _show_hits(self, hits: tuple[Hit, ...]) -> None:
        now = self.route.clock.now()
        self._show([hit_row(hit, now) for hit in hits if hit.guest_id != self._guest.guest_id])
        # fewer are all there are: another letter would only take some away
        self._say_most(full=len(hits) >= MOST_HITS)

    def _show(self, rows: Sequence[Row]) -> None:
        self.list.show_rows(())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self._say_most(full=False)

    def _say_most(self, *, full: bool) -> None:
        self._full = full
        self._hint.show_text(self.tr("最多列 8 位，再输一个字更准") if full else "")


def _alike_row(likeness: Likeness) -> Row:
    why = likeness_text(likeness)
    phone = likeness.masked_phone or ""
    return Row(
        key=likeness.guest_id,
        spoken=", ".join(part for part in (likeness.masked, phone, why) if part),
        title=(Span(likeness.masked, 16, bold=True),),
        detail=(Span(why, 13, tone="muted"),),
        letter=likeness.masked[:1],
        middle=(Span(phone, 14, tone="muted"),) if phone else (),
    )
