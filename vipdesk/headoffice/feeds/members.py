"""Taking in a store's list of members."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from vipdesk.chinese.dates import store_date
from vipdesk.clock import Clock, SystemClock
from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.chunks import chunks, write_chunk
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, Layout, MemberColumn
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.known_members import KnownMembers
from vipdesk.headoffice.feeds.member_plan import Decision, MemberPlanner
from vipdesk.headoffice.feeds.member_recall import recall
from vipdesk.headoffice.feeds.member_record import MemberReader
from vipdesk.headoffice.feeds.member_rows import HouseFacts
from vipdesk.headoffice.feeds.member_write import MemberWriter
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.feeds.report import ReportFile
from vipdesk.headoffice.feeds.shoppers import staff_by_code
from vipdesk.headoffice.feeds.source import open_source
from vipdesk.headoffice.policies import tier_orders
from vipdesk.headoffice.server_state import PHONE_KEY, read_state, secret
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import StoreId
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.store import Store

RECORDS_PER_CHUNK = 50
"""A member is ten rows at most unless the remarks fill several notes: 500 rows a transaction (P13)."""


def import_members(
    database: Database,
    file: Path,
    report: Path,
    *,
    dry_run: bool,
    store_name: str | None,
    language: str = "zh",
    clock: Clock | None = None,
    mapped: Mapping[MemberColumn, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in a list of members and report on every record of it; returns the summary of contract.md.

    New people become guests. People and cards already known add no guest and are not changed: what a later
    list says otherwise is reported as `same_card`, and bringing guests up to date is left to people. An import
    that was interrupted is simply run again. `store_name` is the home of guests whose shopper is not known,
    without it the store added first. `mapped` says by what header
    this file has a column; `progress` hears how many records are done. Raises BadInput for a file that cannot be read (nothing is written then)
    and NotPossible for an unknown store.
    """
    now = (clock or SystemClock()).now()
    with open_source(file, MEMBER_COLUMNS, mapped) as source:
        with database.snapshot(HOUSE) as connection:
            store_id = _home_store(connection, store_name)
            tiers = tier_orders(connection)
            facts = HouseFacts(
                imported_at=now, phone_secret=secret(read_state(connection), PHONE_KEY), tiers=tiers
            )
        with ReportFile(report, file) as rows, KnownMembers() as known:
            run = _MemberRun(
                database=database,
                layout=source.layout,
                reader=MemberReader(source.layout, tiers.keys(), store_date(now)),
                known=known,
                store_id=store_id,
                facts=facts,
                language=language,
            )
            take = run.rehearse if dry_run else run.take
            for chunk in chunks(source.records, RECORDS_PER_CHUNK):
                rows.write(take(chunk))
                progress(rows.count)
    return rows.summary(file, source.encoding, 0, source.layout.ignored)


@dataclass(frozen=True, slots=True, kw_only=True)
class _MemberRun:
    """One import, chunk by chunk."""

    database: Database
    layout: Layout[MemberColumn]
    reader: MemberReader
    known: KnownMembers
    store_id: StoreId
    facts: HouseFacts
    language: str

    def take(self, chunk: list[FileRecord]) -> list[ReportRow]:
        """Write a chunk."""

        def work(writer: RecordWriter) -> list[Decision]:
            decisions, staff = self._plan(writer.connection, chunk)
            actions = [decision.action for decision in decisions if decision.action is not None]
            MemberWriter(writer, staff, self.store_id, self.facts).write(actions)
            return decisions

        decisions = write_chunk(self.database, work)
        self.known.keep()
        return [decision.row for decision in decisions]

    def rehearse(self, chunk: list[FileRecord]) -> list[ReportRow]:
        """Decide about a chunk without writing."""
        with self.database.snapshot(HOUSE) as connection:
            decisions, _ = self._plan(connection, chunk)
        self.known.keep()
        return [decision.row for decision in decisions]

    def _plan(self, connection: Connection, chunk: list[FileRecord]) -> tuple[list[Decision], dict[str, Staff]]:
        """What shall become of each record; begins the chunk anew each time it is called."""
        notes = [
            Findings(record.line, self.layout.cell(record, MemberColumn.CARD), self.language) for record in chunk
        ]
        members = [self.reader.read(record, findings) for record, findings in zip(chunk, notes, strict=True)]
        readable = [member for member in members if member is not None]
        staff = staff_by_code(connection, (member.shopper for member in readable if member.shopper is not None))
        self.known.begin()
        recall(connection, readable, self.known)
        planner = MemberPlanner(self.known, staff)
        return [planner.decide(member, findings) for member, findings in zip(members, notes, strict=True)], staff


def _home_store(connection: Connection, name: str | None) -> StoreId:
    """The store named, else the one added first."""
    if name is not None:
        return StoreId(store_named(connection, name).id)
    table = table_of(Store)
    # Ids of stores sort by the time they were made.
    first = connection.scalar(select(table.c.id).where(table.c.retired_at.is_(None)).order_by(table.c.id).limit(1))
    if first is None:
        raise NotPossible(Trouble.STORE_UNKNOWN, name="")
    return StoreId(first)
