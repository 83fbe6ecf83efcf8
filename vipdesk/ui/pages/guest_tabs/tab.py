"""What all tabs of a profile have in common: they show one guest, in the language and the view in force."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.models.snapshot.guest_life import GuestLife
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.speaking import Speaking


@dataclass(frozen=True, slots=True)
class Sight:
    """A guest as they are to be shown: without `life` the dossier is not here, or not read yet."""

    profile: Profile
    life: GuestLife | None
    now: datetime
    veiled: bool
    """Whether a guest may read along: spend, notes and complaints stay out of sight."""
    may_export: bool = False
    """Whether whoever is signed in may have the guest's visiting card as a file."""


class GuestTab(Speaking):
    """A tab. `lay_out` puts its parts in; `show_sight` fills them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None

    def lay_out(self, body: QWidget) -> None:
        """Take the part that fills the tab."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(body, 1)

    def show_guest(self, sight: Sight) -> None:
        """Show a guest."""
        if sight != self._sight:
            self._sight = sight
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        if self._sight is not None:
            self.show_sight(self._sight)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        raise NotImplementedError
