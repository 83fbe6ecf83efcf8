"""A head office on PostgreSQL with very many guests, put straight into the record; the same people on every machine.

An import takes in what a store sends and has its own pace; a first sync only asks what is there, so directory rows are
copied in, with their places in the feed and their marks. A small share has a dossier, written as the house writes.
"""

import random
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy.engine import make_url

from benchmarks.head_office import BIN, CommandFailedError, free_port
from benchmarks.members_file import SEED
from benchmarks.syncing_desk import PASSPHRASE
from benchmarks.words import say
from tests.plugins.postgres import start_server
from vipdesk.chinese.pinyin import name_readings
from vipdesk.clock import SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import approve_desk, invite_desk
from vipdesk.headoffice.initialise import initialise
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.scope import DIRECTORY, DIRECTORY_POLICY, GROUP
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.stores import add_store
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import GuestId, StaffId, StoreId
from vipdesk.models.card import Card
from vipdesk.models.guest import Guest, ShopperAssignment
from vipdesk.models.row_mark import Tally, row_mark
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.sync.enrol import enrol

STORE = "天河店"
DESK = "前台一"
_SURNAMES = (
    *"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田",
    *("欧阳", "司徒", "上官", "诸葛", "慕容", "单", "仇", "解", "查", "区"),
)
_GIVEN = "婷雅琳颖洁雪梅兰芳慧敏丽燕娜静淑珍玉萍红娟霞秀莉桂英倩璐怡蓉薇岚妍欣悦晴彤琪伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁航晨轩博文志远"
_DOSSIERS = 1000
_CLIENTS = 200
_CHUNK = 250
_START_SECONDS = 60
_STOP_SECONDS = 15


@dataclass(frozen=True, slots=True)
class LargeHouse:
    """A served head office."""

    database_url: str
    address: str
    files: Path
    folder: Path

    def new_desk(self) -> Path:
        """The folder of a desk that has just been taken in; its cache is empty."""
        profile = self.folder / f"desk {uuid4().hex}"
        with closing(Database(self.database_url)) as database:
            name = f"{DESK} {profile.name[-8:]}"
            code = invite_desk(database, name, STORE, SystemClock().now()).code
            enrol(profile, self.address, code, ca_file=None, passphrase=PASSPHRASE, source=SystemClock())
            approve_desk(database, name)
        return profile


