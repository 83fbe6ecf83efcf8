"""Who is in the lounge, and whose profile was open lately on this desk."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.today import Today
from vipdesk.ui.answers import Answers
from vipdesk.ui.languages import say
from vipdesk.ui.pages.today_rows import present_row
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Panel
from vipdesk.ui.widgets.row import PERSON, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_MOST = 8


class GuestLanding(Speaking):
    """Two lists; what was looked at is forgotten when the program ends."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._recent: list[Profile] = []
        self._today: Today | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._lately, self._here = Panel(), Panel()
        self.lately, self.here = RowList(PERSON), RowList(PERSON)
        self._nobody, self._nobody_here = Empty("users"), Empty("armchair")
        for panel, view, empty in (
            (self._lately, self.lately, self._nobody),
            (self._here, self.here, self._nobody_here),
        ):
            panel.content.addWidget(view)
            panel.content.addWidget(empty)
        column.addWidget(Columns(((self._lately, 1), (self._here, 1))), 1)
        self.lately.opened.connect(route.show_profile)
        self.here.opened.connect(self._open_visit)
        self.retranslate()

    def remember(self, profile: Profile) -> None:
        """Put a guest at the head of those who were looked at."""
        others = [each for each in self._recent if each.guest_id != profile.guest_id]
        self._recent = [profile, *others][:_MOST]
        self.retranslate()

    def forget(self) -> None:
        """Forget who was looked at: somebody else is at the desk."""
        self._recent.clear()
        self.retranslate()

    def refresh(self) -> None:
        """Read who is here."""
        self._desk.today(self._answers.latest("today", self._show_today))

    def retranslate(self) -> None:
        """Set every word again."""
        self._lately.show_heading(self.tr("最近看过"), len(self._recent) or None)
        self.lately.setAccessibleName(self.tr("最近看过"))
        self.here.setAccessibleName(self.tr("在厅"))
        self._nobody.show_text(self.tr("看过的贵宾会列在这里"))
        self._nobody_here.show_text(self.tr("现在厅里没有贵宾"))
        self.lately.show_rows([_recent_row(profile) for profile in self._recent])
        present = self._today.present if self._today else ()
        self._here.show_heading(self.tr("在厅"), len(present) or None)
        now = self._route.clock.now()
        self.here.show_rows([present_row(guest, now) for guest in present])
        for view, empty in ((self.lately, self._nobody), (self.here, self._nobody_here)):
            view.setVisible(bool(view.rows()))
            empty.setVisible(not view.rows())

    def _show_today(self, today: Today) -> None:
        self._today = today
        self.retranslate()

    def _open_visit(self, visit_id: object) -> None:
        for guest in self._today.present if self._today else ():
            if guest.visit_id == visit_id:
                self._route.show_profile(guest.guest.guest_id)


def _recent_row(profile: Profile) -> Row:
    shopper = say(profile.shopper.name) if profile.shopper else ""
    detail = joined(say(profile.tier), shopper)
    return Row(
        key=profile.guest_id,
        spoken=f"{say(profile.address)}, {detail}",
        title=(Span(say(profile.address), 16, bold=True),),
        detail=(Span(detail, 13, tone="muted"),),
        letter=profile.surname[:1],
    )
