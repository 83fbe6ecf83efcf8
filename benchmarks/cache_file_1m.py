"""Benchmark: how large the encrypted file of a desk is that finds a million guests."""

from contextlib import closing
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2

from benchmarks.members_file import SEED
from benchmarks.results import Measured
from benchmarks.searched_store import LARGE, open_desk, searched_store
from benchmarks.store_profile import FOLDER
from benchmarks.words import say
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.schema import declared_tables

NAME = "cache_file_1m"
METHOD = (
    "the desk's file with its log, beside a new encrypted file that holds nothing but the same directory rows and the same"
    " search keys, put in in the order of their keys, under the same declarations"
)
RUNS = 1
QUICK_RUNS = 1
TIMES = 1.35
_TABLES = {"directory_row": "id", "search_entry": "rank, entry", "search_key": "search_key, rank, entry"}


def measure(runs: int) -> Measured:
    """Weigh both."""
    store = searched_store(LARGE)
    with closing(open_desk(store, Use.COUNTER)) as desk:
        desk.row("PRAGMA wal_checkpoint(TRUNCATE)")
        size = sum(file.stat().st_size for file in store.profile.glob(f"{CACHE_FILE}*")) / 1e6
        bare = _bare_file(desk)
    return Measured(
        name=NAME,
        unit="MB",
        value=size,
        samples=(size,),
        runs=runs,
        limit=bare,
        target=bare * TIMES,
        seed=SEED,
        remarks=(f"{size / bare:.3f} times the bare file; at most {TIMES}",),
    )


def _bare_file(desk: Cache) -> float:
    """Megabytes of a file that was filled and closed."""
    path = FOLDER / f"bare {uuid4().hex}"
    base: Any = dbapi2.connect(str(path), isolation_level=None)
    try:
        base.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-65536"):
            base.execute(f"PRAGMA {pragma}")
        base.execute("BEGIN")
        for table in declared_tables():
            if table.name in _TABLES:
                _copy(desk, base, table.name, [sql for _, sql in table.statements])
        base.execute("COMMIT")
        base.close()
        return path.stat().st_size / 1e6
    finally:
        path.unlink(missing_ok=True)


def _copy(desk: Cache, base: Any, table: str, statements: list[str]) -> None:
    say(f"copying {table}")
    for statement in statements:
        base.execute(statement)
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    listed = ", ".join(f'"{name}"' for name in columns)
    insert = f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - declared names
    rows = desk.each(f"SELECT {listed} FROM {table} ORDER BY {_TABLES[table]}")  # noqa: S608 - as above
    base.executemany(insert, rows)
