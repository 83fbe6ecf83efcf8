"""Kinto on PostgreSQL, in an environment of its own: `python -m benchmarks.peers.kinto` sets it up and tries it."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import requests

from benchmarks.head_office import free_port
from benchmarks.peers.documents import guests, intents
from benchmarks.peers.place import FOLDER, LeftOutError, or_left_out, require_count, run, set_up, workshop
from benchmarks.postgres import durable_database
from benchmarks.words import say

NAME = "Kinto"
_FOLDER = FOLDER / "kinto"
_BIN = _FOLDER / "venv" / "bin"
_PACKAGES = ("kinto[postgresql]==26.5.0", "setuptools<81")
_PUSHED, _BATCH, _PAGE, _WARM_UP = 10_000, 200, 10_000, 5
_PATIENCE_SECONDS = 30
_COLLECTION = "/v1/buckets/bench/collections/rows"
_SETTINGS = Path(__file__).with_suffix(".ini")


def push_rate(count: int = _PUSHED) -> float | None:
    """Small records a second to the server, batches of 200; None if left out."""
    return or_left_out(NAME, lambda: _push(count))


def pull_seconds(count: int) -> float | None:
    """Seconds in which so many guests come in pages of 10,000 into a new SQLite file (id, JSON); None if left out."""
    return or_left_out(NAME, lambda: _pull(count))


def change_latency(count: int) -> tuple[float, ...] | None:
    """Milliseconds for a write and the poll that at once asks for what is new; None if left out."""
    return or_left_out(NAME, lambda: _write_and_poll(count))


def _push(count: int) -> float:
    with _server() as (session, url, _):
        records = list(intents(count))
        start = time.monotonic()
        for first in range(0, count, _BATCH):
            wishes = [
                {"method": "PUT", "path": f"{_COLLECTION}/records/{record['id']}", "body": {"data": record}}
                for record in records[first : first + _BATCH]
            ]
            answer = session.post(f"{url}/v1/batch", json={"requests": wishes}).json()
            require_count(sum(each["status"] == 201 for each in answer["responses"]), len(wishes))
        return count / (time.monotonic() - start)


def _pull(count: int) -> float:
    with _server() as (session, url, database), workshop() as folder:
        _seed(database, count)
        start = time.monotonic()
        with closing(sqlite3.connect(folder / "copy.sqlite")) as copy:
            copy.execute("PRAGMA journal_mode=WAL")
            copy.execute("CREATE TABLE row (id TEXT PRIMARY KEY, data TEXT)")
            page: str | None = f"{url}{_COLLECTION}/records?_limit={_PAGE}"
            while page is not None:
                answer = session.get(page)
                rows = ((row["id"], json.dumps(row, ensure_ascii=False)) for row in answer.json()["data"])
                with copy:
                    copy.executemany("INSERT INTO row VALUES (?, ?)", rows)
                page = answer.headers.get("Next-Page")
            found = copy.execute("SELECT count(*) FROM row").fetchone()[0]
        seconds = time.monotonic() - start
    require_count(found, count)
    return seconds


def _seed(database: str, count: int) -> None:
    """Put guests straight into its table: writing them through its front door takes ten minutes."""
    first = round(time.time() * 1000) - count
    with psycopg.connect(database) as connection, connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO objects (id, parent_id, resource_name, last_modified, data, deleted)"
            " VALUES (%s, '/buckets/bench/collections/rows', 'record', from_epoch(%s), %s, false)",
            (
                (guest["id"], first + place, json.dumps(guest, ensure_ascii=False))
                for place, guest in enumerate(guests(count))
            ),
        )


def _write_and_poll(count: int) -> tuple[float, ...]:
    found = []
    with _server() as (session, url, _):
        records = f"{url}{_COLLECTION}/records"
        since = session.put(f"{records}/one", json={"data": {"state": 0}}).json()["data"]["last_modified"]
        for number in range(count + _WARM_UP):
            start = time.monotonic()
            session.patch(f"{records}/one", json={"data": {"state": number + 1}}).raise_for_status()
            fresh = session.get(f"{records}?_since={since}").json()["data"]
            took = time.monotonic() - start
            require_count(len(fresh), 1)
            since = fresh[0]["last_modified"]
            if number >= _WARM_UP:
                found.append(took * 1000)
    return tuple(found)


@contextmanager
def _server() -> Iterator[tuple[requests.Session, str, str]]:
    """A session at a fresh server with an empty collection, its address, and its database."""
    pip = [str(_BIN / "pip"), "install", "--quiet"]
    set_up(_FOLDER, [[sys.executable, "-m", "venv", "venv"], [*pip, *_PACKAGES]])
    with workshop() as folder, durable_database("kinto") as database, requests.Session() as session:
        port = free_port()
        settings = folder / "kinto.ini"
        facts = {"database": database, "page": _PAGE, "batch": _BATCH, "port": port}
        settings.write_text(_SETTINGS.read_text("utf-8").format(**facts), "utf-8")
        run([str(_BIN / "kinto"), "migrate", "--ini", str(settings)], folder)
        command = [str(_BIN / "kinto"), "start", "--ini", str(settings)]
        url = f"http://127.0.0.1:{port}"
        session.auth = ("bench", "bench")
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - installed above
            try:
                _wait_for(session, url)
                for place in ("/v1/buckets/bench", _COLLECTION):
                    session.put(f"{url}{place}").raise_for_status()
                yield session, url, database
            finally:
                process.terminate()


def _wait_for(session: requests.Session, url: str) -> None:
    for _ in range(_PATIENCE_SECONDS * 10):
        try:
            session.get(f"{url}/v1/").raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise LeftOutError("its server did not start")


if __name__ == "__main__":
    say(f"push {push_rate(1000)} /s, pull {pull_seconds(1000)} s, latency {change_latency(10)} ms")
