"""A guest's points as another system told them."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import of_person
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.points import LotView, PointsView
from vipdesk.rules.points_expiry import REMINDER_DAYS, PointsLot, points_expiry

REMINDER_POLICY = "points.reminder_days"
"""Policy: a list of days; so long before they expire a guest is told of points."""


def points(reader: Reader, guest_id: UUID) -> PointsView | None:
    """The balance of all accounts of the person; None where nothing was ever told of one."""
    accounts = reader.cache.rows(
        of_person("SELECT lots, as_of FROM points_mirror WHERE guest_id IN {} AND retired_at IS NULL"),
        (guest_id.bytes,),
    )
    if not accounts:
        return None
    lots = [lot for written, _ in accounts for lot in _lots(json.loads(written))]
    reckoned = points_expiry(lots, reader.now.astimezone(STORE_ZONE).date(), _reminders(reader))
    return PointsView(
        usable=reckoned.usable,
        next_on=reckoned.next_on,
        next_points=reckoned.next_points,
        days_left=reckoned.days_left,
        lots=tuple(LotView(lot.points, lot.expires_on) for lot in reckoned.lots),
        lapsed=reckoned.lapsed,
        due=reckoned.due,
        accounts=len(accounts),
        as_of=known_instant(min(as_of for _, as_of in accounts)),
    )


def _lots(written: Any) -> Iterator[PointsLot]:
    """What a newer program writes in another form is not counted (F37)."""
    for pair in written if isinstance(written, list) else ():
        if not isinstance(pair, list) or len(pair) != 2 or type(pair[0]) is not int:
            continue
        count, last = pair
        if last is None or isinstance(last, str):
            yield PointsLot(count, None if last is None else date.fromisoformat(last))


def _reminders(reader: Reader) -> tuple[int, ...]:
    given = reader.policy(REMINDER_POLICY)
    days = [each for each in given if type(each) is int and each > 0] if isinstance(given, list) else []
    return tuple(days) or REMINDER_DAYS
