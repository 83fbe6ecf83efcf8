"""The run `escalate`: which open requests the stores' ladders tell of, noted once in each request's log, and by the robot."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.policies import store_policy
from vipdesk.headoffice.writer import RecordWriter, house_writer, read_row
from vipdesk.ids import GuestId, OpId, RequestId, StoreId, derived_id
from vipdesk.intents.robot import ROBOT_POLICY
from vipdesk.models.declarative import table_of
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.staff import Staff
from vipdesk.models.values import to_microseconds, write_instant
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, EffectKind, RequestEventKind
from vipdesk.rules.escalation import LADDER_POLICY, Call, Ladder, calls, ladder_in_force
from vipdesk.rules.request_log import Entry, Promise, happenings, terms_of
from vipdesk.rules.request_number import request_number
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, WorkingCalendar, working_calendar

_POLICIES = (LADDER_POLICY, HOURS_POLICY, DAYS_POLICY)


@dataclass(frozen=True, slots=True)
class Told:
    """A step that a request's clock has reached."""

    request: Request
    call: Call

    @property
    def event_id(self) -> UUID:
        """The same at every run, so that a step is noted once; edited, it is another step."""
        rung = self.call.rung
        return derived_id("escalation", str(self.request.id), rung.when, str(rung.value), rung.tell)


def escalate(database: Database, now: datetime) -> list[dict[str, Any]]:
    """Note the steps reached since the last run; each as `request`, `store`, `tell` and `at`, without a word of guests.

    The note goes to the store's desks with the request's log. Interrupted, it is simply run again.
    """
    with database.snapshot(HOUSE) as connection:
        told = list(_reached(connection, now))
        fresh = _not_noted(connection, told)
    if fresh:
        with house_writer(database) as writer:
            writer.insert_all(RequestEvent, [_entry(each) for each in fresh])
            for each in fresh:
                _tell_robot(writer, each, now)
    return [
        {
            "request": str(each.request.id),
            "store": str(each.request.store_id),
            "tell": each.call.rung.tell.value,
            "at": each.call.at.isoformat(),
        }
        for each in fresh
    ]


def _reached(connection: Connection, now: datetime) -> Iterator[Told]:
    table = table_of(Request)
    statement = select(table).where(
        table.c.state.in_([state.value for state in OPEN_REQUEST_STATES]), table.c.retired_at.is_(None)
    )
    requests = [read_row(Request, row) for row in connection.execute(statement).mappings()]
    logs = request_logs(connection, [request.id for request in requests])
    policies = _policies(connection)
    for request in requests:
        ladder, calendar = _rules(policies, request.store_id)
        for call in _calls(request, logs[request.id], ladder, calendar, now):
            yield Told(request, call)


def _calls(
    request: Request, log: list[Entry], ladder: Ladder, calendar: WorkingCalendar, now: datetime
) -> list[Call]:
    opened_at, due_at = to_microseconds(request.opened_at), to_microseconds(request.due_at)
    promise = Promise(opened_at, due_at, request.owner_id is not None)
    terms = terms_of(promise, log, calendar)
    return [call for call in calls(ladder, happenings(promise, log), terms, calendar, now) if call.reached]


def request_logs(connection: Connection, ids: list[UUID]) -> Mapping[UUID, list[Entry]]:
    """The logs of these requests; of one without a log an empty one."""
    logs: dict[UUID, list[Entry]] = defaultdict(list)
    table = table_of(RequestEvent)
    statement = select(table.c.request_id, table.c.at, table.c.kind, table.c.facts).where(
        among(connection, table.c.request_id, ids), table.c.retired_at.is_(None)
    )
    for row in connection.execute(statement):
        logs[row.request_id].append((to_microseconds(row.at), row.kind, row.facts))
    return logs


def _policies(connection: Connection) -> Mapping[tuple[str, UUID | None], Any]:
    table = table_of(Policy)
    statement = select(table.c.key, table.c.store_id, table.c.value).where(
        table.c.key.in_(_POLICIES), table.c.retired_at.is_(None)
    )
    return {(row.key, row.store_id): row.value for row in connection.execute(statement)}


def _rules(policies: Mapping[tuple[str, UUID | None], Any], store_id: UUID) -> tuple[Ladder, WorkingCalendar]:
    """A store's ladder and calendar; the store's row wins over the group's."""
    ladder, hours, days = (policies.get((key, store_id), policies.get((key, None))) for key in _POLICIES)
    return ladder_in_force(ladder), working_calendar(hours, days)


def _tell_robot(writer: RecordWriter, told: Told, now: datetime) -> None:
    """Where the step says so and the store has a robot: the request's number and who is asked, nothing about the guest."""
    request, rung = told.request, told.call.rung
    if not rung.robot or store_policy(writer.connection, ROBOT_POLICY, request.store_id) is not True:
        return
    owner = None if request.owner_id is None else writer.row(Staff, request.owner_id, lock=False)
    payload = {
        "store_id": str(request.store_id),
        "request_id": str(request.id),
        "number": request_number(request.id, request.opened_at),
        "when": rung.when.value,
        "tell": rung.tell.value,
        "staff_code": None if owner is None else owner.code,
        "at": write_instant(now),
    }
    writer.effect(OpId(told.event_id), EffectKind.ROBOT, payload, now)


def _not_noted(connection: Connection, told: list[Told]) -> list[Told]:
    table = table_of(RequestEvent)
    wanted = [each.event_id for each in told]
    statement = select(table.c.id).where(among(connection, table.c.id, wanted))
    noted = set(connection.execute(statement).scalars())
    return [each for each in told if each.event_id not in noted]


def _entry(told: Told) -> RequestEvent:
    request, rung = told.request, told.call.rung
    return RequestEvent(
        id=told.event_id,
        guest_id=GuestId(request.guest_id),
        request_id=RequestId(request.id),
        store_id=StoreId(request.store_id),
        kind=RequestEventKind.TOLD,
        at=told.call.at,
        author_id=None,
        facts={"to": rung.tell.value, "when": rung.when.value, "value": rung.value},
    )
