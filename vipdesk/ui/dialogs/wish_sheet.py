"""A thing a guest would like to have, and what became of it."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guest_life import WishView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import WishState
from vipdesk.ui.dialogs.fact_sheet import FactSheet
from vipdesk.ui.life_texts import wish_state_text
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import ChipField, LineField

_STATES = tuple(WishState)


def seen_wish(wish: WishView) -> dict[str, Any]:
    """A wish in the words of its intent."""
    return {
        "what": wish.what,
        "brand": wish.brand,
        "size": wish.size,
        "colour": wish.colour,
        "state": wish.state.value,
    }


class WishSheet(FactSheet):
    """What it is is needed; of one that is there, what became of it."""

    kind, id_name = "guest.set_wish", "wish_id"

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile, wish: WishView | None, parent: QWidget | None = None
    ) -> None:
        row_id, seen = (wish.wish_id, seen_wish(wish)) if wish else (None, None)
        super().__init__(desk, route, guest, row_id=row_id, seen=seen, parent=parent)
        self._what, self._brand, self._size, self._colour = (LineField() for _ in range(4))
        self._state = ChipField(len(_STATES))
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(12))
        for field in (self._brand, self._size, self._colour):
            beside.addWidget(field, 1)
        self.content.addWidget(self._what)
        self.content.addLayout(beside)
        self.content.addWidget(self._state)
        self._state.setVisible(wish is not None)
        if wish is not None:
            for field, text in (
                (self._what, wish.what),
                (self._brand, wish.brand),
                (self._size, wish.size),
                (self._colour, wish.colour),
            ):
                field.edit.setText(text or "")
            self._state.choose(_STATES.index(wish.state))
        self.retranslate()
        self.setFocusProxy(self._what.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        self.name_buttons(self.tr("{address}的心愿"))
        self._what.show_label(self.tr("想要什么"))
        self._brand.show_label(self.tr("品牌"))
        self._size.show_label(self.tr("尺码"))
        self._colour.show_label(self.tr("颜色"))
        self._state.show_texts(self.tr("如今"), [wish_state_text(state) for state in _STATES])

    def values(self) -> dict[str, Any] | None:
        """The arguments, once it is said what."""
        fields = (self._what, self._brand, self._size, self._colour)
        if not self.require(*fields, needed=[self._what]):
            return None
        return {
            "what": self._what.text(),
            "brand": self._brand.text() or None,
            "size": self._size.text() or None,
            "colour": self._colour.text() or None,
            "state": _STATES[self._state.place()].value,
        }
