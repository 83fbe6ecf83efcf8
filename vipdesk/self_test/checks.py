"""The checks, one function each: they raise FailedError with what was wrong, or return what was seen."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from vipdesk.cache import outbox
from vipdesk.cache.bulk_load import discard
from vipdesk.cache.contents import digests
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, PLAIN_HEADER, Cache
from vipdesk.cache.integrity import broken_pages
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.status import counts
from vipdesk.cache.settle import settle
from vipdesk.clock import SystemClock
from vipdesk.errors import Offline
from vipdesk.self_test.bench import Bench
from vipdesk.self_test.parts import part_command, start_line
from vipdesk.self_test.peer import Cut, Peer
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import Credentials, Transport

KILLS = 3
_MOST_SAVED = 12
_YEARS = timedelta(days=3650)


class FailedError(Exception):
    """A promise was not kept."""


def file_is_sealed(bench: Bench) -> str:
    """No file of the desk shows a plain header (S20)."""
    looked = 0
    for file in (*bench.profile.glob(CACHE_FILE + "*"), *bench.profile.parent.glob(CACHE_FILE + "*")):
        looked += 1
        with file.open("rb") as opened:
            _require(opened.read(len(PLAIN_HEADER)) != PLAIN_HEADER, f"{file.name}: plain header")
    return f"files {looked}"


def every_page_holds(bench: Bench) -> str:
    """Each page's seal and the structure of the file hold (F32)."""
    cache = bench.open()
    try:
        broken = broken_pages(cache)
        _require(not broken, f"broken pages {len(broken)}")
        _require(cache.rows("PRAGMA quick_check(1)") == [("ok",)], "structure")
        return f"pages {cache.value('PRAGMA page_count')}"
    finally:
        cache.close()


def sums_hold(bench: Bench) -> str:
    """The sums kept with every page are those of the rows (I13, P24)."""
    _require(not bench.false_sums, ", ".join(bench.false_sums))
    return "equal"


def key_is_nowhere(bench: Bench) -> str:
    """The key stands in no argument and no variable of this process (S17)."""
    text = bench.key.hex()
    shown = [*sys.argv, *os.environ.values()]
    _require(not any(text in one.lower() for one in shown), "key in arguments or environment")
    return f"looked at {len(shown)}"


def kill_loses_nothing(bench: Bench) -> str:
    """Whatever a process called saved before it was killed is there afterwards, whole and once (I1, F27)."""
    saved: list[str] = []
    for _ in range(KILLS):
        saved += _save_and_kill(bench, 1 + secrets.randbelow(_MOST_SAVED))
    cache = bench.open()
    try:
        kept = {str(row[0]) for row in cache.rows("SELECT lower(hex(op_id)) FROM outbox")}
        notes = cache.value("SELECT count(*) FROM note WHERE guest_id = ?", (bench.guest.bytes,))
        entries = cache.value("SELECT count(*) FROM outbox WHERE actor_id = ?", (bench.author.bytes,))
        _require(cache.rows("PRAGMA quick_check(1)") == [("ok",)], "structure after a kill")
    finally:
        cache.close()
    missing = [op_id for op_id in saved if op_id.replace("-", "") not in kept]
    _require(not missing, f"lost {len(missing)} of {len(saved)}")
    _require(notes == entries, f"{entries} intents show {notes} effects")
    return f"kills {KILLS}, saved {len(saved)}, lost 0"


def replay_shows_the_same(bench: Bench) -> str:
    """Taking back all that waits and running it again on the base shows what was shown before (I11)."""
    cache = bench.open()
    try:
        before = digests(cache)
        with cache.transaction():
            cache.execute("INSERT OR IGNORE INTO dirty SELECT DISTINCT table_name, touch_key FROM touch")
        steps = sum(1 for _ in settle(cache))
        differing = [name for name, shown in digests(cache).items() if shown != before[name]]
        _require(not differing, f"different: {', '.join(differing)}")
        return f"steps {steps}, tables {len(before)}"
    finally:
        cache.close()


def clock_is_not_believed(bench: Bench) -> str:
    """Ten years either way on the machine's clock change nothing in what an intent says of its time (P1, F25)."""
    cache = bench.open()
    try:
        for turned in (-_YEARS, _YEARS):
            op_id = bench.save(cache, "clock", _Skewed(turned))
            found = cache.value("SELECT asked_at FROM outbox WHERE op_id = ?", (op_id.bytes,))
            truth = Reader(cache, SystemClock()).now.timestamp()
            _require(abs(found / 1e6 - truth) < 60, f"clock turned {turned.days} days was believed")
        return f"{2 * _YEARS.days} days"
    finally:
        cache.close()


