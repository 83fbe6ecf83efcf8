"""One request with its log, its clock and what may be done with it next."""

import json
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.attachments import request_pictures
from vipdesk.cache.queries.case_view import case_view, is_hidden
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_clocks import ClockRow, clock_view, entries_of, logs_and_terms, store_calendar
from vipdesk.cache.queries.request_kinds import request_kinds, words
from vipdesk.cache.queries.services import CARD_COLUMNS, form_field, read_card, step_words
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import BoardCard, ClockReason, FormField, LogLine, RequestFile
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, RequestEventKind
from vipdesk.rules.request_clock import Reason, clock_of, explain
from vipdesk.rules.request_lines import filled_text, printout_lines
from vipdesk.rules.request_number import request_number
from vipdesk.rules.request_types.complaint import COMPLAINT
from vipdesk.rules.request_types.declaration import FieldKind, RequestType

_ABOUT = ("reason", "after", "to")


def request_file(reader: Reader, request_id: UUID, person: StaffCard | None = None) -> RequestFile | None:
    """Everything this desk knows of a request of its store; None for one that it does not hold or `person` may not see."""
    row = reader.cache.row(
        CARD_COLUMNS + " WHERE request.id = ? AND request.store_id = ? AND request.retired_at IS NULL",
        (request_id.bytes, reader.store),
    )
    if row is None or is_hidden(reader, request_id, person):
        return None
    kinds = request_kinds(reader)
    declared = kinds.get(row[1])
    fields = json.loads(reader.cache.value("SELECT fields FROM request WHERE id = ?", (request_id.bytes,)))
    clock, reasons = _clock(reader, row)
    card = read_card(reader, kinds, row, clock)
    following = None if declared is None else declared.next_step(row[16])
    step = step_words(declared, following) if row[16] is not None else None
    departments = {each.department for each in kinds.values()} - {card.department.zh}
    return RequestFile(
        card=card,
        number=request_number(request_id, card.opened_at),
        label=Words(row[1], row[1]) if declared is None else words(declared.label),
        values=_values(declared, fields),
        log=_log(reader, declared, card),
        reasons=tuple(ClockReason(each.because.value, each.at, each.number) for each in reasons),
        closing=_asked(declared, fields, row[16], last=step is None),
        step_name=row[16],
        next_step=step,
        next_step_name=following if step is not None else None,
        texts=_texts(declared, fields),
        again=(row[1], _again(declared, fields)),
        departments=tuple(reader.department(name) for name in sorted(departments)),
        pictures=request_pictures(reader, request_id),
        case=case_view(reader, request_id, person) if row[1] == COMPLAINT else None,
    )


def _clock(reader: Reader, row: tuple[Any, ...]) -> tuple[ClockView | None, tuple[Reason, ...]]:
    if row[4] not in OPEN_REQUEST_STATES:
        return None, ()
    calendar = store_calendar(reader)
    facts = ClockRow(row[0], row[7], row[8], row[6] is not None)
    ((log, terms),) = logs_and_terms([facts], {row[0]: entries_of(reader, row[0])}, calendar)
    clock = clock_of(log, terms, calendar, reader.now)
    return clock_view(clock, terms, row[15]), explain(log, terms, calendar, reader.now)


def _log(reader: Reader, declared: RequestType | None, card: BoardCard) -> tuple[LogLine, ...]:
    rows = reader.cache.rows(
        "SELECT at, kind, author_id, text, facts FROM request_event WHERE request_id = ? AND retired_at IS NULL"
        " ORDER BY at, kind = 'opened' DESC, id",
        (card.request_id.bytes,),
    )
    return tuple(
        _log_line(reader, declared, kind, (at, author_id, text, json.loads(facts)))
        for at, kind, author_id, text, facts in rows
        if kind in tuple(RequestEventKind)
    )


def _log_line(reader: Reader, declared: RequestType | None, kind: str, entry: tuple[Any, ...]) -> LogLine:
    """An entry; people, steps and departments by the names they have now."""
    at, author_id, text, facts = entry
    named = None
    if "staff_id" in facts:
        named = reader.staff_name(UUID(str(facts["staff_id"])).bytes)
    elif "step" in facts:
        named = step_words(declared, str(facts["step"]))
    elif "department" in facts:
        named = reader.department(str(facts["department"]))
    return LogLine(
        at=known_instant(at),
        kind=RequestEventKind(kind),
        author=reader.staff_name(author_id),
        text=text or "",
        about=next((str(facts[name]) for name in _ABOUT if name in facts), ""),
        named=named,
    )


def _values(declared: RequestType | None, fields: dict[str, str]) -> tuple[tuple[Words, Words], ...]:
    both = zip(printout_lines(declared, fields, "zh"), printout_lines(declared, fields, "en"), strict=True)
    return tuple((Words(zh[0], en[0]), Words(zh[1], en[1])) for zh, en in both)


def _texts(declared: RequestType | None, fields: dict[str, str]) -> tuple[tuple[Words, Words], ...]:
    if declared is None:
        return ()
    return tuple(
        (
            words(template.name),
            Words(filled_text(declared, template, fields, "zh"), filled_text(declared, template, fields, "en")),
        )
        for template in declared.texts
    )


def _asked(
    declared: RequestType | None, fields: dict[str, str], step: str | None, *, last: bool
) -> tuple[FormField, ...]:
    """What the step asks for and nobody has written down; after the last one, what its type asks for at the end."""
    if declared is None:
        return ()
    here = declared.asked_at(step)
    asked = [field for field in declared.fields if field in here or (last and field.to_close)]
    return tuple(form_field(field) for field in asked if not fields.get(field.name))


def _again(declared: RequestType | None, fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What is the same when it is opened once more: of the day it was for nothing."""
    asked = () if declared is None else declared.fields
    same = {field.name for field in asked if not field.to_close and field.kind is not FieldKind.DATE}
    return tuple((name, value) for name, value in fields.items() if name in same)
