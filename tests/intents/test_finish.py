"""What head office adds to an intent: the directory kept in step, and reasons to hold a guest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from tests.fakes.clocks import NOON
from tests.fakes.ledgers import Asked, RecordEnd
from tests.fakes.small_house import (
    FAR_DESK,
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    SHOPPER,
    STORE,
    later,
    left_visit,
)
from tests.intents.tables import guests, visits
from vipdesk.ids import StoreId, derived_id
from vipdesk.intents.arrivals import DOSSIER_DAYS
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.record import Scope
from vipdesk.models.vocabulary import OutcomeState, ScopeReason


def _accept(end: RecordEnd, asked: Asked) -> set[str]:
    """The tables it wrote."""
    decision, written = end.run(asked)
    assert decision.state is OutcomeState.ACCEPTED, decision
    return {name for name, _ in written}


def _directory(end: RecordEnd) -> dict[str, Any]:
    row = end.row(DirectoryRow, GUEST)
    assert row is not None
    return row


def _reasons(end: RecordEnd, store_id: StoreId = STORE) -> dict[str, Any]:
    table = table_of(Scope)
    found = end.connection.execute(select(table).where(table.c.guest_id == GUEST, table.c.store_id == store_id))
    return {row.reason: row.until for row in found}


def test_a_taboo_comes_into_the_directory_once_and_leaves_it_when_cleared(head_office: RecordEnd) -> None:
    def wish(value: str | None) -> set[str]:
        return _accept(head_office, guests.ask("set_preference", topic="taboo", value=value))

    assert "directory_row" in wish("海鲜过敏")
    assert _directory(head_office)["alerts"] == ["taboo"]
    assert "directory_row" not in wish("花生过敏")
    assert "directory_row" in wish(None)
    assert _directory(head_office)["alerts"] == []
    assert _directory(head_office)["version"] == 3


def test_a_visit_moves_a_guest_up_and_an_older_one_never_down(head_office: RecordEnd) -> None:
    _accept(head_office, visits.check_in())
    rank = _directory(head_office)["rank"]
    _accept(head_office, Asked("visit.check_out", {"visit_id": visits.check_in().args["visit_id"]}))
    late = visits.check_in(visit_id=derived_id("late"), feedback_id=derived_id("late"))
    written = _accept(head_office, Asked(late.kind, late.args, at=later(days=-30)))
    assert "directory_row" not in written
    assert _directory(head_office)["rank"] == rank


def test_a_visit_is_a_reason_for_ninety_days_and_a_later_one_prolongs_it(head_office: RecordEnd) -> None:
    head_office.given([left_visit(id=derived_id("before"))])
    _accept(head_office, visits.check_in())
    assert _reasons(head_office) == {ScopeReason.VISITED: NOON + timedelta(days=DOSSIER_DAYS)}
    _accept(head_office, Asked("visit.check_out", {"visit_id": visits.check_in().args["visit_id"]}))
    later_visit = visits.check_in(visit_id=derived_id("later"), feedback_id=derived_id("later"))
    _accept(head_office, Asked(later_visit.kind, later_visit.args, at=later(days=3)))
    assert _reasons(head_office) == {ScopeReason.VISITED: later(days=3 + DOSSIER_DAYS)}


def test_being_a_client_is_a_reason_without_an_end(head_office: RecordEnd) -> None:
    asked = guests.ask("assign_shopper", assignment_id=derived_id("a"), staff_id=SHOPPER)
    _accept(head_office, asked)
    assert _reasons(head_office) == {ScopeReason.CLIENT: None}
    _accept(head_office, guests.ask("assign_shopper", assignment_id=derived_id("b"), staff_id=SHOPPER))
    assert _reasons(head_office) == {ScopeReason.CLIENT: None}


def test_a_client_whose_new_shopper_is_at_another_store_is_a_client_of_that_store_alone(
    head_office: RecordEnd,
) -> None:
    head_office.ledger().hold(FAR_STORE, GUEST, ScopeReason.VISITED, later(days=90))
    # intents of two stores are never in one group
    head_office.settle()
    _accept(head_office, guests.ask("assign_shopper", assignment_id=derived_id("a"), staff_id=SHOPPER))
    there = guests.ask("assign_shopper", assignment_id=derived_id("b"), staff_id=FAR_SUPERVISOR, based_on=SHOPPER)
    _accept(head_office, replace(there, actor=FAR_SUPERVISOR, desk=FAR_DESK))
    assert ScopeReason.CLIENT not in _reasons(head_office)
    assert _reasons(head_office, FAR_STORE)[ScopeReason.CLIENT] is None
