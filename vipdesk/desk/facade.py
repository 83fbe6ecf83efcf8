"""What a screen may ask of the desk. Screens know this class alone; `FrontDesk` does the work.

Every call returns at once. Answers come later, on the thread that asked, through the callbacks; an
answer that was superseded on its channel is never delivered. Sentences for a refusal or a trouble are
`vipdesk.wording`'s.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vipdesk.config import Settings
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.appointments import (
    AppointmentDay,
    AppointmentForm,
    AppointmentView,
    CalendarFile,
    CalendarWish,
)
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.book import (
    BookCounts,
    BookDesk,
    BookLoad,
    BookPiece,
    BookQuestion,
    LeavingBook,
)
from vipdesk.models.snapshot.caller import CallerView
from vipdesk.models.snapshot.complaints import CaseQuestion, ComplaintDesk, SealedWords
from vipdesk.models.snapshot.desk import (
    DeskPlate,
    Matter,
    PrintJobView,
    Saved,
    Scan,
    StaffCard,
    SyncStatus,
)
from vipdesk.models.snapshot.drinks import DrinksDesk
from vipdesk.models.snapshot.exports import ExportWish
from vipdesk.models.snapshot.guest_life import EntryKind, GuestLife, Timeline, TimelinePlace
from vipdesk.models.snapshot.guests import Fetched, GuestWay, Hit, NewcomerCheck, Profile
from vipdesk.models.snapshot.handover import HandoverDesk, ReadyView, SignedHandover
from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.models.snapshot.intake_draft import IntakeDraft
from vipdesk.models.snapshot.ladder import LadderView, TriedCall
from vipdesk.models.snapshot.likeness import Kinship, MergeSight
from vipdesk.models.snapshot.look_ups import DayOfLookUps
from vipdesk.models.snapshot.lounge import LoungeBoard
from vipdesk.models.snapshot.lounge_right import LoungeRightView, RightTrial
from vipdesk.models.snapshot.news import NewsItem
from vipdesk.models.snapshot.pictures import GivenPicture, TakenPicture
from vipdesk.models.snapshot.roster import Roster
from vipdesk.models.snapshot.services import Board, RequestFile, RequestForm
from vipdesk.models.snapshot.storage import StorageDesk, StoredThing
from vipdesk.models.snapshot.today import Today
from vipdesk.models.snapshot.vouchers import Verdict, VoucherDesk
from vipdesk.models.vocabulary import Reach

Answer = TypeVar("Answer")
Then = Callable[[Answer], None]
Failed = Callable[[VipDeskError], None]


class DeskFacade(QObject):
    """The desk as a screen sees it."""

    changed = Signal(frozenset)
    """Names of the tables whose shown rows are different now: screens read again what they show."""
    status_changed = Signal(SyncStatus)
    """The line, what waits, what was refused."""
    answered = Signal(object)
    """`Answered`: head office's answer to one intent of this desk."""
    print_changed = Signal(PrintJobView)
    """A print job moved on."""
    staff_changed = Signal(object)
    """`StaffCard` of who is signed in now, or None."""
    settings_changed = Signal(Settings)
    unusable = Signal(object)
    """A `CacheUnreadable`: the desk cannot go on; the program ends with its sentence."""
    """Language, theme, printers."""

    @property
    def status(self) -> SyncStatus:
        """The latest status."""
        raise NotImplementedError

    @property
    def staff(self) -> StaffCard | None:
        """Who is signed in."""
        raise NotImplementedError

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        raise NotImplementedError

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings and tell everybody."""
        raise NotImplementedError

    # -- people ------------------------------------------------------------------------------------

    def staff_cards(self, then: Then[tuple[StaffCard, ...]]) -> None:
        """Everybody who may sign in at this desk."""
        raise NotImplementedError

    def plate(self, then: Then[DeskPlate]) -> None:
        """House, store and desk names."""
        raise NotImplementedError

    def sign_in(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        """Check a PIN, here if this desk has seen it accepted before, else at head office."""
        raise NotImplementedError

    def vouch(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        """Check a colleague's PIN for one act, as `sign_in` does; whoever is signed in stays."""
        raise NotImplementedError

    def sign_out(self) -> None:
        """Leave the desk; nothing that waits is lost."""
        raise NotImplementedError

    # -- reading -----------------------------------------------------------------------------------

    def find(self, text: str, then: Then[tuple[Hit, ...]]) -> None:
        """At most eight guests for what was typed; an empty text has no hits (S33)."""
        raise NotImplementedError

    def scan(self, code: str, then: Then[Scan]) -> None:
        """What a scanned text is; it changes nothing."""
        raise NotImplementedError

    def profile(self, guest_id: UUID, then: Then[Profile | None]) -> None:
        """Everything this desk may show of a guest."""
        raise NotImplementedError

    def fetch_guest(self, way: GuestWay, then: Then[Fetched], failed: Failed) -> None:
        """Ask head office for a guest whom this desk does not hold; `then` once the rows are here.

        Raised to `failed` at once where the line is down.
        """
        raise NotImplementedError

    def look_ups(self, day: date, of: UUID | None, then: Then[DayOfLookUps], failed: Failed) -> None:
        """Who asked head office for whom on a day, told to supervisors; `of` asks for each look-up of one person."""
        raise NotImplementedError

    def export_guests(self, wish: ExportWish, then: Then[int], failed: Failed) -> None:
        """Have head office write guests out into a file; `then` gets how many there are in it."""
        raise NotImplementedError

    def caller(self, number: str, then: Then[CallerView]) -> None:
        """Whose an incoming number is: by the whole number alone, from what this desk holds."""
        raise NotImplementedError

    def check_newcomer(self, name: str, phone: str, card_no: str, then: Then[NewcomerCheck]) -> None:
        """What this desk knows that speaks against taking somebody in as new; empty texts are passed over."""
        raise NotImplementedError

    def intake_drafts(self, then: Then[dict[str, IntakeDraft]]) -> None:
        """What whoever is signed in typed of new guests and has not saved, by the number it was begun with."""
        raise NotImplementedError

    def keep_intake_draft(self, number: str, draft: IntakeDraft | None) -> None:
        """Keep such a form in this desk's own file, for whoever is signed in, or forget it; it is never sent."""
        raise NotImplementedError

    def guest_life(self, guest_id: UUID, then: Then[GuestLife | None]) -> None:
        """What the tabs of a profile show; None where the dossier is not here."""
        raise NotImplementedError

    def timeline(
        self, guest_id: UUID, kinds: Collection[EntryKind], after: TimelinePlace | None, then: Then[Timeline]
    ) -> None:
        """A piece of the line of all contacts, of some kinds (of all, where none is named), newest first."""
        raise NotImplementedError

    def kinship(self, guest_id: UUID, then: Then[Kinship]) -> None:
        """Who may be the same person as a guest, and which records of theirs were merged in the last thirty days."""
        raise NotImplementedError

    def merge_sight(
        self, guest_id: UUID, other_id: UUID, then: Then[MergeSight | None], *, as_given: bool = False
    ) -> None:
        """Two records side by side, the one that would remain first; None where they are one or one is unheard of.

        With `as_given` the first one named is the one that would remain, whatever hangs on the other.
        """
        raise NotImplementedError

    def book_desk(self, then: Then[BookDesk], failed: Failed) -> None:
        """What the client book offers whoever is signed in."""
        raise NotImplementedError

    def book(self, question: BookQuestion, then: Then[BookPiece], failed: Failed) -> None:
        """A piece of the client book; NOT_ALLOWED for a reach that whoever is signed in may not list."""
        raise NotImplementedError

    def book_counts(self, reach: Reach, then: Then[BookCounts], failed: Failed) -> None:
        """How many guests are in reach, and how many of them meet each filter."""
        raise NotImplementedError

    def book_loads(self, then: Then[BookLoad], failed: Failed) -> None:
        """Every shopper's clients by tier; for those who supervise."""
        raise NotImplementedError

    def leaving_book(self, staff_id: UUID, then: Then[LeavingBook], failed: Failed) -> None:
        """A shopper's whole book, to be reviewed and handed over; for those who supervise."""
        raise NotImplementedError

    def today(self, then: Then[Today]) -> None:
        """The screen 今日."""
        raise NotImplementedError

    def lounge(self, day: date | None, then: Then[LoungeBoard]) -> None:
        """The screen 贵宾厅, with the bookings of a day of the store's calendar; None is today."""
        raise NotImplementedError

    def appointment_day(self, day: date, then: Then[AppointmentDay]) -> None:
        """The screen 预约, of a day of the store's calendar."""
        raise NotImplementedError

    def appointment_form(self, day: date, then: Then[AppointmentForm]) -> None:
        """What is asked of a new appointment of that day, and whose time is taken."""
        raise NotImplementedError

    def guest_appointments(self, guest_id: UUID, then: Then[tuple[AppointmentView, ...]]) -> None:
        """When a guest is expected at this store, the nearest first."""
        raise NotImplementedError

    def export_appointments(self, wish: CalendarWish, then: Then[CalendarFile], failed: Failed) -> None:
        """Write a file for a calendar program (RFC 5545); FILE_NOT_WRITTEN goes to `failed`."""
        raise NotImplementedError

    def calls(self, then: Then[tuple[Call, ...]]) -> None:
        """Arrivals that whoever is signed in has not answered yet, or was told of by mistake."""
        raise NotImplementedError

    def news(self, then: Then[tuple[NewsItem, ...]]) -> None:
        """What colleagues have said to whoever is signed in: answers to arrivals, and a page that waits to be read."""
        raise NotImplementedError

    def board(self, then: Then[Board]) -> None:
        """The screen 服务."""
        raise NotImplementedError

    def request_forms(self, then: Then[tuple[RequestForm, ...]]) -> None:
        """The types of request that may be opened."""
        raise NotImplementedError

    def request_file(self, request_id: UUID, then: Then[RequestFile | None]) -> None:
        """One request with its log and its clock; None where it is not here."""
        raise NotImplementedError

    def complaint_desk(self, question: CaseQuestion, then: Then[ComplaintDesk]) -> None:
        """The screen 投诉, with those sensitive cases alone that whoever is signed in may see."""
        raise NotImplementedError

    def sealed_words(self, request_id: UUID, then: Then[SealedWords], failed: Failed) -> None:
        """Ask head office for the words of a sensitive case; NOT_ALLOWED for who may not see it. They are kept nowhere."""
        raise NotImplementedError

    def ladder(self, then: Then[LadderView]) -> None:
        """The escalation ladder in force."""
        raise NotImplementedError

    def try_ladder(self, steps: list[dict[str, Any]], then: Then[tuple[TriedCall, ...] | None]) -> None:
        """Whom a ladder would tell of the store's open requests; nothing is changed. None: it cannot be read."""
        raise NotImplementedError

    def lounge_right(self, then: Then[LoungeRightView]) -> None:
        """Who may come into the lounge, as the rules in force say."""
        raise NotImplementedError

    def try_lounge_right(self, rule: dict[str, Any], then: Then[RightTrial | None]) -> None:
        """Whom a rule would have turned away of the last week's guests; nothing is changed. None: it cannot be read."""
        raise NotImplementedError

    def colleagues(self, then: Then[tuple[StaffCard, ...]]) -> None:
        """Staff of this store, to whom a request or a guest may be given."""
        raise NotImplementedError

    def roster(self, day: date, then: Then[Roster]) -> None:
        """The screen 值班表, of a day of the store's calendar."""
        raise NotImplementedError

    def storage_desk(self, then: Then[StorageDesk]) -> None:
        """What is in our keeping."""
        raise NotImplementedError

    def stored_thing(self, tag_id: UUID, then: Then[StoredThing | None]) -> None:
        """One storage tag; None where it is not here."""
        raise NotImplementedError

    def drinks_desk(self, guest_id: UUID | None, then: Then[DrinksDesk]) -> None:
        """The drinks menu of the day, with what speaks against each for a guest in view, and the open orders."""
        raise NotImplementedError

    def house_entries(self, kinds: Sequence[str], text: str, then: Then[tuple[EntryView, ...]]) -> None:
        """Counters, partners or answers in which every typed word occurs; all of them for an empty text."""
        raise NotImplementedError

    def handover(self, then: Then[HandoverDesk], failed: Failed) -> None:
        """The screen 交班 for whoever is signed in; SignInAgain for nobody."""
        raise NotImplementedError

    def waiting_handover(self, staff_id: UUID | None, then: Then[SignedHandover | None]) -> None:
        """The page that waits for a colleague; for None the latest that nobody has read to its end."""
        raise NotImplementedError

    def ready(self, shift: str | None, then: Then[ReadyView]) -> None:
        """The list 贵宾厅就绪 of a shift of today; of the one that goes on, where none is named."""
        raise NotImplementedError

    def voucher_desk(self, then: Then[VoucherDesk]) -> None:
        """The screen 礼券与礼遇."""
        raise NotImplementedError

    def verdict(self, voucher_id: UUID, then: Then[Verdict]) -> None:
        """What a voucher is worth now; nothing is spent."""
        raise NotImplementedError

    def matters(self, then: Then[tuple[Matter, ...]]) -> None:
        """The screen 待我处理."""
        raise NotImplementedError

    def print_jobs(self, then: Then[tuple[PrintJobView, ...]]) -> None:
        """Papers of today, newest first."""
        raise NotImplementedError

    def printers(self, then: Then[tuple[str, ...]]) -> None:
        """Names of the system's print queues."""
        raise NotImplementedError

    # -- pictures ----------------------------------------------------------------------------------

    def take_picture(self, given: GivenPicture, then: Then[TakenPicture], failed: Failed) -> None:
        """Look at a picture that may be added: a rule's no, a full disk or an unreadable file goes to `failed`.

        It is sealed and in the queue then; what no `guest.add_attachment` names within the hour is destroyed.
        """
        raise NotImplementedError

    def taken_picture(self, picture: TakenPicture, then: Then[bytes], failed: Failed) -> None:
        """The bytes of one that was taken, a JPEG."""
        raise NotImplementedError

    def picture(self, attachment_id: UUID, then: Then[bytes], failed: Failed) -> None:
        """The bytes of an attachment, a JPEG; fetched from head office where they are not here."""
        raise NotImplementedError

    # -- doing -------------------------------------------------------------------------------------

    def submit(self, kind: str, args: Mapping[str, Any], then: Then[Saved], failed: Failed) -> None:
        """Save an intent: one transaction, then `then`; a rule's no or any trouble goes to `failed`."""
        raise NotImplementedError

    def print_document(
        self, document: str, row_id: UUID, target: str, then: Then[PrintJobView], failed: Failed
    ) -> None:
        """Lay out and hand over a paper of `vipdesk.printing.documents`, such as `welcome_card` or `complaint`.

        `target` is a printer's name, or the path of a PDF file to write (it ends in `.pdf`).
        """
        raise NotImplementedError

    def dismiss(self, op_id: UUID) -> None:
        """Mark a refusal as seen."""
        raise NotImplementedError

    def self_test(self, then: Then[str], failed: Failed) -> None:
        """Check the promises on a copy of the file; one page for people, half a minute later."""
        raise NotImplementedError

    def sync_now(self) -> None:
        """Start a round at once."""
        raise NotImplementedError
