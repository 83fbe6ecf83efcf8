"""Settle: what pages disturbed is run again, group by group, until what is shown follows from base and waiting intents."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, copy_desk, forget, put
from tests.fakes.small_house import (
    GUEST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    THIRD_GUEST,
    VISIT,
    VOUCHER,
    left_visit,
    visit,
    voucher,
)
from vipdesk.cache import settle as settle_module
from vipdesk.cache.contents import wire_rows
from vipdesk.cache.settle import is_settled, settle
from vipdesk.errors import Code, Refused
from vipdesk.ids import derived_id
from vipdesk.intents.intent import Intent, decode
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.visits.seat import Seat
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.protocol.pull import PulledRow

OTHERS = derived_id("visit", "made at another desk")
MINE = [derived_id("visit", f"mine {number}") for number in range(3)]
GUESTS = (GUEST, SECOND_GUEST, THIRD_GUEST)


def place_of(desk: SmallDesk, visit_id: UUID) -> UUID | None:
    row = desk.row(Visit, visit_id)
    assert row is not None
    place: UUID | None = row["place_id"]
    return place


def check_in(desk: SmallDesk, number: int, place_id: UUID | None = None) -> UUID:
    """Receive a guest; the intent's id."""
    args: dict[str, Any] = {"visit_id": MINE[number], "feedback_id": derived_id("feedback", str(number))}
    return desk.submit("visit.check_in", guest_id=GUESTS[number], place_id=place_id, **args).op_id


def doubtful(desk: SmallDesk) -> list[str | None]:
    return [row[0] for row in desk.cache.rows("SELECT doubtful FROM outbox ORDER BY entry")]


@pytest.mark.proves("P21")
def test_an_intent_that_no_longer_fits_is_doubtful_without_rows_and_fits_again_later(desk: SmallDesk) -> None:
    check_in(desk, 0, SEAT)
    desk.put(visit(id=OTHERS))
    desk.settle()
    assert doubtful(desk) == [Code.ALREADY_HERE]
    assert desk.row(Visit, MINE[0]) is None
    assert desk.count("touch", "written = 1") == 0
    assert desk.count("touch") > 0
    assert desk.count("outbox", "state = 'waiting' AND folded = 1") == 1
    desk.put(left_visit(id=OTHERS, version=2))
    desk.settle()
    assert doubtful(desk) == [None]
    assert place_of(desk, MINE[0]) == SEAT


