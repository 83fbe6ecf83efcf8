"""One-line rules that several intents share."""

from uuid import UUID

from vipdesk.chinese.phone import Phone, parse_phone
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, StaffId
from vipdesk.intents.ledger import Ledger
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.request import Request
from vipdesk.models.staff import Staff
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES
from vipdesk.models.voucher import Voucher
from vipdesk.rules.card_number import read_card_number
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see
from vipdesk.rules.text_lengths import LONGEST_LINE


def require_guest(ledger: Ledger, guest_id: GuestId) -> DirectoryRow:
    """The directory row of the guest, or of the one they turned out to be: write for its `id` (P31).

    A desk that holds no dossier can still receive. Names that lead back to themselves lead to nobody.
    """
    seen: set[UUID] = set()
    wanted: UUID | None = guest_id
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        row = ledger.peek(DirectoryRow, wanted)
        if row is None:
            break
        if row.merged_into is None:
            return row
        wanted = row.merged_into
    raise Refused(Code.GUEST_UNKNOWN)


def is_same_person(ledger: Ledger, one: UUID, other: UUID) -> bool:
    """Whether two ids are one person's, who may have been two before a merge."""
    return one == other or require_guest(ledger, GuestId(one)).id == require_guest(ledger, GuestId(other)).id


def require_open_visit(ledger: Ledger, visit_id: UUID) -> Visit:
    """The visit, still going on, in the actor's store."""
    visit = ledger.get(Visit, visit_id)
    if visit is None or visit.store_id != ledger.actor.store_id:
        raise Refused(Code.VISIT_UNKNOWN)
    if not visit.open:
        raise Refused(Code.NOT_HERE)
    return visit


def require_open_ticket(ledger: Ledger, ticket_id: UUID) -> QueueTicket:
    """The queue ticket, still waiting, of the actor's store."""
    ticket = ledger.get(QueueTicket, ticket_id)
    if ticket is None or ticket.store_id != ledger.actor.store_id or not ticket.open:
        raise Refused(Code.TICKET_OVER)
    return ticket


def require_request(ledger: Ledger, request_id: UUID) -> Request:
    """The request, whatever its state, of the actor's store; a sensitive one only for those who may see it."""
    request = ledger.get(Request, request_id)
    actor = ledger.actor
    if request is None or request.store_id != actor.store_id:
        raise Refused(Code.REQUEST_UNKNOWN)
    if request.sensitive:
        policy = ledger.policy(SIGHT_POLICY, None)
        if not may_see(actor.role, actor.staff_id, request.owner_id, policy):
            raise Refused(Code.CASE_SENSITIVE)
    return request


def require_open_request(ledger: Ledger, request_id: UUID) -> Request:
    """The same, not yet closed."""
    request = require_request(ledger, request_id)
    if request.state not in OPEN_REQUEST_STATES:
        raise Refused(Code.REQUEST_MOVED, state=request.state)
    return request


def require_staff(ledger: Ledger, staff_id: StaffId) -> Staff:
    """A member of staff of the actor's store."""
    staff = ledger.peek(Staff, staff_id)
    if staff is None or staff.store_id != ledger.actor.store_id:
        raise Refused(Code.STAFF_UNKNOWN)
    return staff


def require_voucher(ledger: Ledger, voucher_id: UUID) -> Voucher:
    """The voucher, whatever its state."""
    voucher = ledger.get(Voucher, voucher_id)
    if voucher is None:
        raise Refused(Code.VOUCHER_UNKNOWN)
    return voucher


def require_card_number(text: str) -> str:
    """A card's number as it is stored."""
    number = read_card_number(text)
    if number is None:
        raise Refused(Code.CARD_UNREADABLE)
    return number


def require_free_card(ledger: Ledger, card_no: str) -> None:
    """Nobody has this card; whoever has it is named, so that their dossier can be opened.

    A desk knows the first card of everybody, and all cards of whose dossiers it holds.
    """
    holders = [card.guest_id for card in ledger.find(Card, card_no=card_no)]
    holders += [GuestId(row.id) for row in ledger.find(DirectoryRow, card_no=card_no)]
    if holders:
        raise Refused(Code.CARD_IN_USE, guest_id=id_text(holders[0]))


def require_phone(text: str) -> Phone:
    """A whole phone number."""
    phone = parse_phone(text)
    if phone is None or phone.masked:
        raise Refused(Code.PHONE_UNREADABLE)
    return phone


def require_length(text: str, longest: int) -> str:
    """The text without blanks around it, if it is neither empty nor too long."""
    plain = text.strip()
    if not plain:
        raise Refused(Code.FIELD_MISSING)
    if len(plain) > longest:
        raise Refused(Code.TEXT_TOO_LONG, longest=longest, length=len(plain))
    return plain


def optional_line(text: str | None) -> str | None:
    """A line that may be missing: without blanks around it, None for an empty one."""
    return require_length(text, LONGEST_LINE) if text is not None and text.strip() else None


def id_text(row_id: UUID | None) -> str | None:
    """An id as its text, for what is told of a conflict."""
    return None if row_id is None else str(row_id)