def counts_are_honest(bench: Bench) -> str:
    """The pill's numbers are those of the file, one by one (I23)."""
    cache = bench.open()
    try:
        shown = counts(Reader(cache, SystemClock()))
        rows = cache.rows("SELECT state, dismissed, folded FROM outbox")
    finally:
        cache.close()
    waiting = sum(state == "waiting" for state, _, _ in rows)
    refused = sum(state in ("refused", "parked") and not dismissed for state, dismissed, _ in rows)
    _require((shown.waiting, shown.refused) == (waiting, refused), f"shown {shown.waiting}, there {waiting}")
    _require(shown.settling or not any(folded for _, _, folded in rows), "settled is said too early")
    return f"waiting {waiting}, refused {refused}"


def cut_line_keeps_everything(bench: Bench) -> str:
    """A push that is cut before or after its arrival, or answered by a stranger, is sent again and counts once (F1, F2, F9)."""
    cache, peer = bench.open(), Peer()
    try:
        with cache.transaction():
            # what the desk itself has to send is not for this: it stays out of the request
            cache.execute("UPDATE outbox SET state = 'parked' WHERE state = 'waiting'")
        # a first sync that was under way would go on with what only the true head office has
        discard(cache)
        for number in range(5):
            bench.save(cache, f"line {number}")
        cycle = _conversation(cache, peer)
        for cut, effects in ((Cut.BEFORE, 0), (Cut.PORTAL, 0), (Cut.AFTER, 5)):
            peer.book.cut = cut
            _require(_is_offline(cycle), f"cut {cut.value}: taken for an answer")
            waiting = outbox.count_waiting(cache)
            _require((waiting, peer.book.effects) == (5, effects), f"cut {cut.value}: {waiting} wait")
        peer.book.cut = Cut.NOTHING
        cycle.round()
        left, effects = outbox.count_waiting(cache), peer.book.effects
        _require((left, effects) == (0, 5), f"{left} left, {effects} effects of 5")
        return "cuts 3, sent 5, effects 5"
    finally:
        peer.close()
        cache.close()


CHECKS: tuple[tuple[str, tuple[str, ...], Callable[[Bench], str]], ...] = (
    ("file_is_sealed", ("S20",), file_is_sealed),
    ("every_page_holds", ("F32",), every_page_holds),
    ("sums_hold", ("I13", "P24"), sums_hold),
    ("key_is_nowhere", ("S17",), key_is_nowhere),
    ("kill_loses_nothing", ("I1", "F27"), kill_loses_nothing),
    ("clock_is_not_believed", ("P1", "I21", "F25"), clock_is_not_believed),
    ("replay_shows_the_same", ("I11",), replay_shows_the_same),
    ("counts_are_honest", ("I23",), counts_are_honest),
    ("cut_line_keeps_everything", ("F1", "F2", "F9", "I2"), cut_line_keeps_everything),
)
"""Name, the promises it looks at, and the check; in this order, for each leaves work for the next."""


class _Skewed(SystemClock):
    """The machine's clock turned by somebody."""

    def __init__(self, turned: timedelta) -> None:
        self._turned = turned

    def wall(self) -> datetime:
        """The wall clock, turned."""
        return super().wall() + self._turned


def _require(holds: object, otherwise: str) -> None:
    if not holds:
        raise FailedError(otherwise)


def _save_and_kill(bench: Bench, after: int) -> list[str]:
    """Start a process that saves without end, kill it after so many; what it called saved."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        part_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None  # noqa: S101 - said for the type checker
    assert process.stdout is not None  # noqa: S101 - as above
    try:
        process.stdin.write(start_line(bench))
        process.stdin.flush()
        saved = [process.stdout.readline() for _ in range(after)]
        process.kill()
        saved += process.stdout.read().splitlines(keepends=True)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
    whole = [line.decode().strip() for line in saved if line.endswith(b"\n")]
    _require(len(whole) >= after, "the saving process ended by itself")
    return whole


def _conversation(cache: Cache, peer: Peer) -> Cycle:
    state = DeskState(cache)
    # any key will do for the stand-in: the desk's own signs nothing here
    credentials = Credentials(state.desk_id, DeskKey.generate())
    silent = Listener(changed=lambda _: None, answered=lambda _: None, moved=lambda: None)
    return Cycle(cache, Transport(peer.url, None, credentials), SystemClock(), silent)


def _is_offline(cycle: Cycle) -> bool:
    try:
        cycle.round()
    except Offline:
        return True
    return False
