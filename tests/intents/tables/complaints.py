"""Remedies and the two people they need, sensitive cases, and how content guests leave."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_STORE,
    GUEST,
    RECEPTIONIST,
    REQUEST,
    SHOPPER,
    STORE,
    SUPERVISOR,
    VISIT,
    left_visit,
    request,
)
from tests.intents.tables.requests import ask
from vipdesk.errors import Code
from vipdesk.ids import RemedyId, StaffId, derived_id
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.policy import Policy
from vipdesk.models.rating import Rating
from vipdesk.models.remedy import Remedy
from vipdesk.models.request import Request
from vipdesk.rules.remedies import LIMITS_POLICY, REMEDIES_POLICY
from vipdesk.rules.request_types.follow_up import follow_up_id
from vipdesk.rules.sensitive_cases import SIGHT_POLICY

REMEDY = RemedyId(derived_id("remedy", "0"))
RATING = derived_id("rating", "0")
WORDS = {"what": "等了四十分钟"}
SOLVED = {"cause": "service.waiting", "result": "当面致歉", "accepted": "yes"}


def complaint(**changes: Any) -> Request:
    """An open complaint of the first guest."""
    return request(**({"kind": "complaint", "summary": "等太久", "fields": WORDS, "department": "主管"} | changes))


def sensitive(**changes: Any) -> Request:
    """A sensitive one: no words at the desk."""
    sealed = {"summary": "被旁人听到", "fields": WORDS}
    return complaint(**({"sensitive": True, "summary": "", "fields": {}, "sealed_words": sealed} | changes))


def remedy(**changes: Any) -> Remedy:
    """A voucher of ¥800 that the shopper has proposed."""
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "request_id": REQUEST,
        "store_id": STORE,
        "kind": "voucher",
        "worth_fen": 80_000,
        "state": "proposed",
        "proposed_by": SHOPPER,
        "proposed_at": NOON,
    }
    return Remedy(id=changes.pop("id", REMEDY), **(details | changes))


def _policy(key: str, value: Any) -> Policy:
    return Policy(id=derived_id("policy", key), key=key, store_id=STORE, value=value)


def _asked(kind: str, by: StaffId, args: dict[str, Any]) -> Asked:
    return Asked(kind, {name: str(v) if isinstance(v, UUID) else v for name, v in args.items()}, actor=by)


def propose(by: StaffId, kind: str, worth_fen: int = 0) -> Asked:
    """The first remedy of the complaint."""
    args = {"remedy_id": REMEDY, "request_id": REQUEST, "remedy": kind, "worth_fen": worth_fen}
    return _asked("complaint.propose_remedy", by, args)


def _decide(by: StaffId, *, approve: bool) -> Asked:
    return _asked("complaint.decide_remedy", by, {"remedy_id": REMEDY, "approve": approve})


def _seal(by: StaffId = SUPERVISOR) -> Asked:
    return _asked("complaint.seal", by, {"request_id": REQUEST})


def _rate(**args: Any) -> Asked:
    return _asked("visit.rate", RECEPTIONIST, {"rating_id": RATING, "visit_id": VISIT, "score": "good"} | args)


def _remedy(**values: Any) -> Then:
    return Then(Remedy, REMEDY, values)


def _request(**values: Any) -> Then:
    return Then(Request, REQUEST, values)


def _call(after: UUID, **values: Any) -> Then:
    return Then(Request, follow_up_id(after), {"kind": "follow_up", "guest_id": GUEST} | values)


REMEDIES = (
    Case(
        "what costs nothing anybody gives at once",
        propose(RECEPTIONIST, "apology"),
        given=(complaint(),),
        then=(_remedy(state="approved", worth_fen=0, decided_by=RECEPTIONIST, decided_at=NOON, sensitive=False),),
    ),
    Case(
        "within one's own limit too",
        propose(SHOPPER, "gift", 20_000),
        given=(complaint(),),
        then=(_remedy(state="approved", decided_by=SHOPPER),),
    ),
    Case(
        "beyond it somebody else has to approve it",
        propose(SHOPPER, "gift", 20_001),
        given=(complaint(),),
        then=(_remedy(state="proposed", decided_by=None, decided_at=None),),
    ),
    Case(
        "from a certain worth on not even a supervisor gives alone",
        propose(SUPERVISOR, "refund", 50_000),
        given=(sensitive(),),
        then=(_remedy(state="proposed", sensitive=True),),
    ),
    Case(
        "limits and catalogue are the store's",
        propose(RECEPTIONIST, "tea", 5_000),
        given=(
            complaint(),
            _policy(REMEDIES_POLICY, [{"value": "tea", "label": {"zh": "茶", "en": "Tea"}, "most_fen": 9_000}]),
            _policy(LIMITS_POLICY, {"receptionist": 5_000, "shopper": "many"}),
        ),
        then=(_remedy(kind="tea", state="approved"),),
    ),
    Case(
        "nobody of the store may give so much",
        propose(SUPERVISOR, "refund", 900_000),
        given=(complaint(), _policy(LIMITS_POLICY, {"supervisor": 800_000})),
        refused=Code.REMEDY_TOO_MUCH,
        facts={"yuan": 8_000},
    ),
    Case(
        "no remedy is worth more than its kind",
        propose(SUPERVISOR, "gift", 30_001),
        given=(complaint(),),
        refused=Code.REMEDY_TOO_MUCH,
        facts={"yuan": 300},
    ),
    Case("a debt is none", propose(SUPERVISOR, "gift", -1), given=(complaint(),), refused=Code.REMEDY_TOO_MUCH),
    Case("no cars", propose(SUPERVISOR, "car"), given=(complaint(),), refused=Code.REMEDY_UNKNOWN),
    Case(
        "one remedy waits at a time",
        propose(SUPERVISOR, "apology"),
        given=(complaint(), remedy(id=derived_id("remedy", "1"))),
        refused=Code.REMEDY_WAITS,
    ),
    Case(
        "only complaints have remedies",
        propose(SUPERVISOR, "apology"),
        given=(request(),),
        refused=Code.UNKNOWN_REQUEST_KIND,
        facts={"kind": "drinks"},
    ),
    Case(
        "the second person declines",
        _decide(RECEPTIONIST, approve=False),
        given=(complaint(), remedy()),
        then=(_remedy(state="declined", decided_by=RECEPTIONIST),),
    ),
    Case(
        "the second person approves",
        _decide(SUPERVISOR, approve=True),
        given=(complaint(), remedy()),
        then=(_remedy(state="approved", decided_by=SUPERVISOR, decided_at=NOON),),
    ),
    Case(
        "who proposed it takes it back",
        _decide(SHOPPER, approve=False),
        given=(complaint(), remedy()),
        then=(_remedy(state="declined", decided_by=SHOPPER),),
    ),
    Case(
        "nobody approves what they propose themselves",
        _decide(SUPERVISOR, approve=True),
        given=(complaint(), remedy(proposed_by=SUPERVISOR)),
        refused=Code.REMEDY_NEEDS_SECOND,
    ),
    Case(
        "the second person has limits too",
        _decide(RECEPTIONIST, approve=True),
        given=(complaint(), remedy()),
        refused=Code.REMEDY_TOO_MUCH,
        facts={"yuan": 0},
    ),
    Case(
        "somebody has decided meanwhile",
        _decide(SUPERVISOR, approve=False),
        given=(complaint(), remedy(state="approved", decided_by=SUPERVISOR)),
        refused=Code.REMEDY_DECIDED,
        facts={"state": "approved"},
    ),
    Case("no such remedy", _decide(SUPERVISOR, approve=True), given=(complaint(),), refused=Code.REMEDY_UNKNOWN),
    Case(
        "nobody decides on what is closed",
        _decide(SUPERVISOR, approve=True),
        given=(complaint(state="done"), remedy()),
        refused=Code.REQUEST_MOVED,
    ),
    Case(
        "another store's remedy is none",
        _decide(SUPERVISOR, approve=True),
        given=(complaint(store_id=FAR_STORE), remedy(store_id=FAR_STORE)),
        refused=Code.REQUEST_UNKNOWN,
    ),
)

CLOSED = (
    Case(
        "a solved complaint is followed up by the guest's own shopper",
        ask("close", fields=SOLVED),
        given=(
            complaint(state="in_progress"),
            remedy(state="declined"),
            ShopperAssignment(
                id=derived_id("assignment"),
                guest_id=GUEST,
                staff_id=SHOPPER,
                kind="primary",
                active=True,
                since=NOON,
            ),
        ),
        then=(
            _request(state="done", fields=WORDS | SOLVED),
            _call(REQUEST, summary="等太久", owner_id=SHOPPER, state="accepted"),
        ),
        log=("closed", "opened"),
    ),
    Case(
        "a solved complaint of a guest without a shopper waits for somebody",
        ask("close", fields=SOLVED),
        given=(complaint(),),
        then=(_request(state="done"), _call(REQUEST, owner_id=None, state="new", fields={"about": "等太久"})),
        log=("closed", "opened"),
    ),
    Case(
        "a complaint is not solved without its cause",
        ask("close", fields={"result": "致歉", "accepted": "yes"}),
        given=(complaint(),),
        refused=Code.FIELD_MISSING,
        facts={"field": "cause"},
    ),
    Case(
        "a branch of the tree is no cause",
        ask("close", fields=SOLVED | {"cause": "service"}),
        given=(complaint(),),
        refused=Code.FIELD_UNREADABLE,
        facts={"field": "cause"},
    ),
    Case(
        "the store's own tree counts",
        ask("close", fields=SOLVED | {"cause": "music"}),
        given=(
            complaint(),
            _policy("complaint.causes", [{"value": "music", "label": {"zh": "音乐", "en": "Music"}}]),
        ),
        then=(_request(state="done"), _call(REQUEST)),
        log=("closed", "opened"),
    ),
    Case(
        "a complaint is not closed while a remedy waits",
        ask("close", done=False, result="撤回"),
        given=(complaint(), remedy()),
        refused=Code.REMEDY_WAITS,
    ),
)

SENSITIVE = (
    Case(
        "the words of a sensitive complaint are at no desk",
        ask("open", guest_id=GUEST, kind_of_request="complaint", summary="旁人听到", fields=WORDS, sensitive=True),
        then=(_request(summary="", fields={}, sensitive=True, department="主管"),),
        log=("opened",),
    ),
    Case(
        "tea is not sensitive",
        ask("open", guest_id=GUEST, kind_of_request="drinks", summary="茶", fields={"item": "茶"}, sensitive=True),
        refused=Code.BAD_ARGUMENTS,
        facts={"detail": "sensitive"},
    ),
    Case(
        "a supervisor works on it",
        ask("assign", by=SUPERVISOR, staff_id=SHOPPER),
        given=(sensitive(),),
        then=(_request(owner_id=SHOPPER, state="accepted"),),
        log=("taken",),
    ),
    Case(
        "so does whoever handles it",
        ask("comment", by=SHOPPER, text="已致电"),
        given=(sensitive(owner_id=SHOPPER),),
        log=("commented",),
    ),
    Case(
        "and the roles that the store names, nobody else",
        ask("comment", by=SUPERVISOR, text="?"),
        given=(sensitive(), _policy(SIGHT_POLICY, ["head_office"])),
        refused=Code.CASE_SENSITIVE,
    ),
    Case(
        "nobody else takes it",
        ask("assign", staff_id=RECEPTIONIST),
        given=(sensitive(),),
        refused=Code.CASE_SENSITIVE,
    ),
    Case(
        "it is closed without a call, and its words stay away",
        ask("close", by=SUPERVISOR, fields=SOLVED, result="已致歉"),
        given=(sensitive(),),
        then=(_request(state="done", fields={}, result=None),),
        log=("closed",),
    ),
    Case(
        "an open complaint becomes sensitive, and all its words go",
        _seal(),
        given=(complaint(), remedy(state="approved")),
        then=(_request(sensitive=True, summary="", fields={}), _remedy(sensitive=True, state="approved")),
    ),
    Case("what is sensitive stays so", _seal(), given=(sensitive(),), refused=Code.CASE_SENSITIVE),
)

RATED = (
    Case(
        "a guest leaves content",
        _rate(),
        given=(left_visit(),),
        then=(
            Then(
                Rating,
                RATING,
                {"score": "good", "note": None, "source": "staff", "visit_id": VISIT, "author_id": RECEPTIONIST},
            ),
        ),
    ),
    Case(
        "a guest who leaves discontented is called",
        _rate(score="poor", note=" 茶凉了 "),
        given=(left_visit(),),
        then=(
            Then(Rating, RATING, {"score": "poor", "note": "茶凉了"}),
            _call(VISIT, summary="茶凉了", state="new"),
        ),
        log=("opened",),
    ),
    Case(
        "whoever is to be called is called",
        _rate(call_back="大衣合身吗"),
        given=(left_visit(),),
        then=(Then(Rating, RATING, {"score": "good"}), _call(VISIT, summary="大衣合身吗")),
        log=("opened",),
    ),
    Case(
        "whoever is called already is called once",
        _rate(score="poor"),
        given=(left_visit(), request(id=follow_up_id(VISIT), kind="follow_up")),
        then=(Then(Rating, RATING, {"score": "poor"}),),
    ),
    Case(
        "once a visit",
        _rate(),
        given=(
            left_visit(),
            Rating(
                id=derived_id("rating", "1"),
                guest_id=GUEST,
                visit_id=VISIT,
                store_id=STORE,
                score="fair",
                note=None,
                source="staff",
                given_at=NOON,
                author_id=SUPERVISOR,
            ),
        ),
        refused=Code.ALREADY_RATED,
    ),
    Case("no such visit", _rate(), refused=Code.VISIT_UNKNOWN),
    Case("a visit that was none", _rate(), given=(left_visit(state="undone"),), refused=Code.VISIT_UNKNOWN),
    Case("a novel", _rate(note="长" * 201), given=(left_visit(),), refused=Code.TEXT_TOO_LONG),
)

CASES = (*REMEDIES, *CLOSED, *SENSITIVE, *RATED)
