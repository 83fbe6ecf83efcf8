"""What a desk reads of arrivals: who is waited for, who else may come, what the lounge right says, which place is left."""

from __future__ import annotations

from datetime import timedelta

from tests.cache.queries.test_guest_life import merge
from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    GUEST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    VISIT,
    left_visit,
)
from tests.intents.tables.guest_facts import RELATION, relation
from tests.intents.tables.lounge_rights import GOLD, LIMITS, shopper_of
from tests.intents.tables.queue_tickets import ticket
from tests.intents.tables.roster import roster_day
from tests.intents.tables.stays import told
from vipdesk.cache.queries.calls import TOLD_FOR, calls
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.lounge_right import lounge_right_view, try_lounge_right
from vipdesk.cache.queries.places import places_left, suggested_places
from vipdesk.cache.queries.timeline import timeline
from vipdesk.cache.queries.today import today
from vipdesk.ids import derived_id
from vipdesk.intents.arrivals import stranger_note_id
from vipdesk.models.guest import Note, Preference, preference_id
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guest_life import EntryKind
from vipdesk.models.snapshot.guests import OpenVisit, Profile
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import CallAnswer, DutyState, RelationKind, Source, Topic

OTHER = derived_id("visit", "other")


def _profile(desk: SmallDesk) -> Profile:
    found = guest_profile(desk.reader, GUEST)
    assert found is not None
    return found


def _visit(desk: SmallDesk) -> OpenVisit:
    found = _profile(desk).visit
    assert found is not None
    return found


def test_a_shopper_is_waited_for_until_there_is_an_answer(desk: SmallDesk) -> None:
    desk.put(
        told(place_id=SEAT),
        told(id=OTHER, guest_id=SECOND_GUEST, answer=CallAnswer.COMING),
        left_visit(id=derived_id("left"), guest_id=SECOND_GUEST, told_id=SHOPPER, told_at=NOON),
    )
    (call,) = calls(desk.reader, SHOPPER)
    assert (call.visit_id, call.guest.masked, call.taken_back) == (VISIT, "陈**", False)
    assert call.place is not None
    assert call.place.zh == "窗边 6 号"
    assert calls(desk.reader, SECOND_SHOPPER) == ()
    waiting = {each.visit_id: each.waits_for for each in today(desk.reader, None).present}
    assert waiting[OTHER] is None
    assert waiting[VISIT] is not None


def test_a_mistake_is_told_also_after_an_answer_until_it_is_seen_or_old(desk: SmallDesk) -> None:
    undone = {"state": "undone", "open": False, "left_at": NOON}
    desk.put(
        told(**undone, answer=CallAnswer.COMING),
        told(id=OTHER, **undone, answer=CallAnswer.SEEN),
        told(id=derived_id("old"), **undone | {"left_at": NOON - TOLD_FOR}),
    )
    (call,) = calls(desk.reader, SHOPPER)
    assert (call.visit_id, call.taken_back) == (VISIT, True)


def test_who_came_in_the_guests_name_is_known_on_the_receipt_the_board_and_the_shoppers_card(
    desk: SmallDesk,
) -> None:
    desk.put(relation(name="王师傅", confidential=True), told(extra={"entered_by": str(RELATION)}))
    driver = EnteredBy("王师傅", RelationKind.DRIVER, confidential=True)
    (call,) = calls(desk.reader, SHOPPER)
    (present,) = today(desk.reader, None).present
    (entry,) = timeline(desk.reader, GUEST, [EntryKind.VISIT]).entries
    told_by = [each.entered_by for each in (_visit(desk), call, present, entry)]
    assert (told_by, entry.what) == ([driver] * 4, "")
    desk.put(relation(name="王师傅", confidential=True, retired_at=NOON))
    assert _visit(desk).entered_by == driver


def test_a_stranger_is_named_by_the_note_of_the_visit(desk: SmallDesk) -> None:
    note_id = stranger_note_id(VISIT)
    desk.put(told(extra={"entered_by": str(note_id)}))
    assert _visit(desk).entered_by == EnteredBy("")
    desk.put(Note(id=note_id, guest_id=GUEST, text="代来：公司司机 王师傅", written_at=NOON))
    assert _visit(desk).entered_by == EnteredBy("公司司机 王师傅")
    desk.put(told(extra={"of a newer program": 1}))
    assert _visit(desk).entered_by is None


def test_who_came_or_waits_under_a_merged_name_is_the_one_who_remains_with_their_wishes(desk: SmallDesk) -> None:
    drink = Preference(
        id=preference_id(GUEST, Topic.DRINK),
        guest_id=GUEST,
        topic=Topic.DRINK,
        value="龙井",
        source=Source.GUEST,
        author_id=SHOPPER,
        told_at=NOON,
        confirmed=True,
    )
    desk.put(
        merge(GUEST, SECOND_GUEST),
        directory_row("单晓敏", row_id=SECOND_GUEST, merged_into=GUEST),
        drink,
        told(guest_id=SECOND_GUEST),
        ticket(guest_id=SECOND_GUEST),
    )
    (call,) = calls(desk.reader, SHOPPER)
    (waiting,) = today(desk.reader, None).waiting
    assert (call.guest.guest_id, call.guest.masked, call.drink) == (GUEST, "陈**", "龙井")
    assert waiting.guest == call.guest


