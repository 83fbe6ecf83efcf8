"""Merged and taken back, both guests are what they were, row for row, whatever hung on them and whatever was chosen (P31).

The tables are found in the catalogue. What is written while the two are one is nobody's loss either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.fakes.clocks import NOON
from tests.fakes.guest_rows import GUEST_TABLES, guest_row, parents_of
from tests.fakes.intent_cases import Case
from tests.fakes.ledgers import Asked, DeskEnd, RecordEnd, desk_end, record_end
from tests.fakes.small_house import GUEST, STORE, SUPERVISOR, THIRD_GUEST, later
from tests.intents.tables import CASES
from tests.intents.tables.merges import merge, undo
from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import Database
from vipdesk.ids import GuestId, derived_id
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.vocabulary import Choice, OutcomeState, Topic
from vipdesk.models.wire import to_wire
from vipdesk.rules.merge_choice import BIRTHDAY, GUEST_FIELDS, SHOPPER

SIDES = (GuestId(derived_id("side", "ours")), GuestId(derived_id("side", "theirs")))
MODELS: tuple[type[Shared], ...] = (Guest, DirectoryRow, *GUEST_TABLES.values())
FREE = set(GUEST_TABLES) - {"preference", "important_date", "shopper_assignment"}
"""Tables of which a merge writes nothing."""
Rows = dict[tuple[str, str], dict[str, Any]]

RECORDS = st.fixed_dictionaries(
    {
        "full_name": st.sampled_from(["陈晓晴", "陈小晴", "陈"]),
        "gender": st.sampled_from([None, "f", "m"]),
        "title": st.sampled_from([None, "太太"]),
        "address_as": st.sampled_from([None, "晴姐", "陈总"]),
        "alias": st.sampled_from([None, "小陈"]),
        "plate": st.sampled_from([None, "粤B·12345", "粤A·54321"]),
        "tier": st.sampled_from([None, "金卡", "钻石"]),
        "member_since": st.sampled_from([None, "2019-03-01", "2021-05-06"]),
    }
)
HANGING = st.fixed_dictionaries({name: st.tuples(st.integers(0, 2), st.integers(0, 2)) for name in GUEST_TABLES})
WORDS = st.lists(st.sampled_from(["海鲜", "百合、海鲜", None]), min_size=4, max_size=4)
FIELDS = (*GUEST_FIELDS, *Topic, BIRTHDAY, SHOPPER)
CHOICES = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(list(Choice)), max_size=8)


def _records(records: tuple[Mapping[str, Any], ...]) -> list[Shared]:
    rows: list[Shared] = []
    for guest_id, record in zip(SIDES, records, strict=True):
        rows.append(Guest(id=guest_id, home_store_id=STORE, **record))
        rows.append(
            DirectoryRow(
                id=guest_id,
                name=record["full_name"],
                spoken="Chén",
                readings=[["chen"]],
                address="陈女士",
                address_en="Ms Chen",
                tier=record["tier"],
                card_no=None,
                phones=[],
                home_store_id=STORE,
                alerts=["taboo"] if record["alias"] else [],
                rank=2_000_000 + len(record["full_name"]),
            )
        )
    return rows


def _several(table: str, number: int, words: list[str | None]) -> dict[str, Any]:
    """What keeps the second row of a table apart from the first, where a guest may have one of a kind alone."""
    apart: dict[str, dict[str, Any]] = {
        "visit": {"open": False, "state": "left", "left_at": NOON},
        "important_date": {"kind": "anniversary"},
        "shopper_assignment": {"active": False, "until": NOON},
    }
    if table == "preference":
        return {"topic": (Topic.TABOO, Topic.DRINK)[number % 2].value, "value": words[number]}
    if table == "important_date" and number % 2 == 0:
        return {"year": None if words[number] is None else 1980, "month": 11 + number // 2}
    return apart.get(table, {}) if number % 2 else {}


def _hanging(hanging: Mapping[str, tuple[int, int]], words: list[str | None]) -> list[Shared]:
    rows: dict[tuple[str, UUID], Shared] = {}
    for table, counts in hanging.items():
        model = GUEST_TABLES[table]
        for side, count in enumerate(counts):
            for number in range(side * 2, side * 2 + count):
                row = guest_row(model, SIDES[side], number, **_several(table, number, words))
                for each in (*parents_of(model, SIDES[side], number), row):
                    rows.setdefault((each.__tablename__, each.id), each)
    return list(rows.values())


def _all(end: DeskEnd | RecordEnd) -> Rows:
    """Every row of a guest's table as it is, but for how often and by what it was changed."""
    found: Rows = {}
    for model in MODELS:
        if isinstance(end, DeskEnd):
            statements = statements_of(model)
            values = [statements.read(row) for row in end.cache.rows(statements.select_all)]
        else:
            values = [dict(row) for row in end.connection.execute(select(table_of(model))).mappings()]
        for each in values:
            wire = to_wire(model, each)
            found[model.__tablename__, wire["id"]] = {
                name: value for name, value in wire.items() if name not in ("version", "changed_by")
            }
    return found


