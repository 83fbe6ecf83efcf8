"""查找记录: who asked head office for whom, day by day; a person opens to each of their look-ups."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text, full_day_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.look_ups import DayOfLookUps, LookUpView, PersonsCount
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import DUE, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span


class LookUpsSheet(Sheet):
    """For supervisors, while the line is up. What was typed is kept nowhere, so that it is not shown."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=640, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._today = self._day = store_date(route.clock.now())
        self._of: UUID | None = None
        self._told: DayOfLookUps | None = None
        self.earlier, self.later = Button(icon="chevron-left"), Button(icon="chevron-right")
        self._date = PlainLabel(size=16, bold=True)
        self._empty = PlainLabel(size=15, tone="muted")
        self.rows = RowList(DUE)
        self.rows.setMinimumHeight(theme().px(360))
        days = QHBoxLayout()
        days.addWidget(self.earlier)
        days.addStretch(1)
        days.addWidget(self._date)
        days.addStretch(1)
        days.addWidget(self.later)
        self.content.addLayout(days)
        self.content.addWidget(self._empty)
        self.content.addWidget(self.rows)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.rows.opened.connect(self._open)
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self._back)
        self.retranslate()
        self._ask()

    def retranslate(self) -> None:
        """Set every word again."""
        person = self._person()
        sub = "" if person is None else joined(say(person.name), person.code)
        self.show_heading(self.tr("查找记录"), sub or self.tr("谁向总部查过谁；在本机查到的不在内"))
        self._date.show_text(full_day_text(self._day, language()))
        self.earlier.show_text(self.tr("前一天"))
        self.later.show_text(self.tr("后一天"))
        self.later.setEnabled(self._day < self._today)
        self.rows.setAccessibleName(self.tr("查找记录"))
        self.cancel.show_text(self.tr("返回各人"))
        self.cancel.setVisible(self._of is not None)
        self.done.show_text(self.tr("知道了"))
        rows = self._person_rows() if self._of is None else self._look_up_rows()
        self.rows.show_rows(rows)
        nobody = self._told is not None and not rows
        self._empty.show_text(self.tr("这一天没有人向总部查过。") if nobody else "")

    def act(self) -> None:
        """Close."""
        self.route.close_sheet()

    # -- inside ------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self._told = None
        self.show_trouble("")
        told = self._answers.latest("look ups", self._show)
        self._desk.look_ups(self._day, self._of, told, self._answers.kept(self._show_error))

    def _show(self, told: DayOfLookUps) -> None:
        self._told = told
        self.retranslate()

    def _show_error(self, error: VipDeskError) -> None:
        self.show_trouble(error_text(error))

    def _step(self, days: int) -> None:
        self._day = min(self._day + timedelta(days=days), self._today)
        self._ask()
        self.retranslate()

    def _open(self, key: object) -> None:
        if isinstance(key, UUID):
            self._of = key
            self._ask()

    def _back(self) -> None:
        self._of = None
        self._ask()

    def _person(self) -> PersonsCount | None:
        people = () if self._told is None else self._told.people
        return next((person for person in people if person.staff_id == self._of), None)

    def _person_rows(self) -> list[Row]:
        return [self._person_row(person) for person in (() if self._told is None else self._told.people)]

    def _person_row(self, person: PersonsCount) -> Row:
        asked = self.tr("查 {count} 次").format(count=person.look_ups)
        found = self.tr("找到 {count} 次").format(count=person.found)
        name = say(person.name)
        return Row(
            key=person.staff_id,
            spoken=f"{name}, {asked}, {found}",
            title=(Span(name, 15),),
            detail=(Span(person.code, 13, tone="muted"),),
            icon="user-round",
            right=(Span(asked, 15),),
            right_detail=(Span(found, 13, tone="muted"),),
        )

    def _look_up_rows(self) -> list[Row]:
        found = () if self._told is None else self._told.look_ups
        return [self._look_up_row(place, one) for place, one in enumerate(found)]

    def _look_up_row(self, place: int, one: LookUpView) -> Row:
        ways = {
            "card_no": self.tr("按卡号"),
            "phone": self.tr("按手机号"),
            "name": self.tr("按姓名和尾号"),
            "guest_id": self.tr("按名录"),
            "sealed_words": self.tr("看敏感投诉"),
        }
        several = self.tr("{count} 位同名").format(count=one.found)
        whom = say(one.address) or (several if one.found else self.tr("没有找到"))
        how, at = joined(ways.get(one.way, one.way), one.desk), clock_text(one.asked_at)
        return Row(
            key=place,
            spoken=f"{at}, {whom}, {how}",
            title=(Span(whom, 15),),
            detail=(Span(how, 13, tone="muted"),),
            icon="search",
            right=(Span(at, 14, tone="muted"),),
        )
