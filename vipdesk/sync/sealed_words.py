"""Asking head office for the words of a sensitive case."""

from vipdesk.errors import Offline
from vipdesk.protocol.sealed_words import SealedAnswer, SealedQuestion
from vipdesk.sync.transport import NotFoundError, Transport


def read_sealed(transport: Transport, question: SealedQuestion) -> SealedAnswer:
    """Its words; raises Refused NOT_ALLOWED, and Offline where head office is older than this question."""
    try:
        return transport.post("/v1/sealed-words", question, SealedAnswer)
    except NotFoundError as cause:
        raise Offline from cause
