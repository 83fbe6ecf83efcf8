"""The limit of a first sync: the same bytes into the same encrypted tables and indexes of a new file without a journal.

`python fill_cache.py FILE INPUT…`: an input is a recorded stream (`.rows`), or a sealed file with a `.json` that opens it.
"""

import json
import os
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

from vipdesk.cache.schema import create_statements
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.row_mark import raw_mark
from vipdesk.protocol.first_sync import SEARCH_TABLES, columns_of
from vipdesk.rules.search_keys import FINDABLE, SPLIT_KEYS, keys_of_columns

_ENTRIES = "INSERT INTO search_entry SELECT rank, rowid, keys_of(name, readings, card_no, phones) FROM directory_row WHERE "
_KEYS = "INSERT INTO search_key SELECT value, rank, entry FROM search_entry, "
SEARCH = (_ENTRIES + FINDABLE + " ORDER BY 1, 2", _KEYS + SPLIT_KEYS + " ORDER BY 1, 2, 3")
COUNTS = ("SELECT count(*) FROM directory_row", "SELECT count(*) FROM search_key")
INSERT = 'INSERT INTO {} ("{}") VALUES ({})'
COLUMNS = {name: columns_of(model) for name, model in SHARED_MODELS.items()} | SEARCH_TABLES
decode = msgspec.msgpack.Decoder(tuple[str, str, list[tuple[Any, ...]]]).decode


def frames_of_stream(path: Path) -> Iterator[bytes]:
    """The frames of a recorded stream."""
    with path.open("rb") as file:
        while length := file.read(4):
            yield file.read(int.from_bytes(length, "big"))


def frames_of_file(path: Path) -> Iterator[bytes]:
    """The shards of a sealed file, opened and still packed."""
    opened = json.loads(path.with_suffix(".json").read_text("utf-8"))
    with path.open("rb") as file:
        for place, length in enumerate(opened["shards"]):
            bound = f"vipdesk first sync {opened['name']} {place}".encode()
            yield AESGCM(b64decode(opened["key"])).decrypt(place.to_bytes(12, "big"), file.read(length), bound)


def fill(base: Any, path: Path, sums: dict[str, int]) -> None:
    """Put the rows of an input into the tables, and their marks into the sums."""
    for packed in frames_of_stream(path) if path.suffix == ".rows" else frames_of_file(path):
        raw = zstandard.decompress(packed)
        if b"shard" not in raw[:8]:
            continue
        _, table, rows = decode(raw)
        names = COLUMNS[table]
        base.executemany(INSERT.format(table, '", "'.join(names), ", ".join("?" * len(names))), rows)
        if table in SHARED_MODELS:
            at, version, by = (names.index(name) for name in ("id", "version", "changed_by"))
            marks = (raw_mark(table.encode(), row[at], row[version], row[by] or b"") for row in rows)
            sums[table] = sums.get(table, 0) + sum(marks)


def main() -> int:
    """Fill one file."""
    target, inputs = Path(sys.argv[1]), [Path(text) for text in sys.argv[2:]]
    start = time.perf_counter()
    base: Any = dbapi2.connect(str(target), isolation_level=None)
    base.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-65536"):
        base.execute(f"PRAGMA {pragma}")
    base.create_function("keys_of", 4, keys_of_columns, deterministic=True)
    statements = list(create_statements())
    indexes = [statement for statement in statements if "CREATE INDEX" in statement]
    base.execute("BEGIN")
    for statement in statements:
        if statement not in indexes:
            base.execute(statement)
    sums: dict[str, int] = {}
    for path in inputs:
        fill(base, path, sums)
    for statement in (*(SEARCH if inputs[0].suffix == ".rows" else ()), *indexes):
        base.execute(statement)
    base.execute("COMMIT")
    found = [base.execute(count).fetchone()[0] for count in COUNTS]
    base.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - start, "found": found}) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
