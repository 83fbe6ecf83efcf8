"""Who looks after a guest, who stands in, and who is not the same person: what one does about it on a profile."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.answers import Answers
from vipdesk.ui.languages import say
from vipdesk.ui.texts import error_text


class CareActs(QObject):
    """Acts for one page, each about the guest `of` gives."""

    said = Signal(str, bool)
    """A sentence about what became of it, and whether it is a trouble."""
    done = Signal()
    """Something was saved: read the guest again."""

    def __init__(self, desk: DeskFacade, of: Callable[[], Profile | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._of = desk, of
        self._answers = Answers(self)

    def assign(self, person: StaffCard) -> None:
        """Make somebody the personal shopper."""
        guest = self._of()
        if guest is not None:
            before = None if guest.shopper is None else str(guest.shopper.staff_id)
            args = {"staff_id": str(person.staff_id), "based_on": before}
            self._submit("guest.assign_shopper", args, self.tr("已指定"))

    def cover(self, person: StaffCard | None) -> None:
        """Let somebody stand in for the shopper of this guest alone; None ends that."""
        guest = self._of()
        if guest is None:
            return
        present = guest.cover if guest.cover_for_guest else None
        before = None if present is None else str(present.staff_id)
        if person is not None:
            said = self.tr("这位贵宾由 {name} 代班").replace("{name}", say(person.name))
            self._submit("guest.set_cover", {"staff_id": str(person.staff_id), "based_on": before}, said)
        elif before is not None:
            self._submit("guest.end_cover", {"based_on": before}, self.tr("代班已结束"))

    def tell_apart(self, other_id: UUID) -> None:
        """Say that another record is somebody else."""
        said = self.tr("已记下不是同一位，以后不再提示")
        self._submit("guest.tell_apart", {"other_id": str(other_id)}, said)

    def _submit(self, kind: str, args: dict[str, Any], said: str) -> None:
        guest = self._of()
        if guest is None:
            return
        guest_id = guest.guest_id

        def saved(_saved: object) -> None:
            now = self._of()
            if now is not None and now.guest_id == guest_id:
                self.said.emit(said, False)
                self.done.emit()

        args = {"guest_id": str(guest_id), **args}
        self._desk.submit(kind, args, self._answers.kept(saved), self._answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error), True)
