"""贵宾档案: the banner, what must not be forgotten, and everything this desk knows of a guest."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.people import PeopleMenu
from vipdesk.ui.languages import say
from vipdesk.ui.pages.guest_face import banner_face, care_text
from vipdesk.ui.pages.guest_rows import (
    date_row,
    fact_rows,
    kept_row,
    preference_row,
    request_row,
    visit_row,
    voucher_row,
)
from vipdesk.ui.pages.notes_panel import NotesPanel
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import role_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import RIGHT, Banner
from vipdesk.ui.widgets.brief_lines import BriefLine
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Panel
from vipdesk.ui.widgets.row import DUE, FACT, LABELLED, PERSON, Row, RowStyle
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_STRIP_BEFORE = 128
_MOST_VISITS = 6
_WHO_MAY_CARE = (Role.SHOPPER, Role.SUPERVISOR)


class ListPanel(Panel):
    """A panel with rows, or a calm sentence without any."""

    def __init__(self, style: RowStyle, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(style, fitted=True)
        self._empty = Empty(icon)
        self._empty.setMinimumHeight(theme().px(96))
        self.content.addWidget(self.list)
        self.content.addWidget(self._empty)
        self.content.addStretch(1)

    def show_list(self, title: str, rows: Sequence[Row], empty: str) -> None:
        """Show rows under a title."""
        self.show_heading(title, len(rows) or None)
        self.list.setAccessibleName(title)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.show_text(empty)
        self._empty.setVisible(not rows)


class ProfileView(Speaking):
    """Three columns under the banner; preferences and shopper are changed where they stand."""

    topic_opened = Signal(object)
    """A `Topic` to change, or None to add one."""
    shopper_chosen = Signal(object)
    """The `StaffCard` who is to look after the guest."""
    note_asked = Signal()

    def __init__(self, desk: DeskFacade, route: Route, actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._profile: Profile | None = None
        self._strip: BriefLine | None = None
        self.banner = Banner()
        self._build(actions)

    def show_profile(self, profile: Profile) -> None:
        """Show a guest."""
        self._profile = profile
        self.retranslate()

    def veil_notes(self) -> None:
        """Hide or show the notes."""
        if self._profile is not None:
            self.notes.show_notes(self._profile.notes, veiled=self._route.notes_veiled)

    def retranslate(self) -> None:
        """Set every word again."""
        profile = self._profile
        if profile is None:
            return
        now = self._route.clock.now()
        self.banner.show_face(banner_face(profile, now))
        self._show_strip(profile)
        known = [each for each in profile.preferences if each.value]
        rows = [preference_row(each, now) for each in known]
        self.likes.show_list(self.tr("偏好与禁忌"), [*rows, self._more_row()], "")
        self.likes.show_heading(self.tr("偏好与禁忌"), len(known) or None)
        self.kept.show_list(self.tr("被改掉的"), [kept_row(each, now) for each in profile.kept], "")
        self.kept.show_heading(self.tr("被改掉的"), len(profile.kept), self.tr("留 30 天"))
        self.kept.setVisible(bool(profile.kept))
        self.waiting.show_list(
            self.tr("在办的服务"), [request_row(each, now) for each in profile.requests], self.tr("没有在办的服务")
        )
        self.vouchers.show_list(
            self.tr("礼券"), [voucher_row(each, now) for each in profile.vouchers], self.tr("没有礼券")
        )
        visits = [visit_row(each) for each in profile.visits[:_MOST_VISITS]]
        self.visits.show_list(self.tr("到店"), visits, self.tr("本机没有到店记录"))
        self.dates.show_list(
            self.tr("重要日子"), [date_row(each) for each in profile.dates], self.tr("没有记下日子")
        )
        self.facts.show_list(self.tr("资料"), fact_rows(profile), self.tr("本机只有姓名与称呼"))
        self._show_shopper(profile)
        self.veil_notes()

    # -- building ----------------------------------------------------------------------------------

    def _build(self, actions: QWidget) -> None:
        px = theme().px
        self.likes = ListPanel(LABELLED, "star")
        self.kept = ListPanel(LABELLED, "history")
        self.notes = NotesPanel()
        self.waiting, self.vouchers = ListPanel(DUE, "concierge-bell"), ListPanel(DUE, "ticket")
        self.visits, self.dates = ListPanel(DUE, "armchair"), ListPanel(DUE, "cake")
        self.facts, self.shopper = ListPanel(FACT, "info"), ListPanel(PERSON, "user-check")
        self._strip_place = QVBoxLayout()
        self._strip_place.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(px(RIGHT), px(8), px(RIGHT), px(24))
        body.setSpacing(px(20))
        groups = (
            (self.likes, self.kept, self.notes),
            (self.waiting, self.vouchers, self.visits),
            (self.shopper, self.dates, self.facts),
        )
        body.addWidget(Columns([(_column(panels), 1) for panels in groups], natural=True), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(actions)
        whole.addLayout(self._strip_place)
        whole.addLayout(body, 1)
        self.likes.list.opened.connect(self.topic_opened)
        self.waiting.list.opened.connect(self._route.show_request)
        self.vouchers.list.opened.connect(self._route.show_voucher)
        self.shopper.list.opened.connect(lambda _key: self._ask_colleagues())
        self.notes.add_asked.connect(self.note_asked)

    def _show_strip(self, profile: Profile) -> None:
        if self._strip is not None:
            self._strip_place.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        care = care_text(profile)
        if care is not None:
            self._strip = BriefLine(care, care=True, before=_STRIP_BEFORE, after=0)
            self._strip_place.addWidget(self._strip)

    def _more_row(self) -> Row:
        words = self.tr("记一项偏好")
        return Row(key=None, spoken=words, title=(Span(words, 15, tone="accent"),), icon="plus", tone="accent")

    def _show_shopper(self, profile: Profile) -> None:
        nobody, choose = self.tr("还没有"), self.tr("指定一位")
        shown = Row(
            key=None,
            spoken=f"{nobody}, {choose}",
            title=(Span(nobody, 16, tone="muted"),),
            detail=(Span(choose, 13, tone="accent"),),
            icon="user-check",
        )
        if profile.shopper is not None:
            name, change = say(profile.shopper.name), self.tr("更换")
            shown = Row(
                key=profile.shopper.staff_id,
                spoken=f"{name}, {change}",
                title=(Span(name, 16, bold=True),),
                detail=(Span(role_text(Role.SHOPPER), 13, tone="muted"),),
                letter=profile.shopper.name.zh[:1],
                right=(Span(change, 14, tone="accent"),),
            )
        self.shopper.show_list(self.tr("专属顾问"), [shown], "")
        self.shopper.show_heading(self.tr("专属顾问"))

    def _ask_colleagues(self) -> None:
        self._desk.colleagues(self._answers.latest("colleagues", self._offer_colleagues))

    def _offer_colleagues(self, people: tuple[StaffCard, ...]) -> None:
        menu = PeopleMenu([person for person in people if person.role in _WHO_MAY_CARE], self)
        menu.person_chosen.connect(self.shopper_chosen)
        menu.popup(self.shopper.list.mapToGlobal(QPoint(theme().px(20), theme().px(56))))


def _column(panels: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme().px(20))
    for place, panel in enumerate(panels):
        column.addWidget(panel, 1 if place == len(panels) - 1 else 0)
    return column
