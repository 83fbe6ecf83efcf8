"""Which desks hold which directory rows: each store its own guests', or by policy everybody's."""

from __future__ import annotations

import pytest

from tests.fakes.caller import DOSSIER, Caller
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import FAR_STORE, GUEST, SECOND_GUEST, STORE, THIRD_GUEST
from tests.headoffice.test_scope import far_check_in
from vipdesk.headoffice import directory_places
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.scope import DIRECTORY_POLICY, GROUP, OWN_STORES
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.policy import Policy

EVERYBODY = {GUEST, SECOND_GUEST, THIRD_GUEST}


def _policy(office: HeadOffice, value: str) -> None:
    set_policy(office.database, DIRECTORY_POLICY, value, None)


def _afresh(caller: Caller) -> Caller:
    """The same desk after a reset."""
    new = Caller(caller.office, caller.desk, caller.store)
    new.catch_up(2)
    return new


def test_a_store_holds_the_directory_rows_of_its_own_guests(desk: Caller, far_desk: Caller) -> None:
    assert _afresh(desk).names("directory_row") == EVERYBODY
    assert _afresh(far_desk).names("directory_row") == set()


@pytest.mark.proves("P10", "I19")
def test_by_policy_every_store_can_find_everybody_and_still_holds_its_own_dossiers_only(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    _policy(office, GROUP)
    for caller in (desk, far_desk):
        assert _afresh(caller).names("directory_row") == EVERYBODY
    assert {name for name, _ in _afresh(far_desk).held if name in DOSSIER} == set()


@pytest.mark.proves("P10")
def test_under_the_group_policy_a_change_travels_once_to_all(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    _policy(office, GROUP)
    callers = [_afresh(caller) for caller in (desk, far_desk)]
    _rename(office, "陈小晴")
    for caller in callers:
        assert [(row.table, row.id) for row in caller.catch_up()] == [("directory_row", GUEST)]
        assert caller.held["directory_row", GUEST]["name"] == "陈小晴"


@pytest.mark.proves("P10")
def test_back_under_the_policy_of_own_stores_each_holds_its_own_as_they_are_now(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    _policy(office, GROUP)
    _afresh(far_desk).push(far_check_in(SECOND_GUEST))
    _rename(office, "陈小晴")
    _policy(office, OWN_STORES)
    mine, theirs = _afresh(desk), _afresh(far_desk)
    assert mine.names("directory_row") == EVERYBODY
    assert mine.held["directory_row", GUEST]["name"] == "陈小晴"
    assert theirs.names("directory_row") == {SECOND_GUEST}
    _rename(office, "陈晓晴")
    assert [(row.table, row.id) for row in mine.catch_up()] == [("directory_row", GUEST)]
    assert theirs.catch_up() == []


def test_many_rows_are_placed_a_few_at_a_time(
    far_desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory_places, "ROWS_PER_CHUNK", 2)
    _policy(office, GROUP)
    assert _afresh(far_desk).names("directory_row") == EVERYBODY


def test_a_stores_own_value_does_not_decide_for_the_group(desk: Caller, office: HeadOffice) -> None:
    with house_writer(office.database) as writer:
        writer.insert(Policy(id=FAR_STORE, key=DIRECTORY_POLICY, store_id=FAR_STORE, value=GROUP))
    assert _afresh(desk).names("directory_row") == EVERYBODY
    assert _afresh(Caller(office, desk.desk, desk.store)).page().positions.keys() == {
        "common",
        f"store:{desk.store}",
    }


def _rename(office: HeadOffice, name: str) -> None:
    with house_writer(office.database) as writer:
        row = DirectoryRow(
            id=GUEST,
            name=name,
            spoken="",
            readings=[],
            address="",
            address_en="",
            tier=None,
            card_no=None,
            phones=[],
            home_store_id=STORE,
            alerts=[],
            rank=0,
        )
        assert writer.change(row, {"name": name}) is not None