@contextmanager
def large_house(guests: int, *, files: bool) -> Iterator[LargeHouse]:
    """Make it, serve it, and leave nothing behind; with `files` it builds sealed ones before any desk comes."""
    server = start_server()
    folder = Path(tempfile.mkdtemp(prefix="vipdesk-bench-"))
    try:
        name = f"bench_{uuid4().hex}"
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        url = make_url(server.url).set(database=name).render_as_string(hide_password=False)
        say(f"putting {guests} guests into a record")
        _furnish(url, guests)
        if files:
            _command(url, "first-sync", "build", "--files", str(folder / "files"))
        else:
            _claim_builds(url)
        with _served(url, folder / "files") as address:
            yield LargeHouse(url, address, folder / "files", folder)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(url: str, files: Path) -> Iterator[str]:
    port = str(free_port())
    command = [str(BIN / "vipdesk-headoffice"), "--database", url, "serve", "--port", port, "--files", str(files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        if process.stdout is None or not process.stdout.readline():
            raise CommandFailedError(f"serve: ended with {process.wait()}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _command(url: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [str(BIN / "vipdesk-headoffice"), "--database", url, *arguments],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise CommandFailedError(done.stderr)


def _claim_builds(url: str) -> None:
    """Say that somebody else builds sealed files, so that none is built while rows are measured."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO first_sync_build (space, begun_at, position) SELECT name, now(), position FROM space"
        )


def _furnish(url: str, guests: int) -> None:
    with closing(Database(url)) as database:
        initialise(database)
        store_id = add_store(database, STORE)
        shopper = add_staff(database, code="S001", name="顾安", role=Role.SHOPPER, store_name=STORE, pin="246813")
        set_policy(database, DIRECTORY_POLICY, GROUP, None)
        ids = _copy_directory(url, guests, store_id)
        for first in range(0, len(ids), _CHUNK):
            _write_dossiers(database, ids[first : first + _CHUNK], first, store_id, shopper)


def _copy_directory(url: str, guests: int, store_id: StoreId) -> list[UUID]:
    """Rows, feed and tallies of the directory; the ids of those who get a dossier."""
    run, tally, kept = UUID(int=SEED), Tally(), []
    places: list[tuple[UUID, UUID]] = []
    columns = (
        "id", "version", "changed_by", "extra", "name", "spoken", "readings", "address", "address_en", "tier", "card_no",
        "phones", "home_store_id", "alerts", "rank",
    )  # fmt: skip
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        with cursor.copy(f"COPY directory_row ({', '.join(columns)}) FROM STDIN") as copy:  # type: ignore[arg-type]  # a fixed list
            for row in _people(guests):
                mark = row_mark("directory_row", row["id"], 1, run)
                tally.add(mark)
                places.append((row["id"], UUID(int=mark)))
                values = row | {"version": 1, "changed_by": run, "extra": Jsonb({}), "home_store_id": store_id}
                copy.write_row([values[column] for column in columns])
        with cursor.copy("COPY feed (space, table_name, row_id, position, kind, mark) FROM STDIN") as copy:
            for position, (row_id, mark) in enumerate(places, 1):
                copy.write_row([DIRECTORY, "directory_row", row_id, position, "put", mark])
        cursor.execute(
            "INSERT INTO space (name, position, tallies, purged) VALUES (%s, %s, %s, 0)",
            (DIRECTORY, guests, Jsonb({"directory_row": tally.text})),
        )
        kept = [row_id for row_id, _ in places[: min(_DOSSIERS, guests)]]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return kept


def _people(count: int) -> Iterator[dict[str, Any]]:
    draw = random.Random(SEED)  # noqa: S311 - invented people, nothing secret
    for place in range(count):
        surname = draw.choice(_SURNAMES)
        given = "".join(draw.choices(_GIVEN, k=1 if draw.random() < 0.15 else 2))
        tail = f"{draw.randrange(10**8):08d}"
        keys = [f"{draw.getrandbits(64):016x}" for _ in range(3)]
        reading = [*_syllables(surname), *(_syllable(char) for char in given)]
        yield {
            "id": UUID(int=draw.getrandbits(128), version=4),
            "name": surname + given,
            "spoken": " ".join(reading).title(),
            "readings": Jsonb([reading]),
            "address": f"{surname}女士",
            "address_en": f"Ms {reading[0].title()}",
            "tier": draw.choice(("金卡", "白金卡", "钻石卡")),
            "card_no": f"8866{place:08d}",
            "phones": Jsonb(
                [{"tail": tail[-4:], "masked": f"139****{tail[-4:]}", "keys": keys, "head": keys[0][:12]}]
            ),
            "alerts": Jsonb([]),
            "rank": draw.randrange(400) * 10 + draw.randrange(3),
        }


@cache
def _syllables(surname: str) -> list[str]:
    return name_readings(surname + "晓")[0][:-1]


@cache
def _syllable(char: str) -> str:
    return name_readings("王" + char)[0][-1]


def _write_dossiers(database: Database, ids: list[UUID], first: int, store_id: StoreId, shopper: StaffId) -> None:
    now = datetime.now(UTC)
    with house_writer(database) as writer:
        for place, row_id in enumerate(ids, first):
            guest_id = GuestId(row_id)
            writer.insert(
                Guest(
                    id=guest_id, full_name="陈晓晴", gender="f", title="女士", tier="金卡", home_store_id=store_id
                )
            )
            writer.insert(Card(id=uuid4(), guest_id=guest_id, card_no=f"8866{place:08d}"))
            if place < _CLIENTS:
                writer.insert(
                    ShopperAssignment(
                        id=uuid4(), guest_id=guest_id, staff_id=shopper, kind="primary", active=True, since=now
                    )
                )
            if writer.book.add(store_id, guest_id, ScopeReason.HOME, None):
                writer.changes.granted.add((store_id, guest_id))
