"""A desk's first sync in a process of its own, as its back room does it; prints what it took and what it holds."""

import json
import sys
import time
from pathlib import Path

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Use
from vipdesk.cache.keys import read_key
from vipdesk.cache.profile import open_cache
from vipdesk.clock import SystemClock
from vipdesk.protocol.first_sync import FirstSyncOffer, column_set
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import Credentials, Transport

PASSPHRASE = "a benchmark's own"  # noqa: S105 - of invented people
OWN_CLIENT = (
    "SELECT 1 FROM shopper_assignment a JOIN guest g ON g.id = a.guest_id JOIN directory_row d ON d.id = g.id"
    " JOIN search_entry s ON s.entry = d.rowid JOIN staff ON staff.id = a.staff_id"
)


def open_transport(profile: Path) -> Transport:
    """A desk's conversation."""
    cache = open_cache(profile, read_key(profile, PASSPHRASE), Use.READER)
    state = DeskState(cache)
    credentials = Credentials(state.desk_id, DeskKey(state.get("private_key")))
    transport = Transport(state.get("server_url"), None, credentials)
    cache.close()
    return transport


def first_sync_offer(transport: Transport) -> FirstSyncOffer:
    """What head office offers a desk."""
    return transport.get("/v1/first-sync", FirstSyncOffer, {"columns": column_set()})


def main() -> int:
    """One round over a fresh cache."""
    profile = Path(sys.argv[1])
    source = first_sync_offer(open_transport(profile)).source
    cache = open_cache(profile, read_key(profile, PASSPHRASE), Use.BACK_ROOM)
    state = DeskState(cache)
    transport = open_transport(profile)
    first: list[float] = []

    def changed(tables: frozenset[str]) -> None:
        """The first moment at which a shopper finds an own client by name, with the dossier behind it."""
        if not first and tables & {"guest", "shopper_assignment"} and cache.row(OWN_CLIENT) is not None:
            first.append(time.perf_counter() - start)

    listener = Listener(changed=changed, answered=lambda _: None, moved=lambda: None)
    cycle = Cycle(cache, transport, SystemClock(), listener)
    start = time.perf_counter()
    cycle.round()
    took = time.perf_counter() - start
    found = {
        "source": source,
        "seconds": took,
        "first_page_seconds": first[0],
        "peak_bytes": _peak_bytes(),
        "guests": cache.value("SELECT count(*) FROM directory_row"),
        "search_entries": cache.value("SELECT count(*) FROM search_entry"),
        "search_keys": cache.value("SELECT count(*) FROM search_key"),
        "names": cache.value("SELECT count(DISTINCT name) FROM directory_row"),
        "at_checkpoint": state.is_at_checkpoint,
    }
    cache.close()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _peak_bytes() -> int:
    """Of this program alone: what its starter held before it does not count."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    raise SystemExit(main())
