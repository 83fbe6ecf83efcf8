"""What the tour left in the record, read by SQL from head office's file after the desk has ended."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from vipdesk.models.values import from_microseconds, write_instant


def read_record(database: Path) -> dict[str, Any]:
    """The part `record` of tour.json (contract.md)."""
    with _open(database) as connection:
        return {
            "visits": [
                {
                    "id": str(UUID(bytes=row[0])),
                    "card_no": row[1],
                    "desk_id": str(UUID(bytes=row[2])),
                    "place": row[3],
                    "checked_in_at": write_instant(from_microseconds(row[4])),
                }
                for row in connection.execute(
                    "SELECT visit.id, directory_row.card_no, desk_id, lounge_place.name, checked_in_at FROM visit"
                    " JOIN directory_row ON directory_row.id = guest_id"
                    " LEFT JOIN lounge_place ON lounge_place.id = place_id ORDER BY checked_in_at"
                )
            ],
            "requests": [
                {"id": str(UUID(bytes=row[0])), "kind": row[1], "state": row[2]}
                for row in connection.execute("SELECT id, kind, state FROM request ORDER BY opened_at")
            ],
            "vouchers": [
                {"id": str(UUID(bytes=row[0])), "code": row[1], "state": row[2], "issued_offline": bool(row[3])}
                for row in connection.execute(
                    "SELECT id, code, state, issued_offline FROM voucher ORDER BY issued_at"
                )
            ],
            "outcomes": _outcomes(connection),
        }


def known_op_ids(database: Path) -> set[str]:
    """Every intent head office has answered."""
    with _open(database) as connection:
        return {str(UUID(bytes=row[0])) for row in connection.execute("SELECT op_id FROM outcome")}


def presentable_guests(database: Path) -> list[dict[str, Any]]:
    """Guests with a taboo, a drink and a shopper who has a name, best known first: whom one would show a visitor."""
    with _open(database) as connection:
        rows = connection.execute(
            "SELECT directory_row.id, directory_row.name, readings, directory_row.card_no FROM directory_row"
            " JOIN preference AS taboo ON taboo.guest_id = directory_row.id AND taboo.topic = 'taboo'"
            " JOIN preference AS drink ON drink.guest_id = directory_row.id AND drink.topic = 'drink'"
            " JOIN shopper_assignment ON shopper_assignment.guest_id = directory_row.id"
            " JOIN staff ON staff.id = shopper_assignment.staff_id AND staff.placeholder = 0"
            " WHERE length(directory_row.name) = 3 ORDER BY rank, directory_row.card_no LIMIT 60"
        ).fetchall()
        if len(rows) < 2:
            rows = connection.execute(
                "SELECT id, name, readings, card_no FROM directory_row WHERE card_no IS NOT NULL"
                " ORDER BY rank, card_no LIMIT 60"
            ).fetchall()
    return [
        {
            "guest_id": UUID(bytes=row[0]),
            "name": row[1],
            "initials": "".join(syllable[0] for syllable in json.loads(row[2])[0]),
            "card_no": row[3],
        }
        for row in rows
        if json.loads(row[2])
    ]


def _outcomes(connection: sqlite3.Connection) -> dict[str, int]:
    counted = dict(connection.execute("SELECT state, count(*) FROM outcome GROUP BY state").fetchall())
    return {"accepted": counted.get("accepted", 0), "refused": counted.get("refused", 0)}


@contextmanager
def _open(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        yield connection
