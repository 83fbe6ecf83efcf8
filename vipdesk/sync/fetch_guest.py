"""Asking head office for a guest whom this desk does not hold (architecture.md §5, Scan)."""

from vipdesk.errors import Offline
from vipdesk.protocol.guests import GuestAnswer, GuestQuestion
from vipdesk.sync.transport import NotFoundError, Transport


def fetch_guest(transport: Transport, question: GuestQuestion) -> GuestAnswer:
    """Whom head office knows by that; of one alone the rows come with the next round.

    Raises Offline where head office is older than this question, and what every request may raise.
    """
    try:
        return transport.post("/v1/guests", question, GuestAnswer)
    except NotFoundError as cause:
        raise Offline from cause
