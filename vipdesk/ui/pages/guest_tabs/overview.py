"""概览: what to know before the guest sits down, who looks after them, who may act for them, and how to reach them."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.guests import Shopper
from vipdesk.models.vocabulary import Role
from vipdesk.ui.duty_texts import duty_long_text, duty_tone
from vipdesk.ui.languages import say
from vipdesk.ui.pages.guest_face import brief_texts
from vipdesk.ui.pages.guest_rows import fact_rows
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import day_row, relation_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.texts import SEPARATOR, joined, role_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.brief_lines import BriefText
from vipdesk.ui.widgets.row import DUE, FACT, PERSON, Row
from vipdesk.ui.widgets.spans import Span

ADDRESS = "address"
"""The key of the row that opens how the guest is addressed."""
CARD = "card"
"""The key of the row that writes the guest's visiting card into a file."""
_COVER = "cover"
_MOST_DAYS = 3
_JOINING = ("，", ",", "。", ".")
"""What a text begins with that goes on with the word before it."""


class OverviewTab(GuestTab):
    """Three columns; shopper, people and address are changed where they stand."""

    colleagues_asked = Signal(QPoint)
    """Where to ask who is to look after the guest."""
    cover_asked = Signal(QPoint)
    """Where to ask who is to stand in for the shopper."""
    relation_opened = Signal(object)
    """A `RelationView` to change, or None to add one."""
    address_opened = Signal()
    card_asked = Signal()
    """The guest's visiting card is wanted as a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brief = ListPanel(DUE, "concierge-bell")
        self.shopper = ListPanel(PERSON, "user-check")
        self.people = ListPanel(DUE, "users")
        self.days = ListPanel(DUE, "cake")
        self.facts = ListPanel(FACT, "info")
        self.lay_out(panel_columns((self.brief, self.shopper), (self.people,), (self.facts, self.days)))
        self.shopper.list.opened.connect(self._ask_colleagues)
        self.people.list.opened.connect(self._open_person)
        self.people.add_asked.connect(lambda: self.relation_opened.emit(None))
        self.facts.list.opened.connect(self._open_fact)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        profile, life = sight.profile, sight.life
        briefed = [_brief_row(place, text) for place, text in enumerate(brief_texts(profile))]
        self.brief.show_list(self.tr("接待提示"), briefed, self.tr("没有等着的事"))
        self.brief.show_heading(self.tr("接待提示"))
        carers = [self._shopper_row(profile.shopper, sight.now)]
        if profile.cover is not None or profile.shopper is not None:
            carers.append(self._cover_row(sight))
        self.shopper.show_list(self.tr("专属顾问"), carers, "")
        self.shopper.show_heading(self.tr("专属顾问"))
        people = [relation_row(each, veiled=sight.veiled) for each in life.relations] if life else []
        add = self.tr("记一位") if life else ""
        self.people.show_list(self.tr("家人与代办人"), people, self.tr("还没有记下谁"), add=add)
        days = [day_row(each, veiled=sight.veiled) for each in life.days[:_MOST_DAYS]] if life else []
        self.days.show_list(self.tr("最近的日子"), days, self.tr("没有记下日子"))
        self.days.show_heading(self.tr("最近的日子"))
        rows = [self._address_row(sight), *fact_rows(profile), *([self._card_row()] if sight.may_export else [])]
        self.facts.show_list(self.tr("资料"), rows, "")
        self.facts.show_heading(self.tr("资料"))

    def _shopper_row(self, shopper: Shopper | None, now: datetime) -> Row:
        nobody, choose = self.tr("还没有"), self.tr("指定一位")
        if shopper is None:
            return Row(
                key=None,
                spoken=f"{nobody}, {choose}",
                title=(Span(nobody, 16, tone="muted"),),
                detail=(Span(choose, 13, tone="accent"),),
                icon="user-check",
            )
        change = self.tr("更换")
        row = _carer_row(shopper, role_text(Role.SHOPPER), now)
        return replace(
            row,
            key=shopper.staff_id,
            spoken=f"{row.spoken}, {change}",
            title=(Span(say(shopper.name), 16, bold=True),),
            right=(Span(change, 14, tone="accent"),),
        )

    def _cover_row(self, sight: Sight) -> Row:
        """Who stands in for the shopper, or that somebody may."""
        cover = sight.profile.cover
        if cover is None:
            ask, why = self.tr("请人代班"), self.tr("只为这一位贵宾")
            return Row(
                key=_COVER,
                spoken=f"{ask}, {why}",
                title=(Span(ask, 15, tone="accent"),),
                detail=(Span(why, 13, tone="muted"),),
                icon="users",
            )
        change = self.tr("更换")
        role = self.tr("代这一位") if sight.profile.cover_for_guest else self.tr("今日代班")
        row = _carer_row(cover, role, sight.now)
        spoken = f"{row.spoken}, {change}"
        return replace(row, key=_COVER, spoken=spoken, right=(Span(change, 14, tone="accent"),))

    def _address_row(self, sight: Sight) -> Row:
        profile = sight.profile
        label, change = self.tr("称呼"), self.tr("更改")
        alias = self.tr("化名 {name}").replace("{name}", profile.alias) if profile.alias else ""
        value = joined(say(profile.address), alias)
        return Row(
            key=ADDRESS,
            spoken=f"{label}, {value}, {change}",
            title=(Span(value, 14),),
            label=label,
            right=(Span(change, 14, tone="accent"),),
        )

    def _card_row(self) -> Row:
        label, act = self.tr("名片"), self.tr("导出…")
        return Row(
            key=CARD,
            spoken=f"{label}, {act}",
            title=(Span(self.tr("打码，或两人确认后完整"), 14, tone="muted"),),
            label=label,
            right=(Span(act, 14, tone="accent"),),
        )

    def _open_fact(self, key: object) -> None:
        if key == ADDRESS:
            self.address_opened.emit()
        elif key == CARD:
            self.card_asked.emit()

    def _ask_colleagues(self, key: object) -> None:
        rows = 2 if key == _COVER else 1
        where = self.shopper.list.mapToGlobal(
            QPoint(theme().px(20), theme().px(PERSON.height) * rows - theme().px(8))
        )
        (self.cover_asked if key == _COVER else self.colleagues_asked).emit(where)

    def _open_person(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for relation in life.relations if life else ():
            if relation.relation_id == key:
                self.relation_opened.emit(relation)


def _carer_row(carer: Shopper, role: str, now: datetime) -> Row:
    name, on_duty = say(carer.name), duty_long_text(carer.duty, now)
    return Row(
        key=None,
        spoken=f"{name}, {role}, {on_duty}",
        title=(Span(name, 16),),
        detail=(
            Span(f"{role}{SEPARATOR}", 13, tone="muted"),
            Span(on_duty, 13, tone=duty_tone(carer.duty, now)),
        ),
        letter=carer.name.zh[:1],
    )


def _brief_row(place: int, text: BriefText) -> Row:
    return Row(
        key=place,
        spoken=f"{text.verb}{text.rest}, {text.where}",
        title=(Span(text.verb, 15, bold=True), Span(text.rest, 15, before=0 if text.rest[:1] in _JOINING else 8)),
        detail=(Span(text.where, 13, tone="muted"),),
        icon=text.icon,
    )
