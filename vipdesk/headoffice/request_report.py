"""The report of requests: a CSV with one line per request, as its type declares it, that opens in a spreadsheet."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.report import guarded
from vipdesk.headoffice.runs.escalate import request_logs
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import read_row
from vipdesk.models.declarative import table_of
from vipdesk.models.policy import Policy
from vipdesk.models.request import Request
from vipdesk.models.staff import Staff
from vipdesk.models.store import Store
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.request_clock import clock_of
from vipdesk.rules.request_lines import report_line, say
from vipdesk.rules.request_log import Entry, Promise, happenings, terms_of
from vipdesk.rules.request_number import request_number
from vipdesk.rules.request_type_policy import TYPE_POLICY, types_in_force
from vipdesk.rules.request_types.declaration import RequestType
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, MINUTE, WorkingCalendar, working_calendar

HEADERS: Mapping[str, tuple[str, ...]] = {
    "zh": (
        "单号",
        "门店",
        "服务",
        "状态",
        "部门",
        "经办",
        "开单",
        "时限",
        "结束",
        "约定分钟",
        "已用分钟",
        "超时",
        "内容",
    ),
    "en": (
        "number",
        "store",
        "service",
        "state",
        "department",
        "handled by",
        "opened",
        "due",
        "closed",
        "minutes promised",
        "minutes used",
        "overdue",
        "details",
    ),
}
_YES = {"zh": "是", "en": "yes"}
_STATES: Mapping[str, Mapping[RequestState, str]] = {
    "zh": {
        RequestState.NEW: "新",
        RequestState.ACCEPTED: "已接",
        RequestState.IN_PROGRESS: "办理中",
        RequestState.DONE: "完成",
        RequestState.CANCELLED: "取消",
    },
    "en": {state: state.value.replace("_", " ") for state in RequestState},
}
_QUIET = frozenset({"complaint"})
"""Of these the report names the fact alone: what they are about is for those who may read it."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the store's calendar, both included; of one store or of all."""

    first: date
    last: date
    store: str | None = None


def write_request_report(database: Database, file: Path, period: Period, now: datetime, language: str) -> int:
    """Write the requests that were opened in a period; how many there were. No guest is named in it.

    Raises WrongUsage for a period that ends before it begins, and for a file that cannot be written.
    """
    if period.last < period.first:
        raise WrongUsage(Trouble.USAGE, detail="--until < --since")
    with database.snapshot(HOUSE) as connection:
        lines = list(_lines(connection, period, now, language))
    draft = file.with_name(f".{file.name}.new")
    try:
        with draft.open("w", encoding="utf-8-sig", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(HEADERS[language])
            writer.writerows([guarded(cell) for cell in line] for line in lines)
        draft.replace(file)
    except OSError as cause:
        draft.unlink(missing_ok=True)
        raise WrongUsage(Trouble.USAGE, detail=f"{file}: {cause.strerror}") from cause
    return len(lines)


def _lines(connection: Connection, period: Period, now: datetime, language: str) -> Iterator[list[str]]:
    requests = _requests(connection, period)
    logs = request_logs(connection, [request.id for request in requests])
    rules = _Rules(connection)
    for request in requests:
        yield _line(request, logs[request.id], rules, now, language)


def _requests(connection: Connection, period: Period) -> list[Request]:
    table = table_of(Request)
    start, _ = store_day(datetime(period.first.year, period.first.month, period.first.day, 12, tzinfo=STORE_ZONE))
    after = period.last + timedelta(days=1)
    end, _ = store_day(datetime(after.year, after.month, after.day, 12, tzinfo=STORE_ZONE))
    wanted = [table.c.opened_at >= start, table.c.opened_at < end, table.c.retired_at.is_(None)]
    if period.store is not None:
        wanted.append(table.c.store_id == store_named(connection, period.store).id)
    statement = select(table).where(*wanted).order_by(table.c.opened_at, table.c.id)
    return [read_row(Request, row) for row in connection.execute(statement).mappings()]


def _line(request: Request, log: list[Entry], rules: "_Rules", now: datetime, language: str) -> list[str]:
    calendar, types = rules.of(request.store_id)
    promise = Promise(
        to_microseconds(request.opened_at), to_microseconds(request.due_at), request.owner_id is not None
    )
    terms = terms_of(promise, log, calendar)
    ended = request.closed_at or now
    clock = clock_of(happenings(promise, log), terms, calendar, ended)
    declared = types.get(request.kind)
    fields = {} if request.kind in _QUIET else request.fields
    states = _STATES[language]
    state = RequestState(request.state) if request.state in tuple(RequestState) else None
    return [
        request_number(request.id, request.opened_at),
        rules.stores.get(request.store_id, ""),
        request.kind if declared is None else say(declared.label, language),
        request.state if state is None else states[state],
        request.department,
        "" if request.owner_id is None else rules.staff.get(request.owner_id, ""),
        _moment(request.opened_at),
        _moment(request.due_at),
        "" if request.closed_at is None else _moment(request.closed_at),
        str(clock.budget // MINUTE),
        str(clock.spent // MINUTE),
        _YES[language] if clock.overdue else "",
        report_line(declared, request.kind, fields, language),
    ]


class _Rules:
    """What lines are read by: the stores' calendars and types, and names."""

    def __init__(self, connection: Connection) -> None:
        table = table_of(Policy)
        rows = connection.execute(
            select(table.c.key, table.c.store_id, table.c.value).where(table.c.retired_at.is_(None))
        )
        self._policies: dict[tuple[str, UUID | None], Any] = {(row.key, row.store_id): row.value for row in rows}
        self._known: dict[UUID, tuple[WorkingCalendar, Mapping[str, RequestType]]] = {}
        self.stores: dict[UUID, str] = _names(connection, Store)
        self.staff: dict[UUID, str] = _names(connection, Staff)

    def of(self, store_id: UUID) -> tuple[WorkingCalendar, Mapping[str, RequestType]]:
        """A store's calendar and types; its own row wins over the group's."""
        if store_id not in self._known:
            named: dict[str, Any] = {}
            for owner in (None, store_id):
                named |= {key: value for (key, of), value in self._policies.items() if of == owner}
            types = {
                key.removeprefix(TYPE_POLICY): value for key, value in named.items() if key.startswith(TYPE_POLICY)
            }
            calendar = working_calendar(named.get(HOURS_POLICY), named.get(DAYS_POLICY))
            self._known[store_id] = (calendar, types_in_force(types.items()))
        return self._known[store_id]


def _names(connection: Connection, model: type[Store] | type[Staff]) -> dict[UUID, str]:
    table = table_of(model)
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def _moment(at: datetime) -> str:
    return f"{at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
