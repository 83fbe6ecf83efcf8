"""补录: a visit that was written on paper is entered with its real times."""

from datetime import date, datetime, time, timedelta

from vipdesk.chinese.dates import coming_day_text, store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.values import write_instant
from vipdesk.ui.answers import Answers
from vipdesk.ui.counts import Counts
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

DAYS = 3
"""Today and so many days less one before it; paper is entered soon."""
_MOST_COMPANIONS = 5


class PaperVisitSheet(Sheet):
    """Day, arrival, leaving and companions; Enter saves."""

    def __init__(self, desk: DeskFacade, route: Route, profile: Profile) -> None:
        super().__init__(route)
        self._desk, self._profile = desk, profile
        self._answers = Answers(self)
        self._today = store_date(route.clock.now())
        self._day_label, self._companions_label = (PlainLabel(size=14, tone="muted") for _ in range(2))
        self.day = ChipFlow(DAYS, single=True)
        self.arrived, self.left = LineField(), LineField()
        self.companions = ChipFlow(_MOST_COMPANIONS + 1, single=True)
        parts = (self._day_label, self.day, self.arrived, self.left, self._companions_label, self.companions)
        for part in parts:
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.setFocusProxy(self.arrived.edit)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("补录纸上的到店"), say(self._profile.address))
        now = self.route.clock.now()
        days = [coming_day_text(self._day(place), now, language()) for place in range(DAYS)]
        self._day_label.show_text(self.tr("哪一天"))
        self.day.show_texts(self.tr("哪一天"), days)
        self.arrived.show_label(self.tr("到店时间，如 14:05"))
        self.left.show_label(self.tr("离店时间，如 15:30"))
        self._companions_label.show_text(self.tr("同行"))
        counted = [Counts().companions(count) for count in range(_MOST_COMPANIONS + 1)]
        self.companions.show_texts(self.tr("同行"), counted)
        self.cancel.show_text(self.tr("不补了"))
        self.done.show_text(self.tr("补录"))

    def act(self) -> None:
        """Save it; times that make no sense are said beside their field."""
        day = self._day(self.day.places()[0])
        arrived, left = typed_time(self.arrived.text()), typed_time(self.left.text())
        for line, read in ((self.arrived, arrived), (self.left, left)):
            line.show_error("" if read is not None else self.tr("写成 14:05 这样"))
        self.route.fit_sheet()
        if arrived is None or left is None:
            return
        self.done.setEnabled(False)
        args = {
            "guest_id": str(self._profile.guest_id),
            "checked_in_at": write_instant(datetime.combine(day, arrived, STORE_ZONE)),
            "left_at": write_instant(datetime.combine(day, left, STORE_ZONE)),
            "companions": self.companions.places()[0],
        }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("visit.record_paper", args, saved, failed)

    def _day(self, place: int) -> date:
        return self._today - timedelta(days=place)

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def typed_time(text: str) -> time | None:
    """14:05, 1405 or 14：05 as a time of the day; None for anything else."""
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    parts = plain.replace("：", ":").split(":") if not plain.isdecimal() else [plain[:-2], plain[-2:]]
    if len(parts) != 2 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    hour, minute = map(int, parts)
    return time(hour, minute) if hour < 24 and minute < 60 else None
