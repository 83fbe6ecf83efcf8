"""A whole house in one process: a real record, real desks on real encrypted files; only line and clock are fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch
from urllib.parse import parse_qsl
from uuid import UUID

import msgspec
from argon2 import PasswordHasher

from tests.fakes.clocks import FakeClock
from vipdesk.cache.contents import digests
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.perform import perform
from vipdesk.cache.profile import Enrolment, create_cache, open_cache
from vipdesk.chinese.pinyin import name_readings, spoken
from vipdesk.chinese.salutation import address, address_en
from vipdesk.errors import Offline
from vipdesk.headoffice import passwords, staff_register
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.content_desk import ContentDesk
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import invite_desk
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.first_sync import FirstSync
from vipdesk.headoffice.first_sync_files import FileStore
from vipdesk.headoffice.guest_desk import GuestDesk
from vipdesk.headoffice.passwords import hash_pin
from vipdesk.headoffice.problems import ProtocolProblem
from vipdesk.headoffice.pull import PullHandler
from vipdesk.headoffice.push import PushHandler
from vipdesk.headoffice.stores import add_store
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import DeskId, GuestId, StaffId, StoreId, VoucherTypeId, derived_id
from vipdesk.models.card import Card
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.models.voucher import VoucherType
from vipdesk.models.wire import digest_lines
from vipdesk.protocol.content import ContentAnswer, ContentQuestion
from vipdesk.protocol.first_sync import DamagedError, FirstSyncOffer
from vipdesk.protocol.guests import GuestQuestion
from vipdesk.protocol.pull import PullAnswer
from vipdesk.protocol.push import PushAnswer, PushedOutcome, PushRequest
from vipdesk.protocol.sign_in import EnrolRequest
from vipdesk.rules.search_rank import search_rank
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import ConflictError

PIN = "246813"
KEY = bytes(range(32))
BIRTHDAY_VOUCHER = derived_id("voucher_type", "生日礼券")

Answer = TypeVar("Answer")


@cache
def _hashed_by(_hasher: PasswordHasher, pin: str) -> str:
    return hash_pin(pin)


def _hashed_once(pin: str) -> str:
    """Once by each hasher: some tests put a weaker one in force for a while."""
    return _hashed_by(passwords._HASHER, pin)


def guest_id(number: int) -> GuestId:
    """The id of an invented guest."""
    return GuestId(derived_id("guest", str(number)))


def card_no(number: int) -> str:
    """The card of an invented guest."""
    return f"8866{number:08d}"


@dataclass
class Line:
    """The line between one desk and head office: may be cut before or after the request."""

    up: bool = True
    lose_requests: int = 0
    lose_replies: int = 0
    pass_first: int = 0
    """Messages that get through before any is lost."""
    doubled: int = 0
    """Pushes that arrive twice: the answer to the first time is lost."""
    bytes_left: int | None = None
    """Of what is read while it arrives: then the line is cut."""


@dataclass
class HeadOffice:
    """The record and its handlers."""

    database: Database
    clock: FakeClock
    reports: list[BaseException] = field(default_factory=list)
    files: Path | None = None
    """Where sealed first-sync files are."""

    def __post_init__(self) -> None:
        self.doorkeeper = Doorkeeper(self.database, self.clock)
        self.push = PushHandler(self.database, self.clock, self.reports.append)
        self.pull = PullHandler(self.database, self.clock)
        self.content = ContentDesk(self.database, self.clock)
        self.guests = GuestDesk(self.database, self.clock)
        self.file_store = FileStore(self.database, self.clock, self.files)
        self.first_sync = FirstSync(self.database, self.clock, self.file_store)

    def store(self, name: str) -> StoreId:
        """A store with its lounge."""
        return add_store(self.database, name)

    def staff(self, code: str, name: str, role: Role, store: str) -> StaffId:
        """Somebody who may sign in; everybody has the same PIN, and to hash it takes its time on purpose (S8)."""
        with patch.object(staff_register, "hash_pin", _hashed_once):
            return staff_register.add_staff(
                self.database, code=code, name=name, role=role, store_name=store, pin=PIN
            )

    def guest(self, number: int, name: str, store_id: StoreId) -> GuestId:
        """A guest whom the store holds."""
        row_id = guest_id(number)
        with house_writer(self.database) as writer:
            writer.insert(
                Guest(id=row_id, full_name=name, gender="f", title="女士", tier="金卡", home_store_id=store_id)
            )
            writer.insert(
                DirectoryRow(
                    id=row_id,
                    name=name,
                    spoken=spoken(name),
                    readings=name_readings(name),
                    address=address(name, "f", "女士", None),
                    address_en=address_en(name, spoken(name), "f", "女士", None),
                    tier="金卡",
                    card_no=card_no(number),
                    phones=[],
                    home_store_id=store_id,
                    alerts=[],
                    rank=search_rank(None, 2),
                )
            )
            writer.insert(Card(id=derived_id("card", str(number)), guest_id=row_id, card_no=card_no(number)))
            if writer.book.add(store_id, row_id, ScopeReason.HOME, None):
                writer.changes.granted.add((store_id, row_id))
        return row_id

    def voucher_type(self, name: str, uses: int) -> VoucherTypeId:
        """A kind of voucher that may be used so many times."""
        row_id = VoucherTypeId(derived_id("voucher_type", name))
        words = {"name": name, "name_en": name, "terms": "", "terms_en": ""}
        with house_writer(self.database) as writer:
            writer.insert(VoucherType(id=row_id, worth_fen=50_000, valid_days=60, uses=uses, **words))  # type: ignore[arg-type]  # the mapping holds texts
        return row_id

    def digests(self) -> dict[str, dict[str, Any]]:
        """What the record holds, table by table, as desks would say it."""
        return {name: digest_lines(export_lines(self.database, name)) for name in SHARED_MODELS}


class BytesArriving:
    """What a stream brings, until the line is cut."""

    def __init__(self, line: Line, pieces: Iterator[bytes]) -> None:
        self._line = line
        self._pieces = pieces
        self._held = b""

    def read(self, count: int) -> bytes:
        """Exactly so many bytes."""
        if self._line.bytes_left is not None:
            self._line.bytes_left -= count
        if not self._line.up or (self._line.bytes_left is not None and self._line.bytes_left < 0):
            raise Offline
        while len(self._held) < count:
            piece = next(self._pieces, b"")
            if not piece:
                raise DamagedError
            self._held += piece
        found, self._held = self._held[:count], self._held[count:]
        return found


class DirectTransport:
    """Takes the place of `Transport`: the same messages, encoded and decoded, without a network."""

    def __init__(self, office: HeadOffice, access: Access, line: Line) -> None:
        self._office = office
        self._access = access
        self._line = line

    def get(self, path: str, answer: type[Answer], query: Mapping[str, str] | None = None) -> Answer:
        """Ask."""
        asked = dict(query or {})

        def pull() -> PullAnswer:
            return self._office.pull.pull(self._access, asked.get("cursor"), int(asked.get("limit", "1000")))

        def first_sync() -> FirstSyncOffer:
            refused = frozenset(filter(None, asked["refused"].split(",")))
            return self._office.first_sync.offer(self._access, asked["columns"], refused)

        def content() -> ContentAnswer:
            return self._office.content.content(self._access, msgspec.convert(asked, ContentQuestion))

        calls: dict[str, Callable[[], object]] = {
            "/v1/pull": pull,
            "/v1/first-sync": first_sync,
            "/v1/content": content,
        }
        return self._carry(calls[path], answer)

    @contextmanager
    def stream(self, path: str, first_byte: int = 0) -> Iterator[BytesArriving]:
        """Ask for what is read while it arrives."""
        if not self._line.up:
            raise Offline
        if path == "/v1/first-sync/rows":
            pieces = self._office.first_sync.stream(self._access)
        else:
            pieces = self._office.first_sync.file(self._access, path.rpartition("/")[2], first_byte)
        yield BytesArriving(self._line, pieces)

    def post(self, path: str, message: object, answer: type[Answer]) -> Answer:
        """Send."""
        sent = msgspec.json.encode(message)
        plain, _, question = path.partition("?")

        def push() -> PushAnswer:
            request = msgspec.json.decode(sent, type=PushRequest)
            if self._line.doubled:
                self._line.doubled -= 1
                self._office.push.push(self._access, request)
            return self._office.push.push(self._access, request)

        calls: dict[str, Callable[[], object]] = {
            "/v1/push": push,
            "/v1/guests": lambda: self._office.guests.ask(
                self._access, msgspec.json.decode(sent, type=GuestQuestion)
            ),
            "/v1/incarnation": lambda: self._office.doorkeeper.new_incarnation(self._access, **_asked(question)),
        }
        return self._carry(calls[plain], answer)

    def _carry(self, call: Callable[[], object], answer: type[Answer]) -> Answer:
        if not self._line.up:
            raise Offline
        lossy = self._line.pass_first == 0
        self._line.pass_first = max(0, self._line.pass_first - 1)
        if lossy and self._line.lose_requests:
            self._line.lose_requests -= 1
            raise Offline
        try:
            result = call()
        except ProtocolProblem as problem:
            raise ConflictError(problem.code, problem.reason) from problem
        if lossy and self._line.lose_replies:
            self._line.lose_replies -= 1
            raise Offline
        return msgspec.json.decode(msgspec.json.encode(result), type=answer)


def _asked(question: str) -> dict[str, Any]:
    """The query of a wish for an incarnation."""
    given = dict(parse_qsl(question))
    return {"above": int(given["above"]), "ask_id": UUID(given["ask_id"])}


@dataclass
class Desk:
    """One desk: an encrypted cache and its conversation."""

    profile: Path
    key: bytes
    cache: Cache
    clock: FakeClock
    line: Line
    cycle: Cycle
    access: Access
    outcomes: list[PushedOutcome]
    diverged: list[str] = field(default_factory=list)
    """Filled by who watches: each time the desk found that it held something else than head office."""

    @property
    def desk_id(self) -> DeskId:
        """Its id."""
        return self.access.desk_id

    def submit(self, actor: StaffId, kind: str, **args: Any) -> Saved:
        """Save an intent."""
        plain = {name: str(value) if isinstance(value, UUID) else value for name, value in args.items()}
        return perform(self.cache, self.clock, actor, kind, plain, online=self.line.up).saved

    def sync(self) -> None:
        """One round."""
        self.cycle.round()

    def digests(self) -> dict[str, dict[str, Any]]:
        """What it shows, table by table."""
        return digests(self.cache)

    def count(self, table: str, condition: str = "1") -> int:
        """How many rows it shows."""
        return int(self.cache.value(f'SELECT count(*) FROM "{table}" WHERE {condition}'))  # noqa: S608 - of a test

    def close(self) -> None:
        """Let the file go."""
        self.cache.close()


def enrol_desk(office: HeadOffice, profile: Path, name: str, store: str, clock: FakeClock | None = None) -> Desk:
    """A desk that head office has taken in, with an empty cache."""
    clock = clock or office.clock
    invitation = invite_desk(office.database, name, store, office.clock.now())
    key_pair = DeskKey.generate()
    answer = office.doorkeeper.enrol(EnrolRequest(code=invitation.code, public_key=key_pair.public_text))
    enrolment = Enrolment("http://head.office", None, key_pair.private_text, answer)
    create_cache(profile, KEY, enrolment, clock)
    access = Access(DeskId(answer.desk_id), StoreId(answer.store_id), None)
    return open_desk(office, profile, KEY, access, clock)


def open_desk(office: HeadOffice, profile: Path, key: bytes, access: Access, clock: FakeClock) -> Desk:
    """Open a desk's cache, as after a start of the program."""
    cache = open_cache(profile, key, Use.COUNTER)
    line = Line()
    outcomes: list[PushedOutcome] = []
    listener = Listener(changed=lambda _: None, answered=outcomes.append, moved=lambda: None)
    transport = DirectTransport(office, access, line)
    cycle = Cycle(cache, transport, clock, listener, sleep=lambda _: None)  # type: ignore[arg-type]  # same methods
    return Desk(profile, key, cache, clock, line, cycle, access, outcomes)
