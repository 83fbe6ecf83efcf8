"""A menu of colleagues, with their roles."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.services import BoardCard
from vipdesk.ui.languages import say
from vipdesk.ui.texts import joined, role_text
from vipdesk.ui.widgets.dressed import Menu


class PeopleMenu(Menu):
    """Colleagues to choose from; one press is enough."""

    person_chosen = Signal(object)
    """The `StaffCard` that was chosen."""

    def __init__(self, people: Sequence[StaffCard], parent: QWidget) -> None:
        super().__init__(parent)
        for person in people:
            words = joined(say(person.name), role_text(person.role))
            action = self.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, person=person: self.person_chosen.emit(person))


def hand_over(card: BoardCard | None, person: StaffCard) -> dict[str, str | None]:
    """Arguments of `request.assign`: to whom, and who handled it when one looked."""
    owner = None if card is None or card.owner_id is None else str(card.owner_id)
    return {"staff_id": str(person.staff_id), "based_on": owner}
