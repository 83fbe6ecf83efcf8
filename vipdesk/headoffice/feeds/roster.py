"""Taking in a duty roster: each person's day that the file names is written as a whole."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from vipdesk.clock import Clock, SystemClock
from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.cells import fields_fit
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus
from vipdesk.headoffice.feeds.columns import ROSTER_COLUMNS, Layout, RosterColumn
from vipdesk.headoffice.feeds.findings import Findings, plain_text
from vipdesk.headoffice.feeds.given_dates import read_date
from vipdesk.headoffice.feeds.grouped import Part, Verdict, Wholes, import_grouped
from vipdesk.headoffice.feeds.receipt_recall import open_stores
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import StaffId, StoreId
from vipdesk.models.declarative import table_of
from vipdesk.models.roster import RosterDay, roster_day_id
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Source
from vipdesk.rules.duty import MINUTES_OF_A_DAY, is_possible_day

_CLOCK = re.compile(r"(?P<next>次日|翌日|\+1)? ?(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?::00)?")
_REST = re.compile(r"休|假|off|rest|leave", re.IGNORECASE)
_BETWEEN = "\x1f"
_STAFF, _DAYS = table_of(Staff), table_of(RosterDay)


def import_roster(
    database: Database,
    file: Path,
    report: Path,
    *,
    dry_run: bool,
    language: str = "zh",
    clock: Clock | None = None,
    mapped: Mapping[RosterColumn, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in a roster: a record is a staff code, a day and one shift, or a day off; several make a divided day.

    An end that is not after its beginning is on the next day. A day that a supervisor has written by hand stands. A
    record names another store for who works there that day. Returns the summary of contract.md; raises BadInput for a
    file that cannot be read.
    """
    feed = RosterFeed((clock or SystemClock()).now())
    return import_grouped(
        database, feed, file, report, dry_run=dry_run, language=language, mapped=mapped, progress=progress
    )


@dataclass(frozen=True, slots=True)
class _House:
    """The people and stores that some wholes name, and what is written of their days."""

    staff: Mapping[str, Staff]
    stores: Mapping[str, StoreId]
    days: Mapping[Any, RosterDay]


class RosterFeed:
    """Days by staff code and date."""

    columns = ROSTER_COLUMNS
    key = RosterColumn.STAFF

    def __init__(self, now: datetime) -> None:
        """`now` is when the roster is taken in."""
        self._now = now

    def read(self, layout: Layout[RosterColumn], record: FileRecord, findings: Findings) -> Part:
        """One shift, or a day off."""
        if not fields_fit(layout, record, RosterColumn.STAFF, findings):
            return Part("", None)
        cells = {column: findings.tidy(column, layout.cell(record, column)) for column in RosterColumn}
        code, day = cells[RosterColumn.STAFF], _day(cells[RosterColumn.DAY], findings)
        if not code:
            findings.refuse(ImportCode.STAFF_UNKNOWN, RosterColumn.STAFF, code)
        value = {
            "span": _span(cells, findings),
            "label": cells[RosterColumn.LABEL] or None,
            "cover": cells[RosterColumn.COVER] or None,
            "store": cells[RosterColumn.STORE] or None,
        }
        whole = f"{code}{_BETWEEN}{day.isoformat()}" if code and day is not None else ""
        return Part(whole, value)

    def decide(self, connection: Connection, wholes: Wholes, *, lock: bool) -> dict[str, Verdict]:
        """Refuse days that nobody can work and people nobody knows; pass over what stands already."""
        house = _read_house(connection, wholes, lock=lock)
        verdicts = {}
        for name, parts in wholes.items():
            verdict = _verdict(house, name, parts)
            if verdict is not None:
                verdicts[name] = verdict
        return verdicts

    def write(self, writer: RecordWriter, wholes: Wholes) -> None:
        """Write the days."""
        house = _read_house(writer.connection, wholes, lock=True)
        told: dict[str, Any] = {"source": Source.IMPORT.value, "author_id": None, "noted_at": self._now}
        fresh = []
        for name, parts in wholes.items():
            staff, day = _of(house, name)
            values = _values(house, staff, parts) | told
            row = house.days.get(roster_day_id(StaffId(staff.id), day))
            if row is None:
                row_id = roster_day_id(StaffId(staff.id), day)
                fresh.append(RosterDay(id=row_id, staff_id=StaffId(staff.id), day=day.isoformat(), **values))
            else:
                writer.change(row, values)
        writer.insert_all(RosterDay, fresh)


def _verdict(house: _House, name: str, parts: list[Any]) -> Verdict | None:
    code = name.partition(_BETWEEN)[0]
    covers, stores = ({part[what] for part in parts} for what in ("cover", "store"))
    if not {code, *covers} - {None} <= set(house.staff) or covers == {code}:
        return Verdict(RowStatus.REFUSED, ImportCode.STAFF_UNKNOWN, messages.REASONS[ImportCode.STAFF_UNKNOWN])
    if not stores - {None} <= set(house.stores):
        return Verdict(RowStatus.REFUSED, ImportCode.STORE_UNKNOWN, messages.REASONS[ImportCode.STORE_UNKNOWN])
    if len(covers) > 1 or len(stores) > 1 or not _fit([part["span"] for part in parts]):
        return Verdict(RowStatus.REFUSED, ImportCode.DATE_IMPOSSIBLE, messages.DAY_CONTRADICTS_ITSELF)
    return _beside_what_stands(house, name, parts)


