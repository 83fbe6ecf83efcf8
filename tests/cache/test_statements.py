"""Rows in and out of the file, images, and the desk's contents in wire form."""

from __future__ import annotations

import msgspec
import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, tables
from tests.fakes.small_house import GUEST, SEAT, VISIT, house_rows, visit
from vipdesk.cache.contents import digests, wire_rows
from vipdesk.cache.schema import create_statements
from vipdesk.cache.statements import build, statements_of
from vipdesk.cache.touches import find_key, is_row_key, keys_of_row, row_key
from vipdesk.errors import WrongUsage
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import column_values
from vipdesk.models.guest import Contact
from vipdesk.models.visit import Visit
from vipdesk.models.wire import digest_lines, to_wire, wire_line


def test_what_is_written_is_read_back_for_every_table_of_the_house(desk: SmallDesk) -> None:
    for row in (*house_rows(), visit(place_id=SEAT)):
        statements = statements_of(type(row))
        values = column_values(row)
        assert statements.read(statements.write(values)) == values
        assert statements.unpack(statements.pack(values)) == values
        assert column_values(build(type(row), values)) == values
    assert desk.count("guest") == 3


def test_a_column_that_is_newer_than_an_image_is_empty() -> None:
    statements = statements_of(Visit)
    kept = msgspec.msgpack.decode(statements.pack(column_values(visit(left_at=NOON))))
    del kept["left_at"]
    unpacked = statements.unpack(msgspec.msgpack.encode({**kept, "a column that is gone": 1}))
    assert unpacked == column_values(visit())


def test_a_sealed_column_has_no_place_at_the_desk() -> None:
    assert "sealed_value" not in statements_of(Contact).columns
    created = " ".join(create_statements())
    assert "sealed_value" not in created


def test_shared_tables_have_no_constraint_that_a_page_could_break() -> None:
    for statement in create_statements():
        words = statement.split()
        name = next((word.strip('"') for word in words[2:3]), "")
        if words[0] == "CREATE" and name in SHARED_MODELS:
            for constraint in ("UNIQUE", "CHECK", "FOREIGN", "REFERENCES"):
                assert constraint not in statement, statement


def test_every_find_key_has_an_index_in_the_file(desk: SmallDesk) -> None:
    for model in SHARED_MODELS.values():
        for names, statement in statements_of(model).find.items():
            values = [b"0" * 16 for _ in names]
            plan = " ".join(row[3] for row in desk.cache.rows(f"EXPLAIN QUERY PLAN {statement}", values))
            assert "USING INDEX" in plan, (model.__tablename__, names, plan)
            assert "SCAN" not in plan


def test_a_row_is_touched_under_its_id_and_each_find_key_and_a_retired_one_under_its_id_alone() -> None:
    statements = statements_of(Visit)
    keys = list(keys_of_row(statements, column_values(visit(place_id=SEAT))))
    assert keys[0] == row_key("visit", VISIT)
    assert [is_row_key(key) for _, key in keys] == [True, False, False]
    assert find_key(statements, ("guest_id", "open"), {"guest_id": GUEST, "open": True}) in keys
    assert find_key(statements, ("guest_id", "open"), {"guest_id": GUEST, "open": False}) not in keys
    assert find_key(statements, ("place_id", "open"), {"place_id": None, "open": True}) is None
    assert len(list(keys_of_row(statements, column_values(visit())))) == 2
    assert list(keys_of_row(statements, column_values(visit(retired_at=NOON)))) == [row_key("visit", VISIT)]
    assert list(keys_of_row(statements, None)) == []


def test_two_find_keys_never_share_a_touch(desk: SmallDesk) -> None:
    statements = statements_of(Visit)
    by_guest = find_key(statements, ("guest_id", "open"), {"guest_id": GUEST, "open": True})
    by_place = find_key(statements, ("place_id", "open"), {"place_id": GUEST, "open": True})
    assert by_guest != by_place
    assert desk.count("visit") == 0


def test_the_contents_of_a_desk_are_its_rows_in_wire_form_by_id(desk: SmallDesk) -> None:
    expected: dict[str, list[str]] = {name: [] for name in tables()}
    for row in sorted(house_rows(), key=lambda row: row.id.bytes):
        expected[row.__tablename__].append(wire_line(to_wire(type(row), column_values(row))))
    for name, lines in expected.items():
        assert [wire_line(row) for row in wire_rows(desk.cache, name)] == lines
    assert digests(desk.cache) == {name: digest_lines(lines) for name, lines in expected.items()}


def test_a_table_that_is_none_is_wrong_usage(desk: SmallDesk) -> None:
    for name in ("outbox", "nothing", 'guest"; DROP TABLE guest; --'):
        with pytest.raises(WrongUsage):
            list(wire_rows(desk.cache, name))
