"""What the sheets on which a fact of a guest is written down have in common: Enter saves, errors stand under fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.life_texts import hush_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.field import ChipField, LineField


class FactSheet(Sheet):
    """A new fact, or one that is there and may be taken away again.

    `seen` is the fact as it was when the sheet opened, in the words of its intent; it goes along, so that nothing
    is overwritten unseen.
    """

    kind = ""
    """The intent that writes."""
    removing = ""
    """The intent that takes away, where there is one."""
    id_name = ""

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        *,
        row_id: object = None,
        seen: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk, self._guest = desk, guest
        self._row_id, self._seen = row_id, seen
        self._answers = Answers(self)
        self.remove = Button(fill=Fill.QUIET, height=48)
        self.remove.setVisible(seen is not None and bool(self.removing))
        self.foot.insertWidget(0, self.remove)
        self.remove.clicked.connect(self._take_away)

    @property
    def new(self) -> bool:
        """Whether it is not there yet."""
        return self._seen is None

    def name_buttons(self, title: str, sub: str = "") -> None:
        """Say what the sheet asks, of whom, and what its buttons do."""
        self.show_heading(title.replace("{address}", say(self._guest.address)), sub)
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("记下"))
        self.remove.show_text(self.tr("删掉"))

    def values(self) -> dict[str, Any] | None:
        """The arguments of the intent; None where a field says what is wrong."""
        raise NotImplementedError

    def require(self, *fields: LineField, needed: Sequence[LineField] = ()) -> bool:
        """Whether every text is short enough and none of the needed ones is missing; else the first has the cursor."""
        wrong = [field for field in fields if not field.fits()]
        for field in needed:
            if not field.text():
                field.show_error(error_text(Refused(Code.FIELD_MISSING)))
                wrong.append(field)
        if wrong:
            wrong[0].edit.setFocus()
            self.route.fit_sheet()
        return not wrong

    def act(self) -> None:
        """Save."""
        values = self.values()
        if values is not None:
            told = {} if self._seen is None else {"based_on": dict(self._seen)}
            self._submit(self.kind, values | told)

    def _take_away(self) -> None:
        self._submit(self.removing, {"based_on": dict(self._seen or {})})

    def _submit(self, kind: str, values: Mapping[str, Any]) -> None:
        self.done.setEnabled(False)
        named = {self.id_name: str(self._row_id)} if self._row_id is not None else {}
        args = {"guest_id": str(self._guest.guest_id), **named, **values}
        self._desk.submit(kind, args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


class HushField(ChipField):
    """Whether something may be said before those who accompany the guest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)

    def show_words(self, label: str, openly: str) -> None:
        """Name the field and the first choice; the second is the house's word for it."""
        self.show_texts(label, [openly, hush_text()])

    def confidential(self) -> bool:
        """Whether it is to be kept quiet."""
        return self.place() == 1