def test_the_desk_names_who_else_may_come_and_the_telephone(desk: SmallDesk) -> None:
    staff = desk.row(Staff, SHOPPER)
    assert staff is not None
    code = staff["code"]
    desk.put(
        Policy(id=derived_id("extensions"), key="staff.extensions", store_id=None, value={code: "6021"}), told()
    )
    visit_now = _visit(desk)
    assert visit_now.told is not None
    assert [other.staff_id for other in visit_now.others] == [SECOND_SHOPPER]
    assert visit_now.extension == "6021"
    desk.put(told(version=2, answer=CallAnswer.COMING))
    assert (_visit(desk).others, _visit(desk).extension) == ((), None)


def test_whom_else_to_ask_is_whom_the_roster_does_not_call_off(desk: SmallDesk) -> None:
    desk.put(told(), roster_day(staff_id=SECOND_SHOPPER))
    [other] = _visit(desk).others
    assert (other.staff_id, other.duty.state) == (SECOND_SHOPPER, DutyState.ON)
    desk.put(roster_day(staff_id=SECOND_SHOPPER, shifts=[], version=2))
    assert _visit(desk).others == ()


def test_the_profile_knows_the_right_as_the_intent_will_decide_it(desk: SmallDesk) -> None:
    earlier = left_visit(id=OTHER, checked_in_at=NOON - timedelta(minutes=30))
    desk.put(GOLD, LIMITS, earlier)
    right = _profile(desk).right
    assert (right.companions, right.visits, right.visits_used) == (1, 2, 1)


def test_a_seat_somebody_has_left_is_offered_last_until_it_is_tidied(desk: SmallDesk) -> None:
    desk.put(left_visit(place_id=SEAT))
    assert places_left(desk.reader) == {SEAT.bytes: VISIT}
    assert [place.place_id for place in suggested_places(desk.reader, SECOND_GUEST)] == [SECOND_SEAT, SEAT]
    assert [place.visit_id for place in today(desk.reader, None).untidy] == [VISIT]
    desk.submit("visit.tidy_place", visit_id=str(VISIT))
    assert places_left(desk.reader) == {}
    assert [place.place_id for place in suggested_places(desk.reader, SECOND_GUEST)] == [SEAT, SECOND_SEAT]


def test_undoing_an_arrival_takes_the_news_back_too(desk: SmallDesk) -> None:
    desk.put(shopper_of(SHOPPER))
    saved = desk.submit("visit.check_in", guest_id=str(GUEST), place_id=str(SEAT))
    visit_id = str(saved.created["visit_id"])
    assert not calls(desk.reader, SHOPPER)[0].taken_back
    desk.submit("visit.answer_call", visit_id=visit_id, told_id=str(SHOPPER), answer="coming")
    assert calls(desk.reader, SHOPPER) == ()
    desk.submit("visit.undo_check_in", visit_id=visit_id)
    assert calls(desk.reader, SHOPPER)[0].taken_back


def test_who_waits_is_listed_by_number_and_the_next_is_told_a_longer_wait(desk: SmallDesk) -> None:
    before = _profile(desk).quoted_minutes
    desk.submit("visit.take_ticket", guest_id=str(GUEST), quoted_minutes=before, companions=1)
    (waiting,) = today(desk.reader, None).waiting
    assert (waiting.label, waiting.guest.masked, waiting.companions, waiting.called) == ("A 01", "陈**", 1, False)
    assert _profile(desk).quoted_minutes > before
    desk.submit("visit.check_in", guest_id=str(GUEST))
    assert today(desk.reader, None).waiting == ()


def test_a_lounge_right_is_tried_on_the_visits_of_the_last_week(desk: SmallDesk) -> None:
    desk.put(
        left_visit(companions=3, checked_in_at=NOON - timedelta(days=1)),
        left_visit(id=derived_id("second"), checked_in_at=NOON - timedelta(hours=23)),
        left_visit(id=derived_id("long ago"), checked_in_at=NOON - timedelta(days=20)),
    )
    free = try_lounge_right(desk.reader, {})
    assert free is not None
    assert (free.visits, free.turned_away) == (2, ())
    tried = try_lounge_right(desk.reader, {"companions": 9, "companions_of": {"金卡": 2}, "visits": 1, "days": 1})
    assert tried is not None
    assert [away.word for away in tried.turned_away] == ["visits", "companions"]
    assert try_lounge_right(desk.reader, {"visits": "two"}) is None
    view = lounge_right_view(desk.reader)
    assert (view.without_tier, view.visits, view.value) == (True, None, None)
