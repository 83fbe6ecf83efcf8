"""Directories and answers: written, changed and taken away by a supervisor, never over what somebody else has written."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import STORE, SUPERVISOR, later
from vipdesk.errors import Code
from vipdesk.ids import EntryId, derived_id
from vipdesk.models.house_entry import HouseEntry
from vipdesk.rules.house_entries import EntryTexts, entry_keys

ENTRY = EntryId(derived_id("entry"))
TEXTS = asdict(EntryTexts(name="水晶坊", floor="2 层", phone="6021", contact="周敏"))


def write(kind: str = "counter", **texts: str) -> Asked:
    """A new entry."""
    return _set({"kind_of_entry": kind, "texts": TEXTS | texts})


def change(based_on: dict[str, str] | None = None, **texts: str) -> Asked:
    """The entry, changed."""
    told = {
        "kind_of_entry": "counter",
        "texts": TEXTS | texts,
        "based_on": TEXTS if based_on is None else based_on,
    }
    return _set(told)


def remove(**texts: str) -> Asked:
    """The entry, taken away."""
    return Asked("directory.remove_entry", {"entry_id": str(ENTRY), "based_on": TEXTS | texts}, actor=SUPERVISOR)


def _set(args: dict[str, Any]) -> Asked:
    return Asked("directory.set_entry", {"entry_id": str(ENTRY), **args}, actor=SUPERVISOR)


def row(**changes: Any) -> HouseEntry:
    """The entry as it stands."""
    details: dict[str, Any] = {
        "id": ENTRY,
        "store_id": STORE,
        "kind": "counter",
        **TEXTS,
        "keys": entry_keys(EntryTexts(**TEXTS)),
        "source": "import",
        "noted_at": later(days=-9),
    }
    return HouseEntry(**details | changes)


def _then(**values: Any) -> tuple[Then, ...]:
    return (Then(HouseEntry, ENTRY, values),)


CASES = (
    Case(
        "a counter",
        write(name=" 水晶坊 "),
        then=_then(name="水晶坊", store_id=STORE, author_id=SUPERVISOR, source="staff", noted_at=NOON),
    ),
    Case("an answer needs one", write("answer", text=" "), refused=Code.FIELD_MISSING),
    Case("an answer is short", write("answer", text="长" * 601), refused=Code.TEXT_TOO_LONG),
    Case(
        "a name that is there already",
        write(),
        given=(row(id=derived_id("other")),),
        refused=Code.ENTRY_KNOWN,
        facts={"name": "水晶坊"},
    ),
    Case("another number", change(phone="6022"), given=(row(),), then=_then(phone="6022", version=2)),
    Case("the same", change(), given=(row(),)),
    Case(
        "somebody has changed it meanwhile",
        change(phone="6022"),
        given=(row(phone="6000"),),
        refused=Code.ENTRY_MOVED,
    ),
    Case("what is every store's", change(phone="6022"), given=(row(store_id=None),), refused=Code.ENTRY_MOVED),
    Case("taken away", remove(), given=(row(),), then=_then(retired_at=NOON)),
    Case("taken away unseen", remove(phone="1"), given=(row(),), refused=Code.ENTRY_MOVED),
)
