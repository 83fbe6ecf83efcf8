"""Conditions of the client book: tried at once, or kept under a name for oneself or for the store."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.book import BookDesk, Conditions, SavedFilter
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.vocabulary import Reach, Topic
from vipdesk.money import Fen, format_yuan, parse_yuan
from vipdesk.rules.book_conditions import are_sensible, say_something, write_conditions
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.dialogs.typed_date import typed_number
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, topic_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import ChipField, LineField, SelectField
from vipdesk.ui.widgets.plain_label import PlainLabel

_TOPICS: tuple[Topic | None, ...] = (None, *Topic)
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")


class FilterSheet(Sheet):
    """Without a name the conditions are only applied; with one they are kept. Segments are a supervisor's."""

    applied = Signal(object)
    """`Conditions` to list by, or None for everybody."""
    kept = Signal(object)
    """The id of the filter that was saved and is to be turned on."""

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        book: BookDesk,
        *,
        named: SavedFilter | None,
        conditions: Conditions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=680, parent=parent)
        self._desk, self._book = desk, book
        self._named = named
        self._answers = Answers(self)
        self._shoppers: tuple[UUID | None, ...] = (None, None, *(card.staff_id for card in book.shoppers))
        self.name, self.away, self.since, self.birthday, self.words = (LineField() for _ in range(5))
        self.visits, self.spent = LineField(), LineField()
        self._tier_label = PlainLabel(size=14, tone="muted")
        self.tiers = ChipFlow(max(len(book.tiers), 1))
        self.topic, self.shopper = SelectField(), SelectField()
        self.audience = ChipField(2)
        self.remove = Button(fill=Fill.QUIET, height=48)
        self._arrange()
        self._fill(conditions)
        self.retranslate()
        self.name.edit.textChanged.connect(lambda _text: self._word_done())
        self.remove.clicked.connect(self._take_away)
        self.setFocusProxy(self.away.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        if self._named is None:
            self.show_heading(self.tr("筛选贵宾簿"), self.tr("填了名称就保存下来，不填只看一次"))
        else:
            self.show_heading(self.tr("修改筛选"), self.tr("改的是条件；名单随贵宾的情况自己变"))
        self._tier_label.show_text(self.tr("等级"))
        names = [say(name) for _, name in self._book.tiers] or [self.tr("没有等级")]
        self.tiers.show_texts(self.tr("等级"), names)
        self.away.show_label(self.tr("多少天没来（来过的）"))
        self.since.show_label(self.tr("哪天起没来"))
        self.since.edit.setPlaceholderText("2026-06-01")
        self.birthday.show_label(self.tr("多少天内生日"))
        self.visits.show_label(self.tr("近一年到店至少几次"))
        self.spent.show_label(self.tr("近一年消费至少多少元"))
        self.topic.show_texts(
            self.tr("偏好"), [self.tr("不限") if topic is None else topic_text(topic) for topic in _TOPICS]
        )
        self.words.show_label(self.tr("偏好里写到"))
        people = [self.tr("不限"), self.tr("没有顾问"), *(say(card.name) for card in self._book.shoppers)]
        self.shopper.show_texts(self.tr("顾问"), people)
        self.name.show_label(self.tr("名称"))
        self.audience.show_texts(self.tr("给谁用"), [self.tr("我自己"), self.tr("全店（分组）")])
        self.cancel.show_text(self.tr("不改了"))
        self.remove.show_text(self.tr("删掉"))
        self._word_done()

    def act(self) -> None:
        """Apply, and keep what has a name."""
        conditions = self._read()
        if conditions is None:
            return
        if not self.name.text():
            self.applied.emit(conditions if say_something(conditions) else None)
            self.route.close_sheet()
        elif not say_something(conditions):
            self.show_trouble(error_text(Refused(Code.FIELD_MISSING)))
        else:
            self._keep(conditions)

    # -- building ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        tiers = QVBoxLayout()
        tiers.setSpacing(theme().px(8))
        tiers.addWidget(self._tier_label)
        tiers.addWidget(self.tiers)
        self.content.addLayout(tiers)
        self.content.addLayout(_beside(self.away, self.since, self.birthday))
        self.content.addLayout(_beside(self.visits, self.spent))
        self.content.addLayout(_beside(self.topic, self.words))
        self.content.addWidget(self.shopper)
        self.content.addLayout(_beside(self.name, self.audience))
        self.tiers.setEnabled(bool(self._book.tiers))
        self.shopper.setVisible(self._book.reach is not Reach.MINE)
        # whose a filter is does not change: it would vanish from others' lists, or come into them, unasked
        self.audience.setVisible(self._book.supervises and self._named is None)
        self.remove.setVisible(self._named is not None)
        self.foot.insertWidget(0, self.remove)

    def _fill(self, conditions: Conditions) -> None:
        known = [tier for tier, _ in self._book.tiers]
        self.tiers.choose(place for place, tier in enumerate(known) if tier in conditions.tiers)
        numbers = {
            self.away: conditions.away_days,
            self.birthday: conditions.birthday_within,
            self.visits: conditions.visits_from,
        }
        for field, number in numbers.items():
            field.edit.setText("" if number is None else str(number))
        spent = conditions.spent_from_fen
        self.spent.edit.setText("" if spent is None else format_yuan(Fen(spent)).removesuffix(".00"))
        self.since.edit.setText("" if conditions.not_since is None else conditions.not_since.isoformat())
        self.words.edit.setText(conditions.words or "")
        self.topic.fill(len(_TOPICS), _TOPICS.index(conditions.topic))
        place = 1 if conditions.unassigned else 0
        if conditions.shopper_id in self._shoppers[2:]:
            place = self._shoppers.index(conditions.shopper_id)
        self.shopper.fill(len(self._shoppers), place)
        if self._named is not None:
            self.name.edit.setText(self._named.name)
            self.audience.choose(int(self._named.segment))

    # -- reading -----------------------------------------------------------------------------------

    def _read(self) -> Conditions | None:
        """What is filled in; None where a field says what is wrong."""
        numbers = {field: typed_number(field.text()) for field in (self.away, self.birthday, self.visits)}
        numbers[self.spent] = _typed_yuan(self.spent.text())
        since = _typed_day(self.since.text())
        wrong = [field for field, number in numbers.items() if field.text() and number is None]
        wrong += [self.since] if self.since.text() and since is None else []
        place = self.shopper.place()
        conditions = Conditions(
            tiers=tuple(self._book.tiers[at][0] for at in self.tiers.places() if self._book.tiers),
            away_days=numbers[self.away],
            not_since=since,
            birthday_within=numbers[self.birthday],
            visits_from=numbers[self.visits],
            spent_from_fen=numbers[self.spent],
            topic=_TOPICS[self.topic.place()],
            words=self.words.text() or None,
            shopper_id=self._shoppers[place],
            unassigned=place == 1,
        )
        if wrong or not are_sensible(conditions):
            self.show_trouble(error_text(Refused(Code.CONDITIONS_WRONG)))
            (wrong or [self.away])[0].edit.setFocus()
            return None
        return conditions

    # -- keeping -----------------------------------------------------------------------------------

    def _keep(self, conditions: Conditions) -> None:
        args: dict[str, Any] = {
            "segment": self._named.segment
            if self._named
            else bool(self._book.supervises and self.audience.place()),
            "name": self.name.text(),
            "conditions": write_conditions(conditions),
        }
        if self._named is not None:
            seen = {"name": self._named.name, "conditions": dict(self._named.raw)}
            args |= {"filter_id": str(self._named.filter_id), "based_on": seen}
        self._submit("book.save_filter", args)

    def _take_away(self) -> None:
        if self._named is not None:
            self._submit("book.remove_filter", {"filter_id": str(self._named.filter_id)})

    def _submit(self, kind: str, args: dict[str, Any]) -> None:
        self.done.setEnabled(False)

        def saved(saved: Saved) -> None:
            self.route.close_sheet()
            if kind == "book.remove_filter":
                self.applied.emit(None)
            else:
                self.kept.emit(self._named.filter_id if self._named else saved.created["filter_id"])

        self._desk.submit(kind, args, self._answers.kept(saved), self._answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))

    def _word_done(self) -> None:
        self.done.show_text(self.tr("保存并应用") if self.name.text() else self.tr("应用"))


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(12))
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _typed_yuan(text: str) -> int | None:
    """A sum as people type it, in fen: 50000, 50,000, ¥50,000.00; None for anything else."""
    try:
        return parse_yuan(re.sub(r"[¥￥,，\s]", "", text))
    except (ValueError, OverflowError):
        return None


def _typed_day(text: str) -> date | None:
    """A day as it is typed: 2026-06-01, 2026/6/1, 2026年6月1日; None for anything else."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
