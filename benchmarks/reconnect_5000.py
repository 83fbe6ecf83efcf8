"""Benchmark: how long the counter waits while a desk catches up with three days, its own 5,000 intents among them."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from uuid import uuid4

from sqlalchemy import select

from benchmarks.head_office import BIN, CommandFailedError
from benchmarks.members_file import SEED, card_number
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.store_profile import FOLDER, RECEPTIONIST, StoreProfile, store_profile
from benchmarks.words import say
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.wire import digest_lines, wire_line

NAME = "reconnect_5000"
METHOD = (
    "the installed desk without a window, back after three days; while its back room pushes 5,000 intents, pulls 100,000"
    " rows and settles, a guest is received and seen off every 50 ms: from the wish to the word *saved*"
)
RUNS = 1
QUICK_RUNS = 1
TARGET_MS = 100.0
_GUESTS = 50_000
"""Each is two changed rows."""
_INTENTS = 5000
_ARRIVING = 500
"""Guests that come while the desk catches up; the last ones of the list."""
_BETWEEN_SECONDS = 0.05
_MOST_SECONDS = 3600
_ROWS_AT_ONCE = 500
_COMPARED = ("visit", "request", "note", "preference", "guest", "directory_row")


def measure(runs: int) -> Measured:
    """The waits of the counter, over all runs."""
    waits: list[float] = []
    quiet: list[bool] = []
    seconds: list[float] = []
    for _ in range(runs):
        with _three_days_later() as store:
            quiet.append(wait_for_quiet())
            with store.head_office():
                start = time.monotonic()
                waits += _receive_meanwhile(store)
                seconds.append(time.monotonic() - start)
            _require_agreement(store)
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(waits, 0.99),
        samples=tuple(waits),
        runs=runs,
        target=TARGET_MS,
        seed=SEED,
        remarks=(
            f"caught up after {percentile(seconds, 0.5):.0f} s; {len(waits)} guests were received or seen off meanwhile",
            f"the longest of them waited {max(waits):.0f} ms",
            idle_runs(quiet),
        ),
    )


@contextmanager
def _three_days_later() -> Iterator[StoreProfile]:
    """A copy of a store: the desk has worked without its line, and at head office a night's run changed everybody."""
    kept = store_profile(_GUESTS)
    with TemporaryDirectory(dir=FOLDER) as temporary:
        store = replace(kept, folder=Path(temporary) / "store")
        shutil.copytree(kept.folder, store.folder)
        holders = store.holders()
        say(f"{_INTENTS} intents without a line")
        answers = store.ask(_sign_in(store), *_work(holders))
        saved = sum(answer.get("state") == "saved" for answer in answers)
        if saved != _INTENTS:
            raise CommandFailedError(f"{saved} of {_INTENTS} intents were saved: {answers[-1]}")
        say(f"{2 * _GUESTS} rows change at head office")
        _change_everybody(store.folder / "head_office.sqlite")
        yield store


def _work(holders: dict[str, str]) -> list[dict[str, Any]]:
    """What a desk does for its guests, one after the other."""
    # the first of the list sits in the lounge since the morning
    wishes = (wish for place in range(1, _INTENTS) for wish in _served(holders[card_number(place)]))
    return list(islice(wishes, _INTENTS))


def _served(guest_id: str) -> Iterator[dict[str, Any]]:
    visit, request = str(uuid4()), str(uuid4())
    drink = {"kind_of_request": "drinks", "summary": "龙井两杯", "fields": {"item": "龙井"}}
    yield _submit("visit.check_in", guest_id=guest_id, visit_id=visit, companions=0)
    yield _submit("guest.set_preference", guest_id=guest_id, topic="drink", value="龙井 不加糖")
    yield _submit("request.open", guest_id=guest_id, request_id=request, **drink)
    yield _submit("request.advance", request_id=request, to="in_progress", based_on="new")
    yield _submit("guest.add_note", guest_id=guest_id, text="喜静，坐靠窗的位置")
    yield _submit("visit.check_out", visit_id=visit)


