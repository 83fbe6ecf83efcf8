"""Taking in a store's list of members."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from vipdesk.chinese.dates import store_date
from vipdesk.clock import Clock, SystemClock
from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.chunks import chunks, look_up_by_indexes, write_chunk
from vipdesk.headoffice.feeds.columns import MEMBER_COLUMNS, Layout, MemberColumn
from vipdesk.headoffice.feeds.findings import ReportRow
from vipdesk.headoffice.feeds.known_members import KnownMembers
from vipdesk.headoffice.feeds.member_news import Rules
from vipdesk.headoffice.feeds.member_plan import Decision, MemberPlanner, NewGuest
from vipdesk.headoffice.feeds.member_reading import MemberReading, ReadingPlan
from vipdesk.headoffice.feeds.member_recall import recall, sought_by
from vipdesk.headoffice.feeds.member_rows import HouseFacts
from vipdesk.headoffice.feeds.member_write import MemberWriter
from vipdesk.headoffice.feeds.reading_crew import Pace, ReadChunk, reading, usual_hands
from vipdesk.headoffice.feeds.report import ReportFile
from vipdesk.headoffice.feeds.shoppers import all_staff, home_of
from vipdesk.headoffice.feeds.source import open_source
from vipdesk.headoffice.policies import house_policy, tier_orders
from vipdesk.headoffice.server_state import PHONE_KEY, read_state, secret
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.table_load import POSTGRESQL
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import StoreId, random_id
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.store import Store
from vipdesk.rules.list_news import LIST_POLICY, list_rules

RECORDS_PER_CHUNK = 500
"""In one transaction. A member is ten rows at most unless the remarks fill several notes; the places of all in the feed
are given at its end, and only for that moment is anybody else kept waiting (P13, docs/decisions/0014)."""
_WORTH_HELP = 4 << 20
"""Bytes of a file from which on other processes are worth starting."""


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
    hands: int | None = None,
) -> dict[str, Any]:
    """Take in a list of members and report on every record of it; returns the summary of contract.md.

    New people become guests; of those who are known the list's news are taken as `rules/list_news` lets them. An import
    that was interrupted is simply run again. `store_name` is the home of guests
    whose shopper is not known, without it the store added first. `mapped` says by what header this file has a column;
    `progress` hears how many records are done. `hands` are the processes that read for this one; how many help is
    left to this function otherwise. Raises BadInput for a file that cannot be read (nothing is written then) and
    NotPossible for an unknown store.
    """
    now = (clock or SystemClock()).now()
    with open_source(file, MEMBER_COLUMNS, mapped) as source:
        plan, staff, rules = _plan(database, source.layout, store_name, language, now)
        helpers = _helpers(database, file) if hands is None else hands
        pace = Pace()
        with ReportFile(report, file) as rows, KnownMembers() as known:
            run = _MemberRun(database=database, plan=plan, known=known, staff=staff, rules=rules, pace=pace)
            take = run.rehearse if dry_run else run.take
            with reading(plan, chunks(source.records, RECORDS_PER_CHUNK), helpers, pace) as read:
                for chunk in read:
                    rows.write(take(chunk))
                    progress(rows.count)
    return rows.summary(file, source.encoding, 0, source.layout.ignored)


def _plan(
    database: Database, layout: Layout[MemberColumn], store_name: str | None, language: str, now: datetime
) -> tuple[ReadingPlan, dict[str, Staff], Rules]:
    """What reading depends on, everybody by staff code, and how far lists are followed."""
    with database.snapshot(HOUSE) as connection:
        store_id = _home_store(connection, store_name)
        staff = all_staff(connection)
        facts = HouseFacts(
            imported_at=now,
            phone_secret=secret(read_state(connection), PHONE_KEY),
            tiers=tier_orders(connection),
        )
        rules = list_rules(house_policy(connection, LIST_POLICY))
    homes = {code: home for code, person in staff.items() if (home := home_of(person)) is not None}
    plan = ReadingPlan(
        layout=layout,
        today=store_date(now),
        facts=facts,
        language=language,
        database_kind=database.kind,
        run_id=random_id(),
        home=store_id,
        homes=homes,
    )
    return plan, staff, rules


def _helpers(database: Database, file: Path) -> int:
    """Processes for a long list into the database of a house; what is tried out is read here."""
    return usual_hands() if database.kind == POSTGRESQL and file.stat().st_size >= _WORTH_HELP else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _MemberRun:
    """One import, chunk by chunk."""

    database: Database
    plan: ReadingPlan
    known: KnownMembers
    staff: dict[str, Staff]
    """Everybody, by code; placeholders are added as they are made."""
    rules: Rules
    pace: Pace
    reading: MemberReading = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reading", MemberReading(self.plan))

    def take(self, chunk: ReadChunk) -> list[ReportRow]:
        """Write a chunk."""

        def work(writer: RecordWriter) -> tuple[list[Decision], dict[str, Staff]]:
            look_up_by_indexes(writer.connection)
            staff = dict(self.staff)
            decisions = self._decide(writer.connection, chunk, staff)
            actions = [decision.action for decision in decisions if decision.action is not None]
            MemberWriter(writer, staff, self.plan.home, self.reading).write(actions)
            return decisions, staff

        decisions, staff = write_chunk(self.database, work, self.plan.run_id)
        self.staff.update(staff)
        return self._keep(decisions)

    def rehearse(self, chunk: ReadChunk) -> list[ReportRow]:
        """Decide about a chunk without writing."""
        with self.database.snapshot(HOUSE) as connection:
            look_up_by_indexes(connection)
            decisions = self._decide(connection, chunk, self.staff)
        return self._keep(decisions)

    def _decide(self, connection: Connection, chunk: ReadChunk, staff: Mapping[str, Staff]) -> list[Decision]:
        """What shall become of each record; begins the chunk anew each time it is called."""
        self.known.forget()
        sought = sought_by(chunk)
        self.known.seek(sought)
        recall(connection, sought, self.known)
        planner = MemberPlanner(self.known, staff, self.rules, self.plan.language)
        return [planner.decide(read) for read in chunk]

    def _keep(self, decisions: list[Decision]) -> list[ReportRow]:
        self.known.keep()
        self.pace.note(sum(isinstance(decision.action, NewGuest) for decision in decisions), len(decisions))
        return [decision.row for decision in decisions]


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
