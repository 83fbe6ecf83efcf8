"""What all pages have in common: they know the desk's façade and the window, and read again when told."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.answers import Answers
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking


class Page(Speaking):
    """A page. Its constructor builds it once; `refresh` asks the desk and shows the answer.

    `watches` names the tables whose changes it must follow while it is in sight. Pages with `own_top`
    begin right below the top bar's hairline.
    """

    watches: ClassVar[frozenset[str]] = frozenset()
    own_top: ClassVar[bool] = False

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.route = route
        self.answers = Answers(self)

    def build_ahead(self) -> Iterator[None]:
        """Build, while nobody waits and in short pieces, what the page will need later than its first sight."""
        yield from ()

    def refresh(self) -> None:
        """Ask for what is shown."""

    def enter(self) -> None:
        """The page came into sight: read, and take the keyboard."""
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the focus to what the keys of this page are for; by default to the search box."""
        self.route.find_guest()

    def veil_changed(self) -> None:
        """Notes are to be hidden, or to be shown again."""

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys and what they do here, for the status bar."""
        return ()

    def now(self) -> datetime:
        """The time that texts are relative to."""
        return self.route.clock.now()


class GuestPage(Page):
    """A page about one guest: it shows whoever it is told to show, and acts on them."""

    def show_profile(self, profile: Profile) -> None:
        """Show a guest, all in one paint."""
        raise NotImplementedError

    def check_in(self) -> None:
        """Receive the guest in view."""
        raise NotImplementedError

    def check_out(self) -> None:
        """See the guest off."""
        raise NotImplementedError

    def print_card(self) -> None:
        """Print the welcome card of the guest's visit."""
        raise NotImplementedError


@runtime_checkable
class UndoingPage(Protocol):
    """A page on which the last act can be undone."""

    def undo(self) -> None:
        """Undo it, if there is still time."""
        ...


@runtime_checkable
class HomelyPage(Protocol):
    """A page with a beginning of its own to which one goes back before one leaves it."""

    def go_home(self) -> bool:
        """Go there; False if that is not where one came from."""
        ...


@runtime_checkable
class OfferingPage(Protocol):
    """A page on which vouchers can be given."""

    def offer(self) -> None:
        """Take the keyboard to what may be given to the guest in view."""
        ...


@runtime_checkable
class TabbedPage(Protocol):
    """A page with tabs."""

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab."""
        ...


@runtime_checkable
class DoorPage(Protocol):
    """A page on which one says what a guest comes for."""

    def ask_details(self) -> None:
        """Ask for purpose and car."""
        ...
