"""Two records that turn out to be one person, and what is written for them afterwards (P31)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    GUEST,
    NOBODY,
    SECOND_GUEST,
    STORE,
    SUPERVISOR,
    THIRD_GUEST,
    later,
)
from vipdesk.errors import Code
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, Note
from vipdesk.models.merge import GuestMerge

MERGE = derived_id("merge")
NOTE = derived_id("note", "merged")


def _guest(row_id: UUID, *, to: UUID | None) -> tuple[Guest, DirectoryRow]:
    """A guest beside those of the small house who is another name of somebody."""
    merged = None if to is None else GuestId(to)
    return (
        Guest(
            id=row_id,
            full_name="陈小晴",
            gender="f",
            title="女士",
            tier="金卡",
            home_store_id=STORE,
            merged_into=to,
        ),
        DirectoryRow(
            id=row_id,
            name="陈小晴",
            spoken="Chén",
            readings=[["chen"]],
            address="陈女士",
            address_en="Ms Chen",
            tier="金卡",
            card_no=None,
            phones=[],
            home_store_id=STORE,
            alerts=[],
            rank=2_000_000,
            merged_into=merged,
        ),
    )


ALIAS, LOOP_A, LOOP_B = (derived_id("alias", name) for name in "abc")


def alias_of(guest_id: UUID) -> tuple[Guest, DirectoryRow]:
    """Another name of a guest."""
    return _guest(ALIAS, to=guest_id)


def merge(**args: Any) -> Asked:
    """The second guest turns out to be the first."""
    plain = {"merge_id": MERGE, "guest_id": GUEST, "merged_id": SECOND_GUEST} | args
    return Asked("guest.merge", {name: str(value) for name, value in plain.items()}, actor=SUPERVISOR)


def undo(actor: UUID = SUPERVISOR, at: Any = NOON) -> Asked:
    """Two again."""
    return Asked("guest.undo_merge", {"merge_id": str(MERGE)}, actor=actor, at=at)  # type: ignore[arg-type]  # a member of staff


def merged(days_ago: float = 1, **changes: Any) -> GuestMerge:
    """A merge of the alias into the first guest."""
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "merged_id": ALIAS,
        "merged_at": later(days=-days_ago),
        "merged_by": SUPERVISOR,
    }
    return GuestMerge(id=MERGE, **(details | changes))


TAKEN_BACK = Case(
    "a merge is taken back",
    undo(),
    given=(*_guest(ALIAS, to=GUEST), merged()),
    then=(
        Then(GuestMerge, MERGE, {"undone_at": NOON}),
        Then(DirectoryRow, ALIAS, {"merged_into": None}),
        Then(Guest, ALIAS, {"merged_into": None}),
    ),
)
CASES = (
    Case(
        "two records become one guest",
        merge(),
        then=(
            Then(GuestMerge, MERGE, {"guest_id": GUEST, "merged_id": SECOND_GUEST, "undone_at": None}),
            Then(DirectoryRow, SECOND_GUEST, {"merged_into": GUEST}),
            Then(Guest, SECOND_GUEST, {"merged_into": GUEST}),
        ),
    ),
    Case(
        "a merge of an alias merges whom it stands for",
        merge(guest_id=THIRD_GUEST, merged_id=ALIAS),
        given=_guest(ALIAS, to=GUEST),
        then=(
            Then(GuestMerge, MERGE, {"guest_id": THIRD_GUEST, "merged_id": GUEST}),
            Then(DirectoryRow, GUEST, {"merged_into": THIRD_GUEST}),
            Then(Guest, GUEST, {"merged_into": THIRD_GUEST}),
        ),
    ),
    Case("a guest with itself", merge(merged_id=GUEST), refused=Code.SAME_GUEST),
    Case(
        "two names of one guest already",
        merge(guest_id=GUEST, merged_id=ALIAS),
        given=_guest(ALIAS, to=GUEST),
        refused=Code.SAME_GUEST,
    ),
    Case("with somebody unknown", merge(merged_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "names that lead back to themselves",
        merge(merged_id=LOOP_A),
        given=(*_guest(LOOP_A, to=LOOP_B), *_guest(LOOP_B, to=LOOP_A)),
        refused=Code.GUEST_UNKNOWN,
    ),
    Case(
        "a note for the merged one is the remaining one's",
        Asked("guest.add_note", {"note_id": str(NOTE), "guest_id": str(ALIAS), "text": "靠窗"}),
        given=_guest(ALIAS, to=GUEST),
        then=(Then(Note, NOTE, {"guest_id": GUEST}),),
    ),
    TAKEN_BACK,
    Case(
        "a merge of 31 days ago stays",
        undo(),
        given=(*_guest(ALIAS, to=GUEST), merged(31)),
        refused=Code.MERGE_SETTLED,
        facts={"days": 30},
    ),
    Case(
        "a merge is not taken back twice",
        undo(),
        given=(*_guest(ALIAS, to=None), merged(undone_at=NOON)),
        refused=Code.MERGE_UNKNOWN,
    ),
    Case("a merge that never was", undo(), refused=Code.MERGE_UNKNOWN),
)
