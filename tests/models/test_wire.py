"""A row survives the wire and the file unchanged, for every Shared table, with fields nobody here knows (I20)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column

from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words
from vipdesk.models.declarative import Shared, codec_of, is_sealed, table_of
from vipdesk.models.values import read_instant, write_json
from vipdesk.models.wire import digest_lines, from_wire, to_wire, wire_line

Values = dict[str, Any]

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
ZONES = st.sampled_from((UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-9, minutes=-30))))
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zone is given beside it
BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    Guid: st.uuids(),
    UtcInstant: INSTANTS,
    Json: JSON,
    Words: TEXTS,
    FenAmount: NUMBERS,
    Whole: st.integers(-(2**31), 2**31 - 1),
    Truth: st.booleans(),
}


def columns_of(model: type[Shared]) -> list[Column[Any]]:
    """The columns that travel."""
    return [column for column in table_of(model).columns if column.key != "extra" and not is_sealed(column)]


def _values_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    values = BY_TYPE[type(column.type)]
    # an absent JSON value and one that is null are one and the same
    return values | st.none() if column.nullable else values.filter(lambda value: value is not None)


def rows_of(model: type[Shared]) -> st.SearchStrategy[Values]:
    """Any row of a table, also one that a newer program has added fields to."""
    known = {column.key for column in table_of(model).columns}
    extra = st.dictionaries(TEXTS.filter(lambda name: name not in known), JSON, max_size=2)
    return st.fixed_dictionaries(
        {column.key: _values_of(column) for column in columns_of(model)} | {"extra": extra}
    )


@pytest.mark.proves("I20", "F37")
@pytest.mark.parametrize("name", SHARED_MODELS)
def test_any_row_comes_back_from_the_wire_as_it_was(name: str) -> None:
    model = SHARED_MODELS[name]

    @settings(max_examples=25)
    @given(rows_of(model))
    def comes_back(values: Values) -> None:
        line = wire_line(to_wire(model, values))
        assert from_wire(model, json.loads(line)) == values
        assert wire_line(to_wire(model, from_wire(model, json.loads(line)))) == line

    comes_back()


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_any_value_comes_back_from_the_file_as_it_was(name: str) -> None:
    @settings(max_examples=25)
    @given(rows_of(SHARED_MODELS[name]))
    def comes_back(values: Values) -> None:
        for column in columns_of(SHARED_MODELS[name]):
            codec, value = codec_of(column), values[column.key]
            if value is not None:
                kept = codec.to_sqlite(value)
                assert isinstance(kept, (bytes, int, str))
                assert codec.from_sqlite(kept) == value

    comes_back()


@settings(max_examples=25)
@given(st.data())
def test_the_order_of_fields_means_nothing(data: st.DataObject) -> None:
    model = SHARED_MODELS["directory_row"]
    row = to_wire(model, data.draw(rows_of(model)))
    shuffled = dict(data.draw(st.permutations(list(row.items()))))
    assert wire_line(shuffled) == wire_line(row)
    assert from_wire(model, shuffled) == from_wire(model, row)


def _a_row(model: type[Shared], **changes: Any) -> Values:
    plain: dict[type, Any] = {
        Guid: "0f0e0d0c-0b0a-4908-8706-050403020100",
        UtcInstant: "2026-11-22T06:05:00.000000Z",
        Json: [],
        Words: "词",
        FenAmount: 5,
        Whole: 5,
        Truth: True,
    }
    return {column.key: plain[type(column.type)] for column in columns_of(model)} | changes


WRONG: dict[type, list[Any]] = {
    Guid: ["", "not an id", 5, True, [], {}, "0f0e0d0c-0b0a-4908-8706-0504030201"],
    UtcInstant: ["", "yesterday", "2026-11-22", "2026-11-22T06:05:00", 5, True, [], "2026-13-01T00:00:00Z"],
    Words: [5, True, [], {}, 1.5],
    FenAmount: ["5", 5.0, True, [], {}],
    Whole: ["5", 5.0, True, [], {}],
    Truth: [0, 1, "true", [], {}],
}


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_a_field_of_the_wrong_form_is_an_error_and_no_row(name: str) -> None:
    model = SHARED_MODELS[name]
    from_wire(model, _a_row(model))
    for column in columns_of(model):
        for wrong in WRONG.get(type(column.type), []):
            with pytest.raises((ValueError, TypeError)):
                from_wire(model, _a_row(model, **{column.key: wrong}))


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_only_what_may_be_missing_may_be_missing(name: str) -> None:
    model = SHARED_MODELS[name]
    for column in columns_of(model):
        row = _a_row(model)
        del row[column.key]
        if column.nullable:
            assert from_wire(model, row)[column.key] is None
        else:
            with pytest.raises(KeyError, match=column.key):
                from_wire(model, row)


@pytest.mark.proves("S3")
def test_a_sealed_column_is_on_no_wire_in_either_direction() -> None:
    sealed = {
        f"{name}.{column.key}"
        for name, model in SHARED_MODELS.items()
        for column in table_of(model).columns
        if is_sealed(column)
    }
    assert "contact.sealed_value" in sealed
    for entry in sealed:
        name, _, key = entry.partition(".")
        model = SHARED_MODELS[name]
        values = from_wire(model, _a_row(model))
        assert key not in to_wire(model, {**values, key: "13800138000"})
        assert "13800138000" not in wire_line(to_wire(model, {**values, key: "13800138000"}))


def test_a_row_on_the_wire_reads_as_the_contract_says() -> None:
    model = SHARED_MODELS["staff"]
    row = to_wire(model, from_wire(model, _a_row(model, new_field={"b": 1, "a": "词"})))
    line = wire_line(row)
    assert line == write_json(json.loads(line))
    assert '"id":"0f0e0d0c-0b0a-4908-8706-050403020100"' in line
    assert '"new_field":{"a":"词","b":1}' in line
    assert row["retired_at"] == "2026-11-22T06:05:00.000000Z"
    assert read_instant(row["retired_at"]) == datetime(2026, 11, 22, 6, 5, tzinfo=UTC)


def test_a_digest_counts_and_hashes_lines_in_their_order() -> None:
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest_lines([]) == {"count": 0, "sha256": nothing}
    digests: list[dict[str, Any]] = [digest_lines(lines) for lines in (["a", "b"], ["b", "a"], ["ab"], ["a\nb"])]
    assert [digest["count"] for digest in digests] == [2, 2, 1, 1]
    assert digests[0]["sha256"] != digests[1]["sha256"] != digests[2]["sha256"]
    # echo "a" | sha256sum
    assert digest_lines(["a"])["sha256"] == "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
