"""A desk of the small house on a real encrypted file, fed with pages by hand; only head office is not there."""

from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.small_house import DESK, RECEPTIONIST, STORE, house_rows
from vipdesk.cache import outbox
from vipdesk.cache.contents import digests
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.page import PageResult, apply_page
from vipdesk.cache.perform import perform
from vipdesk.cache.profile import Enrolment, create_cache, open_cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.settle import settle
from vipdesk.cache.statements import statements_of
from vipdesk.ids import StaffId
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared, column_values
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.wire import to_wire
from vipdesk.protocol.pull import FORGET, PUT, PullAnswer, PulledRow
from vipdesk.protocol.push import PushedOutcome
from vipdesk.protocol.sign_in import EnrolAnswer

KEY = bytes(range(32))
PHONE_SECRET = b"the secret of the phone hashes.."


def enrolment() -> Enrolment:
    """What head office told the first desk of the small house, at noon."""
    answer = EnrolAnswer(
        desk_id=DESK,
        store_id=STORE,
        incarnation=1,
        phone_secret=b64encode(PHONE_SECRET).decode(),
        server_time=NOON,
    )
    return Enrolment("https://head.office", None, "seed", answer)


def put(row: Shared, **more: Any) -> PulledRow:
    """A row as a page brings it; `more` are wire fields beyond its columns."""
    wire = to_wire(type(row), column_values(row)) | more
    return PulledRow(table=row.__tablename__, id=row.id, kind=PUT, row=wire)


def forget(table: str, row_id: UUID) -> PulledRow:
    """The word that a row is no longer this desk's."""
    return PulledRow(table=table, id=row_id, kind=FORGET, row=None)


@dataclass
class SmallDesk:
    """The first desk of the small house."""

    profile: Path
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.cache = open_cache(self.profile, KEY, Use.COUNTER)

    @property
    def state(self) -> DeskState:
        """What it knows of itself."""
        return DeskState(self.cache)

    @property
    def reader(self) -> Reader:
        """What a query is given."""
        return Reader(self.cache, self.clock)

    def submit(self, kind: str, *, actor: StaffId = RECEPTIONIST, online: bool = True, **args: Any) -> Saved:
        """Save an intent."""
        plain = {name: str(value) if isinstance(value, UUID) else value for name, value in args.items()}
        return perform(self.cache, self.clock, actor, kind, plain, online=online).saved

    def page(self, *rows: PulledRow, applied_seq: int | None = None, done: bool = True) -> PageResult:
        """Take in the next page; a checkpoint unless told otherwise."""
        state = self.state
        number = int(state.get("pages", 0)) + 1
        state.put("pages", number)
        applied = int(state.get("applied_seq", 0)) if applied_seq is None else applied_seq
        return apply_page(self.cache, state.cursor, page_of(rows, f"cursor {number}", applied, done=done))

    def put(self, *rows: Shared, done: bool = True) -> PageResult:
        """Take in a page of these rows."""
        return self.page(*map(put, rows), done=done)

    def settle(self) -> list[set[str]]:
        """Settle to the end; the tables each step changed."""
        return list(settle(self.cache))

    def answer(self, op_id: UUID, state: str, code: str | None = None, **facts: Any) -> None:
        """Note head office's answer to an intent."""
        outcome = PushedOutcome(op_id=op_id, seq=0, state=state, code=code, facts=facts)
        with self.cache.transaction():
            outbox.note_outcomes(self.cache, self.state.incarnation, [outcome])

    def row(self, model: type[Shared], row_id: UUID) -> dict[str, Any] | None:
        """A row as it is shown."""
        statements = statements_of(model)
        found = self.cache.row(statements.select, (row_id.bytes,))
        return None if found is None else statements.read(found)

    def shown(self) -> dict[str, dict[str, Any]]:
        """Everything it shows, as digests by table."""
        return digests(self.cache)

    def count(self, table: str, condition: str = "1") -> int:
        """How many rows a table has."""
        return int(self.cache.value(f'SELECT count(*) FROM "{table}" WHERE {condition}'))  # noqa: S608 - of a test

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table of the file."""
        names = self.cache.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {name: sorted(self.cache.rows(f'SELECT * FROM "{name}"'), key=repr) for (name,) in names}  # noqa: S608 - of a test

    def reopen(self) -> None:
        """Close the file and open it again."""
        self.cache.close()
        self.cache = open_cache(self.profile, KEY, Use.COUNTER)


def page_of(rows: Iterable[PulledRow], cursor: str, applied_seq: int = 0, *, done: bool = True) -> PullAnswer:
    """A page as head office sends it."""
    return PullAnswer(
        rows=list(rows),
        cursor=cursor,
        applied_seq=applied_seq,
        safe_seq=0,
        server_time=NOON,
        done=done,
        digest=None,
        positions={"common": 1},
    )


def make_template(folder: Path) -> Path:
    """A profile with the small house in it, its log brought into the file, to be copied."""
    create_cache(folder, KEY, enrolment(), FakeClock())
    desk = SmallDesk(folder)
    desk.put(*house_rows())
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.cache.close()
    return folder


def copy_desk(template: Path, folder: Path) -> SmallDesk:
    """A desk of its own, from the template."""
    folder.mkdir(parents=True)
    shutil.copy(template / CACHE_FILE, folder / CACHE_FILE)
    return SmallDesk(folder)


def tables() -> tuple[str, ...]:
    """The Shared tables."""
    return tuple(SHARED_MODELS)


def open_reader(desk: SmallDesk, use: Use = Use.READER) -> Cache:
    """A second connection to the desk's file."""
    return Cache(desk.profile / CACHE_FILE, KEY, use)
