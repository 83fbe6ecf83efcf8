"""由谁来: the guest in person, somebody of the profile, or somebody whom it does not name."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guest_life import RelationView
from vipdesk.models.vocabulary import Act
from vipdesk.ui.chosen_agent import ChosenAgent
from vipdesk.ui.life_texts import agent_texts
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel


class AgentChoice(Speaking):
    """Those first who may enter; of everybody else it is said that a supervisor decides."""

    resized = Signal()

    def __init__(self, people: Iterable[RelationView], chosen: ChosenAgent | None, *, veiled: bool) -> None:
        super().__init__()
        # a stable sort: of those who may, and of those who may not, the nearest stay first
        self._people = tuple(sorted(people, key=lambda each: Act.ENTER not in each.may))
        self._veiled = veiled
        self._label, self._needs = PlainLabel(size=14, tone="muted"), PlainLabel(size=14, tone="warn", wrap=True)
        self.who = ChipFlow(len(self._people) + 2, single=True)
        self.stranger = LineField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        for part in (self._label, self.who, self.stranger, self._needs):
            column.addWidget(part)
        self.stranger.setContentsMargins(0, theme().px(4), 0, 0)
        self.who.changed.connect(self._show_choice)
        self._choose(chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        label = self.tr("由谁来")
        self._label.show_text(label)
        self.who.show_texts(
            label, [*agent_texts(self._people, veiled=self._veiled, guest=True), self.tr("其他人…")]
        )
        self.stranger.show_label(self.tr("来的是谁"))
        self._show_choice()

    def fits(self) -> bool:
        """Whether what stands here can be kept; where not, the field that is missing says so."""
        if not self._is_stranger:
            return True
        if not self.stranger.text():
            self.stranger.show_error(error_text(Refused(Code.FIELD_MISSING)))
            self.stranger.edit.setFocus()
            self.resized.emit()
            return False
        return self.stranger.fits()

    def chosen(self) -> ChosenAgent | None:
        """Who comes in the guest's name; None of the guest in person."""
        if self._is_stranger:
            name = self.stranger.text()
            return ChosenAgent({"by_other": name}, EnteredBy(name), may_enter=False)
        person = self._person
        if person is None:
            return None
        entered = EnteredBy(person.name, person.kind, confidential=person.confidential)
        return ChosenAgent({"by": str(person.relation_id)}, entered, may_enter=Act.ENTER in person.may)

    @property
    def _is_stranger(self) -> bool:
        return self.who.places()[0] == self.who.count() - 1

    @property
    def _person(self) -> RelationView | None:
        place = self.who.places()[0]
        return self._people[place - 1] if 0 < place <= len(self._people) else None

    def _choose(self, chosen: ChosenAgent | None) -> None:
        if chosen is None:
            return
        places = [str(person.relation_id) for person in self._people]
        named = chosen.args.get("by")
        if named in places:
            self.who.choose([places.index(named) + 1])
        elif named is None:
            self.who.choose([self.who.count() - 1])
            self.stranger.write(chosen.entered.name)

    def _show_choice(self) -> None:
        person = self._person
        needs = ""
        if self._is_stranger:
            needs = self.tr("不在“家人与代办人”里：要由主管放行")
        elif person is not None and Act.ENTER not in person.may:
            needs = self.tr("档案里没有写可以代为进厅：要由主管放行")
        self._needs.show_text(needs)
        self._needs.setVisible(bool(needs))
        self.stranger.setVisible(self._is_stranger)
        self.resized.emit()
