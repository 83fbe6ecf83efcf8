"""What shall become of each record of a member list: one decision at a time, nothing written.

The first record of a person or card stays. Later ones, and ones the record knows already, add no guest and
change nothing: bringing a known guest up to date from a list is not part of this import.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vipdesk.chinese.script import fold
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.known_members import (
    Content,
    KnownCard,
    KnownMembers,
    KnownPerson,
    content_of,
    differences,
    tail_of,
)
from vipdesk.headoffice.feeds.member_record import MemberRecord
from vipdesk.headoffice.feeds.member_rows import guest_id_of
from vipdesk.headoffice.feeds.shoppers import may_look_after
from vipdesk.ids import GuestId
from vipdesk.models.staff import Staff


@dataclass(frozen=True, slots=True)
class NewGuest:
    """The record makes a guest; `shopper` is a staff code that exists or becomes a placeholder."""

    member: MemberRecord
    shopper: str | None


@dataclass(frozen=True, slots=True)
class FurtherCard:
    """The record is of a known guest and brings another card."""

    guest_id: GuestId
    card_no: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the report says of a record, and what is written for it."""

    row: ReportRow
    action: NewGuest | FurtherCard | None = None


class MemberPlanner:
    """Decides record by record and remembers what was decided."""

    def __init__(self, known: KnownMembers, staff: Mapping[str, Staff]) -> None:
        """`staff` has everybody whose code one of the records names, as far as they exist."""
        self._known = known
        self._staff = staff

    def decide(self, member: MemberRecord | None, findings: Findings) -> Decision:
        """Decide one record, in the order of the file; None is one that could not be read."""
        if member is None:
            return Decision(findings.row())
        shopper = self._shopper(member, findings)
        content = content_of(member, shopper)
        card = self._known.card(member.card_no)
        if card is not None:
            return Decision(_known_card_row(card, content, findings))
        same_phone = self._known.with_phone(content[MemberColumn.PHONE]) if _has_whole_phone(member) else []
        for person in same_phone:
            if _is_same_person(person, content):
                self._remember_card(member, person.guest_id, person.tail, content, findings)
                row = findings.duplicate_row(ImportCode.SAME_PERSON, messages.SAME_PERSON, tail=person.tail)
                return Decision(row, FurtherCard(person.guest_id, member.card_no))
        self._note_suspicion(same_phone, content, findings)
        self._remember_guest(member, content, findings)
        return Decision(findings.row(), NewGuest(member, shopper))

    def _shopper(self, member: MemberRecord, findings: Findings) -> str | None:
        staff = None if member.shopper is None else self._staff.get(member.shopper)
        if staff is None or may_look_after(staff):
            return member.shopper
        findings.remark(ImportCode.SHOPPER_UNKNOWN, messages.SHOPPER_NOT_ONE, code=staff.code)
        return None

    def _note_suspicion(self, same_phone: list[KnownPerson], content: Content, findings: Findings) -> None:
        suspicion = ImportCode.POSSIBLE_DUPLICATE
        if same_phone:
            findings.remark(suspicion, messages.SAME_PHONE, tail=same_phone[0].tail)
        birthday = content[MemberColumn.BIRTHDAY]
        namesakes = self._known.namesakes(content[MemberColumn.NAME], birthday) if birthday else []
        if namesakes:
            findings.remark(suspicion, messages.NAMESAKE, tail=namesakes[0].tail)

    def _remember_guest(self, member: MemberRecord, content: Content, findings: Findings) -> None:
        guest_id, tail = guest_id_of(member.card_no), tail_of(member.card_no)
        self._remember_card(member, guest_id, tail, content, findings)
        self._known.add_person(
            KnownPerson(
                guest_id=guest_id,
                name=member.name,
                birthday=content[MemberColumn.BIRTHDAY],
                phone=content[MemberColumn.PHONE] if _has_whole_phone(member) else "",
                tail=tail,
            )
        )

    def _remember_card(
        self, member: MemberRecord, guest_id: GuestId, tail: str, content: Content, findings: Findings
    ) -> None:
        self._known.add_card(
            KnownCard(card_no=member.card_no, guest_id=guest_id, line=findings.line, tail=tail, content=content)
        )


def _known_card_row(card: KnownCard, content: Content, findings: Findings) -> ReportRow:
    """The row of a record whose card has its guest already."""
    if card.content is None:
        return findings.duplicate_row(ImportCode.SAME_PERSON, messages.SAME_PERSON, tail=card.tail)
    differing = differences(content, card.content)
    if differing:
        sentence = messages.SAME_CARD_AS_LINE if card.line else messages.SAME_CARD_AS_RECORD
        return findings.duplicate_row(ImportCode.SAME_CARD, sentence, differing=[*differing], line=card.line)
    sentence = messages.COPY_OF_LINE if card.line else messages.COPY_OF_RECORD
    return findings.duplicate_row(ImportCode.EXACT_COPY, sentence, line=card.line)


def _is_same_person(person: KnownPerson, content: Content) -> bool:
    """Same number, and name and birthday do not speak against it."""
    birthday = content[MemberColumn.BIRTHDAY]
    if person.birthday and birthday and person.birthday != birthday:
        return False
    return fold(person.name) == fold(content[MemberColumn.NAME])


def _has_whole_phone(member: MemberRecord) -> bool:
    """Whether there is a number to know somebody by; a masked one could be many people's."""
    return member.phone is not None and not member.phone.masked
