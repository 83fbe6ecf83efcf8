"""The screen 服务 and the forms of the request types, from known rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import FAR_STORE, GUEST, REQUEST, SEAT, SHOPPER, request, visit
from vipdesk.cache.queries.services import board, request_forms
from vipdesk.ids import derived_id
from vipdesk.models.request import Request
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import BoardCard, FormField
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.request_types.declaration import request_types


def one(name: str, state: RequestState, minutes: int = 5, **changes: Any) -> Request:
    due_at = NOON + timedelta(minutes=minutes)
    return request(id=derived_id(name), summary=name, state=state, due_at=due_at, **changes)


def test_a_card_tells_who_waits_for_what_where_and_until_when(desk: SmallDesk) -> None:
    desk.put(request(owner_id=SHOPPER), visit(place_id=SEAT))
    (card,) = board(desk.reader).new
    assert card == BoardCard(
        request_id=REQUEST,
        kind="drinks",
        icon="coffee",
        summary="龙井",
        guest=MaskedGuest(GUEST, "陈", "陈**", Words("女士", "Ms")),
        place=Words("窗边 6 号", "Window"),
        state=RequestState.NEW,
        department="茶水间",
        owner=Words("何嘉仪", "Jiayi He"),
        owner_id=SHOPPER,
        opened_at=NOON - timedelta(minutes=5),
        due_at=NOON + timedelta(minutes=5),
        closed_at=None,
    )


def test_open_requests_stand_by_state_soonest_first(desk: SmallDesk) -> None:
    desk.put(
        one("second", RequestState.NEW, 9),
        one("first", RequestState.NEW, -9),
        one("accepted", RequestState.ACCEPTED),
        one("under way", RequestState.IN_PROGRESS, kind="unknown kind"),
        one("far", RequestState.NEW, store_id=FAR_STORE),
        one("retired", RequestState.NEW, retired_at=NOON),
        one("cancelled", RequestState.CANCELLED, closed_at=NOON),
    )
    shown = board(desk.reader)
    assert [card.summary for card in shown.new] == ["first", "second"]
    assert [card.summary for card in shown.accepted] == ["accepted"]
    assert [(card.summary, card.icon) for card in shown.in_progress] == [("under way", "concierge-bell")]
    assert (shown.done, shown.new[0].owner, shown.new[0].owner_id, shown.new[0].place) == ((), None, None, None)


def test_of_what_is_done_only_todays_is_shown_latest_first(desk: SmallDesk) -> None:
    start = datetime(2026, 11, 21, 16, tzinfo=UTC)
    desk.put(
        one("yesterday", RequestState.DONE, closed_at=start - timedelta(seconds=1)),
        one("at midnight", RequestState.DONE, closed_at=start),
        one("just now", RequestState.DONE, closed_at=NOON),
    )
    assert [card.summary for card in board(desk.reader).done] == ["just now", "at midnight"]


def test_every_declared_type_has_a_form_with_its_fields_in_its_place() -> None:
    forms = request_forms()
    assert [form.kind for form in forms] == list(request_types())
    drinks = next(form for form in forms if form.kind == "drinks")
    assert (drinks.label, drinks.icon, drinks.minutes) == (Words("茶饮", "Drinks"), "coffee", 10)
    assert drinks.fields == (FormField("item", Words("要什么", "What"), required=True),)
