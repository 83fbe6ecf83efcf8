"""What replies of the back room mean to a screen."""

from typing import Any
from uuid import UUID

import msgspec

from vipdesk.models.snapshot.guests import Fetched, Stranger, Words
from vipdesk.models.snapshot.pictures import TakenPicture


def fetched(reply: dict[str, Any]) -> Fetched:
    """Head office's answer about a guest, as it came over the pipe."""
    found = tuple(
        Stranger(
            guest_id=UUID(guest["guest_id"]),
            name=guest["name"],
            address=Words(guest["address"], guest["address_en"]),
            masked_phone=guest["masked_phone"],
        )
        for guest in reply["found"]
    )
    return Fetched(None if reply["fetched"] is None else UUID(reply["fetched"]), found)


def taken(answer: Any) -> TakenPicture:
    """A picture that the back room has looked at."""
    return msgspec.convert(answer, TakenPicture)
