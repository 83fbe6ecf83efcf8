"""The limit of a push: the rows that a push left, put into an empty copy of the record by the bare driver.

Outcome, audit row, the rows of the guest and their feed entries, in groups of a hundred intents, a commit each.
"""

import json
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

GROUP_INTENTS = 100
_KEYS = {"outcome": ("op_id",), "audit": ("op_id",), "feed": ("space", "table_name", "row_id")}
_ROW_OF = {
    "visit.check_in": ("visit", "visit_id"),
    "visit.check_out": ("visit", "visit_id"),
    "request.open": ("request", "request_id"),
    "request.advance": ("request", "request_id"),
    "guest.add_note": ("note", "note_id"),
}
_GUEST_TABLES = ("visit", "request", "note", "preference")

Row = dict[str, Any]
Work = list[tuple[str, Row]]


def write_again(pushed: str, empty: str, desks: int) -> float:
    """Intents a second with which what was pushed to one record is written into another, a connection a desk."""
    groups = _groups(pushed)
    with ThreadPoolExecutor(desks) as pool:
        start = time.monotonic()
        for done in [pool.submit(_write, empty, mine) for mine in groups.values()]:
            done.result()
        seconds = time.monotonic() - start
    return sum(len(group) for mine in groups.values() for group in mine) / seconds


def _write(url: str, groups: list[list[Work]]) -> None:
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        for group in groups:
            by_table: dict[str, dict[tuple[Any, ...], Row]] = defaultdict(dict)
            for table, row in (each for work in group for each in work):
                by_table[table][tuple(row[name] for name in _KEYS.get(table, ("id",)))] = row
            for table, rows in by_table.items():
                cursor.executemany(_upsert(table, next(iter(rows.values()))), list(rows.values()))
            connection.commit()


def _upsert(table: str, row: Row) -> sql.Composed:
    moving = "position" if table == "feed" else "version"
    then = sql.SQL("NOTHING" if table in ("outcome", "audit") else "UPDATE SET {0} = excluded.{0}")
    return sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(map(sql.Placeholder, row)),
        sql.SQL(", ").join(map(sql.Identifier, _KEYS.get(table, ("id",)))),
        then.format(sql.Identifier(moving)),
    )


def _groups(pushed: str) -> dict[Any, list[list[Work]]]:
    """Desk by desk, group by group, what each intent wrote."""
    with psycopg.connect(pushed) as connection:
        tables = {name: _rows(connection, name) for name in (*_GUEST_TABLES, "outcome", "audit", "feed")}
    by_id = {(name, row["id"]): row for name in _GUEST_TABLES for row in tables[name]}
    liked = {row["guest_id"]: row for row in tables["preference"] if row["topic"] == "drink"}
    entries = {(row["table_name"], row["row_id"]): row for row in tables["feed"]}
    said = {row["op_id"]: row for row in tables["audit"]}
    by_desk: dict[Any, list[Work]] = defaultdict(list)
    for outcome in sorted(tables["outcome"], key=lambda row: row["seq"]):
        audit = said[outcome["op_id"]]
        args = json.loads(audit["payload"])
        row = _row(outcome["kind"], args, by_id, liked)
        entry = entries[row[0], row[1]["id"]]
        by_desk[outcome["desk_id"]].append([("outcome", outcome), ("audit", audit), row, ("feed", entry)])
    return {
        desk: [work[first : first + GROUP_INTENTS] for first in range(0, len(work), GROUP_INTENTS)]
        for desk, work in by_desk.items()
    }


def _row(kind: str, args: Row, by_id: dict[Any, Row], liked: dict[Any, Row]) -> tuple[str, Row]:
    """The row of a guest that an intent wrote, as it stands at the end."""
    if kind not in _ROW_OF:
        return ("preference", liked[UUID(args["guest_id"])])
    table, name = _ROW_OF[kind]
    return (table, by_id[table, UUID(args[name])])


def _rows(connection: psycopg.Connection[Any], table: str) -> list[Row]:
    with connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()
    return [{name: Jsonb(part) if isinstance(part, dict) else part for name, part in row.items()} for row in rows]
