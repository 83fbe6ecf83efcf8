"""What replies of the back room mean to a screen."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.models.snapshot.complaints import SealedLineView, SealedWords
from vipdesk.models.snapshot.guests import Fetched, Stranger, Words
from vipdesk.models.snapshot.look_ups import DayOfLookUps, LookUpView, PersonsCount
from vipdesk.models.snapshot.pictures import TakenPicture
from vipdesk.rules.request_types.complaint import TYPE as COMPLAINT_TYPE


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


def look_ups(reply: dict[str, Any]) -> DayOfLookUps:
    """Head office's answer about a day's look-ups, as it came over the pipe."""
    people = (
        PersonsCount(
            staff_id=UUID(person["staff_id"]),
            code=person["code"],
            name=Words(person["name"], person["name_en"]),
            look_ups=person["look_ups"],
            found=person["found"],
        )
        for person in reply["people"]
    )
    told = (
        LookUpView(
            asked_at=datetime.fromisoformat(one["asked_at"]),
            desk=one["desk"],
            way=one["way"],
            found=one["found"],
            address=None if one["address"] is None else Words(one["address"], one["address_en"]),
        )
        for one in reply["look_ups"]
    )
    return DayOfLookUps(tuple(people), tuple(told))


def sealed_words(reply: dict[str, Any]) -> SealedWords:
    """The words of a sensitive case, under the names that its type gives its fields."""
    fields = {field.name: field.label for field in COMPLAINT_TYPE.fields}
    named = (
        (Words(fields[name].zh, fields[name].en) if name in fields else Words(name, name), value)
        for name, value in reply["fields"].items()
    )
    log = (SealedLineView(datetime.fromisoformat(line["at"]), line["text"]) for line in reply["log"])
    return SealedWords(reply["summary"], tuple(named), tuple(log))