@pytest.mark.proves("P21", "I11")
def test_a_replay_that_is_refused_after_it_wrote_leaves_no_rows(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Seat.apply

    def refuse_late(intent: Seat, ledger: Ledger) -> None:
        apply(intent, ledger)
        raise Refused(Code.NOT_ALLOWED)

    desk.put(visit())
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.put(visit(version=2, companions=1))
    monkeypatch.setattr(Seat, "apply", refuse_late)
    desk.settle()
    assert doubtful(desk) == [Code.NOT_ALLOWED]
    assert place_of(desk, VISIT) is None
    assert desk.count("visit", "companions = 1") == 1
    assert desk.cache.rows("SELECT DISTINCT written FROM touch") == [(0,)]
    assert is_settled(desk.cache)


def test_what_stands_on_a_doubtful_intent_is_doubtful_too(desk: SmallDesk) -> None:
    check_in(desk, 0)
    desk.submit("visit.seat", visit_id=MINE[0], place_id=SEAT)
    desk.put(visit(id=OTHERS))
    desk.settle()
    assert doubtful(desk) == [Code.ALREADY_HERE, Code.VISIT_UNKNOWN]
    desk.put(left_visit(id=OTHERS, version=2))
    desk.settle()
    assert doubtful(desk) == [None, None]
    assert place_of(desk, MINE[0]) == SEAT


@pytest.mark.proves("P19")
def test_intents_that_share_nothing_are_settled_one_by_one(desk: SmallDesk) -> None:
    desk.put(visit(), visit(id=OTHERS, guest_id=SECOND_GUEST))
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("visit.seat", visit_id=OTHERS, place_id=SECOND_SEAT)
    desk.put(visit(version=2, companions=1), visit(id=OTHERS, guest_id=SECOND_GUEST, version=2, companions=2))
    steps = settle(desk.cache)
    assert next(steps) == {"visit", "outbox"}
    assert desk.count("visit", "companions = 1") == 1
    assert desk.count("visit", "companions = 2") == 0
    assert not is_settled(desk.cache)
    assert list(steps) == [{"visit", "outbox"}]
    assert desk.count("visit", "companions = 2") == 1
    assert is_settled(desk.cache)


@pytest.mark.proves("P19")
def test_intents_that_share_a_written_row_are_settled_together_and_readers_stay_out(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    replayed: list[str] = []

    def note(kind: str, args: Any, **options: bool) -> Intent:
        replayed.append(kind)
        return decode(kind, args, **options)

    monkeypatch.setattr(settle_module, "decode", note)
    desk.put(visit())
    desk.submit("guest.add_note", guest_id=GUEST, text="liest nur das Verzeichnis")
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("visit.check_out", visit_id=VISIT)
    desk.put(visit(version=2))
    assert len(desk.settle()) == 1
    assert replayed == ["visit.seat", "visit.check_out"]


@pytest.mark.proves("P20")
def test_a_replay_that_writes_where_a_stranger_wrote_takes_the_stranger_in(desk: SmallDesk) -> None:
    check_in(desk, 0, SEAT)
    desk.put(visit(id=OTHERS))
    desk.settle()
    check_in(desk, 1, SEAT)
    assert place_of(desk, MINE[1]) == SEAT
    desk.put(left_visit(id=OTHERS, version=2))
    desk.settle()
    assert doubtful(desk) == [None, None]
    assert [place_of(desk, row_id) for row_id in MINE[:2]] == [SEAT, None]


@pytest.mark.proves("P20")
def test_a_replay_that_reaches_another_dirty_key_settles_it_with_its_readers(desk: SmallDesk) -> None:
    sitting = derived_id("visit", "sits there")
    check_in(desk, 0, SEAT)
    desk.put(visit(id=OTHERS), visit(id=sitting, guest_id=SECOND_GUEST, place_id=SEAT))
    desk.settle()
    check_in(desk, 2, SEAT)
    assert place_of(desk, MINE[2]) is None
    desk.put(left_visit(id=OTHERS, version=2), left_visit(id=sitting, guest_id=SECOND_GUEST, version=2))
    desk.settle()
    assert is_settled(desk.cache)
    assert [place_of(desk, MINE[number]) for number in (0, 2)] == [SEAT, None]


@pytest.mark.proves("P20")
def test_a_replay_that_only_asks_for_what_is_dirty_takes_in_whoever_asked_the_same(desk: SmallDesk) -> None:
    """The seat is gone: who comes to ask for it only now and who has it are told together, not one after the other."""
    check_in(desk, 0, SEAT)
    desk.put(visit(id=OTHERS))
    desk.settle()
    check_in(desk, 2, SEAT)
    place = desk.row(LoungePlace, SEAT)
    assert place is not None
    gone = LoungePlace(**(place | {"version": 2, "retired_at": NOON}))
    desk.put(left_visit(id=OTHERS, version=2), gone)
    steps = desk.settle()
    assert [place_of(desk, MINE[number]) for number in (0, 2)] == [None, None]
    assert len(steps) == 1


@pytest.mark.proves("P19")
def test_all_who_only_read_a_row_that_changed_are_run_again(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    replayed: list[str] = []

    def note(kind: str, args: Any, **options: bool) -> Intent:
        replayed.append(args["text"])
        return decode(kind, args, **options)

    monkeypatch.setattr(settle_module, "decode", note)
    for text in ("一", "二"):
        desk.submit("guest.add_note", guest_id=GUEST, text=text)
    row = desk.row(DirectoryRow, GUEST)
    assert row is not None
    desk.put(DirectoryRow(**(row | {"version": 2})))
    desk.settle()
    assert replayed == ["一", "二"]


@pytest.mark.proves("P19")
def test_settling_goes_on_where_it_was_left_also_after_the_file_was_closed(desk: SmallDesk) -> None:
    for number in range(3):
        check_in(desk, number)
    desk.put(*(visit(id=derived_id("visit", str(guest)), guest_id=guest) for guest in GUESTS))
    next(settle(desk.cache))
    assert doubtful(desk) == [Code.ALREADY_HERE, None, None]
    desk.reopen()
    assert not is_settled(desk.cache)
    assert len(desk.settle()) == 2
    assert doubtful(desk) == [Code.ALREADY_HERE] * 3


def test_a_crash_inside_a_group_leaves_the_group_as_it_was(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put(visit())
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("visit.check_out", visit_id=VISIT)
    desk.put(visit(version=2, companions=1))
    before = desk.everything()

    def fail_late(kind: str, args: Any, **options: bool) -> Intent:
        if kind == "visit.check_out":
            raise KeyboardInterrupt
        return decode(kind, args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(settle_module, "decode", fail_late)
        with pytest.raises(KeyboardInterrupt):
            desk.settle()
    assert desk.everything() == before
    desk.settle()
    assert desk.count("visit", "companions = 1 AND open = 0") == 1


@pytest.mark.proves("P19")
def test_an_image_goes_once_the_row_shows_its_base_and_nobody_waiting_writes_it(desk: SmallDesk) -> None:
    desk.put(visit())
    saved = desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    assert desk.count("image") == 2
    desk.answer(saved.op_id, "accepted")
    desk.page(put(visit(version=2, place_id=SEAT)), applied_seq=1)
    desk.settle()
    assert desk.cache.rows("SELECT table_name FROM image") == [("note",)]
    assert place_of(desk, VISIT) == SEAT


@pytest.mark.proves("P19")
def test_a_replay_that_is_refused_gives_its_image_back_and_one_that_fits_keeps_it(desk: SmallDesk) -> None:
    desk.put(visit(), visit(id=OTHERS, guest_id=SECOND_GUEST))
    for row_id, place_id in ((VISIT, SEAT), (OTHERS, SECOND_SEAT)):
        desk.submit("visit.seat", visit_id=row_id, place_id=place_id)
    desk.put(left_visit(version=2), visit(id=OTHERS, guest_id=SECOND_GUEST, version=2, companions=1))
    desk.settle()
    assert doubtful(desk) == [Code.NOT_HERE, None]
    assert desk.cache.rows("SELECT row_id FROM image") == [(OTHERS.bytes,)]
    assert desk.put(left_visit(version=3, companions=3)).changed == {"visit"}


def test_what_waits_for_head_office_is_never_replayed(desk: SmallDesk) -> None:
    desk.put(voucher())
    desk.submit("voucher.redeem", voucher_id=VOUCHER)
    desk.put(voucher(version=2, uses_left=0, state="void"))
    assert is_settled(desk.cache)
    assert desk.settle() == []
    assert desk.count("redemption") == 0


def test_settling_a_settled_desk_does_nothing(desk: SmallDesk) -> None:
    check_in(desk, 0)
    before = desk.everything()
    assert desk.settle() == []
    assert desk.everything() == before


# -- any schedule --------------------------------------------------------------------------------------------------

_PLACES = st.sampled_from([None, SEAT, SECOND_SEAT])
_ROW = st.builds(
    lambda number, version, place, here: put(
        (visit if here else left_visit)(
            id=derived_id("base", str(number)), guest_id=GUESTS[number], version=version, place_id=place
        )
    ),
    st.integers(0, 2),
    st.integers(1, 9),
    _PLACES,
    st.booleans(),
)
_GONE = st.integers(0, 2).map(lambda number: forget("visit", derived_id("base", str(number))))
_PAGE = st.lists(st.one_of(_ROW, _ROW, _GONE), min_size=1, max_size=4)
_INTENT = st.one_of(
    st.tuples(st.just("visit.check_in"), st.integers(0, 2), _PLACES),
    st.tuples(st.just("visit.seat"), st.integers(0, 2), _PLACES),
    st.tuples(st.just("visit.check_out"), st.integers(0, 2), st.none()),
    st.tuples(st.just("base.seat"), st.integers(0, 2), _PLACES),
)


def perform(desk: SmallDesk, step: tuple[str, int, UUID | None]) -> bool:
    """Whether the desk saved it."""
    kind, number, place = step
    try:
        if kind == "visit.check_in":
            check_in(desk, number, place)
        elif kind == "visit.seat":
            desk.submit(kind, visit_id=MINE[number], place_id=place)
        elif kind == "base.seat":
            desk.submit("visit.seat", visit_id=derived_id("base", str(number)), place_id=place)
        else:
            desk.submit(kind, visit_id=MINE[number])
    except Refused:
        return False
    return True


@pytest.fixture
def fresh(desk_template: Path, tmp_path: Path) -> Iterator[Any]:
    """Makes desks that nobody has used."""
    numbers = count()
    yield lambda: copy_desk(desk_template, tmp_path / f"desk {next(numbers)}")
    shutil.rmtree(tmp_path)


def said(desk: SmallDesk) -> dict[str, list[dict[str, Any]]]:
    """What is shown, whichever of two desks' intents it was that changed a row last."""
    return {name: [row | {"changed_by": None} for row in wire_rows(desk.cache, name)] for name in SHARED_MODELS}


@pytest.mark.proves("I11", "P19")
def test_what_is_shown_is_the_base_with_what_waits_on_top_whatever_came_when(fresh: Any) -> None:
    """A desk that had all pages first and then the saved intents, one after another, shows the same."""

    @settings(max_examples=60)
    @given(st.lists(st.one_of(_INTENT, _PAGE), min_size=3, max_size=14))
    def check(steps: list[Any]) -> None:
        desk, later = fresh(), fresh()
        saved = []
        pages: list[list[PulledRow]] = []
        for step in steps:
            if isinstance(step, list):
                pages.append(step)
                desk.page(*step)
                desk.settle()
            elif perform(desk, step):
                saved.append(step)
        for page in pages:
            later.page(*page)
        fits = [perform(later, step) for step in saved]
        assert said(desk) == said(later)
        assert [code is None for code in doubtful(desk)] == fits
        assert is_settled(desk.cache)
        desk.cache.close()
        later.cache.close()

    check()
