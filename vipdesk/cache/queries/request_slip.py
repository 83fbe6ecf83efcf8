"""What stands on the slip of a request."""

import json
from uuid import UUID

from vipdesk.cache.queries.paper import house_name
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.request_clocks import SHOWN_COLUMNS, ShownRow, shown_clocks
from vipdesk.cache.queries.request_kinds import request_kinds
from vipdesk.cache.queries.same_person import addressed
from vipdesk.models.snapshot.paper import RequestSlipPaper
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES
from vipdesk.rules.request_lines import printout_lines, say
from vipdesk.rules.request_number import request_number


def request_slip(reader: Reader, request_id: UUID, language: str) -> RequestSlipPaper | None:
    """The slip of a request of this store; None for one this desk does not hold."""
    row = reader.cache.row(
        f"SELECT {SHOWN_COLUMNS}, request.kind, fields, department, state, closed_at, guest_id, address, address_en,"  # noqa: S608 - a fixed list
        " merged_into, store.name FROM request JOIN directory_row ON directory_row.id = request.guest_id"
        " JOIN store ON store.id = request.store_id"
        " WHERE request.id = ? AND request.store_id = ? AND request.retired_at IS NULL",
        (request_id.bytes, reader.store),
    )
    if row is None:
        return None
    shown = ShownRow.read(row[:7])
    kind, fields, department, state, closed_at, *guest, store = row[7:]
    declared = request_kinds(reader).get(kind)
    _, address = addressed(reader, tuple(guest))
    opened_at = known_instant(shown.opened_at)
    where = reader.department(department)
    return RequestSlipPaper(
        house=house_name(reader, language),
        store=store,
        number=request_number(request_id, opened_at),
        service=kind if declared is None else say(declared.label, language),
        address=address.en if language == "en" else address.zh,
        lines=tuple(printout_lines(declared, json.loads(fields), language)),
        department=where.en if language == "en" else where.zh,
        opened_at=opened_at,
        due_at=shown_clocks(reader, [shown])[shown.request_id].due_at if state in OPEN_REQUEST_STATES else None,
        closed_at=instant(closed_at),
        language=language,
    )
