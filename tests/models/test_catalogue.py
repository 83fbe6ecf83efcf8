"""The catalogue names every Shared table once, parents first, and which of them a dossier is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column

from tests.fakes.clocks import NOON
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.catalogue import DOSSIER_MODELS, SHARED_MODELS
from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words
from vipdesk.models.declarative import Shared, column_values, table_of
from vipdesk.models.guest import preference_id
from vipdesk.models.staff import Staff
from vipdesk.models.wire import from_wire, to_wire

EXAMPLES: dict[type, Any] = {
    Guid: UUID(int=7),
    UtcInstant: NOON,
    Json: [],
    Words: "词",
    FenAmount: 7,
    Whole: 7,
    Truth: True,
}


def _foreign_keys(model: type[Shared]) -> Iterator[str]:
    for key in table_of(model).foreign_keys:
        yield key.column.table.name


def test_every_shared_class_is_in_the_catalogue() -> None:
    declared = {mapper.class_ for mapper in Shared.registry.mappers if issubclass(mapper.class_, Shared)}
    assert declared == set(SHARED_MODELS.values())
    assert [name for name, model in SHARED_MODELS.items() if name != model.__tablename__] == []


def test_parents_come_before_children() -> None:
    seen: set[str] = set()
    for name, model in SHARED_MODELS.items():
        assert set(_foreign_keys(model)) <= seen | {name}
        seen.add(name)


def test_a_dossier_is_everything_of_a_guest_but_the_directory_row() -> None:
    names = {model.__tablename__ for model in DOSSIER_MODELS}
    assert "directory_row" not in names
    of_a_guest = {name for name, model in SHARED_MODELS.items() if "guest_id" in table_of(model).columns}
    assert names == of_a_guest | {"guest"}


def _example(model: type[Shared]) -> Shared:
    columns: list[Column[Any]] = list(table_of(model).columns)
    values = {column.key: EXAMPLES[type(column.type)] for column in columns if column.key != "extra"}
    return model(**values)


@pytest.mark.proves("S35")
@pytest.mark.parametrize("name", SHARED_MODELS)
def test_a_row_does_not_show_what_it_holds(name: str) -> None:
    shown = repr(_example(SHARED_MODELS[name]))
    assert "词" not in shown
    assert str(UUID(int=7)) not in shown


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_a_new_row_has_version_one_and_can_travel(name: str) -> None:
    model = SHARED_MODELS[name]
    values = column_values(_example(model))
    sealed = set(values) - set(to_wire(model, values)) - {"extra"}
    assert {key: values[key] for key in set(values) - sealed} == from_wire(model, to_wire(model, values))
    assert isinstance(values["retired_at"], datetime)


def test_a_row_that_nobody_changed_is_of_version_one() -> None:
    columns = {column.key: EXAMPLES[type(column.type)] for column in table_of(Staff).columns}
    for key in ("version", "extra", "retired_at", "placeholder"):
        del columns[key]
    made = Staff(**columns)
    assert (made.version, made.retired_at, made.extra) == (1, None, {})


def test_find_keys_are_found_in_any_order_and_others_are_a_defect() -> None:
    visit = SHARED_MODELS["visit"]
    assert visit.require_find_key({"open": True, "guest_id": 1}) == ("guest_id", "open")
    for wrong in ({}, {"open": True}, {"guest_id": 1}, {"guest_id": 1, "open": True, "state": "x"}):
        with pytest.raises(ValueError, match="visit declares no find key"):
            visit.require_find_key(wrong)


def test_two_desks_that_note_the_same_topic_meet_in_one_row() -> None:
    guest, other = GuestId(derived_id("guest", "0")), GuestId(derived_id("guest", "1"))
    assert preference_id(guest, "drink") == preference_id(GuestId(UUID(str(guest))), "drink")
    assert len({preference_id(guest, "drink"), preference_id(guest, "size"), preference_id(other, "drink")}) == 3
