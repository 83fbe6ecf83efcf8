"""A menu of colleagues, with their roles."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.services import BoardCard
from vipdesk.models.vocabulary import DutyState
from vipdesk.ui.duty_texts import duty_text
from vipdesk.ui.languages import say
from vipdesk.ui.texts import joined, role_text
from vipdesk.ui.widgets.dressed import Menu


class PeopleMenu(Menu):
    """Colleagues to choose from; one press is enough."""

    person_chosen = Signal(object)
    """The `StaffCard` that was chosen."""

    def __init__(self, people: Sequence[StaffCard], parent: QWidget, now: datetime | None = None) -> None:
        """With `now` it is told who is at work."""
        super().__init__(parent)
        for person in people:
            known = now is not None and person.duty.state is not DutyState.UNKNOWN
            on_duty = duty_text(person.duty, now) if known and now is not None else ""
            words = joined(say(person.name), role_text(person.role), on_duty)
            action = self.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, person=person: self.person_chosen.emit(person))


def hand_over(card: BoardCard | None, person: StaffCard) -> dict[str, str | None]:
    """Arguments of `request.assign`: to whom, and who handled it when one looked."""
    owner = None if card is None or card.owner_id is None else str(card.owner_id)
    return {"staff_id": str(person.staff_id), "based_on": owner}
