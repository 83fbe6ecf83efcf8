"""The screen 投诉: open cases, the archive, and the causes of a month; sensitive ones for those alone who may see them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import masked_person, of_person, remaining
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.complaints import (
    CaseCard,
    CaseQuestion,
    CauseCount,
    CausesOfMonth,
    ComplaintDesk,
    Stage,
)
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, RequestState
from vipdesk.rules.cause_counts import (
    RECURS_POLICY,
    Case,
    by_guest,
    count_causes,
    earlier_cases,
    recurs,
    recurs_within,
)
from vipdesk.rules.complaint_causes import branch_of, cause_labels
from vipdesk.rules.request_number import request_number
from vipdesk.rules.request_types.complaint import CAUSES_POLICY, COMPLAINT, TYPE
from vipdesk.rules.request_types.declaration import Label
from vipdesk.rules.request_types.follow_up import FOLLOW_UP, follow_up_id
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see

MOST_CASES = 2000
"""Complaints of one store that are looked through: those of some years."""
MOST_FOUND = 100

MOST_EARLIER = 100
"""Of one guest, within the time in which a complaint counts as the same trouble again."""

_COLUMNS = (
    "SELECT request.id, summary, fields, state, owner_id, opened_at, due_at, closed_at, sensitive, result, guest_id,"
    " name, address, address_en, merged_into,"
    " EXISTS (SELECT 1 FROM remedy WHERE request_id = request.id AND state = 'approved'),"
    " EXISTS (SELECT 1 FROM remedy WHERE request_id = request.id AND state = 'proposed')"
    " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
    " WHERE request.store_id = ? AND kind = ? AND request.retired_at IS NULL"
)
_EARLIER = of_person(
    "SELECT request.id, opened_at, fields FROM request"
    " WHERE guest_id IN {} AND store_id = ? AND kind = ? AND retired_at IS NULL AND id != ?"
    " AND opened_at >= ? AND opened_at < ? ORDER BY opened_at DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A complaint with all that may be looked for in it."""

    card: CaseCard
    case: Case
    words: str


def complaint_desk(reader: Reader, person: StaffCard | None, question: CaseQuestion) -> ComplaintDesk:
    """Everything on the screen, for whoever is signed in."""
    kept = _all(reader)
    policy = reader.policy(SIGHT_POLICY)
    shown = [each for each in kept if _may_see(each, person, policy)]
    opened = [each.card for each in shown if each.card.state in OPEN_REQUEST_STATES]
    month = question.month or reader.now.astimezone(STORE_ZONE).date().replace(day=1)
    labels = cause_labels(reader.policy(CAUSES_POLICY))
    return ComplaintDesk(
        open=tuple(sorted(opened, key=lambda card: card.due_at)),
        found=tuple(_followed_up(reader, card) for card in islice(_found(shown, question), MOST_FOUND)),
        month=_month(reader, kept, month, labels),
        branches=tuple((path, _words(label)) for path, label in labels.items() if path == branch_of(path)),
    )


def case_on_file(reader: Reader, request_id: UUID) -> tuple[CaseCard, int] | None:
    """One complaint of the store and how many the same guest has had not long before; None for one not here."""
    row = reader.cache.row(_COLUMNS + " AND request.id = ?", (reader.store, COMPLAINT, request_id.bytes))
    if row is None:
        return None
    case = _case(reader, row)
    within = recurs_within(reader.policy(RECURS_POLICY))
    earlier = earlier_cases(case, _others(reader, case, within), within)
    card = _card(reader, row, case, cause_labels(reader.policy(CAUSES_POLICY)))
    return replace(_followed_up(reader, card), recurs=recurs(case, earlier, within)), len(earlier)


def _others(reader: Reader, case: Case, within: timedelta) -> list[Case]:
    """What else the guest complained of in that time, under whichever name."""
    span = (to_microseconds(case.opened_at - within), to_microseconds(case.opened_at))
    key = (case.guest_id.bytes, reader.store, COMPLAINT, case.request_id.bytes, *span, MOST_EARLIER)
    return [
        Case(UUID(bytes=row_id), case.guest_id, known_instant(opened_at), json.loads(fields).get("cause") or None)
        for row_id, opened_at, fields in reader.cache.rows(_EARLIER, key)
    ]


def _all(reader: Reader) -> list[_Kept]:
    rows = reader.cache.rows(_COLUMNS + " ORDER BY opened_at DESC LIMIT ?", (reader.store, COMPLAINT, MOST_CASES))
    labels = cause_labels(reader.policy(CAUSES_POLICY))
    within = recurs_within(reader.policy(RECURS_POLICY))
    cases = [_case(reader, row) for row in rows]
    guests = by_guest(cases)
    kept = []
    for row, case in zip(rows, cases, strict=True):
        card = _card(reader, row, case, labels)
        again = recurs(case, guests[case.guest_id], within)
        kept.append(_Kept(replace(card, recurs=again), case, _searched(row, card)))
    return kept


