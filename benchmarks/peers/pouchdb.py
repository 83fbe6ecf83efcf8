"""PouchDB against express-pouchdb, both on LevelDB: `python -m benchmarks.peers.pouchdb` sets it up and tries it."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.peers.documents import Document, guests, intents, write_lines
from benchmarks.peers.place import FOLDER, LeftOutError, or_left_out, require_count, run, set_up, workshop
from benchmarks.words import say

NAME = "PouchDB"
_FOLDER = FOLDER / "pouchdb"
_SCRIPT = Path(__file__).with_suffix(".js")
_PACKAGES = ("pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@4.21.2")
_PUSHED = 10_000


def push_rate(count: int = _PUSHED) -> float | None:
    """Small documents a second from a local database to the server, batches of 1000; None if left out."""
    return or_left_out(NAME, lambda: count / _replicate("push", intents(count), count))


def pull_seconds(count: int) -> float | None:
    """Seconds in which a new local database gets so many guests from the server, batches of 1000; None if left out."""
    return or_left_out(NAME, lambda: _replicate("pull", guests(count), count))


def change_latency(count: int) -> tuple[float, ...] | None:
    """Milliseconds from a put at one client to the change event at another, both live both ways; None if left out."""
    return or_left_out(NAME, lambda: _live(count))


def _replicate(way: str, documents: Iterator[Document], count: int) -> float:
    with workshop() as folder:
        file = folder / "documents.jsonl"
        write_lines(file, documents, "_id")
        with _server(folder) as url:
            answer = _client(way, url, folder, str(file))
    require_count(answer["count"], count)
    return float(answer["seconds"])


def _live(count: int) -> tuple[float, ...]:
    with workshop() as folder, _server(folder) as url:
        found = tuple(float(value) for value in _client("live", url, folder, str(count))["milliseconds"])
    require_count(len(found), count)
    return found


def _client(*arguments: str | Path) -> Any:
    what, url, folder, given = map(str, arguments)
    return json.loads(run(["node", str(_SCRIPT), what, url, folder, given], _FOLDER, _environment()))


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The address of a database at a server that runs as long as this does."""
    set_up(_FOLDER, [["npm", "install", "--no-audit", "--no-fund", *_PACKAGES]])
    served = folder / "server"
    served.mkdir()
    process = subprocess.Popen(  # noqa: S603 - our own script
        ["node", str(_SCRIPT), "serve", str(served)],  # noqa: S607 - whichever node there is
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(),
    )
    with process:
        # the end of its input ends the server
        line = "" if process.stdout is None else process.stdout.readline()
        if not line:
            raise LeftOutError("its server did not start")
        try:
            yield f"http://127.0.0.1:{json.loads(line)['port']}/bench"
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    return os.environ | {"NODE_PATH": str(_FOLDER / "node_modules")}


if __name__ == "__main__":
    say(f"push {push_rate(1000)} /s, pull {pull_seconds(1000)} s, latency {change_latency(10)} ms")
