"""Exports made for a test, and what an import said of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tests.fakes.clocks import NOON, FakeClock
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.columns import (
    AnyColumn,
    DirectoryColumn,
    MemberColumn,
    PointsColumn,
    ReceiptColumn,
    RosterColumn,
)
from vipdesk.headoffice.feeds.directory import import_directory
from vipdesk.headoffice.feeds.members import import_members
from vipdesk.headoffice.feeds.points import import_points
from vipdesk.headoffice.feeds.receipts import import_receipts
from vipdesk.headoffice.feeds.roster import import_roster
from vipdesk.models.declarative import Shared, table_of

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"

_MEMBER = {
    MemberColumn.CARD: "886600000001",
    MemberColumn.NAME: "陈晓晴",
    MemberColumn.GENDER: "女",
    MemberColumn.PHONE: "13800138000",
    MemberColumn.BIRTHDAY: "1981-09-14",
    MemberColumn.CALENDAR: "公历",
    MemberColumn.TIER: "金卡",
    MemberColumn.MEMBER_SINCE: "2020-04-04",
    MemberColumn.SHOPPER: "S002",
    MemberColumn.PLATE: "粤B·12345",
    MemberColumn.TITLE: "女士",
    MemberColumn.DRINK: "普洱",
    MemberColumn.TABOO: "花生过敏",
    MemberColumn.NOTE: "",
}
_RECEIPT = {
    ReceiptColumn.NUMBER: "R0000001",
    ReceiptColumn.STORE: "天河店",
    ReceiptColumn.CATEGORY: "珠宝",
    ReceiptColumn.BRAND: "Hepu Jewel",
    ReceiptColumn.CARD: "886600000001",
    ReceiptColumn.BOUGHT_AT: "2026-11-01 10:09",
    ReceiptColumn.AMOUNT: "3933.00",
    ReceiptColumn.QUANTITY: "1",
    ReceiptColumn.ORIGIN: "",
}

Cells = dict[AnyColumn, str]


def member(**cells: str) -> str:
    """A good record of a member list, with some cells other than usual: member(card="…", name="…")."""
    return _record({**_MEMBER, **{MemberColumn[name.upper()]: text for name, text in cells.items()}})


def stranger(number: int, **cells: str) -> str:
    """A good record of somebody who has nothing in common with anybody else."""
    own = {
        "card": f"8877{number:08d}",
        "name": f"贵宾{number}",
        "phone": f"139{number:08d}",
        "birthday": "1970-01-01",
        "plate": "",
    }
    return member(**{**own, **cells})


def receipt(**cells: str) -> str:
    """A good record of a till's export, with some cells other than usual."""
    return _record({**_RECEIPT, **{ReceiptColumn[name.upper()]: text for name, text in cells.items()}})


def header(columns: Iterable[AnyColumn]) -> str:
    """The first record of an export."""
    return ",".join(columns) + "\r\n"


def _record(cells: dict[Any, str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells.values())
    return text.getvalue()


@dataclass(frozen=True)
class Said:
    """What an import said."""

    summary: dict[str, Any]
    rows: list[dict[str, str]]

    def verdicts(self) -> list[tuple[int, str, str]]:
        """Line, status and codes of every record."""
        return [(int(row["line"]), row["status"], row["codes"]) for row in self.rows]


def read_report(report: Path) -> list[dict[str, str]]:
    """The rows of a report as a spreadsheet shows them."""
    with report.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Imports:
    """Runs imports into one record."""

    record: Database
    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)

    def members(
        self,
        *records: str,
        columns: str = header(MemberColumn),
        encoding: str = "utf-8",
        dry_run: bool = False,
        store_name: str | None = None,
        language: str = "zh",
    ) -> Said:
        """Import a member list of these records."""
        file = self.folder / "members.csv"
        file.write_bytes((columns + "".join(records)).encode(encoding))
        return self.member_file(file, dry_run=dry_run, store_name=store_name, language=language)

    def member_file(
        self,
        file: Path,
        *,
        dry_run: bool = False,
        store_name: str | None = None,
        language: str = "zh",
        mapped: Mapping[MemberColumn, str] | None = None,
    ) -> Said:
        """Import a member list."""
        report = self.folder / "report.csv"
        summary = import_members(
            self.record,
            file,
            report,
            dry_run=dry_run,
            store_name=store_name,
            language=language,
            clock=self.clock,
            mapped=mapped,
        )
        return Said(summary, read_report(report))

    def receipts(self, *records: str, columns: str = header(ReceiptColumn), dry_run: bool = False) -> Said:
        """Import a till's export of these records."""
        file = self.folder / "receipts.csv"
        file.write_bytes((columns + "".join(records)).encode())
        return self.receipt_file(file, dry_run=dry_run)

    def receipt_file(self, file: Path, *, dry_run: bool = False) -> Said:
        """Import a till's export."""
        report = self.folder / "report.csv"
        summary = import_receipts(self.record, file, report, dry_run=dry_run, clock=self.clock)
        return Said(summary, read_report(report))

    def points(self, *records: str, as_of: datetime = NOON, dry_run: bool = False) -> Said:
        """Import points: card, points and last day, written with commas."""
        file = self._written("points.csv", header(PointsColumn), records)
        report = self.folder / "report.csv"
        return Said(import_points(self.record, file, report, as_of=as_of, dry_run=dry_run), read_report(report))

    def roster(self, *records: str, dry_run: bool = False) -> Said:
        """Import a duty roster of records that are written with commas."""
        file = self._written("roster.csv", header(RosterColumn), records)
        report = self.folder / "report.csv"
        summary = import_roster(self.record, file, report, dry_run=dry_run, clock=self.clock)
        return Said(summary, read_report(report))

    def directory(self, *records: str, dry_run: bool = False) -> Said:
        """Import a directory of records that are written with commas."""
        file = self._written("directory.csv", header(DirectoryColumn), records)
        report = self.folder / "report.csv"
        summary = import_directory(self.record, file, report, dry_run=dry_run, clock=self.clock)
        return Said(summary, read_report(report))

    def _written(self, name: str, columns: str, records: Iterable[str]) -> Path:
        file = self.folder / name
        file.write_text(columns + "".join(f"{record}\n" for record in records), "utf-8")
        return file

    def rows(self, model: type[Any]) -> list[dict[str, Any]]:
        """All rows of a table, ordered by their primary key."""
        table = table_of(model)
        with self.record.snapshot(HOUSE) as connection:
            found = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            return [dict(row) for row in found]

    def count(self, model: type[Any]) -> int:
        """How many rows a table has."""
        with self.record.snapshot(HOUSE) as connection:
            return int(connection.scalar(select(func.count()).select_from(table_of(model))) or 0)

    def dump(self) -> dict[str, list[str]]:
        """Every row of every table of the record, positions and versions included."""
        with self.record.snapshot(HOUSE) as connection:
            return {
                table.name: sorted(str(row) for row in connection.execute(select(table)))
                for table in Shared.metadata.sorted_tables
            }