def _followed_up(reader: Reader, card: CaseCard) -> CaseCard:
    """The card with its last stage, where the guest was called after it was solved."""
    if card.stage is not Stage.SOLVED:
        return card
    called = "SELECT 1 FROM request WHERE id = ? AND kind = ? AND state = 'done'"
    found = reader.cache.row(called, (follow_up_id(card.request_id).bytes, FOLLOW_UP))
    return card if found is None else replace(card, stage=Stage.FOLLOWED_UP)


def _case(reader: Reader, row: Sequence[Any]) -> Case:
    guest_id = row[10] if row[14] is None else remaining(reader, row[10])
    cause = json.loads(row[2]).get("cause")
    return Case(UUID(bytes=row[0]), UUID(bytes=guest_id), known_instant(row[5]), cause or None)


def _card(reader: Reader, row: Sequence[Any], case: Case, labels: Mapping[str, Label]) -> CaseCard:
    _, summary, _, named, owner_id, _, due, closed, sensitive, _, *guest, planned, approval = row
    due_at, closed_at, state = known_instant(due), instant(closed), RequestState(named)
    until = closed_at or reader.now
    return CaseCard(
        request_id=case.request_id,
        number=request_number(case.request_id, case.opened_at),
        summary=summary,
        guest=masked_person(reader, tuple(guest)),
        state=state,
        stage=_stage(state, owned=owner_id is not None, planned=bool(planned)),
        owner=reader.staff_name(owner_id),
        owner_id=None if owner_id is None else UUID(bytes=owner_id),
        opened_at=case.opened_at,
        due_at=due_at,
        closed_at=closed_at,
        share=_share(case.opened_at, due_at, until),
        waiting=owner_id is None and closed_at is None and until - case.opened_at > timedelta(minutes=TYPE.intake),
        overdue=until > due_at,
        sensitive=bool(sensitive),
        approval=bool(approval),
        cause=None if case.cause is None else _words(labels.get(case.cause, Label(case.cause, case.cause))),
    )


def _stage(state: RequestState, *, owned: bool, planned: bool) -> Stage:
    if state not in OPEN_REQUEST_STATES:
        return Stage.SOLVED
    if planned:
        return Stage.PLANNED
    return Stage.TAKEN if owned else Stage.OPENED


def _share(opened_at: datetime, due_at: datetime, until: datetime) -> float:
    """How much of its time a complaint has used, 0 to 1."""
    whole = (due_at - opened_at).total_seconds()
    return min(max((until - opened_at).total_seconds() / whole, 0.0), 1.0) if whole > 0 else 1.0


def _searched(row: Sequence[Any], card: CaseCard) -> str:
    """All words of a complaint, as they are compared with what is looked for."""
    said = [row[1], row[9] or "", row[11], card.number, *map(str, json.loads(row[2]).values())]
    return " ".join(said).casefold()


def _may_see(kept: _Kept, person: StaffCard | None, policy: Any) -> bool:
    if not kept.card.sensitive:
        return True
    return person is not None and may_see(person.role, person.staff_id, kept.card.owner_id, policy)


def _found(shown: Sequence[_Kept], question: CaseQuestion) -> Iterator[CaseCard]:
    """Closed complaints that answer the question, the latest first."""
    wanted = question.text.casefold().split()
    for each in shown:
        card = each.card
        if card.state in OPEN_REQUEST_STATES:
            continue
        if question.branch and branch_of(each.case.cause or "") != question.branch:
            continue
        if all(word in each.words for word in wanted):
            yield card


def _month(reader: Reader, kept: Sequence[_Kept], month: date, labels: Mapping[str, Label]) -> CausesOfMonth:
    ours = [each for each in kept if _month_of(each.card.opened_at) == month]
    known = [each.case for each in kept]
    counted = count_causes([each.case for each in ours], known, recurs_within(reader.policy(RECURS_POLICY)))
    return CausesOfMonth(
        month=month,
        causes=tuple(
            CauseCount(
                path=each.cause,
                label=_words(labels.get(each.cause, Label(each.cause, each.cause))),
                count=each.count,
                share=each.share,
                recurring=each.recurring,
            )
            for each in counted
        ),
        total=len(ours),
        open=sum(each.card.closed_at is None for each in ours),
        sensitive=sum(each.card.sensitive for each in ours),
        late=sum(each.card.overdue for each in ours),
    )


def _month_of(instant_of: datetime) -> date:
    return instant_of.astimezone(STORE_ZONE).date().replace(day=1)


def _words(label: Label) -> Words:
    return Words(label.zh, label.en)
