"""What stands on the sheet for a complaint, and on the note of thanks."""

import json
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.paper import house_name
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import addressed, shopper_of
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.paper import ComplaintPaper, ThanksPaper
from vipdesk.printed_code import FEEDBACK_POLICY, feedback_text
from vipdesk.rules.remedies import REMEDIES_POLICY, remedies_in_force
from vipdesk.rules.request_lines import say
from vipdesk.rules.request_number import request_number
from vipdesk.rules.request_types.complaint import COMPLAINT


def complaint_sheet(reader: Reader, request_id: UUID, language: str) -> ComplaintPaper | None:
    """The sheet of a complaint of this store; None for one that is not here."""
    row = reader.cache.row(
        "SELECT guest_id, address, address_en, merged_into, summary, fields, owner_id, opened_at, due_at, state"
        " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
        " WHERE request.id = ? AND request.store_id = ? AND kind = ? AND request.retired_at IS NULL",
        (request_id.bytes, reader.store, COMPLAINT),
    )
    if row is None:
        return None
    _, address = addressed(reader, row[:4])
    summary, written, owner_id, opened, due, state = row[4:]
    fields: dict[str, str] = json.loads(written)
    owner = reader.staff_name(owner_id)
    english = language == "en"
    return ComplaintPaper(
        house=house_name(reader, language),
        store=_store(reader),
        address=address.en if english else address.zh,
        number=request_number(request_id, known_instant(opened)),
        taken_at=known_instant(opened),
        due_at=known_instant(due),
        what=fields.get("what") or summary,
        wish=fields.get("wish", ""),
        handler="" if owner is None else (owner.en if english else owner.zh),
        solution=fields.get("result", "") if state == "done" else "",
        remedies=_remedies(reader, request_id, language),
        printed_at=reader.now,
        language=language,
    )


def thanks_note(reader: Reader, visit_id: UUID, language: str) -> ThanksPaper | None:
    """The note of a visit; None for one that this desk does not have."""
    row = reader.cache.row(
        "SELECT guest_id, address, address_en, merged_into, feedback_code, coalesce(left_at, checked_in_at) FROM visit"
        " JOIN directory_row ON directory_row.id = visit.guest_id WHERE visit.id = ?",
        (visit_id.bytes,),
    )
    if row is None:
        return None
    guest_id, address = addressed(reader, row[:4])
    shopper = reader.staff_name(shopper_of(reader, guest_id))
    english = language == "en"
    return ThanksPaper(
        house=house_name(reader, language),
        address=address.en if english else address.zh,
        shopper=None if shopper is None else (shopper.en if english else shopper.zh),
        feedback_code=feedback_text(reader.policy(FEEDBACK_POLICY), row[4]),
        day=known_instant(row[5]).astimezone(STORE_ZONE).date(),
        language=language,
    )


def _remedies(reader: Reader, request_id: UUID, language: str) -> tuple[tuple[str, int], ...]:
    kinds = remedies_in_force(reader.policy(REMEDIES_POLICY))
    rows: list[Any] = reader.cache.rows(
        "SELECT kind, worth_fen FROM remedy WHERE request_id = ? AND state = 'approved' AND retired_at IS NULL"
        " ORDER BY decided_at, id",
        (request_id.bytes,),
    )
    return tuple((say(kinds[kind].label, language) if kind in kinds else kind, worth) for kind, worth in rows)


def _store(reader: Reader) -> str:
    return str(reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,)) or "")
