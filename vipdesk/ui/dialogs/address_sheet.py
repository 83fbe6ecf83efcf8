"""How a guest is to be addressed: as they asked for it, and under which other name they want to be here."""

from typing import Any

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.dialogs.fact_sheet import FactSheet
from vipdesk.ui.route import Route
from vipdesk.ui.widgets.field import LineField


class AddressSheet(FactSheet):
    """An empty field takes the wish away: then surname and title count again."""

    kind = "guest.set_address"

    def __init__(self, desk: DeskFacade, route: Route, guest: Profile, parent: QWidget | None = None) -> None:
        seen = {"address_as": guest.address_as, "alias": guest.alias}
        super().__init__(desk, route, guest, seen=seen, parent=parent)
        self._called, self._alias = LineField(), LineField()
        self._called.edit.setText(guest.address_as or "")
        self._alias.edit.setText(guest.alias or "")
        self.content.addWidget(self._called)
        self.content.addWidget(self._alias)
        self.retranslate()
        self.setFocusProxy(self._called.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        self.name_buttons(self.tr("怎么称呼{address}"), self.tr("不写就按姓氏和称谓"))
        self._called.show_label(self.tr("怎么称呼"))
        self._alias.show_label(self.tr("化名（不想用本名时）"))

    def values(self) -> dict[str, Any] | None:
        """The arguments."""
        if not self.require(self._called, self._alias):
            return None
        return {"address_as": self._called.text() or None, "alias": self._alias.text() or None}
