"""What a page may ask of the window around it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.clock import Clock
from vipdesk.models.snapshot.guests import GuestWay, Profile

if TYPE_CHECKING:
    from vipdesk.ui.intake_drafts import IntakeDrafts


class Place(StrEnum):
    """Where one can be: the places of the rail, and those that are reached from elsewhere."""

    TODAY = "today"
    GUESTS = "guests"
    LOUNGE = "lounge"
    SERVICES = "services"
    VOUCHERS = "vouchers"
    FOR_ME = "for_me"
    RECOGNISED = "recognised"
    UNKNOWN = "unknown"
    OUTAGE = "outage"
    HANDOVER = "handover"
    ROSTER = "roster"
    COMPLAINTS = "complaints"
    APPOINTMENTS = "appointments"
    SETTINGS = "settings"
    SMALL_SERVICES = "small_services"


RAIL = (Place.TODAY, Place.GUESTS, Place.LOUNGE, Place.SERVICES, Place.VOUCHERS, Place.FOR_ME)
"""The places that are always in sight, in the order of Ctrl+1…"""


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a document goes: a printer's name, or a file, and whether it is a file."""

    target: str
    is_file: bool


class Route(Protocol):
    """The window, as a page sees it."""

    clock: Clock
    """What is the time; pictures are taken at a fixed one."""
    drafts: "IntakeDrafts"
    """What was typed of somebody new and is not saved."""

    @property
    def guest(self) -> Profile | None:
        """The guest in view, whom new services and vouchers are for."""
        ...

    @guest.setter
    def guest(self, profile: Profile | None) -> None: ...

    @property
    def busy(self) -> bool:
        """Whether something lies over the page or is being typed: no answer may take the screen."""
        ...

    @property
    def notes_veiled(self) -> bool:
        """Whether notes are hidden from whoever stands before the counter."""
        ...

    def show_place(self, place: Place) -> None:
        """Go to a place."""
        ...

    def go_back(self) -> None:
        """Go back to where one came from, with the search box ready."""
        ...

    def show_guest(self, guest_id: UUID) -> None:
        """Show the banner of a guest (M1)."""
        ...

    def receive_guest(self, guest_id: UUID) -> None:
        """Show the banner of a guest and receive them at once."""
        ...

    def show_profile(self, guest_id: UUID) -> None:
        """Show everything about a guest."""
        ...

    def show_stranger(self, way: GuestWay) -> None:
        """Ask for somebody whom this desk does not know."""
        ...

    def show_request(self, request_id: UUID) -> None:
        """Open a request."""
        ...

    def show_tag(self, tag_id: UUID) -> None:
        """Open a storage tag."""
        ...

    def show_voucher(self, voucher_id: UUID) -> None:
        """Show the verdict on a voucher (M4)."""
        ...

    def show_sheet(self, sheet: QWidget) -> None:
        """Let a sheet float above the page."""
        ...

    def close_sheet(self) -> None:
        """Take the sheet away."""
        ...

    def fit_sheet(self) -> None:
        """Fit the sheet to what it holds now."""
        ...

    def paper_for(self, document: str, row_id: UUID) -> Paper:
        """Where a document of a row goes."""
        ...

    def file_for(self, name: str) -> str:
        """Where a file of that name goes that somebody asked for."""
        ...

    def resize_text(self, scale: float) -> None:
        """Show everything at another text size."""
        ...

    def lock(self) -> None:
        """Ask for the PIN."""
        ...

    def find_guest(self) -> None:
        """Put the cursor into the search box."""
        ...

    def hints_changed(self) -> None:
        """The page's keys mean something else now."""
        ...
