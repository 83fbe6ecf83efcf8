"""The screen 服务 and the forms of the request types, from known rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import FAR_STORE, GUEST, REQUEST, SEAT, SHOPPER, STORE, request, visit
from tests.intents.tables.attachments import ATTACHMENT, attachment
from tests.intents.tables.request_pauses import PAUSED_BEFORE, PIANO, entry, type_row
from vipdesk.cache.queries.request_file import request_file
from vipdesk.cache.queries.request_slip import request_slip
from vipdesk.cache.queries.services import board, request_forms
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import BoardCard, FormField
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import PauseReason, RequestEventKind, RequestState
from vipdesk.rules.request_number import request_number
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
        department=Words("茶水间", "Pantry"),
        owner=Words("何嘉仪", "Jiayi He"),
        owner_id=SHOPPER,
        opened_at=NOON - timedelta(minutes=5),
        due_at=NOON + timedelta(minutes=5),
        closed_at=None,
        clock=ClockView(
            due_at=NOON + timedelta(minutes=5),
            share=0.5,
            paused_at=None,
            paused_for=None,
            waiting=False,
            urgent=False,
        ),
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


def test_every_declared_type_has_a_form_with_its_fields_in_its_place(desk: SmallDesk) -> None:
    forms = request_forms(desk.reader)
    assert [form.kind for form in forms] == [
        kind for kind, declared in request_types().items() if not declared.retired
    ]
    drinks = next(form for form in forms if form.kind == "drinks")
    assert (drinks.label, drinks.icon, drinks.minutes) == (Words("茶饮", "Drinks"), "coffee", 10)
    assert drinks.fields == (FormField("item", Words("要什么", "What"), required=True),)
    assert (drinks.due_at, drinks.promise.zh, drinks.wall_clock) == (NOON + timedelta(minutes=10), "办好", False)
    case = next(form for form in forms if form.kind == "complaint")
    assert (case.minutes, case.promise, case.wall_clock) == (24 * 60, Words("给出方案", "A proposal"), True)


def test_a_store_adds_a_service_by_a_policy_row_alone(desk: SmallDesk) -> None:
    row = type_row("piano", PIANO)
    desk.put(row, one("tune", RequestState.NEW, kind="piano", fields={"tune": "月光"}))
    form = next(form for form in request_forms(desk.reader) if form.kind == "piano")
    assert (form.label, [field.name for field in form.fields]) == (Words("点曲", "A tune"), ["tune"])
    (card,) = board(desk.reader).new
    assert card.asks_to_close
    file = request_file(desk.reader, card.request_id)
    assert file is not None
    assert (file.label, file.values) == (
        Words("点曲", "A tune"),
        ((Words("曲目", "Tune"), Words("月光", "月光")),),
    )
    assert [field.name for field in file.closing] == ["played"]
    assert file.again == ("piano", (("tune", "月光"),))


def test_a_retired_service_is_not_offered_and_what_is_open_is_shown_as_before(desk: SmallDesk) -> None:
    desk.put(type_row("piano", PIANO | {"retired": True}), one("tune", RequestState.NEW, kind="piano"))
    assert "piano" not in {form.kind for form in request_forms(desk.reader)}
    (card,) = board(desk.reader).new
    assert card.asks_to_close


def test_a_paused_request_stands_last_with_the_time_it_had_left(desk: SmallDesk) -> None:
    desk.put(*PAUSED_BEFORE, one("runs", RequestState.ACCEPTED, 60, owner_id=SHOPPER))
    runs, paused = board(desk.reader).accepted
    assert (runs.summary, paused.request_id) == ("runs", REQUEST)
    assert paused.clock == ClockView(
        due_at=NOON + timedelta(minutes=8),
        share=0.2,
        paused_at=NOON - timedelta(minutes=3),
        paused_for=PauseReason.GUEST,
        waiting=False,
        urgent=False,
    )


def test_one_request_tells_its_story_its_number_and_why_its_clock_stands_as_it_does(desk: SmallDesk) -> None:
    desk.put(*PAUSED_BEFORE)
    file = request_file(desk.reader, REQUEST)
    assert file is not None
    assert [line.kind for line in file.log] == [RequestEventKind.OPENED, RequestEventKind.PAUSED]
    assert [reason.because for reason in file.reasons] == ["store_hours", "paused"]
    assert file.number.startswith("1122-")
    assert file.number == request_number(REQUEST, NOON)
    assert Words("前台", "Reception") in file.departments
    assert request_file(desk.reader, derived_id("nothing")) is None


def test_a_request_of_an_order_of_several_steps_knows_the_next(desk: SmallDesk) -> None:
    desk.put(one("suit", RequestState.IN_PROGRESS, kind="bespoke", step="deposit", fields={"item": "西装"}))
    (card,) = board(desk.reader).in_progress
    file = request_file(desk.reader, card.request_id)
    assert file is not None
    assert (card.step, file.next_step, file.next_step_name) == (
        Words("收订金", "Deposit"),
        Words("试样", "Fitting"),
        "fitting",
    )
    assert file.texts[1][1].zh == "您定制的西装已经做好，随时可以来取。"


def test_what_stands_on_the_slip_and_which_pictures_belong_to_a_request(desk: SmallDesk) -> None:
    desk.put(
        type_row("piano", PIANO),
        one("tune", RequestState.NEW, kind="piano", fields={"tune": "月光"}),
        attachment(purpose="document", request_id=derived_id("tune")),
        attachment(id=derived_id("other"), purpose="document"),
    )
    file = request_file(desk.reader, derived_id("tune"))
    assert file is not None
    assert [picture.attachment_id for picture in file.pictures] == [ATTACHMENT]
    slip = request_slip(desk.reader, derived_id("tune"), "en")
    assert slip is not None
    assert (slip.number, slip.service, slip.lines) == (file.number, "A tune", (("Tune", "月光"),))
    assert (slip.address, slip.department, slip.closed_at) == ("Ms Chen", "Pantry", None)
    assert request_slip(desk.reader, derived_id("nothing"), "zh") is None


def test_a_department_of_the_stores_own_is_called_in_english_as_the_store_says(desk: SmallDesk) -> None:
    desk.put(
        type_row("piano", PIANO),
        request(kind="piano", department="大堂吧"),
        entry(RequestEventKind.ROUTED, NOON, department="大堂吧"),
    )
    assert [card.department for card in board(desk.reader).new] == [Words("大堂吧", "大堂吧")]
    desk.put(
        Policy(
            id=derived_id("policy"), key="departments", store_id=STORE, value={"大堂吧": "Lobby bar", "前台": 5}
        ),
    )
    assert [card.department for card in board(desk.reader).new] == [Words("大堂吧", "Lobby bar")]
    file = request_file(desk.reader, REQUEST)
    assert file is not None
    assert [line.named for line in file.log] == [Words("大堂吧", "Lobby bar")]
    assert {Words("前台", "Reception"), Words("专柜", "Counter")} <= set(file.departments)


def test_what_a_step_asks_is_asked_before_it_is_behind(desk: SmallDesk) -> None:
    fields = {"item": "外套", "place": "江南大道 1 号", "when": "2026-11-23"}
    desk.put(one("parcel", RequestState.IN_PROGRESS, kind="delivery", step="courier", fields=fields))
    file = request_file(desk.reader, derived_id("parcel"))
    assert file is not None
    assert [(field.name, field.required) for field in file.closing] == [("courier_no", True)]
    # the day it was for is not the day it is for again
    assert file.again == ("delivery", (("item", "外套"), ("place", "江南大道 1 号")))
