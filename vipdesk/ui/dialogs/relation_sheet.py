"""Somebody around a guest: who they are, and what they may do for the guest."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guest_life import RelationView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import Act, RelationKind
from vipdesk.ui.dialogs.fact_sheet import FactSheet, HushField
from vipdesk.ui.life_texts import act_text, relation_kind_text
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_KINDS, _ACTS = tuple(RelationKind), tuple(Act)


def seen_relation(relation: RelationView) -> dict[str, Any]:
    """A relation in the words of its intent."""
    return {
        "name": relation.name,
        "kind": relation.kind.value,
        "may": [act.value for act in relation.may],
        "note": relation.note,
        "confidential": relation.confidential,
    }


class RelationSheet(FactSheet):
    """A name is needed; nobody may do anything unless it is said."""

    kind, removing, id_name = "guest.set_relation", "guest.remove_relation", "relation_id"

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        relation: RelationView | None,
        parent: QWidget | None = None,
    ) -> None:
        row_id, seen = (relation.relation_id, seen_relation(relation)) if relation else (None, None)
        super().__init__(desk, route, guest, row_id=row_id, seen=seen, parent=parent)
        self._name, self._note = LineField(), LineField()
        self._who_label, self._who = PlainLabel(size=14, tone="muted"), ChipFlow(len(_KINDS), single=True)
        self._may_label, self._may = PlainLabel(size=14, tone="muted"), ChipFlow(len(_ACTS))
        self._hush = HushField()
        self.content.addWidget(self._name)
        for label, chips in ((self._who_label, self._who), (self._may_label, self._may)):
            labelled = QVBoxLayout()
            labelled.setSpacing(theme().px(8))
            labelled.addWidget(label)
            labelled.addWidget(chips)
            self.content.addLayout(labelled)
        self.content.addWidget(self._note)
        self.content.addWidget(self._hush)
        if relation is not None:
            self._name.edit.setText(relation.name)
            self._note.edit.setText(relation.note or "")
            self._who.choose([_KINDS.index(relation.kind)])
            self._may.choose(_ACTS.index(act) for act in relation.may)
            self._hush.choose(int(relation.confidential))
        self.retranslate()
        self.setFocusProxy(self._name.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        self.name_buttons(self.tr("{address}身边的人"), self.tr("代办时请核对身份"))
        self._name.show_label(self.tr("姓名"))
        label = self.tr("是贵宾的")
        self._who_label.show_text(label)
        self._who.show_texts(label, [relation_kind_text(kind) for kind in _KINDS])
        label = self.tr("可以代办")
        self._may_label.show_text(label)
        self._may.show_texts(label, [act_text(act) for act in _ACTS])
        self._note.show_label(self.tr("备注"))
        self._hush.show_words(self.tr("能不能提"), self.tr("可以提"))

    def values(self) -> dict[str, Any] | None:
        """The arguments, once there is a name."""
        if not self.require(self._name, self._note, needed=[self._name]):
            return None
        return {
            "name": self._name.text(),
            "relation": _KINDS[self._who.places()[0]].value,
            "may": [_ACTS[place].value for place in self._may.places()],
            "note": self._note.text() or None,
            "confidential": self._hush.confidential(),
        }
