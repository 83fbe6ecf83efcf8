"""A damaged cache is set aside, and a fresh one made for the same desk with what could be saved of its own work (F32).

All that head office knows is read anew from there. What this desk had saved and not yet sent is in the new file before
the old one is moved; nothing is ever written unencrypted, and a damaged file is kept for seven days.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache
from vipdesk.cache.keys import WRAP_FILE
from vipdesk.cache.profile import build_draft
from vipdesk.cache.salvage import Salvaged, salvage
from vipdesk.cache.sealed_pages import SealedPages
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import KeyMissing, NotPossible, Trouble
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import OutboxState

ASIDE_FOLDER = "aside"
KEPT_DAYS = 7
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Rescue:
    """What came of it."""

    set_aside: Path
    intents: int
    waiting: int
    pages: int
    unreadable: int


def rescue(profile: Path, key: bytes, now: datetime) -> Rescue:
    """Save what can be saved.

    Raises KeyMissing where the key opens no page at all (nothing is touched), and NotPossible RESCUE_IMPOSSIBLE where the
    desk no longer knows what it is: then the file is set aside, with all that waits in it, and the desk can be enrolled again.
    """
    found = salvage(SealedPages(profile / CACHE_FILE, key))
    # of a file without a single page nobody can tell whether the key is right: it says nothing about the desk either
    if found.pages and found.unreadable == found.pages:
        raise KeyMissing(Trouble.KEY_WRONG)
    aside = aside_folder(profile, now)
    waiting = sum(row["state"] == OutboxState.WAITING for row in found.outbox.values())
    if not found.knows_who_it_is:
        _set_aside(profile, aside)
        until = (now + timedelta(days=KEPT_DAYS)).astimezone(STORE_ZONE).strftime("%Y-%m-%d")
        raise NotPossible(Trouble.RESCUE_IMPOSSIBLE, file=str(aside), waiting=waiting, until=until)
    draft = build_draft(profile, key, lambda cache: _write(cache, found))
    _set_aside(profile, aside)
    draft.rename(profile / CACHE_FILE)
    return Rescue(aside, len(found.outbox), waiting, found.pages, found.unreadable)


def aside_folder(profile: Path, now: datetime) -> Path:
    """Where something is kept for seven days from now."""
    return profile / ASIDE_FOLDER / now.astimezone(UTC).strftime(_STAMP)


def forget_old(profile: Path, now: datetime) -> None:
    """Destroy what was set aside more than seven days ago."""
    for folder in (profile / ASIDE_FOLDER).glob("*"):
        try:
            made = datetime.strptime(folder.name, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if now - made > timedelta(days=KEPT_DAYS):
            shutil.rmtree(folder, ignore_errors=True)


def _set_aside(profile: Path, aside: Path) -> None:
    """Move the file with its log; a copy of its wrapped key goes with it, for the desk may be enrolled under another."""
    aside.mkdir(parents=True, mode=0o700)
    if (profile / WRAP_FILE).exists():
        shutil.copy2(profile / WRAP_FILE, aside / WRAP_FILE)
    for name in (CACHE_FILE + "-wal", CACHE_FILE + "-shm", CACHE_FILE):
        if (profile / name).exists():
            (profile / name).rename(aside / name)


def _write(cache: Cache, found: Salvaged) -> None:
    state = DeskState(cache)
    rows = sorted(found.outbox.values(), key=lambda row: row["entry"])
    for name, value in found.facts.items():
        state.put(name, value)
    used = [int(row["seq"]) for row in rows if row["incarnation"] == found.facts["incarnation"]]
    state.put("next_seq", max([int(found.facts.get("next_seq", 1)), *(number + 1 for number in used)]))
    for row in rows:
        # what waits has no ground to stand on here: it is sent as it is, and what it did comes back from head office
        _insert(cache, "outbox", row | {"folded": 0, "doubtful": None})
    for used_id, op_id in found.lease_use.items():
        _insert(cache, "lease_use", {"used_id": used_id, "op_id": op_id})
    for staff_id, pin_hash, confirmed_at, failures, locked_until in found.verifiers.values():
        kept = {"staff_id": staff_id, "pin_hash": pin_hash, "confirmed_at": confirmed_at}
        _insert(cache, "staff_verifier", kept | {"failures": failures, "locked_until": locked_until})


def _insert(cache: Cache, table: str, row: dict[str, Any]) -> None:
    """Two old copies of a row may claim one number: the first one has it."""
    plain = [write_json(value) if isinstance(value, (dict, list)) else value for value in row.values()]
    marks = ", ".join("?" * len(plain))
    names = ", ".join(row)
    cache.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", plain)  # noqa: S608 - declared names
