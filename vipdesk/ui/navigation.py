"""Where one is, where one came from, and whose guest is in view: the window as pages see it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vipdesk.clock import Clock
from vipdesk.config import SLIPS
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import ScanKind
from vipdesk.models.snapshot.guests import GuestWay, Profile
from vipdesk.models.snapshot.handover import SignedHandover
from vipdesk.models.snapshot.storage import StoredThing
from vipdesk.models.vocabulary import Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.intake_drafts import IntakeDrafts
from vipdesk.ui.page import GuestPage, HomelyPage
from vipdesk.ui.route import Paper, Place
from vipdesk.ui.shell.frame import Frame
from vipdesk.ui.shell.veil import SheetLayer
from vipdesk.ui.shell.verdict_flow import VerdictFlow

if TYPE_CHECKING:
    from vipdesk.ui.stranger_flow import StrangerFlow


class Navigation(QObject):
    """Leads from page to page. It is the `Route` that every page is given."""

    lock_asked = Signal()
    text_size_asked = Signal(float)
    arrived = Signal()
    """The guest who was asked for is in sight, or is not known."""

    def __init__(self, desk: DeskFacade, clock: Clock, paper_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.clock = clock
        self._desk = desk
        self._paper_folder = paper_folder
        self._answers = Answers(self)
        self._guest: Profile | None = None
        self._notes_veiled = True
        self._asking = False
        self.drafts = IntakeDrafts(desk, self)
        self._strangers: StrangerFlow | None = None
        self._completed: UUID | None = None
        """The guest whose dossier was asked for last."""
        self._came_from: list[Place] = []
        self._frame: Frame | None = None
        self._sheets: SheetLayer | None = None
        self._verdicts: VerdictFlow | None = None

    def attach(self, frame: Frame, sheets: SheetLayer, verdicts: VerdictFlow) -> None:
        """Lead in these parts from now on."""
        self._frame, self._sheets, self._verdicts = frame, sheets, verdicts
        self._came_from.clear()
        self._strangers = None
        sheets.closed.connect(self._return_focus)
        verdicts.closed.connect(self._return_focus)

    @property
    def guest(self) -> Profile | None:
        """The guest in view."""
        return self._guest

    @guest.setter
    def guest(self, profile: Profile | None) -> None:
        self._guest = profile

    @property
    def asking(self) -> bool:
        """Whether a guest was asked for and is not in sight yet; nothing else may ask meanwhile."""
        return self._asking

    @property
    def busy(self) -> bool:
        """Whether something lies over the page or is being typed."""
        frame, sheets, verdicts = self._frame, self._sheets, self._verdicts
        covered = (sheets is not None and sheets.isVisible()) or (verdicts is not None and verdicts.opened)
        return covered or self._asking or (frame is not None and bool(frame.top.search.text()))

    @property
    def notes_veiled(self) -> bool:
        """Whether notes are hidden from whoever stands before the counter."""
        return self._notes_veiled

    def veil_notes(self, *, veiled: bool) -> None:
        """Hide notes, or show them."""
        self._notes_veiled = veiled
        if self._frame is not None:
            self._frame.top.show_counter_view(on=veiled)
            self._frame.search.retranslate()
            for page in self._frame.stack.built():
                page.veil_changed()
        if self._sheets is not None:
            self._sheets.veil_changed()

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._frame.stack.place if self._frame else Place.TODAY

    def start(self) -> None:
        """Begin at 今日 with the search box ready, as after signing in; no answer brings back who was in view."""
        self._answers.forget("guest")
        self._answers.forget("sight")
        self._asking = False
        self._guest = None
        self._forget_stranger()
        self.show_place(Place.TODAY)
        self._came_from.clear()
        self.find_guest()
        self._ask_handover()

    def show_place(self, place: Place) -> None:
        """Go to a place."""
        if self._frame is None:
            return
        here = self._frame.stack.place
        if here is not place:
            self._came_from.append(here)
            del self._came_from[:-8]
        self._enter(place)

    def ask_place(self, place: Place) -> None:
        """Go to a place that was asked for by its name; 贵宾 asked for once more is its beginning."""
        if place is Place.GUESTS and self.place is place:
            self._guest = None
        self.show_place(place)

    def go_back(self) -> None:
        """Go back to where one came from; from there to 今日; the search box is ready then."""
        if self._frame is None:
            return
        self._frame.search.close_search()
        here = self._frame.stack.place
        page = self._frame.stack.page(here)
        if isinstance(page, HomelyPage) and page.go_home():
            self.hints_changed()
            return
        before = self._came_from.pop() if self._came_from else Place.TODAY
        while before is here and self._came_from:
            before = self._came_from.pop()
        if before in (Place.RECOGNISED, Place.UNKNOWN, here):
            before = Place.TODAY
        if before is Place.TODAY:
            self._came_from.clear()
            self._guest = None
        self._enter(before)
        self.find_guest()

    def show_guest(self, guest_id: UUID) -> None:
        """Show the banner of a guest once everything about it is here: one paint."""
        self._ask(guest_id, Place.RECOGNISED)

    def receive_guest(self, guest_id: UUID) -> None:
        """The same, and receive them once they are in sight."""
        self._ask(guest_id, Place.RECOGNISED, receive=True)

    def show_profile(self, guest_id: UUID) -> None:
        """Show everything about a guest."""
        self._ask(guest_id, Place.GUESTS)

    def show_unknown(self, code: str) -> None:
        """Ask who has a card that nobody here has."""
        self.show_stranger(GuestWay(card_no=code))

    def show_stranger(self, way: GuestWay) -> None:
        """Ask for somebody whom this desk does not know."""
        if self._frame is None:
            return
        if self._strangers is None:
            from vipdesk.ui.pages.unknown_card import UnknownCardPage  # noqa: PLC0415 - read after first paint
            from vipdesk.ui.stranger_flow import StrangerFlow  # noqa: PLC0415 - as above

            page = self._frame.stack.page(Place.UNKNOWN)
            if not isinstance(page, UnknownCardPage):
                raise TypeError(Place.UNKNOWN)
            self._strangers = StrangerFlow(self._desk, self, page, page)
        self._strangers.ask(way)
        self.show_place(Place.UNKNOWN)

    def show_request(self, request_id: UUID) -> None:
        """Open a request above the page in sight."""
        from vipdesk.ui.dialogs.request_sheet import RequestSheet  # noqa: PLC0415 - read after first paint

        self.show_sheet(RequestSheet(self._desk, self, request_id))

    def show_tag(self, tag_id: UUID) -> None:
        """Open a storage tag; one that is not in our keeping is told as such."""
        self._desk.stored_thing(tag_id, self._answers.latest("tag", self._show_thing))

    def _show_thing(self, thing: StoredThing | None) -> None:
        from vipdesk.ui.pages.small_tabs.tag_sheet import TagSheet  # noqa: PLC0415 - read after first paint

        if thing is None or thing.returned_at is not None:
            if self._verdicts is not None:
                self._verdicts.show_foreign(ScanKind.STORAGE_TAG)
        else:
            self.show_sheet(TagSheet(self._desk, self, thing))

    def show_voucher(self, voucher_id: UUID) -> None:
        """Show the verdict on a voucher."""
        if self._verdicts is not None:
            self._verdicts.show_voucher(voucher_id)

    def show_sheet(self, sheet: QWidget) -> None:
        """Let a sheet float above the page."""
        if self._sheets is not None and self._frame is not None:
            self._frame.search.close_search()
            self._sheets.open_sheet(sheet)

    def close_sheet(self) -> None:
        """Take the sheet away."""
        if self._sheets is not None:
            self._sheets.close_sheet()

    def fit_sheet(self) -> None:
        """Fit the sheet to what it holds now."""
        if self._sheets is not None:
            self._sheets.place_sheet()

    def paper_for(self, document: str, row_id: UUID) -> Paper:
        """The printer set for a document, else a file without a name of a guest in it."""
        printer = self._desk.settings.printers.get("roll" if document in SLIPS else document, "")
        if printer:
            return Paper(printer, is_file=False)
        self._paper_folder.mkdir(parents=True, exist_ok=True)
        return Paper(str(self._paper_folder / f"{document}-{row_id}.pdf"), is_file=True)

    def file_for(self, name: str) -> str:
        """Beside the papers that are saved as files."""
        return str(self._paper_folder / name)

    def resize_text(self, scale: float) -> None:
        """Ask for another text size, once the page that asked has finished its turn."""
        QTimer.singleShot(0, self, lambda: self.text_size_asked.emit(scale))

    def lock(self) -> None:
        """Ask for the PIN."""
        self.lock_asked.emit()

    def find_guest(self) -> None:
        """Put the cursor into the search box."""
        if self._frame is not None:
            self._frame.top.search.setFocus()
            self._frame.top.search.selectAll()

    def hints_changed(self) -> None:
        """Show the keys of the page in sight."""
        if self._frame is not None and self._frame.stack.has(self._frame.stack.place):
            page = self._frame.stack.page(self._frame.stack.place)
            self._frame.status.show_hints(page.hints())

    def _enter(self, place: Place) -> None:
        if self._frame is None:
            return
        self._frame.search.close_search()
        if place is not Place.UNKNOWN:
            self._forget_stranger()
        page = self._frame.stack.show_place(place)
        if place not in (Place.RECOGNISED, Place.UNKNOWN):
            self._frame.rail.show_place(Place.TODAY if place is Place.HANDOVER else place)
        page.enter()
        self.hints_changed()

    def _ask(self, guest_id: UUID, place: Place, *, receive: bool = False) -> None:
        self._asking = True
        self._answers.forget("sight")
        self._forget_stranger()
        asked = _Asked(guest_id, place, receive)
        self._desk.profile(
            guest_id, self._answers.latest("guest", lambda profile: self._show_profile(asked, profile))
        )

    def _show_profile(self, asked: "_Asked", profile: Profile | None) -> None:
        if profile is None or self._frame is None:
            self._asking = False
            self.arrived.emit()
            if self._frame is not None and self._desk.status.online:
                # this desk was told of somebody whom another store holds
                self.show_stranger(GuestWay(guest_id=asked.guest_id))
            return
        self._guest = profile
        page = self._frame.stack.page(asked.place)
        if isinstance(page, GuestPage):
            page.show_profile(profile)
        in_sight = self._answers.latest("sight", self._come_into_sight)
        QTimer.singleShot(0, self, lambda: in_sight((asked, profile)))

    def _come_into_sight(self, arrival: "tuple[_Asked, Profile]") -> None:
        """One paint, but in a turn of its own: filling the page and painting it are two short pieces of work."""
        asked, profile = arrival
        self._asking = False
        if self._guest is profile:
            self.show_place(asked.place)
            self._complete(profile)
            page = self._frame.stack.page(asked.place) if self._frame else None
            if asked.receive and isinstance(page, GuestPage):
                page.check_in()
        self.arrived.emit()

    def _complete(self, profile: Profile) -> None:
        """Ask for the dossier of a guest of whom the directory row alone is here; the page follows when it comes."""
        if profile.has_dossier or profile.guest_id == self._completed or not self._desk.status.online:
            return
        self._completed = profile.guest_id
        self._desk.fetch_guest(GuestWay(guest_id=profile.guest_id), _nothing_more, _nothing_more)

    def _ask_handover(self) -> None:
        """Whoever takes over the counter sees first what the shift before has left (M5)."""
        staff = self._desk.staff
        if staff is not None and staff.role is not Role.SHOPPER:
            self._desk.waiting_handover(staff.staff_id, self._answers.latest("handover", self._show_handover))

    def _show_handover(self, page: SignedHandover | None) -> None:
        if page is not None and self.place is Place.TODAY and not self.busy:
            self.show_place(Place.HANDOVER)

    def _forget_stranger(self) -> None:
        if self._strangers is not None:
            self._strangers.forget()

    def _return_focus(self) -> None:
        if self._frame is not None and self._frame.isVisible():
            self._frame.stack.page(self._frame.stack.place).take_keyboard()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who was asked for, where they are to be shown, and whether to receive them there."""

    guest_id: UUID
    place: Place
    receive: bool


def _nothing_more(_: object) -> None:
    """The rows come as a change; without them the directory row is enough to receive."""
