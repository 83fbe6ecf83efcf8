"""待我处理: what waits for head office and what was answered with no; each with its reason and one next step."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import duration_text, moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Matter, MatterKind, Order, SyncStatus
from vipdesk.ui.languages import language, say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.conflict_panel import ConflictPanel
from vipdesk.ui.pages.conflict_words import heading_text, kept_text, story_text
from vipdesk.ui.pages.matter_words import (
    Step,
    matter_row,
    matter_title,
    next_step,
    proposed,
    reason_text,
    step_text,
)
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text, joined, matter_kind_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import MATTER
from vipdesk.ui.widgets.row_list import RowList

_INSET = 28
_ROOM_FOR_LATER = 700
_ANSWERED = (MatterKind.REFUSED, MatterKind.CONFLICT)
"""Head office has spoken; only somebody's look is still wanted."""

_PLACES = {
    Step.APPOINTMENTS: Place.APPOINTMENTS,
    Step.SERVICES: Place.SERVICES,
    Step.LOUNGE: Place.LOUNGE,
    Step.TODAY: Place.TODAY,
}


class ForMePage(Page):
    """Left the matters, right one of them. Nothing is ever dropped without somebody having seen it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "outbox",
            "preference",
            "shopper_assignment",
            "request",
            "request_event",
            "policy",
            "visit",
            "robot_state",
            "booking",
            "remedy",
        }
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._matters: tuple[Matter, ...] = ()
        self._deciding = False
        """Whether choices are being saved; Enter a second time must not save them twice."""
        self._trouble = ""
        self._build()
        desk.status_changed.connect(self._line_changed)
        self.retranslate()

    def refresh(self) -> None:
        """Read the matters."""
        self.desk.matters(self.answers.latest("matters", self._show))

    def take_keyboard(self) -> None:
        """Arrows walk the matters, Enter takes the next step."""
        (self.list if self._matters else self).setFocus()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        if not self._matters:
            return (("Esc", self.tr("返回")),)
        step = (("Tab", self.tr("换一项")),) if self.conflict.isVisibleTo(self) else ()
        enter = ("Enter", self.act_button.shown_text())
        return (("↑ ↓", self.tr("换一件")), *step, enter, ("Esc", self.tr("返回")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large Esc alone leaves a matter as it is."""
        super().resizeEvent(event)
        self.later.setVisible(self.width() >= theme().px(_ROOM_FOR_LATER))

    def act(self) -> None:
        """The filled button."""
        matter = self._chosen()
        if matter is None or self._deciding:
            return
        if matter.fields:
            self._decide(matter, self.conflict.orders())
            return
        self._mark_seen(matter)
        self._take(proposed(matter, self.desk.status), matter)

    def only_seen(self) -> None:
        """Mark the matter as seen, without the step."""
        matter = self._chosen()
        if matter is not None:
            self._mark_seen(matter)

    def _mark_seen(self, matter: Matter) -> None:
        """What was answered leaves the list once somebody has seen it; what is under way leaves it by itself."""
        if matter.kind in _ANSWERED:
            for op_id in (matter.op_id, *matter.with_it):
                self.desk.dismiss(op_id)

    def _decide(self, matter: Matter, orders: list[Order]) -> None:
        """Carry out the choices one after the other; the card goes once all of them are saved."""
        self._deciding, self._trouble = bool(orders), ""
        if not orders:
            self._mark_seen(matter)
            return
        done = self.answers.kept(lambda _saved: self._decide(matter, orders[1:]))
        self.desk.submit(orders[0].kind, orders[0].args, done, self.answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self._deciding, self._trouble = False, error_text(error)
        self._show_foot()
        self.refresh()

    def _take(self, step: Step, matter: Matter) -> None:
        guest_id, request_id = matter.guest_id, matter.request_id
        if step is Step.SYNC:
            self.desk.sync_now()
        elif step is Step.SEAT and guest_id is not None:
            self.route.show_guest(guest_id)
        elif step is Step.PROFILE and guest_id is not None:
            self.route.show_profile(guest_id)
        elif step is Step.REQUEST and request_id is not None:
            self.route.show_request(request_id)
        elif step in _PLACES:
            self.route.show_place(_PLACES[step])

    def retranslate(self) -> None:
        """Set every word again."""
        self.list.setAccessibleName(self.tr("要看的事"))
        self._calm.show_text(self.tr("没有要处理的事，全部送达"))
        self.later.show_text(self.tr("先放着"))
        self.seen.show_text(self.tr("知道了，不用办"))
        self._why_title.show_text(self.tr("为什么"))
        self._next_title.show_text(self.tr("建议"))
        self._words()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = page_column(self)
        self._title = TitleLine()
        column.addWidget(self._title)
        left = Surface()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(px(1), px(8), px(1), px(8))
        self.list = RowList(MATTER)
        self._calm = Empty("circle-check")
        inside.addWidget(self.list, 1)
        inside.addWidget(self._calm, 1)
        left.setMinimumWidth(px(300))
        self._right = self._build_right()
        column.addWidget(Columns(((left, 344), (self._right, 862))), 1)
        self.list.changed.connect(self._choose)
        self.list.opened.connect(lambda _key: self.act())

    def _build_right(self) -> QWidget:
        px = theme().px
        right = Surface()
        self._what = PlainLabel(size=20, bold=True)
        self._who = PlainLabel(size=14, tone="muted")
        self._why_title, self._why = PlainLabel(size=14, tone="muted"), PlainLabel(size=18, wrap=True)
        self._next_title, self._next = PlainLabel(size=14, tone="ok", bold=True), PlainLabel(size=16, wrap=True)
        self._kept = PlainLabel(size=14, tone="muted", wrap=True)
        self.later = Button(height=48)
        self.seen = Button(fill=Fill.QUIET, strong=False, flush=True)
        self.act_button = Button(fill=Fill.ACCENT, height=48, key_icon=ENTER_ICON)
        self.conflict = ConflictPanel()
        self._plain = QWidget()
        plain = QVBoxLayout(self._plain)
        plain.setContentsMargins(0, 0, 0, 0)
        plain.setSpacing(px(4))
        for part, space in ((self._why_title, 0), (self._why, 24), (self._next_title, 0), (self._next, 0)):
            plain.addWidget(part)
            plain.addSpacing(px(space))
        inside = QVBoxLayout()
        inside.setContentsMargins(px(_INSET), px(24), px(_INSET), px(20))
        inside.setSpacing(px(4))
        inside.addWidget(self._what)
        inside.addWidget(self._who)
        inside.addSpacing(px(14))
        inside.addWidget(self._plain)
        inside.addWidget(self.conflict)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(_INSET), px(13), px(_INSET), px(13))
        foot.setSpacing(px(12))
        foot.addWidget(self.seen)
        foot.addWidget(self._kept)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.act_button)
        whole = QVBoxLayout(right)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        whole.addWidget(_Hairline())
        whole.addLayout(foot)
        self.later.clicked.connect(self.route.go_back)
        self.seen.clicked.connect(self.only_seen)
        self.act_button.clicked.connect(self.act)
        self.conflict.entered.connect(self.act)
        self.conflict.changed.connect(self._show_foot)
        return right

    # -- showing -----------------------------------------------------------------------------------

    def _line_changed(self, _status: SyncStatus) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, matters: tuple[Matter, ...]) -> None:
        had = bool(self._matters)
        self._matters = matters
        self._words()
        if self.isVisible() and had != bool(matters):
            self.take_keyboard()
        self.route.hints_changed()

    def _words(self) -> None:
        now = self.now()
        matters = self._matters
        sub = ""
        if matters:
            oldest = min(matter.asked_at for matter in matters)
            words = self.tr("%n 件，最早的等了 {span}", "", len(matters))
            sub = words.replace("{span}", duration_text(now - oldest, language()))
        self._title.show_texts(self.tr("待我处理"), sub)
        self.list.show_rows([matter_row(matter) for matter in matters])
        self.list.setVisible(bool(matters))
        self._calm.setVisible(not matters)
        self._right.setVisible(bool(matters))
        self._show_chosen()

    def _choose(self) -> None:
        self._trouble = ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        matter = self._chosen()
        if matter is None:
            return
        self._plain.setVisible(not matter.fields)
        self.conflict.setVisible(bool(matter.fields))
        if matter.fields:
            self._what.show_text(heading_text(matter))
            self._who.show_text(story_text())
            self.conflict.show_conflicts(matter.fields, self.now())
        else:
            self._show_plain(matter)
        self._show_foot()

    def _show_plain(self, matter: Matter) -> None:
        status = self.desk.status
        self._what.show_text(matter_title(matter))
        at = moment_text(matter.asked_at, self.now(), language())
        kind = "" if matter.kind is MatterKind.COLLIDED else matter_kind_text(matter.kind)
        self._who.show_text(joined(kind, say(matter.author), at))
        self._why.show_text(reason_text(matter, status))
        self._next.show_text(next_step(matter, status))

    def _show_foot(self) -> None:
        matter = self._chosen()
        if matter is None:
            return
        step, answered = proposed(matter, self.desk.status), matter.kind in _ANSWERED
        if matter.fields:
            self.act_button.show_text(self.tr("用建议的") if self.conflict.proposed() else self.tr("就这样办"))
            kept = kept_text(matter)
        else:
            self.act_button.show_text(step_text(step))
            kept = "" if answered else self.tr("不会丢，也不会做两次。")
        self.seen.setVisible(answered and not matter.fields and step is not Step.SEEN)
        self._kept.set_tone("danger" if self._trouble else "muted")
        self._kept.show_text(self._trouble or kept)
        self.route.hints_changed()

    def _chosen(self) -> Matter | None:
        key = self.list.chosen_key()
        return next((matter for matter in self._matters if isinstance(key, UUID) and matter.op_id == key), None)


class _Hairline(QFrame):
    """A divider over the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Mid)
