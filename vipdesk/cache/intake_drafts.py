"""What was typed of somebody new and is not saved: in this desk's own encrypted file, for its author alone, never sent."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.models.snapshot.intake_draft import IntakeDraft
from vipdesk.models.values import read_instant, write_instant

KEPT = timedelta(days=3)
"""Nobody comes back to an older one; what was typed of a person must not stay for ever."""
MOST = 20
"""Of one author, the newest."""
_KEY = "intake_drafts"
_AT = "at"


def drafts_of(cache: Cache, staff_id: UUID, now: datetime) -> dict[str, IntakeDraft]:
    """What somebody has not saved yet, by the number with which each was begun."""
    own = _fresh(DeskState(cache).get(_KEY, {}), now).get(str(staff_id), {})
    return {
        number: IntakeDraft(**{name: value for name, value in kept.items() if name != _AT})
        for number, kept in own.items()
    }


def keep_draft(cache: Cache, staff_id: UUID, number: str, draft: IntakeDraft | None, now: datetime) -> None:
    """Keep one in place of what was kept under its number, or forget it."""
    state = DeskState(cache)
    with cache.transaction():
        everybody = _fresh(state.get(_KEY, {}), now)
        own = everybody.pop(str(staff_id), {})
        own.pop(number, None)
        if draft is not None:
            own[number] = asdict(draft) | {_AT: write_instant(now)}
        if own:
            everybody[str(staff_id)] = dict(sorted(own.items(), key=lambda pair: str(pair[1][_AT]))[-MOST:])
        state.put(_KEY, everybody)


def _fresh(everybody: dict[str, dict[str, Any]], now: datetime) -> dict[str, dict[str, Any]]:
    oldest = now - KEPT
    fresh = {
        staff_id: {number: kept for number, kept in own.items() if read_instant(kept[_AT]) >= oldest}
        for staff_id, own in everybody.items()
    }
    return {staff_id: own for staff_id, own in fresh.items() if own}
