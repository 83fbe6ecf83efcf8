"""Taking in the points that another system tells: each account it names is replaced as a whole."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.cells import fields_fit, read_card
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus
from vipdesk.headoffice.feeds.columns import POINTS_COLUMNS, Layout, PointsColumn
from vipdesk.headoffice.feeds.findings import Findings, plain_text, width_and_blanks
from vipdesk.headoffice.feeds.given_dates import read_date
from vipdesk.headoffice.feeds.grouped import Part, Verdict, Wholes, import_grouped
from vipdesk.headoffice.feeds.receipt_recall import guests_by_card
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import derived_id
from vipdesk.models.declarative import table_of
from vipdesk.models.points import PointsMirror

MOST_POINTS = 1_000_000_000
"""Of one lot: more is a typing error."""
_POINTS = re.compile(r"(?P<count>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?")
_MIRROR = table_of(PointsMirror)


def import_points(
    database: Database,
    file: Path,
    report: Path,
    *,
    as_of: datetime,
    dry_run: bool,
    language: str = "zh",
    mapped: Mapping[PointsColumn, str] | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> dict[str, Any]:
    """Take in an export of points: a record is a card, whole points, and the last day they may be used, if any.

    All records of a card are its balance as of `as_of`; cards that the file does not name are left alone, and so is
    what was told at a later time. Returns the summary of contract.md; raises BadInput for a file that cannot be read.
    """
    feed = PointsFeed(as_of)
    return import_grouped(
        database, feed, file, report, dry_run=dry_run, language=language, mapped=mapped, progress=progress
    )


class PointsFeed:
    """Accounts by their cards."""

    columns = POINTS_COLUMNS
    key = PointsColumn.CARD

    def __init__(self, as_of: datetime) -> None:
        """`as_of` is when the other system told it."""
        self._as_of = as_of

    def read(self, layout: Layout[PointsColumn], record: FileRecord, findings: Findings) -> Part:
        """One lot: points and their last day."""
        if not fields_fit(layout, record, PointsColumn.CARD, findings):
            return Part("", None)
        card_no = read_card(layout, record, PointsColumn.CARD, findings)
        count = _count(layout.cell(record, PointsColumn.POINTS), findings)
        last = _last_day(layout.cell(record, PointsColumn.EXPIRES), findings)
        return Part(card_no, [count, None if last is None else last.isoformat()])

    def decide(self, connection: Connection, wholes: Wholes, *, lock: bool) -> dict[str, Verdict]:
        """Refuse unknown cards and balances that contradict themselves; pass over what is not newer."""
        del lock  # only imports write accounts, and they take turns
        owners, present = guests_by_card(connection, wholes), _present(connection, wholes)
        verdicts = {}
        for card_no, lots in wholes.items():
            verdict = self._verdict(lots, present.get(card_no), known=card_no in owners)
            if verdict is not None:
                verdicts[card_no] = verdict
        return verdicts

    def write(self, writer: RecordWriter, wholes: Wholes) -> None:
        """Replace the accounts."""
        owners, present = guests_by_card(writer.connection, wholes), _present(writer.connection, wholes)
        fresh = []
        for card_no, lots in wholes.items():
            told: dict[str, Any] = {"guest_id": owners[card_no], "lots": lots, "as_of": self._as_of}
            row = present.get(card_no)
            if row is None:
                row_id = derived_id("points_mirror", card_no)
                fresh.append(PointsMirror(id=row_id, account_no=card_no, **told))
            else:
                writer.change(row, told)
        writer.insert_all(PointsMirror, fresh)

    def _verdict(self, lots: list[Any], row: PointsMirror | None, *, known: bool) -> Verdict | None:
        if not known:
            return Verdict(RowStatus.REFUSED, ImportCode.CARD_UNKNOWN, messages.REASONS[ImportCode.CARD_UNKNOWN])
        if len({last for _, last in lots}) < len(lots):
            return Verdict(RowStatus.REFUSED, ImportCode.NUMBER_REUSED, messages.LOT_TWICE)
        if row is None or row.as_of < self._as_of:
            return None
        if row.as_of == self._as_of and row.lots == lots:
            return Verdict(RowStatus.DUPLICATE, ImportCode.EXACT_COPY, messages.COPY_OF_RECORD)
        if row.as_of == self._as_of:
            return None
        return Verdict(RowStatus.DUPLICATE, ImportCode.TOLD_LATER, messages.REASONS[ImportCode.TOLD_LATER])


def _present(connection: Connection, wholes: Wholes) -> dict[str, PointsMirror]:
    statement = select(_MIRROR).where(_MIRROR.c.account_no.in_(sorted(wholes)), _MIRROR.c.retired_at.is_(None))
    found = connection.execute(statement).mappings()
    return {row["account_no"]: read_row(PointsMirror, row) for row in found}


def _count(raw: str, findings: Findings) -> int:
    plain = plain_text(raw)
    found = _POINTS.fullmatch(plain)
    count = int(found["count"].replace(",", "")) if found else 0
    if found is None:
        findings.refuse(ImportCode.AMOUNT_INVALID, PointsColumn.POINTS, raw, messages.POINTS_INVALID)
    elif count > MOST_POINTS:
        findings.refuse(ImportCode.AMOUNT_OUT_OF_RANGE, PointsColumn.POINTS, raw, messages.POINTS_TOO_MANY)
    else:
        findings.repair(PointsColumn.POINTS, raw, str(count), width_and_blanks(raw, plain))
    return count


def _last_day(raw: str, findings: Findings) -> date | None:
    """The last day; None for points that never expire, and for what is no day."""
    plain = plain_text(raw)
    if not plain:
        return None
    given = read_date(plain)
    if given is None or given.year is None or given.day is None or not given.is_solar:
        findings.refuse(ImportCode.DATE_IMPOSSIBLE, PointsColumn.EXPIRES, raw)
        return None
    codes = width_and_blanks(raw, plain)
    if plain != given.text:
        codes.add(ImportCode.DATE_FORMAT)
    findings.repair(PointsColumn.EXPIRES, raw, given.text, codes)
    return date(given.year, given.month, given.day)
