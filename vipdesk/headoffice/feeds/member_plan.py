"""What shall become of each record of a member list: one decision at a time, nothing written.

The first record of a person or card in a file counts; later ones of the same file add nothing and change nothing. Of
who is known from before, the file's news are taken as far as `rules/list_news` lets them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vipdesk.chinese.script import fold
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.codes import Change, ImportCode, RowStatus
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.known_members import KnownCard, KnownMembers, KnownPerson, tail_of
from vipdesk.headoffice.feeds.member_content import Content, differences
from vipdesk.headoffice.feeds.member_news import News, Rules, news_of
from vipdesk.headoffice.feeds.member_reading import ReadMember
from vipdesk.headoffice.feeds.member_rows import guest_id_of
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest
from vipdesk.headoffice.feeds.shoppers import may_look_after
from vipdesk.ids import GuestId
from vipdesk.models.staff import Staff


@dataclass(frozen=True, slots=True)
class NewGuest:
    """The record makes a guest; a shopper exists or becomes a placeholder."""

    read: ReadMember
    guest_id: GuestId
    content: Content

    @property
    def shopper(self) -> str | None:
        """The staff code."""
        return self.content.shopper or None


@dataclass(frozen=True, slots=True)
class FurtherCard:
    """The record is of a known guest and brings another card."""

    guest_id: GuestId
    card_no: str


@dataclass(frozen=True, slots=True)
class KnownGuest:
    """The record is of a known guest: something is taken from it, or it is only remembered what it said."""

    read: ReadMember
    news: News


Action = NewGuest | FurtherCard | KnownGuest


@dataclass(frozen=True, slots=True)
class Decision:
    """What the report says of a record, and what is written for it."""

    row: ReportRow
    action: Action | None = None


class MemberPlanner:
    """Decides record by record and remembers what was decided."""

    def __init__(self, known: KnownMembers, staff: Mapping[str, Staff], rules: Rules, language: str) -> None:
        """`staff` has everybody whose code one of the records names, as far as they exist."""
        self._known = known
        self._staff = staff
        self._rules = rules
        self._language = language

    def decide(self, read: ReadMember) -> Decision:
        """Decide one record, in the order of the file."""
        if read.content is None:
            return Decision(self._findings(read).row())
        content, notes = self._with_shopper(read, read.content)
        card = self._known.card(read.card_no)
        if card is not None and card.recorded is not None:
            return self._known_guest(read, card, card.recorded, content)
        if card is not None:
            return Decision(_known_card_row(card, content, notes or self._findings(read)))
        same_phone = self._known.with_phone(content.phone) if read.whole_phone else []
        for person in same_phone:
            if _is_same_person(person, content):
                return self._further_card(read, person, content, notes or self._findings(read))
        notes = self._suspect(read, same_phone, content, notes)
        guest_id = self._remember_guest(read, content)
        row = (
            ReportRow(read.record.line, read.key, RowStatus.ACCEPTED, change=Change.ADDED)
            if notes is None
            else notes.row()
        )
        return Decision(row, NewGuest(read, guest_id, content))

    def _findings(self, read: ReadMember) -> Findings:
        """The notes of reading, to be gone on from."""
        if read.findings is None:
            return Findings(read.record.line, read.key, self._language)
        return read.findings.copy()

    def _with_shopper(self, read: ReadMember, content: Content) -> tuple[Content, Findings | None]:
        """What the record says, but for a shopper who is none; and notes where there are any."""
        notes = None if read.findings is None else self._findings(read)
        staff = self._staff.get(content.shopper)
        if staff is None or may_look_after(staff):
            return content, notes
        notes = notes or self._findings(read)
        notes.remark(ImportCode.SHOPPER_UNKNOWN, messages.SHOPPER_NOT_ONE, code=staff.code)
        return content._replace(shopper=""), notes

    def _known_guest(
        self, read: ReadMember, card: KnownCard, recorded: RecordedGuest, content: Content
    ) -> Decision:
        """A card of the record: what the file says of it from now on is what this line says."""
        self._remember_card(read, card.guest_id, card.tail, content)
        news = news_of(content, recorded, self._rules)
        told = news.taken or news.listed != recorded.listed
        action = KnownGuest(read, news) if told and news.objection is None else None
        return Decision(news.row(self._findings(read)), action)

    def _suspect(
        self, read: ReadMember, same_phone: list[KnownPerson], content: Content, notes: Findings | None
    ) -> Findings | None:
        """The notes, with whom the guest may be as well."""
        namesakes = self._known.namesakes(content.name, content.birthday) if content.birthday else []
        for found, sentence in ((same_phone, messages.SAME_PHONE), (namesakes, messages.NAMESAKE)):
            if found:
                notes = notes or self._findings(read)
                notes.remark(ImportCode.POSSIBLE_DUPLICATE, sentence, tail=found[0].tail)
        return notes

    def _further_card(self, read: ReadMember, person: KnownPerson, content: Content, notes: Findings) -> Decision:
        self._remember_card(read, person.guest_id, person.tail, content)
        row = notes.duplicate_row(
            ImportCode.SAME_PERSON, messages.SAME_PERSON, change=Change.UPDATED, tail=person.tail
        )
        return Decision(row, FurtherCard(person.guest_id, read.card_no))

    def _remember_guest(self, read: ReadMember, content: Content) -> GuestId:
        guest_id, tail = guest_id_of(read.card_no), tail_of(read.card_no)
        self._remember_card(read, guest_id, tail, content)
        phone = content.phone if read.whole_phone else ""
        self._known.add_person(KnownPerson(guest_id, content.name, content.birthday, phone, tail))
        return guest_id

    def _remember_card(self, read: ReadMember, guest_id: GuestId, tail: str, content: Content) -> None:
        self._known.add_card(KnownCard(read.card_no, guest_id, read.record.line, tail, content))


def _known_card_row(card: KnownCard, content: Content, findings: Findings) -> ReportRow:
    """The row of a record whose card has its guest already, by an earlier line or as a further card."""
    if card.content is None:
        return findings.duplicate_row(ImportCode.SAME_PERSON, messages.SAME_PERSON, tail=card.tail)
    differing = differences(content, card.content)
    if differing:
        return findings.duplicate_row(
            ImportCode.SAME_CARD, messages.SAME_CARD_AS_LINE, differing=differing, line=card.line
        )
    return findings.duplicate_row(ImportCode.EXACT_COPY, messages.COPY_OF_LINE, line=card.line)


def _is_same_person(person: KnownPerson, content: Content) -> bool:
    """Same number, and name and birthday do not speak against it."""
    if person.birthday and content.birthday and person.birthday != content.birthday:
        return False
    return fold(person.name) == fold(content.name)
