"""A day to remember, solar or lunar as the guest gave it; while one types, both calendars and the next day stand below."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import full_date_text, full_day_text, store_date
from vipdesk.chinese.lunar import (
    lunar_given,
    lunar_given_en,
    lunar_text,
    lunar_text_en,
    next_occurrence,
    solar_next,
    zodiac,
)
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.guest_life import DayView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import Calendar, DateKind
from vipdesk.rules.given_date import is_possible
from vipdesk.ui.dialogs.fact_sheet import FactSheet, HushField
from vipdesk.ui.dialogs.typed_date import TypedDate, typed_number
from vipdesk.ui.languages import language
from vipdesk.ui.life_texts import animal_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import date_kind_text, error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_KINDS = tuple(DateKind)
_CALENDARS = (Calendar.SOLAR, Calendar.LUNAR)


def seen_date(day: DayView) -> dict[str, Any]:
    """A date in the words of its intent."""
    date = day.date
    return {
        "kind": date.kind.value,
        "calendar": date.calendar.value,
        "year": date.year,
        "month": date.month,
        "day": date.day,
        "leap": date.leap,
        "label": day.label,
        "confidential": day.confidential,
    }


class DateSheet(FactSheet):
    """A month is needed; year and day may stay empty where the guest did not say them."""

    kind, removing, id_name = "guest.set_date", "guest.remove_date", "date_id"

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile, day: DayView | None, parent: QWidget | None = None
    ) -> None:
        row_id, seen = (day.date_id, seen_date(day)) if day else (None, None)
        super().__init__(desk, route, guest, row_id=row_id, seen=seen, parent=parent)
        self._today = store_date(route.clock.now())
        self._which, self._calendar = ChipField(len(_KINDS)), ChipField(len(_CALENDARS))
        self._year, self._month, self._day, self._label = (LineField() for _ in range(4))
        self._leap, self._hush = ChipField(2), HushField()
        self._both = PlainLabel(size=15, tone="accent", wrap=True)
        self._coming = PlainLabel(size=14, tone="muted", wrap=True)
        self._arrange()
        if day is not None:
            self._fill(day)
        self.retranslate()
        for field in (self._year, self._month, self._day):
            field.edit.textChanged.connect(self._typed)
        for chips in (self._calendar, self._leap, self._which):
            chips.chosen.connect(lambda _place: self._typed())
        self.setFocusProxy(self._year.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        self.name_buttons(self.tr("{address}的日子"), self.tr("照贵宾说的记：年份和日子可以不填"))
        self._which.show_texts(self.tr("什么日子"), [date_kind_text(kind) for kind in _KINDS])
        self._calendar.show_texts(self.tr("历法"), [self.tr("公历"), self.tr("农历")])
        self._year.show_label(self.tr("年"))
        self._month.show_label(self.tr("月"))
        self._day.show_label(self.tr("日"))
        self._leap.show_texts(self.tr("闰月"), [self.tr("平月"), self.tr("闰月")])
        self._label.show_label(self.tr("谁的、什么日子"))
        self._hush.show_words(self.tr("能不能提"), self.tr("可以提"))
        self._typed()

    def values(self) -> dict[str, Any] | None:
        """The arguments, once the calendar has such a day."""
        if not self.require(self._label):
            return None
        date = self._read()
        if date is None or not self._is_possible(date):
            self._month.show_error(error_text(Refused(Code.DATE_IMPOSSIBLE)))
            self._month.edit.setFocus()
            self.route.fit_sheet()
            return None
        return {
            "date_kind": _KINDS[self._which.place()].value,
            "calendar": date.calendar.value,
            "year": date.year,
            "month": date.month,
            "day": date.day,
            "leap": date.leap,
            "label": self._label.text() or None,
            "confidential": self._hush.confidential(),
        }

    def _arrange(self) -> None:
        chips, typed = QHBoxLayout(), QHBoxLayout()
        chips.setSpacing(theme().px(24))
        typed.setSpacing(theme().px(12))
        chips.addWidget(self._calendar)
        chips.addWidget(self._leap)
        chips.addStretch(1)
        for field in (self._year, self._month, self._day):
            typed.addWidget(field, 1)
        self.content.addWidget(self._which)
        self.content.addLayout(chips)
        self.content.addLayout(typed)
        self.content.addWidget(self._both)
        self.content.addWidget(self._coming)
        self.content.addWidget(self._label)
        self.content.addWidget(self._hush)

    def _fill(self, day: DayView) -> None:
        date = day.date
        self._which.choose(_KINDS.index(date.kind))
        self._calendar.choose(_CALENDARS.index(date.calendar))
        self._leap.choose(int(date.leap))
        for field, number in ((self._year, date.year), (self._month, date.month), (self._day, date.day)):
            field.edit.setText("" if number is None else str(number))
        self._label.edit.setText(day.label or "")
        self._hush.choose(int(day.confidential))

    def _typed(self) -> None:
        """Both calendars, and when it is kept next."""
        lunar = _CALENDARS[self._calendar.place()] is Calendar.LUNAR
        self._leap.setVisible(lunar)
        self._month.show_error("")
        date = self._read()
        both = coming = ""
        if date is None or not self._is_possible(date):
            both = self.tr("填到月份，这里显示公历与农历") if date is None else self.tr("历法里没有这一天")
        else:
            both = joined(*both_calendars(date))
            coming = self._coming_text(date)
        self._both.show_text(both)
        self._coming.show_text(coming)
        self.route.fit_sheet()

    def _coming_text(self, date: TypedDate) -> str:
        if date.day is None:
            return self.tr("只知月份，没有具体哪一天")
        lunar = date.calendar is Calendar.LUNAR
        if lunar:
            day = next_occurrence(date.month, date.day, date.leap, self._today)
        else:
            day = solar_next(date.month, date.day, self._today)
        beside = lunar_text(day) if language() == "zh" else lunar_text_en(day)
        return self.tr("下次 {day}").replace("{day}", joined(full_day_text(day, language()), beside))

    def _read(self) -> TypedDate | None:
        """What is typed; None where no month is, or something is no number."""
        calendar = _CALENDARS[self._calendar.place()]
        month = typed_number(self._month.text())
        numbers = [(field, typed_number(field.text())) for field in (self._year, self._day)]
        if month is None or any(number is None and field.text() for field, number in numbers):
            return None
        leap = calendar is Calendar.LUNAR and self._leap.place() == 1
        return TypedDate(calendar, numbers[0][1], month, numbers[1][1], leap)

    def _is_possible(self, date: TypedDate) -> bool:
        return is_possible(date.calendar, date.year, date.month, date.day, leap=date.leap, today=self._today)


def both_calendars(date: TypedDate) -> tuple[str, ...]:
    """A date in both calendars where its year is known, with the animal; else as it was given."""
    chinese = language() == "zh"
    solar = date.solar()
    given = lunar_given if chinese else lunar_given_en
    if solar is None:
        return (
            (given(date.month, date.day, date.leap),)
            if date.calendar is Calendar.LUNAR
            else (date.text(language()),)
        )
    lunar = lunar_text(solar) if chinese else lunar_text_en(solar)
    animal = animal_text(zodiac(solar, language()))
    return full_date_text(solar, language()), lunar, animal
