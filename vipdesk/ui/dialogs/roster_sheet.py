"""A colleague's day: at work from when until when, or off, and who looks after their clients."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import full_day_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved, StaffCard
from vipdesk.models.snapshot.roster import Roster, RosterEntry, RosterLine
from vipdesk.models.vocabulary import Role
from vipdesk.rules.duty import MOST_SHIFTS
from vipdesk.rules.typed_shifts import typed_shifts
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.duty_texts import shifts_text
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, role_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Select
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_MAY_COVER = (Role.SHOPPER, Role.SUPERVISOR)
_OFF = 1


def seen_day(entry: RosterEntry) -> dict[str, Any]:
    """A day of the roster in the words of its intent."""
    return {
        "shifts": [list(span) for span in entry.shifts],
        "label": entry.label,
        "cover_id": None if entry.cover_id is None else str(entry.cover_id),
    }


class RosterSheet(Sheet):
    """What stood there goes along, so that nobody's change is overwritten unseen."""

    def __init__(
        self, desk: DeskFacade, route: Route, roster: Roster, line: RosterLine, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=520, parent=parent)
        self._desk, self._day, self._line = desk, roster.day, line
        self._answers = Answers(self)
        self._cover_of = [
            other.staff
            for other in roster.lines
            if other.staff.role in _MAY_COVER and other.staff.staff_id != line.staff.staff_id
        ]
        self.kind, self.hours, self.label = ChipField(2), LineField(), LineField()
        self._cover_label = PlainLabel(size=14, tone="muted")
        self.cover = Select()
        self.cover.addItems([""] * (len(self._cover_of) + 1))
        beside = QVBoxLayout()
        beside.setSpacing(theme().px(4))
        beside.addWidget(self._cover_label)
        beside.addWidget(self.cover)
        for part in (self.kind, self.hours, self.label):
            self.content.addWidget(part)
        self.content.addLayout(beside)
        self.kind.chosen.connect(self._kind_chosen)
        self._fill(line.entry)
        self.retranslate()
        self.setFocusProxy(self.label.edit if self.hours.isHidden() else self.hours.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("{name} 的班").replace("{name}", say(self._line.staff.name))
        self.show_heading(title, full_day_text(self._day, language()))
        self.kind.show_texts(self.tr("这一天"), [self.tr("上班"), self.tr("休息")])
        self.hours.show_label(self.tr("几点到几点，例如 9:00-17:30；两段写 10-14 17-21；过午夜写 22-6"))
        self.label.show_label(self.tr("班次，例如早班、年假"))
        label = self.tr("代班")
        self._cover_label.show_text(label)
        self.cover.setAccessibleName(label)
        for place, words in enumerate([self.tr("没有人代班"), *map(_person, self._cover_of)]):
            self.cover.setItemText(place, words)
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("记下"))

    def act(self) -> None:
        """Save, once the hours can be worked."""
        shifts = () if self.kind.place() == _OFF else typed_shifts(self.hours.text())
        if shifts is None or (not shifts and self.kind.place() != _OFF):
            self.hours.show_error(error_text(Refused(Code.SHIFT_IMPOSSIBLE, most=MOST_SHIFTS)))
            self.hours.edit.setFocus()
            self.route.fit_sheet()
        elif self.label.fits():
            self._submit([list(span) for span in shifts])

    def _submit(self, shifts: list[list[int]]) -> None:
        self.done.setEnabled(False)
        chosen = self.cover.currentIndex()
        args = {
            "staff_id": str(self._line.staff.staff_id),
            "day": self._day.isoformat(),
            "shifts": shifts,
            "label": self.label.text() or None,
            "cover_id": str(self._cover_of[chosen - 1].staff_id) if chosen > 0 else None,
            "based_on": None if self._line.entry is None else seen_day(self._line.entry),
        }
        self._desk.submit(
            "roster.set_day", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _fill(self, entry: RosterEntry | None) -> None:
        if entry is None:
            return
        self.label.edit.setText(entry.label or "")
        if entry.shifts:
            self.hours.edit.setText(shifts_text(entry.shifts))
        self.kind.choose(0 if entry.shifts else _OFF)
        self._kind_chosen(self.kind.place())
        for place, person in enumerate(self._cover_of, start=1):
            if person.staff_id == entry.cover_id:
                self.cover.setCurrentIndex(place)

    def _kind_chosen(self, place: int) -> None:
        self.hours.setVisible(place != _OFF)
        self.route.fit_sheet()

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def _person(person: StaffCard) -> str:
    return joined(say(person.name), role_text(person.role))