def _submit(kind: str, **args: Any) -> dict[str, Any]:
    return {"do": "submit", "kind": kind, "args": args}


def _sign_in(store: StoreProfile) -> dict[str, Any]:
    return {"do": "sign_in", "staff": RECEPTIONIST, "pin_file": str(store.pin_file)}


def _change_everybody(record: Path) -> None:
    """Two rows of each guest, as a run over all of them does."""
    database = Database(f"sqlite:///{record}")
    for model in (Guest, DirectoryRow):
        with database.snapshot(HOUSE) as connection:
            found = [read_row(model, row) for row in connection.execute(select(table_of(model))).mappings()]
        for first in range(0, len(found), _ROWS_AT_ONCE):
            with house_writer(database) as writer:
                for row in found[first : first + _ROWS_AT_ONCE]:
                    writer.change(row, {"tier": "钻石卡"})
    database.close()


def _receive_meanwhile(store: StoreProfile) -> list[float]:
    """Receive and see off until the desk has caught up; milliseconds each took."""
    waits: list[float] = []
    arriving = [store.holders()[card_number(_GUESTS - 1 - place)] for place in range(_ARRIVING)]
    command = [str(BIN / "vipdesk-desk"), *store.options, "run"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        lines = _Lines(process.stdin, process.stdout)
        lines.ask(_sign_in(store))
        before = lines.ask({"do": "status"})["last_sync"]
        deadline = time.monotonic() + _MOST_SECONDS
        for guest_id in cycle(arriving):
            visit = str(uuid4())
            waits.append(lines.wait(_submit("visit.check_in", guest_id=guest_id, visit_id=visit, companions=1)))
            waits.append(lines.wait(_submit("visit.check_out", visit_id=visit)))
            if lines.ask({"do": "status"})["last_sync"] != before:
                # a whole round is over: pushed, pulled to a checkpoint, settled
                break
            if time.monotonic() > deadline:
                raise CommandFailedError(f"not caught up after {_MOST_SECONDS} s")
        lines.ask({"do": "wait", "until": "idle", "seconds": 60})
        lines.end()
    return waits


class _Lines:
    """Wishes and answers of a running desk."""

    def __init__(self, wishes: IO[str] | None, answers: IO[str] | None) -> None:
        """Use a process's standard input and output."""
        if wishes is None or answers is None:
            raise CommandFailedError("the desk has no lines")
        self._wishes, self._answers = wishes, answers

    def ask(self, wish: dict[str, Any]) -> dict[str, Any]:
        """One wish; its answer."""
        self._wishes.write(json.dumps(wish, ensure_ascii=False) + "\n")
        self._wishes.flush()
        answer: dict[str, Any] = json.loads(self._answers.readline())
        return answer

    def wait(self, wish: dict[str, Any]) -> float:
        """Milliseconds until an intent is saved; then a moment in which nobody asks for anything."""
        start = time.monotonic()
        answer = self.ask(wish)
        waited = (time.monotonic() - start) * 1000
        if answer.get("state") != "saved":
            raise CommandFailedError(f"the counter was told {answer}")
        time.sleep(_BETWEEN_SECONDS)
        return waited

    def end(self) -> None:
        """Nothing more is wished."""
        self._wishes.close()


def _require_agreement(store: StoreProfile) -> None:
    """Everything went up and came down: both ends hold the same."""
    with store.head_office() as office:
        answers = store.ask({"do": "wait", "until": "idle", "seconds": _MOST_SECONDS}, {"do": "digest"}, sync=True)
        there = {name: digest_lines(map(wire_line, office.rows(name))) for name in _COMPARED}
    here = {name: answers[-1][name] for name in _COMPARED}
    if here != there:
        raise CommandFailedError(f"desk and head office do not hold the same: {here}, {there}")
