"""Rows in bulk: every value arrives as it was given, on either database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.member_rows import GUEST_COLUMNS
from vipdesk.headoffice.stores import add_store
from vipdesk.headoffice.table_load import RowForm
from vipdesk.ids import new_id, random_id
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, Note, Preference

_COLUMNS = ("id", "full_name", "gender", "title", "tier", "home_store_id", "plate")
_ODD = [
    "\\N",
    "a\\Nb",
    "back\\slash",
    "tab\there",
    "line\nbreak\r\n",
    "",
    "'quote\"",
    "𠮷田",
    "\\.",
    "NULL",
    "\x1f",
]


def _rows(record: Database, model: type[Any]) -> list[dict[str, Any]]:
    table = table_of(model)
    with record.snapshot(HOUSE) as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]


def test_whatever_a_text_holds_it_arrives_so(record: Database) -> None:
    store, run = add_store(record, "天河店"), random_id()
    form = RowForm(Guest, _COLUMNS, record.kind, {"changed_by": run})
    ids = [new_id() for _ in _ODD]
    rows = [(row_id, text, None, text, None, store, text) for row_id, text in zip(ids, _ODD, strict=True)]
    with record.transaction(HOUSE) as connection:
        form.load(connection, [form.pack(row) for row in rows])
    found = {row["id"]: row for row in _rows(record, Guest)}
    assert [found[row_id]["full_name"] for row_id in ids] == _ODD
    assert [found[row_id]["plate"] for row_id in ids] == _ODD
    first = found[ids[0]]
    assert (first["version"], first["changed_by"], first["extra"]) == (1, run, {})
    assert (first["gender"], first["tier"], first["alias"], first["retired_at"]) == (None, None, None, None)


def test_json_instants_and_yes_or_no_arrive_as_they_were_given(record: Database) -> None:
    store, guest = add_store(record, "天河店"), new_id()
    moment = datetime(2026, 11, 22, 4, 5, 6, 789, tzinfo=UTC)
    phones = [{"tail": "8000", "masked": 'a"\\b\n', "keys": []}]
    forms: list[tuple[RowForm, tuple[Any, ...]]] = [
        (RowForm(Guest, _COLUMNS, record.kind), (guest, "陈", None, None, None, store, None)),
        (
            RowForm(
                DirectoryRow,
                GUEST_COLUMNS[DirectoryRow],
                record.kind,
            ),
            (guest, "陈", "Chén", [["chen"]], "陈", "Chen", None, None, phones, store, [], 7),
        ),
        (
            RowForm(
                Preference,
                GUEST_COLUMNS[Preference],
                record.kind,
            ),
            (new_id(), guest, "drink", None, "import", moment, False),
        ),
        (RowForm(Note, ("id", "guest_id", "text", "written_at"), record.kind), (new_id(), guest, "x", moment)),
    ]
    with record.transaction(HOUSE) as connection:
        for form, row in forms:
            form.load(connection, [form.pack(row)])
    [directory], [preference] = _rows(record, DirectoryRow), _rows(record, Preference)
    assert (directory["phones"], directory["readings"], directory["rank"]) == (phones, [["chen"]], 7)
    assert (preference["told_at"], preference["confirmed"], preference["value"]) == (moment, False, None)


def test_a_broken_constraint_is_told_as_one(record: Database) -> None:
    store, guest = add_store(record, "天河店"), new_id()
    form = RowForm(Guest, _COLUMNS, record.kind)
    row = form.pack((guest, "陈", None, None, None, store, None))
    with pytest.raises(IntegrityError), record.transaction(HOUSE) as connection:
        form.load(connection, [row, row])
    assert _rows(record, Guest) == []
