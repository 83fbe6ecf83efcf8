"""One line of all contacts: newest first, every kind, a piece at a time, nothing twice and nothing left out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cache.queries.test_guest_life import merge
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    GUEST,
    RECEPTIONIST,
    SECOND_GUEST,
    STORE,
    VISIT,
    later,
    left_visit,
    request,
    visit,
    voucher,
)
from tests.intents.tables.guest_facts import gift, receipt
from vipdesk.cache.queries.guest_life import guest_life
from vipdesk.cache.queries.timeline import PIECE, timeline
from vipdesk.headoffice.house_audit import HOUSE_DESK
from vipdesk.ids import derived_id
from vipdesk.models.guest import Note, Preference, preference_id
from vipdesk.models.policy import Policy
from vipdesk.models.rating import Rating
from vipdesk.models.snapshot.guest_life import EntryKind, TimelineEntry
from vipdesk.models.snapshot.guests import Words


def note(number: int, at: datetime = NOON) -> Note:
    """A note of its own."""
    return Note(
        id=derived_id("note", str(number)), guest_id=GUEST, text=f"{number}", written_at=at, author_id=RECEPTIONIST
    )


def rating(**changes: Any) -> Rating:
    """What a member of staff filled in about the visit."""
    told = {"score": "poor", "note": None, "source": "staff", "given_at": NOON, "author_id": RECEPTIONIST}
    return Rating(
        id=derived_id("rating", str(changes.get("source"))),
        guest_id=GUEST,
        visit_id=VISIT,
        store_id=STORE,
        **(told | changes),
    )


def fill(desk: SmallDesk) -> None:
    """One contact of every kind, each a minute before the one above it in the list of kinds."""
    desk.put(
        left_visit(checked_in_at=later(-60)),
        request(opened_at=later(-120)),
        voucher(issued_at=later(-180)),
        receipt(bought_at=later(-240), confidential=True),
        note(1, later(-300)),
        Preference(
            id=preference_id(GUEST, "drink"),
            guest_id=GUEST,
            topic="drink",
            value=None,
            source="guest",
            told_at=later(-360),
            author_id=RECEPTIONIST,
        ),
        gift(given_on="2026-11-21"),
        rating(given_at=later(days=-2), note="茶凉了"),
        merge(GUEST, SECOND_GUEST, merged_at=later(days=-3)),
    )


def entries(desk: SmallDesk, *kinds: EntryKind) -> tuple[TimelineEntry, ...]:
    """The first piece."""
    return timeline(desk.reader, GUEST, kinds).entries


def test_every_kind_of_contact_is_there_newest_first(desk: SmallDesk) -> None:
    fill(desk)
    assert [entry.kind for entry in entries(desk)] == list(EntryKind)


def test_each_says_what_it_was(desk: SmallDesk) -> None:
    fill(desk)
    came, asked, given, bought, written, liked, present, rated, merged = entries(desk)
    assert (came.store, came.state, came.row_id) == ("天河店", "left", VISIT)
    assert (asked.what, asked.label, asked.state) == ("龙井", Words("茶饮", "Drinks"), "new")
    assert (given.label, given.amount_fen, given.state) == (Words("一次券", "Voucher"), 50_000, "issued")
    assert (bought.what, bought.label, bought.amount_fen) == ("Maison Lune", Words("珠宝", "珠宝"), 1_280_000)
    assert (bought.confidential, bought.store) == (True, "天河店")
    assert (written.what, written.quiet, written.author) == ("1", True, Words("何嘉仪", "Jiayi He"))
    assert (liked.what, liked.label) == ("", Words("drink", "drink"))
    assert (present.what, present.label, present.state) == ("手工巧克力", Words("生日", "生日"), "us")
    assert present.at == datetime(2026, 11, 21, 4, tzinfo=UTC), "noon in the store"
    assert (rated.label, rated.state, rated.what, rated.quiet) == (Words("staff", "staff"), "poor", "茶凉了", True)
    assert (rated.store, rated.author) == ("天河店", Words("何嘉仪", "Jiayi He"))
    assert merged.what == "单晓敏"


@pytest.mark.parametrize("kind", EntryKind)
def test_one_kind_alone_may_be_asked_for(desk: SmallDesk, kind: EntryKind) -> None:
    fill(desk)
    assert [entry.kind for entry in entries(desk, kind)] == [kind]


def test_the_guests_own_answer_stands_beside_what_staff_filled_in_and_nobody_wrote_it(desk: SmallDesk) -> None:
    desk.put(rating(), rating(source="guest", score="good", given_at=later(60), author_id=HOUSE_DESK))
    said = [(entry.label, entry.state, entry.author) for entry in entries(desk)]
    assert said == [
        (Words("guest", "guest"), "good", None),
        (Words("staff", "staff"), "poor", Words("何嘉仪", "Jiayi He")),
    ]


def test_a_complaint_is_quiet(desk: SmallDesk) -> None:
    desk.put(request(kind="complaint"))
    (entry,) = entries(desk)
    assert (entry.quiet, entry.label) == (True, Words("投诉", "Complaint"))


def test_a_service_of_the_stores_own_is_called_as_the_store_calls_it(desk: SmallDesk) -> None:
    row = {"label": {"zh": "花艺", "en": "Florist"}, "department": "花艺坊", "minutes": 60, "fields": []}
    desk.put(
        Policy(id=derived_id("policy"), key="request_type.florist", store_id=STORE, value=row),
        request(kind="florist"),
        request(id=derived_id("done"), kind="florist", state="done", opened_at=later(-60), closed_at=later(-50)),
    )
    assert [entry.label for entry in entries(desk)] == [Words("花艺", "Florist")] * 2
    life = guest_life(desk.reader, GUEST)
    assert life is not None
    assert [each.label for each in life.past_requests] == [Words("花艺", "Florist")]


def test_what_was_undone_or_is_anothers_is_left_out(desk: SmallDesk) -> None:
    desk.put(
        visit(state="undone", open=False),
        request(guest_id=SECOND_GUEST),
        merge(GUEST, SECOND_GUEST, undone_at=NOON),
    )
    assert entries(desk) == ()


def test_what_hung_on_a_merged_dossier_is_on_the_line(desk: SmallDesk) -> None:
    desk.put(request(guest_id=SECOND_GUEST), merge(GUEST, SECOND_GUEST, merged_at=later(days=-3)))
    assert [entry.kind for entry in entries(desk)] == [EntryKind.REQUEST, EntryKind.MERGE]


def test_pieces_follow_each_other_without_a_gap_also_within_one_instant(desk: SmallDesk) -> None:
    many = 2 * PIECE + 7
    desk.put(*(note(number, later(-(number // 30))) for number in range(many)))
    seen: list[TimelineEntry] = []
    place = None
    for _ in range(9):
        piece = timeline(desk.reader, GUEST, (), place)
        seen += piece.entries
        place = piece.more
        if place is None:
            break
    assert len(seen) == len({entry.row_id for entry in seen}) == many
    assert [entry.at for entry in seen] == sorted((entry.at for entry in seen), reverse=True)


def test_exactly_one_piece_has_no_more(desk: SmallDesk) -> None:
    desk.put(*(note(number, NOON - timedelta(minutes=number)) for number in range(PIECE)))
    piece = timeline(desk.reader, GUEST)
    assert (len(piece.entries), piece.more) == (PIECE, None)
