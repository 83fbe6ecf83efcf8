"""Remedies that wait for a second person: who is told, in which words, and until when."""

from __future__ import annotations

from typing import Any

from tests.cache.queries.test_called import person
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST, REQUEST, SHOPPER, STAFF, STORE
from tests.intents.tables.complaints import REMEDY, complaint, remedy, sensitive
from vipdesk.cache.queries.approvals import awaited_approvals
from vipdesk.cache.queries.called import matters_for, told_matters
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.desk import MatterKind
from vipdesk.models.vocabulary import Role
from vipdesk.rules.remedies import LIMITS_POLICY
from vipdesk.rules.request_number import short_number

EVERYBODY = (Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR)


def told(desk: SmallDesk) -> list[Role]:
    """Who is told of a remedy."""
    return [role for role in EVERYBODY if awaited_approvals(desk.reader, person(role))]


def limits(**changes: Any) -> Policy:
    """The store's own limits."""
    return Policy(id=derived_id("policy", "limits"), key=LIMITS_POLICY, store_id=STORE, value=changes)


def test_what_a_receptionist_proposes_is_told_to_the_supervisor_until_somebody_has_decided(
    desk: SmallDesk,
) -> None:
    desk.put(complaint(owner_id=SHOPPER, state="accepted"))
    desk.submit("complaint.propose_remedy", request_id=REQUEST, remedy="voucher", worth_fen=50_000)
    supervisor = person(Role.SUPERVISOR)
    assert told(desk) == [Role.SUPERVISOR]
    (matter,) = awaited_approvals(desk.reader, supervisor)
    assert (matter.kind, matter.about, matter.asked_at, matter.guest_id, matter.request_id) == (
        MatterKind.APPROVAL,
        f"#{short_number(REQUEST)} · 陈**",
        NOON,
        GUEST,
        REQUEST,
    )
    assert (matter.author is not None and matter.author.zh, matter.facts) == ("何嘉仪", {})
    assert matter in matters_for(desk.reader, supervisor)

    remedy_id = matter.op_id
    desk.submit("complaint.decide_remedy", actor=STAFF[Role.SUPERVISOR], remedy_id=remedy_id, approve=True)
    assert told_matters(desk.reader, supervisor) == ()


def test_who_proposed_it_is_not_told_whatever_their_limit(desk: SmallDesk) -> None:
    desk.put(complaint(owner_id=SHOPPER, state="accepted"), remedy(proposed_by=STAFF[Role.SUPERVISOR]))
    assert told(desk) == []
    desk.put(limits(shopper=80_000))
    assert told(desk) == [Role.SHOPPER]


def test_the_limit_holds_for_all_that_the_complaint_was_given(desk: SmallDesk) -> None:
    desk.put(
        complaint(owner_id=SHOPPER, state="accepted"),
        remedy(proposed_by=RECEPTIONIST, worth_fen=10_000),
        remedy(id=derived_id("remedy", "earlier"), state="approved", worth_fen=10_001),
        remedy(id=derived_id("remedy", "declined"), state="declined", worth_fen=90_000),
    )
    assert told(desk) == [Role.SUPERVISOR]
    desk.put(limits(shopper=20_001))
    assert told(desk) == [Role.SHOPPER, Role.SUPERVISOR]


def test_of_a_sensitive_case_those_alone_are_told_who_may_see_it(desk: SmallDesk) -> None:
    desk.put(sensitive(), remedy(proposed_by=RECEPTIONIST, sensitive=True), limits(shopper=80_000))
    assert told(desk) == [Role.SUPERVISOR]
    desk.put(sensitive(owner_id=SHOPPER, version=2))
    assert told(desk) == [Role.SHOPPER, Role.SUPERVISOR]


def test_what_was_proposed_for_a_closed_complaint_waits_for_nobody(desk: SmallDesk) -> None:
    desk.put(complaint(), remedy(id=REMEDY))
    assert told(desk) == [Role.SUPERVISOR]
    desk.put(complaint(state="cancelled", closed_at=NOON, version=2))
    assert told(desk) == []