def _fit(spans: list[list[int] | None]) -> bool:
    """Whether these shifts can be one day: a day off is one alone."""
    shifts = sorted((span[0], span[1]) for span in spans if span is not None)
    return is_possible_day(shifts) and (len(spans) == 1 or None not in spans)


def _beside_what_stands(house: _House, name: str, parts: list[Any]) -> Verdict | None:
    staff, day = _of(house, name)
    row = house.days.get(roster_day_id(StaffId(staff.id), day))
    values = _values(house, staff, parts)
    if row is None:
        return None
    if {each: getattr(row, each) for each in values} == values:
        return Verdict(RowStatus.DUPLICATE, ImportCode.EXACT_COPY, messages.COPY_OF_RECORD)
    by_hand = Verdict(RowStatus.DUPLICATE, ImportCode.BY_HAND, messages.REASONS[ImportCode.BY_HAND])
    return by_hand if row.source == Source.STAFF else None


def _of(house: _House, name: str) -> tuple[Staff, date]:
    code, _, day = name.partition(_BETWEEN)
    return house.staff[code], date.fromisoformat(day)


def _values(house: _House, staff: Staff, parts: list[Any]) -> dict[str, Any]:
    """The columns of the row that the records of a day make."""
    first = parts[0]
    labels = list(dict.fromkeys(part["label"] for part in parts if part["label"]))
    cover = first["cover"]
    return {
        "store_id": staff.store_id if first["store"] is None else house.stores[first["store"]],
        "shifts": sorted(list(part["span"]) for part in parts if part["span"] is not None),
        "label": "·".join(labels) or None,
        "cover_id": None if cover is None else house.staff[cover].id,
    }


def _read_house(connection: Connection, wholes: Wholes, *, lock: bool) -> _House:
    """With `lock` no supervisor changes the days meanwhile."""
    codes = {name.partition(_BETWEEN)[0] for name in wholes}
    codes |= {part["cover"] for parts in wholes.values() for part in parts if part["cover"]}
    people = select(_STAFF).where(_STAFF.c.code.in_(sorted(codes)), _STAFF.c.retired_at.is_(None))
    staff = {row["code"]: read_row(Staff, row) for row in connection.execute(people).mappings()}
    ids = _ids(staff, wholes)
    written = select(_DAYS).where(among(connection, _DAYS.c.id, ids)).order_by(_DAYS.c.id)
    if lock:
        written = written.with_for_update()
    days = {row["id"]: read_row(RosterDay, row) for row in connection.execute(written).mappings()}
    return _House(staff, open_stores(connection), days)


def _ids(staff: Mapping[str, Staff], wholes: Iterable[str]) -> list[Any]:
    pairs = (name.partition(_BETWEEN) for name in wholes)
    return [
        roster_day_id(StaffId(staff[code].id), date.fromisoformat(day)) for code, _, day in pairs if code in staff
    ]


def _day(text: str, findings: Findings) -> date | None:
    given = read_date(plain_text(text))
    if given is None or given.year is None or given.day is None or not given.is_solar:
        findings.refuse(ImportCode.DATE_IMPOSSIBLE, RosterColumn.DAY, text)
        return None
    if text != given.text:
        findings.repair(RosterColumn.DAY, text, given.text, {ImportCode.DATE_FORMAT})
    return date(given.year, given.month, given.day)


def _span(cells: Mapping[RosterColumn, str], findings: Findings) -> list[int] | None:
    """From and until in minutes; None for a day off, and for what is no shift, which is refused."""
    begins, ends = plain_text(cells[RosterColumn.BEGINS]), plain_text(cells[RosterColumn.ENDS])
    if not begins and not ends:
        if not _REST.search(cells[RosterColumn.LABEL]):
            findings.refuse(
                ImportCode.DATE_IMPOSSIBLE, RosterColumn.BEGINS, cells[RosterColumn.LABEL], messages.SHIFT_UNREAD
            )
        return None
    start, end = _minutes(begins), _minutes(ends)
    if start is None or end is None or start >= MINUTES_OF_A_DAY:
        for column, minutes in ((RosterColumn.BEGINS, start), (RosterColumn.ENDS, end)):
            if minutes is None or column is RosterColumn.BEGINS:
                findings.refuse(ImportCode.DATE_IMPOSSIBLE, column, cells[column], messages.SHIFT_UNREAD)
        return None
    return [start, end if end > start else end + MINUTES_OF_A_DAY]


def _minutes(text: str) -> int | None:
    """Minutes after midnight of 9:00, 24:00 or 次日 6:00."""
    found = _CLOCK.fullmatch(text)
    if found is None or int(found["hour"]) > 24 or (found["hour"] == "24" and found["minute"] != "00"):
        return None
    return int(found["hour"]) * 60 + int(found["minute"]) + (MINUTES_OF_A_DAY if found["next"] else 0)
