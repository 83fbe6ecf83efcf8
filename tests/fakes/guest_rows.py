"""A row of any Shared table that has a guest key, made from its declaration: a new table is covered as it stands.

What a column's type alone does not say (a state, a kind) is given here for the tables of today, so that their rows are
shown like real ones; a table that is not named gets plain values.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from tests.fakes.clocks import NOON
from tests.fakes.small_house import DESK, ONE_USE, RECEPTIONIST, SEAT, SHOPPER, STORE
from vipdesk.ids import derived_id
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.guest import preference_id
from vipdesk.models.merge import GuestMerge
from vipdesk.models.vocabulary import Topic

_OF_THE_LEDGER = {"version", "changed_by", "retired_at", "extra"}
_PARENTS: Mapping[str, UUID] = {
    "store": STORE,
    "desk": DESK,
    "staff": SHOPPER,
    "lounge_place": SEAT,
    "voucher_type": ONE_USE,
}
"""Rows of the small house that others point to."""
_LIKE_REAL_ONES: Mapping[str, Mapping[str, Any]] = {
    "visit": {
        "state": "here",
        "open": True,
        "place_id": None,
        "left_at": None,
        "checked_in_at": NOON,
        "entered_at": None,
    },
    "appointment": {
        "kind": "styling",
        "starts_at": NOON + timedelta(minutes=55),
        "ends_at": NOON + timedelta(minutes=115),
        "day": "2026-11-22",
        "state": "booked",
        "open": True,
        "companions": 1,
        "visit_id": None,
        "reminder": None,
        "prepared_for": {},
    },
    "request": {
        "kind": "drinks",
        "state": "new",
        "fields": {"item": "龙井"},
        "owner_id": None,
        "closed_at": None,
        "due_at": NOON + timedelta(minutes=5),
    },
    "voucher": {"state": "issued", "uses_left": 1, "expires_at": NOON + timedelta(days=9)},
    "preference": {"topic": Topic.DRINK.value, "source": "guest"},
    "important_date": {
        "kind": "birthday",
        "calendar": "solar",
        "month": 11,
        "day": 24,
        "leap": False,
        "year": 1980,
    },
    "shopper_assignment": {"kind": "primary", "active": True, "until": None},
    "relation": {"kind": "driver", "may": ["collect"]},
    "wish": {"state": "open"},
    "gift": {"given_on": "2026-03-08", "given_by": "us"},
    "contact": {"kind": "phone"},
    "kept_value": {"field": "drink", "until": NOON + timedelta(days=9)},
    "card": {"primary": False},
    "note": {"text": "靠窗"},
    "receipt": {"amount_fen": 12_800},
}
_FURTHER: Mapping[str, Mapping[str, Any]] = {"visit": {"open": False, "state": "left", "left_at": NOON}}
"""What the second row of a guest is like where there may be one alone: a guest has one open visit."""
SEEN = frozenset(_LIKE_REAL_ONES) - {"contact"}
"""Tables whose rows some screen shows; of a contact the directory shows what may be shown."""


def guest_keys(model: type[Shared]) -> tuple[str, ...]:
    """The columns of a table that point to a guest."""
    return tuple(
        column.key
        for column in table_of(model).columns
        if any(key.column.table.name == "guest" for key in column.foreign_keys)
    )


GUEST_TABLES: Mapping[str, type[Shared]] = {
    name: model for name, model in SHARED_MODELS.items() if guest_keys(model) and model is not GuestMerge
}
"""Every table whose rows hang on a guest, as the catalogue declares them."""


def guest_row(model: type[Shared], guest_id: UUID, number: int = 0, **changes: Any) -> Shared:
    """A row that hangs on a guest by every guest key it has; rows of other numbers are other rows."""
    name = model.__tablename__
    values: dict[str, Any] = {}
    for column in table_of(model).columns:
        if column.key not in _OF_THE_LEDGER:
            values[column.key] = _value(name, column, guest_id, number)
    values |= {**_LIKE_REAL_ONES.get(name, {}), **changes}
    if name == "preference" and "id" not in changes:
        values["id"] = preference_id(guest_id, values["topic"])  # type: ignore[arg-type]  # a guest's
    return model(**values)


def parents_of(model: type[Shared], guest_id: UUID, number: int = 0) -> list[Shared]:
    """The rows of guests' tables that such a row points to, parents first."""
    tables = [key.column.table.name for key in table_of(model).foreign_keys]
    wanted = [SHARED_MODELS[table] for table in tables if table in GUEST_TABLES]
    return [
        row
        for parent in wanted
        for row in (
            *parents_of(parent, guest_id, number),
            guest_row(parent, guest_id, number, **(_FURTHER.get(parent.__tablename__, {}) if number % 2 else {})),
        )
    ]


def _value(table: str, column: Column[Any], guest_id: UUID, number: int) -> Any:
    parents = [key.column.table.name for key in column.foreign_keys]
    if parents:
        if parents[0] == "guest":
            return guest_id
        return _PARENTS.get(parents[0]) or derived_id(parents[0], "hangs", str(number))
    plain: dict[type, Any] = {
        UtcInstant: NOON - timedelta(days=1 + number),
        Json: [],
        Words: f"词{number}{table}",
        FenAmount: 100 + number,
        Whole: 1,
        Truth: False,
    }
    if isinstance(column.type, Guid):
        return derived_id(table, "hangs", str(number)) if column.key == "id" else RECEPTIONIST
    return plain[type(column.type)]
