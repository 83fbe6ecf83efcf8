"""What can be said of a record before anything is looked up: read, checked, compared with nothing, packed for the database.

This is nine tenths of the work of an import and touches no database, so that other processes can do it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from vipdesk.headoffice.feeds.columns import Layout, MemberColumn
from vipdesk.headoffice.feeds.findings import Findings
from vipdesk.headoffice.feeds.member_content import Content, content_of
from vipdesk.headoffice.feeds.member_record import MemberReader, MemberRecord
from vipdesk.headoffice.feeds.member_rows import GUEST_COLUMNS, HouseFacts, Values, guest_values
from vipdesk.headoffice.feeds.member_usual import UsualReader
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.table_load import Packed, PackedId, RowForm, pack_id, raw_id
from vipdesk.ids import StoreId, derived_bytes
from vipdesk.models.declarative import Shared
from vipdesk.models.row_mark import mark_bytes

PackedRow = tuple[str, PackedId, PackedId, Packed]
"""Table, id, mark and the row itself, ready for the database. A bare tuple: millions go from process to process."""


class ReadMember(NamedTuple):
    """A record as far as it can be understood by itself."""

    record: FileRecord
    key: str
    """The card number as it was read."""
    findings: Findings | None
    """What was noticed; None for nothing."""
    content: Content | None
    """None for a record that is refused."""
    card_no: str
    birth: tuple[str, int] | None
    """Calendar and month of the birthday."""
    whole_phone: bool
    """Whether there is a number to know somebody by; a masked one could be many people's."""
    home: StoreId
    rows: tuple[PackedRow, ...]
    """Of the guest whom the record makes if nobody is known; empty where they were not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPlan:
    """Everything reading depends on; goes to other processes as it is."""

    layout: Layout[MemberColumn]
    today: date
    facts: HouseFacts
    language: str
    database_kind: str
    run_id: UUID
    """What the rows are said to be changed by."""
    home: StoreId
    homes: Mapping[str, StoreId]
    """Where the guests of shoppers at work are at home, by staff code; everybody else's home is `home`."""


class MemberReading:
    """Reads chunk after chunk by one plan."""

    def __init__(self, plan: ReadingPlan) -> None:
        """Prepare the forms of all rows."""
        self._plan = plan
        self._usual = UsualReader(plan.layout, plan.facts.tiers.keys(), plan.today)
        self._reader = MemberReader(plan.layout, plan.facts.tiers.keys(), plan.today)
        self._packers = RowPackers(plan.database_kind, plan.run_id)

    @property
    def facts(self) -> HouseFacts:
        """What is the same for every guest."""
        return self._plan.facts

    def read_all(self, records: Iterable[FileRecord], *, packing: bool) -> list[ReadMember]:
        """Read a chunk; with `packing` the rows of new guests too."""
        return [self._read(record, packing=packing) for record in records]

    def member(self, record: FileRecord) -> MemberRecord:
        """A good record once more, in full."""
        findings = Findings(record.line, self._key(record), self._plan.language)
        member = self._reader.read(record, findings)
        if member is None:
            raise ValueError(record.line)
        return member

    def rows(self, member: MemberRecord) -> tuple[PackedRow, ...]:
        """Everything a new guest consists of but for the shopper."""
        values = guest_values(member, self._home(member), self._plan.facts, self._packers.derive)
        return tuple([self._packers.row(model, row) for model, row in values])

    def _read(self, record: FileRecord, *, packing: bool) -> ReadMember:
        member, noticed = self._usual.read(record), None
        key = self._key(record)
        if member is None:
            findings = Findings(record.line, key, self._plan.language)
            member = self._reader.read(record, findings)
            noticed = None if findings.silent else findings
        if member is None:
            return ReadMember(record, key, noticed, None, "", None, False, self._plan.home, ())
        whole = member.phone is not None and not member.phone.masked
        rows = self.rows(member) if packing else ()
        birthday = member.birthday
        return ReadMember(
            record=record,
            key=key,
            findings=noticed,
            content=content_of(member),
            card_no=member.card_no,
            birth=None if birthday is None else (birthday.calendar.value, birthday.given.month),
            whole_phone=whole,
            home=self._home(member),
            rows=rows,
        )

    def _key(self, record: FileRecord) -> str:
        return self._plan.layout.cell(record, MemberColumn.CARD)

    def _home(self, member: MemberRecord) -> StoreId:
        return self._plan.homes.get(member.shopper or "", self._plan.home)


class RowPackers:
    """How the rows of a new guest are packed, table by table."""

    def __init__(self, database_kind: str, run_id: UUID) -> None:
        """`run_id` is what the rows are said to be changed by."""
        self._kind = database_kind
        self._run = run_id.bytes
        self.forms = {
            model.__tablename__: RowForm(model, names, database_kind, {"changed_by": run_id})
            for model, names in GUEST_COLUMNS.items()
        }
        self._takers = {model.__tablename__: itemgetter(*names) for model, names in GUEST_COLUMNS.items()}

    def row(self, model: type[Shared], values: Values) -> PackedRow:
        """One row with its mark."""
        name, row_id = model.__tablename__, values["id"]
        raw = row_id.bytes if isinstance(row_id, UUID) else raw_id(row_id)
        mark = mark_bytes(name.encode(), raw, 1, self._run)
        packed = self.forms[name].pack(self._takers[name](values))
        return name, pack_id(raw, self._kind), pack_id(mark, self._kind), packed

    def derive(self, *parts: str) -> PackedId:
        """As `derived_id`, packed at once."""
        return pack_id(derived_bytes(*parts), self._kind)
