"""A back room at which five thousand changed members arrive, in a process of its own: `PROFILE PASSPHRASE_FILE`.

It says when it begins and, when all are taken in, how many seconds that took.
"""

import json
import sys
import time
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.keys import read_key
from vipdesk.cache.page import apply_page
from vipdesk.cache.profile import open_cache
from vipdesk.cache.statements import statements_of
from vipdesk.clock import SystemClock
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.wire import to_wire
from vipdesk.protocol.pull import PUT, PullAnswer, PulledRow
from vipdesk.sync.cycle import PAGE_PAUSE_SECONDS

CHANGED = 5000
_PER_PAGE = 500


def main() -> int:
    """Take them in page by page, with the pauses of a round."""
    profile, passphrase = Path(sys.argv[1]), Path(sys.argv[2]).read_text("utf-8").strip()
    with closing(open_cache(profile, read_key(profile, passphrase), Use.BACK_ROOM)) as cache:
        rows = _changed(cache)
        state = DeskState(cache)
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        start = time.perf_counter()
        for first in range(0, len(rows), _PER_PAGE):
            page = PullAnswer(
                rows=rows[first : first + _PER_PAGE],
                cursor=f"page {first}",
                applied_seq=int(state.get("applied_seq", 0)),
                safe_seq=0,
                server_time=SystemClock().now(),
                done=False,
                digest=None,
                positions=state.get("positions"),
            )
            apply_page(cache, state.cursor, page, lambda: time.sleep(PAGE_PAUSE_SECONDS))
            time.sleep(PAGE_PAUSE_SECONDS)
        sys.stdout.write(json.dumps({"seconds": time.perf_counter() - start, "rows": len(rows)}) + "\n")
    return 0


def _changed(cache: Cache) -> list[PulledRow]:
    """Rows from all over the directory, each with another given name and another rank."""
    statements = statements_of(DirectoryRow)
    listed = ", ".join(f'"{name}"' for name in statements.columns)
    every = int(cache.value("SELECT count(*) FROM directory_row")) // CHANGED
    found = cache.rows(f"SELECT {listed} FROM directory_row WHERE rowid % ? = 0 LIMIT ?", (every, CHANGED))  # noqa: S608 - declared names
    rows = []
    for row in found:
        values = statements.read(row)
        said = [*values["readings"][0][:1], "an", "ran"]
        values |= {"name": f"{values['name'][0]}安然", "readings": [said], "version": values["version"] + 1}
        values |= {"rank": values["rank"] - 16, "changed_by": uuid4()}
        rows.append(PulledRow(table="directory_row", id=values["id"], kind=PUT, row=to_wire(DirectoryRow, values)))
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
