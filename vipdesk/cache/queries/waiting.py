"""Who waits in the hall, and how long the next one would."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant, masked_guest
from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.models.vocabulary import TicketState, WaitsFor
from vipdesk.rules.queue_numbers import TURN_POLICY, quoted_wait

_MOST = 50
_WAITS = frozenset(WaitsFor)


def waiting_guests(reader: Reader) -> tuple[WaitingGuest, ...]:
    """Everybody with a ticket that is not over, in the order in which they came."""
    rows = reader.cache.rows(
        "SELECT queue_ticket.id, queue_ticket.guest_id, directory_row.name, directory_row.address,"
        " directory_row.address_en, label, wants, companions, quoted_minutes, taken_at, state"
        " FROM queue_ticket JOIN directory_row ON directory_row.id = queue_ticket.guest_id"
        " WHERE queue_ticket.store_id = ? AND queue_ticket.open = 1 AND queue_ticket.retired_at IS NULL"
        " ORDER BY taken_at LIMIT ?",
        (reader.store, _MOST),
    )
    return tuple(
        WaitingGuest(
            ticket_id=UUID(bytes=row[0]),
            guest=masked_guest(*row[1:5]),
            label=row[5],
            wants=WaitsFor(row[6]) if row[6] in _WAITS else WaitsFor.SEAT,
            companions=row[7],
            quoted_minutes=row[8],
            since=known_instant(row[9]),
            called=row[10] == TicketState.CALLED,
        )
        for row in rows
    )


def quoted_minutes(reader: Reader) -> int:
    """What somebody who comes now is told."""
    ahead = reader.cache.value(
        "SELECT count(*) FROM queue_ticket WHERE store_id = ? AND open = 1 AND retired_at IS NULL", (reader.store,)
    )
    return quoted_wait(int(ahead), reader.policy(TURN_POLICY))
