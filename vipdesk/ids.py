"""Typed identifiers: every row's id is a UUID; those made here are version 7 and sort by time."""

import hashlib
import os
import time
from typing import NewType
from uuid import UUID

ApartId = NewType("ApartId", UUID)
AppointmentId = NewType("AppointmentId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
GuestId = NewType("GuestId", UUID)
BookingId = NewType("BookingId", UUID)
CardId = NewType("CardId", UUID)
ContactId = NewType("ContactId", UUID)
DateId = NewType("DateId", UUID)
DeskId = NewType("DeskId", UUID)
EntryId = NewType("EntryId", UUID)
FilterId = NewType("FilterId", UUID)
GiftId = NewType("GiftId", UUID)
HandoverId = NewType("HandoverId", UUID)
MergeId = NewType("MergeId", UUID)
NoteId = NewType("NoteId", UUID)
OpId = NewType("OpId", UUID)
PlaceId = NewType("PlaceId", UUID)
PreferenceId = NewType("PreferenceId", UUID)
ReceiptId = NewType("ReceiptId", UUID)
RatingId = NewType("RatingId", UUID)
RelationId = NewType("RelationId", UUID)
RemedyId = NewType("RemedyId", UUID)
RequestId = NewType("RequestId", UUID)
RosterDayId = NewType("RosterDayId", UUID)
ShiftNoteId = NewType("ShiftNoteId", UUID)
StaffId = NewType("StaffId", UUID)
StoreId = NewType("StoreId", UUID)
TagId = NewType("TagId", UUID)
TicketId = NewType("TicketId", UUID)
VisitId = NewType("VisitId", UUID)
VoucherId = NewType("VoucherId", UUID)
VoucherTypeId = NewType("VoucherTypeId", UUID)
WishId = NewType("WishId", UUID)
AssignmentId = NewType("AssignmentId", UUID)

_NAMES = UUID("7d9f3c5e-2b7a-5c1e-9a44-56495044736b")


def new_id() -> UUID:
    """Make a UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, the rest random."""
    milliseconds = time.time_ns() // 1_000_000
    bits = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=bits)


def random_id() -> UUID:
    """Make an unguessable id for what is printed as a code: 122 random bits, no time in it."""
    return UUID(bytes=os.urandom(16), version=4)


def derived_id(*parts: str) -> UUID:
    """The id that the same words always give: two desks that write the same fact write the same row."""
    return UUID(bytes=derived_bytes(*parts))


def derived_bytes(*parts: str) -> bytes:
    """The same as its sixteen bytes: a UUID of version 5 (RFC 9562). A long import makes millions of them."""
    named = hashlib.sha1(_NAMES.bytes + "\x1f".join(parts).encode(), usedforsecurity=False)
    digest = bytearray(named.digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    return bytes(digest)
