"""The number of a request that a guest is told: the same at every desk and in every department."""

from datetime import datetime
from uuid import UUID

from vipdesk.clock import STORE_ZONE

_SIGNS = "23456789ACDEFHJKMNPRTUVWXY"
"""Without those that are mistaken for others on paper or by ear."""
_LENGTH = 4


def request_number(request_id: UUID, opened_at: datetime) -> str:
    """Day and four signs: 1122-7K3F. A desk without a line gives it; among a day's hundred two are the same once in 90 days."""
    return f"{opened_at.astimezone(STORE_ZONE):%m%d}-{short_number(request_id)}"


def short_number(request_id: UUID) -> str:
    """The four signs alone, as a page names it on which few requests stand: 7K3F."""
    rest = request_id.int % len(_SIGNS) ** _LENGTH
    signs = []
    for _ in range(_LENGTH):
        rest, place = divmod(rest, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(signs)
