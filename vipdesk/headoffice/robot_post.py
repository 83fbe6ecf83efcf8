"""Telling a store's group robot (WeCom's webhook) of an arrival or a step of the ladder: what is posted, what is answered."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.chinese.dates import clock_text
from vipdesk.clock import Clock
from vipdesk.headoffice import effects, robots
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.effects import Taken
from vipdesk.headoffice.webhook import NotDeliveredError, post
from vipdesk.models.values import read_instant

STALE = timedelta(minutes=15)
"""What is longer ago is told no more: whoever came has been received by then, and the request stands on the desks."""
VISIBLE_AFTER = 3
"""Failed tries of one message after which supervisors see it; a refusal of the vendor's is seen at once."""
_TOO_OFTEN = 45009
"""The vendor's word for more than it takes in a minute."""


def tell(database: Database, clock: Clock, taken: Taken) -> None:
    """Post one message, put it off where the minute is full, or drop it where nobody wants it any more.

    Raises NotDeliveredError with a text that holds neither address nor key.
    """
    now, store_id = clock.now(), UUID(str(taken.payload["store_id"]))
    address = robots.address_of(database, store_id)
    late = now - read_instant(str(taken.payload["at"])) > STALE
    if address is None or late or not robots.is_worth_telling(database, taken.payload):
        effects.finish(database, taken, now)
        return
    free_at = robots.take_place(database, store_id, now)
    if free_at is not None:
        effects.put_off(database, taken, free_at)
        return
    try:
        _require_heard(post(address, taken.id, message(taken.payload)))
    except NotDeliveredError as failure:
        if taken.attempts >= VISIBLE_AFTER or str(failure).startswith("errcode"):
            robots.note_failure(database, store_id, str(failure), now)
        raise
    effects.finish(database, taken, now)
    robots.note_success(database, store_id)


def message(payload: dict[str, Any]) -> dict[str, Any]:
    """What the group reads: where or which request, when, who is asked; no name, no card, no number of a guest."""
    if "request_id" in payload:
        return {"msgtype": "text", "text": {"content": _of_step(payload)}}
    where = payload.get("place") or "贵宾厅"
    at: datetime = read_instant(str(payload["at"]))
    asked = f"，请 {payload['staff_code']} 看本机" if payload.get("staff_code") else ""
    return {"msgtype": "text", "text": {"content": f"{where} 有贵宾到店，{clock_text(at)}{asked}。"}}


def _of_step(payload: dict[str, Any]) -> str:
    """What the ladder says of a request."""
    why = {"not_taken": "还没有人接", "share": "时限快到了", "overdue": "过了时限"}.get(
        str(payload["when"]), "等着"
    )
    whom = (
        {"supervisor": "主管", "head_office": "总部"}.get(str(payload["tell"]))
        or payload.get("staff_code")
        or "经办人"
    )
    at: datetime = read_instant(str(payload["at"]))
    return f"服务单 {payload['number']} {why}，{clock_text(at)}，请 {whom} 看本机。"


def _require_heard(answer: bytes) -> None:
    """The vendor answers 200 whatever happens; only `errcode` 0 says that the group has it."""
    try:
        code = msgspec.json.decode(answer, type=_Answer).errcode
    except (msgspec.DecodeError, msgspec.ValidationError) as cause:
        raise NotDeliveredError("answer") from cause
    if code == _TOO_OFTEN:
        raise NotDeliveredError("too often")
    if code != 0:
        raise NotDeliveredError(f"errcode {code}")


class _Answer(msgspec.Struct):
    errcode: int
