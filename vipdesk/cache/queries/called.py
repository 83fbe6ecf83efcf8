"""Whom the escalation ladder tells of which open requests, now and on trial."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries.approvals import awaited_approvals
from vipdesk.cache.queries.brief import QUIET_KINDS
from vipdesk.cache.queries.collisions import collided_bookings
from vipdesk.cache.queries.for_me import matters
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_clocks import ClockRow, logs_and_terms, open_entries, store_calendar
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.desk import Matter, MatterKind, StaffCard
from vipdesk.models.snapshot.ladder import LadderView, RungView, TriedCall
from vipdesk.models.vocabulary import Role
from vipdesk.rules.escalation import (
    LADDER_POLICY,
    Call,
    Ladder,
    Tell,
    calls,
    ladder_in_force,
    read_ladder,
)
from vipdesk.rules.request_number import short_number
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see

CALLED = "request.called"
"""Stands where a matter has the kind of an intent."""
ROBOT_SILENT = "robot.silent"
"""The same for a robot that does not hear."""
_MOST = 2000
_OPEN = (
    "SELECT request.id, opened_at, due_at, owner_id, summary, guest_id, name, address, address_en,"
    " merged_into, sensitive, kind FROM request"
    " JOIN directory_row ON directory_row.id = request.guest_id WHERE request.store_id = ?"
    " AND state IN ('new', 'accepted', 'in_progress') AND request.retired_at IS NULL ORDER BY due_at LIMIT ?"
)
_Row = tuple[Any, ...]


def matters_for(reader: Reader, staff: StaffCard | None) -> tuple[Matter, ...]:
    """The screen 待我处理: what the conversation with head office leaves open, then what somebody has to settle."""
    return (*matters(reader), *told_matters(reader, staff))


def told_matters(reader: Reader, staff: StaffCard | None) -> tuple[Matter, ...]:
    """Bookings that have collided, remedies that wait for this person's yes, then what the ladder tells them."""
    if staff is None:
        return ()
    return (*collided_bookings(reader), *awaited_approvals(reader, staff), *called_matters(reader, staff))


def called_matters(reader: Reader, staff: StaffCard | None) -> tuple[Matter, ...]:
    """The requests of which the ladder tells this person, the latest rung of each, longest ago first."""
    if staff is None:
        return ()
    found = _silent_robot(reader) if staff.role is Role.SUPERVISOR else []
    sight = reader.policy(SIGHT_POLICY)
    for row, reached in _reached(reader, ladder_in_force(reader.policy(LADDER_POLICY))):
        if row[10] and not may_see(staff.role, staff.staff_id, _owner(row), sight):
            continue
        own = [call for call in reached if _is_told(call, row, staff)]
        if own:
            found.append(_matter(reader, row, own[-1]))
    return tuple(sorted(found, key=lambda matter: matter.asked_at))


def ladder(reader: Reader) -> LadderView:
    """The ladder in force, as the editor begins with it."""
    rungs = ladder_in_force(reader.policy(LADDER_POLICY))
    return LadderView(tuple(RungView(rung.when.value, rung.value, rung.tell.value, rung.robot) for rung in rungs))


def tried_calls(reader: Reader, steps: list[dict[str, Any]]) -> tuple[TriedCall, ...] | None:
    """Whom a ladder would tell of the store's open requests, reached rungs first; None where it cannot be read."""
    rungs = read_ladder({"steps": steps})
    if rungs is None:
        return None
    calendar = store_calendar(reader)
    found = []
    for row, log, terms in _open_work(reader):
        if row[10]:
            continue
        for call in calls(rungs, log, terms, calendar, reader.now):
            guest = masked_person(reader, tuple(row[5:10]))
            owner = reader.staff_name(row[3])
            found.append(
                TriedCall(
                    UUID(bytes=row[0]), row[11], row[4], guest, call.rung.tell.value, owner, call.at, call.reached
                )
            )
    return tuple(sorted(found, key=lambda call: (not call.reached, call.at)))


def _reached(reader: Reader, rungs: Ladder) -> list[tuple[_Row, list[Call]]]:
    calendar = store_calendar(reader)
    return [
        (row, [call for call in calls(rungs, log, terms, calendar, reader.now) if call.reached])
        for row, log, terms in _open_work(reader)
    ]


def _open_work(reader: Reader) -> list[tuple[_Row, Any, Any]]:
    rows = reader.cache.rows(_OPEN, (reader.store, _MOST))
    facts = [ClockRow(row[0], row[1], row[2], row[3] is not None) for row in rows]
    work = logs_and_terms(facts, open_entries(reader), store_calendar(reader))
    return [(row, log, terms) for row, (log, terms) in zip(rows, work, strict=True)]


def _is_told(call: Call, row: _Row, staff: StaffCard) -> bool:
    if call.rung.tell is Tell.OWNER:
        return _owner(row) == staff.staff_id
    return staff.role is Role.SUPERVISOR


def _owner(row: _Row) -> UUID | None:
    return None if row[3] is None else UUID(bytes=row[3])


def _silent_robot(reader: Reader) -> list[Matter]:
    """The store's group robot, where it has not heard head office for a while."""
    rows = reader.cache.rows(
        "SELECT id, failing_since, reason FROM robot_state WHERE store_id = ? AND failing_since IS NOT NULL"
        " AND retired_at IS NULL",
        (reader.store,),
    )
    return [
        Matter(
            op_id=UUID(bytes=row_id),
            kind=MatterKind.ROBOT,
            intent=ROBOT_SILENT,
            about="",
            asked_at=known_instant(since),
            author=None,
            code=None,
            facts={"reason": reason},
        )
        for row_id, since, reason in rows
    ]


def _matter(reader: Reader, row: _Row, call: Call) -> Matter:
    guest, request_id = masked_person(reader, tuple(row[5:10])), UUID(bytes=row[0])
    return Matter(
        op_id=request_id,
        kind=MatterKind.CALLED,
        intent=CALLED,
        # what a complaint says is not read over the counter
        about=f"{f'#{short_number(request_id)}' if row[11] in QUIET_KINDS else row[4]} · {guest.masked}",
        asked_at=call.at,
        author=reader.staff_name(row[3]),
        code=None,
        facts={"when": call.rung.when.value, "value": call.rung.value, "tell": call.rung.tell.value},
        guest_id=guest.guest_id,
        request_id=request_id,
    )
