"""Asking head office who has asked for whom."""

from vipdesk.errors import Offline
from vipdesk.protocol.look_ups import LookUpAnswer, LookUpQuestion
from vipdesk.sync.transport import NotFoundError, Transport


def read_look_ups(transport: Transport, question: LookUpQuestion) -> LookUpAnswer:
    """A day of this store; raises Offline where head office is older than this question."""
    try:
        return transport.post("/v1/look-ups", question, LookUpAnswer)
    except NotFoundError as cause:
        raise Offline from cause