def _run(end: DeskEnd | RecordEnd, asked: Asked) -> Code | None:
    """Run an intent; the code with which it is refused."""
    if isinstance(end, RecordEnd):
        decision, _ = end.run(asked)
        return None if decision.code is None else Code(decision.code)
    try:
        end.run(asked)
    except Refused as refusal:
        return refusal.code
    return None


def _check_merged(before: Rows, after: Rows) -> None:
    ours, theirs = (("guest", str(guest_id)) for guest_id in SIDES)
    assert set(after) == set(before)
    for key, row in after.items():
        assert row["retired_at"] == before[key]["retired_at"]
        assert row == before[key] or key[0] not in FREE
    assert after[theirs] == before[theirs] | {"merged_into": str(SIDES[0])}
    for columns in GUEST_FIELDS.values():
        for name in columns:
            known = {before[ours][name], before[theirs][name]} - {None}
            assert after[ours][name] in (known or {None})


@pytest.fixture(scope="session")
def ends(house_cache: Cache, house_records: dict[str, Database]) -> list[Callable[[], Any]]:
    return [lambda: desk_end(house_cache), lambda: record_end(house_records["sqlite"])]


@dataclass(frozen=True)
class Story:
    """Two records, what hangs on them, what is chosen, and after how many days it is taken back."""

    records: tuple[Mapping[str, Any], Mapping[str, Any]]
    hanging: Mapping[str, tuple[int, int]]
    words: list[str | None]
    choices: dict[str, Choice]
    days: int


STORIES = st.builds(
    Story,
    records=st.tuples(RECORDS, RECORDS),
    hanging=HANGING,
    words=WORDS,
    choices=CHOICES,
    days=st.integers(0, 30),
)


@pytest.mark.proves("P31")
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=STORIES)
def test_a_merge_that_is_taken_back_leaves_both_as_they_were(ends: list[Callable[[], Any]], story: Story) -> None:
    asked = merge(guest_id=SIDES[0], merged_id=SIDES[1])
    wish = Asked(asked.kind, {**asked.args, "choices": dict(story.choices)}, actor=SUPERVISOR)
    seen: list[Rows] = []
    for open_end in ends:
        with open_end() as end:
            end.given([*_records(story.records), *_hanging(story.hanging, story.words)])
            before = _all(end)
            assert _run(end, wish) is None
            after = _all(end)
            _check_merged(before, after)
            seen.append(after)
            assert _run(end, undo(at=later(days=31))) is Code.MERGE_SETTLED
            assert _run(end, undo(at=later(days=story.days))) is None
            assert _all(end) == before
    assert seen[0] == seen[1]


EDITS = {
    (case.asked.kind, bool(case.given)): case
    for case in CASES
    if case.refused is None
    and case.asked.args.get("guest_id", str(GUEST)) == str(GUEST)
    and "merge" not in case.asked.kind
    and not any(row.__tablename__ == "guest_merge" for row in case.given)
    # what the other name has already is another story, and so is a book whose leaver would take the merge back
    and not any(getattr(row, "guest_id", None) == THIRD_GUEST for row in case.given)
    and case.asked.kind != "staff.hand_over_book"
}
"""Of every kind one that finds nothing there yet and one that changes what is there."""


@pytest.mark.proves("P31")
@pytest.mark.parametrize("case", EDITS.values(), ids=lambda case: f"{case.asked.kind} {case}")
def test_what_another_desk_did_for_the_merged_guest_arrives_at_the_person(
    house_records: dict[str, Database], case: Case
) -> None:
    with record_end(house_records["sqlite"]) as end:
        end.given(case.given)
        assert _run(end, merge(guest_id=THIRD_GUEST, merged_id=GUEST)) is None
        before = _all(end)
        decision, written = end.run(case.asked)
        assert decision.state is OutcomeState.ACCEPTED, decision
        after = _all(end)
        assert set(before) <= set(after)
        for table, row_id in written:
            row = after.get((table, str(row_id)), {})
            if "guest_id" in row and case.asked.kind != "guest.register":
                # half of what is said of two guests hangs on the other one
                whose = {row["guest_id"], row.get("other_id", row["guest_id"])}
                people = {require_guest(end.ledger(), GuestId(UUID(each))).id for each in whose}
                assert THIRD_GUEST in people, table
        assert _run(end, undo()) is None
        # taken back, the merge takes nothing of it along
        assert set(_all(end)) == set(after)
