"""What an intent may rely on: the desk's ledger and head office's keep the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tests.fakes.clocks import NOON
from tests.fakes.ledgers import End, desk_end, record_end
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    GUEST,
    LEASED,
    NOBODY,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    STORE,
    THREE_USES,
    VISIT,
    VOUCHER,
    later,
    left_visit,
    visit,
    voucher,
)
from vipdesk.cache.engine import Cache
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.constraints import code_of
from vipdesk.headoffice.database import Database, violated_constraint
from vipdesk.ids import derived_id
from vipdesk.intents.ledger import Ledger
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.policy import Policy
from vipdesk.models.store import IssueBlock
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import VisitState
from vipdesk.models.voucher import Voucher


@pytest.fixture(params=["cache", "sqlite", "postgresql", "sqlite in memory", "postgresql in memory"])
def end(request: pytest.FixtureRequest, house_cache: Cache, house_records: dict[str, Database]) -> Iterator[End]:
    """Each end in turn."""
    if request.param == "cache":
        with desk_end(house_cache) as desk:
            yield desk
    else:
        kind, _, manner = request.param.partition(" ")
        with record_end(house_records[kind], in_memory=bool(manner)) as record:
            yield record


def refusal_of(work: Callable[[], Any]) -> Code:
    """The code with which work is refused; at head office a broken constraint stands for one."""
    try:
        work()
    except Refused as refusal:
        return refusal.code
    except IntegrityError as broken:
        code = code_of(violated_constraint(broken))
        assert code is not None
        return code
    raise AssertionError("not refused")


def _insert(end: End, row: Visit) -> None:
    end.ledger().insert(row)
    end.settle()


def known(ledger: Ledger, model: type[Any], row_id: Any) -> Any:
    """A row that must be there."""
    row = ledger.get(model, row_id)
    assert row is not None
    return row


def test_get_and_peek_read_the_same_row_and_none_for_an_unknown_id(end: End) -> None:
    ledger = end.ledger()
    for read in (ledger.get, ledger.peek):
        row = read(DirectoryRow, GUEST)
        assert row is not None
        assert (row.name, row.readings, row.home_store_id, row.version) == ("陈晓晴", [["chen"]], STORE, 1)
        assert read(DirectoryRow, NOBODY) is None


def test_what_was_inserted_is_read_back_with_version_one(end: End) -> None:
    ledger = end.ledger()
    ledger.insert(visit(place_id=SEAT, companions=3))
    row = known(ledger, Visit, VISIT)
    assert (row.version, row.place_id, row.companions, row.checked_in_at) == (1, SEAT, 3, later(-5))
    assert row.open is True
    assert row.left_at is None


def test_find_gives_rows_equal_on_the_key_by_id_and_no_others(end: End) -> None:
    rows = [left_visit(id=derived_id("v", str(number))) for number in range(3)]
    end.given([*rows, visit(), visit(id=derived_id("v", "other"), guest_id=SECOND_GUEST)])
    ledger = end.ledger()
    assert [row.id for row in ledger.find(Visit, guest_id=GUEST, open=False)] == sorted(row.id for row in rows)
    assert [row.id for row in ledger.find(Visit, open=True, guest_id=GUEST)] == [VISIT]
    assert ledger.find(Visit, guest_id=derived_id("nobody"), open=True) == []


def test_find_sees_what_the_same_ledger_wrote(end: End) -> None:
    ledger = end.ledger()
    ledger.insert(visit(place_id=SEAT))
    (row,) = ledger.find(Visit, place_id=SEAT, open=True)
    ledger.update(row, place_id=None)
    assert ledger.find(Visit, place_id=SEAT, open=True) == []


def test_nothing_is_equal_to_none(end: End) -> None:
    end.given([visit(place_id=None)])
    assert end.ledger().find(Visit, place_id=None, open=True) == []


@pytest.mark.parametrize(
    "keys", [{"store_id": STORE}, {"guest_id": GUEST}, {"guest_id": GUEST, "state": "here"}, {}]
)
def test_a_find_key_that_is_not_declared_is_an_error(end: End, keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="declares no find key"):
        end.ledger().find(Visit, **keys)


def test_update_changes_what_is_named_raises_the_version_by_one_and_returns_the_row(end: End) -> None:
    end.given([visit()])
    ledger = end.ledger()
    after = ledger.update(known(ledger, Visit, VISIT), state=VisitState.LEFT, open=False, left_at=NOON)
    assert (after.version, after.state, after.open, after.left_at, after.guest_id) == (
        2,
        "left",
        False,
        NOON,
        GUEST,
    )
    again = ledger.update(after, companions=1)
    assert (again.version, again.companions, again.state) == (3, 1, "left")
    stored = end.row(Visit, VISIT)
    assert stored is not None
    assert (stored["version"], stored["companions"], stored["state"]) == (3, 1, "left")


def test_a_retired_row_is_invisible_and_stays_as_a_tombstone(end: End) -> None:
    end.given([visit()])
    ledger = end.ledger()
    row = known(ledger, Visit, VISIT)
    ledger.retire(row)
    assert ledger.get(Visit, VISIT) is None
    assert ledger.peek(Visit, VISIT) is None
    assert ledger.find(Visit, guest_id=GUEST, open=True) == []
    stored = end.row(Visit, VISIT)
    assert stored is not None
    assert stored["version"] == 2
    assert stored["retired_at"] is not None


@pytest.mark.proves("I18")
def test_a_row_that_is_gone_can_be_neither_changed_nor_spent_from(end: End) -> None:
    end.given([visit(), voucher()])
    ledger = end.ledger()
    for model, row_id in ((Visit, VISIT), (Voucher, VOUCHER)):
        ledger.retire(known(ledger, model, row_id))
    assert refusal_of(lambda: ledger.update(visit(), companions=1)) is Code.ROW_GONE
    assert refusal_of(lambda: ledger.spend(voucher(), "uses_left", 1, Code.VOUCHER_NOT_USABLE)) is (
        Code.VOUCHER_NOT_USABLE
    )


@pytest.mark.proves("I24")
def test_spend_takes_what_is_there_and_never_goes_below_zero(end: End) -> None:
    end.given([voucher(voucher_type_id=THREE_USES, uses_left=3)])
    ledger = end.ledger()
    row = known(ledger, Voucher, VOUCHER)
    row = ledger.spend(row, "uses_left", 2, Code.VOUCHER_NOT_USABLE)
    assert (row.uses_left, row.version) == (1, 2)
    assert (
        refusal_of(lambda: ledger.spend(row, "uses_left", 2, Code.VOUCHER_NOT_USABLE)) is Code.VOUCHER_NOT_USABLE
    )
    row = ledger.spend(row, "uses_left", 1, Code.VOUCHER_NOT_USABLE)
    assert (row.uses_left, row.version) == (0, 3)
    assert (
        refusal_of(lambda: ledger.spend(row, "uses_left", 1, Code.VOUCHER_NOT_USABLE)) is Code.VOUCHER_NOT_USABLE
    )
    stored = end.row(Voucher, VOUCHER)
    assert stored is not None
    assert stored["uses_left"] == 0


def test_spend_looks_at_the_row_as_it_is_and_not_as_it_was_read(end: End) -> None:
    end.given([voucher(uses_left=1)])
    ledger = end.ledger()
    stale = known(ledger, Voucher, VOUCHER)
    ledger.spend(stale, "uses_left", 1, Code.VOUCHER_NOT_USABLE)
    assert (
        refusal_of(lambda: ledger.spend(stale, "uses_left", 1, Code.VOUCHER_NOT_USABLE)) is Code.VOUCHER_NOT_USABLE
    )


def test_a_taken_id_is_refused_with_the_same_code(end: End) -> None:
    end.given([visit()])
    assert refusal_of(lambda: _insert(end, left_visit())) is Code.KEY_REUSED


@pytest.mark.proves("I18")
def test_the_id_of_a_tombstone_is_taken_too(end: End) -> None:
    end.given([left_visit(retired_at=NOON)])
    assert refusal_of(lambda: _insert(end, left_visit())) is Code.KEY_REUSED


def _policy(name: str, store_id: Any, value: Any, **changes: Any) -> Policy:
    return Policy(id=derived_id("policy", name), key="tea", store_id=store_id, value=value, **changes)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "none"),
        ([("group", None, 1)], 1),
        ([("group", None, 1), ("here", STORE, 2)], 2),
        ([("here", STORE, 2)], 2),
        ([("there", FAR_STORE, 3)], "none"),
        ([("group", None, 1), ("there", FAR_STORE, 3)], 1),
        ([("group", None, 1), ("here", STORE, 0)], 0),
        ([("group", None, {"zh": ["茶", None, 1.5, True]})], {"zh": ["茶", None, 1.5, True]}),
    ],
)
def test_a_policy_of_the_store_wins_over_that_of_the_group(
    end: End, rows: list[tuple[str, Any, Any]], expected: Any
) -> None:
    end.given([_policy(*row) for row in rows])
    assert end.ledger().policy("tea", "none") == expected


def test_a_retired_policy_no_longer_counts(end: End) -> None:
    end.given([_policy("group", None, 1), _policy("here", STORE, 2, retired_at=NOON)])
    assert end.ledger().policy("tea", 0) == 1


def test_the_ledger_says_who_asked_where_and_when(end: End) -> None:
    ledger = end.ledger(later(60))
    assert ledger.asked_at == later(60)
    assert ledger.actor.staff_id == RECEPTIONIST
    assert ledger.desk_id == DESK
    assert ledger.op_id != end.ledger().op_id


def test_values_of_every_form_survive(end: End) -> None:
    ledger = end.ledger()
    block = IssueBlock(
        id=NOBODY,
        desk_id=DESK,
        store_id=STORE,
        ids=[str(LEASED[0])],
        expires_at=datetime.fromisoformat("2026-12-31T23:59:59.999999+08:00"),
        extra={"new_field": {"of": ["a", "newer", None]}},
    )
    ledger.insert(block)
    row = known(ledger, IssueBlock, NOBODY)
    assert row.ids == [str(LEASED[0])]
    assert row.expires_at == datetime.fromisoformat("2026-12-31T15:59:59.999999+00:00")
    assert row.extra == {"new_field": {"of": ["a", "newer", None]}}
    stored = end.row(IssueBlock, NOBODY)
    assert stored is not None
    assert stored["new_field"] == {"of": ["a", "newer", None]}


def test_both_ends_say_the_same_of_the_same_calls(house_cache: Cache, house_records: dict[str, Database]) -> None:
    def work(end: End) -> list[Any]:
        ledger = end.ledger()
        ledger.insert(visit(place_id=SEAT))
        ledger.insert(voucher(voucher_type_id=THREE_USES, uses_left=3))
        ledger.update(known(ledger, Visit, VISIT), companions=2)
        ledger.spend(known(ledger, Voucher, VOUCHER), "uses_left", 1, Code.VOUCHER_NOT_USABLE)
        ledger.update(known(ledger, LoungePlace, SEAT), name="竹室")
        rows = ((Visit, VISIT), (Voucher, VOUCHER), (LoungePlace, SEAT), (DirectoryRow, GUEST))
        # whichever run of the intents it was that wrote them
        return [dict(end.row(model, row_id) or {}) | {"changed_by": None} for model, row_id in rows]

    with desk_end(house_cache) as desk:
        expected = work(desk)
    for database in house_records.values():
        with record_end(database) as record:
            assert work(record) == expected
