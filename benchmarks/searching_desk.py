"""Searches in a process of its own, as the desk thread runs them; prints what each took and what the bare ways took.

`python -m benchmarks.searching_desk GUESTS realistic|han`: each text once, by the product, by the bare query, and a few
by LIKE over the directory.
"""

import json
import sys
import time
from contextlib import closing
from uuid import UUID

from benchmarks import search_queries
from benchmarks.limits.raw_search import like, raw_search
from benchmarks.searched_store import SMALL, invented, open_desk, searched_store
from vipdesk.cache.engine import Use
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import SystemClock

_LIKES = 12
_EVERY = 37


def main() -> int:
    """Run the queries."""
    guests, kind = int(sys.argv[1]), sys.argv[2]
    people = [person for place, person in enumerate(invented(guests - SMALL)) if place % _EVERY == 0]
    queries = (search_queries.han if kind == "han" else search_queries.realistic)(people)
    with closing(open_desk(searched_store(guests), Use.READER)) as desk:
        names = int(desk.value("SELECT count(DISTINCT name) FROM directory_row"))
        held = int(desk.value("SELECT count(*) FROM search_entry"))
        asker = UUID(bytes=desk.value("SELECT staff_id FROM shopper_assignment WHERE active = 1 LIMIT 1"))
        reader = Reader(desk, SystemClock())
        took, bare, found = [], [], 0
        for query in queries:
            start = time.perf_counter()
            raw_search(desk, query.prefix)
            middle = time.perf_counter()
            hits = find_guests(Reader(desk, reader.source), query.text, asker)
            took.append(time.perf_counter() - middle)
            bare.append(middle - start)
            found += bool(hits)
        slow = [_timed_like(desk, query.text) for query in queries[:_LIKES]]
    slowest = sorted(zip(took, (query.text for query in queries), strict=True), reverse=True)[:8]
    told = {
        "names": names,
        "guests": held,
        "found": found,
        "queries": len(queries),
        "product": [seconds * 1000 for seconds in took],
        "bare": [seconds * 1000 for seconds in bare],
        "like": [seconds * 1000 for seconds in slow],
        "slowest": [f"{text} {seconds * 1000:.1f}" for seconds, text in slowest],
    }
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _timed_like(desk: object, text: str) -> float:
    start = time.perf_counter()
    like(desk, text)
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
