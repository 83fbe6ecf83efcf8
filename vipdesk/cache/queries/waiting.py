"""Who waits in the hall, and how long the next one would."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.models.vocabulary import TicketState, WaitsFor
from vipdesk.rules.queue_numbers import TURN_POLICY, quoted_wait

_MOST = 50
_WAITS = frozenset(WaitsFor)


def waiting_guests(reader: Reader) -> tuple[WaitingGuest, ...]:
    """Everybody with a ticket that is not over, in the order in which they came."""
    rows = reader.cache.rows(
        "SELECT queue_ticket.id, queue_ticket.guest_id, directory_row.name, directory_row.address,"
        " directory_row.address_en, directory_row.merged_into, label, wants, companions, quoted_minutes, taken_at, state"
        " FROM queue_ticket JOIN directory_row ON directory_row.id = queue_ticket.guest_id"
        " WHERE queue_ticket.store_id = ? AND queue_ticket.open = 1 AND queue_ticket.retired_at IS NULL"
        " ORDER BY taken_at LIMIT ?",
        (reader.store, _MOST),
    )
    return tuple(
        WaitingGuest(
            ticket_id=UUID(bytes=row[0]),
            guest=masked_person(reader, tuple(row[1:6])),
            label=label,
            wants=WaitsFor(wants) if wants in _WAITS else WaitsFor.SEAT,
            companions=companions,
            quoted_minutes=minutes,
            since=known_instant(taken_at),
            called=state == TicketState.CALLED,
        )
        for row in rows
        for label, wants, companions, minutes, taken_at, state in [row[6:]]
    )


def quoted_minutes(reader: Reader) -> int:
    """What somebody who comes now is told."""
    ahead = reader.cache.value(
        "SELECT count(*) FROM queue_ticket WHERE store_id = ? AND open = 1 AND retired_at IS NULL", (reader.store,)
    )
    return quoted_wait(int(ahead), reader.policy(TURN_POLICY))
