"""Desks with very many guests for the benchmarks of the search: a store's own desk, its directory grown to a group's.

The desk is the one of `store_profile` with 10,000 guests; the others are put into its encrypted file with the product's
own statements and its own way of filling the index. It stays offline: head office knows only the first 10,000.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from benchmarks.members_file import SEED
from benchmarks.store_profile import StoreProfile, store_profile
from benchmarks.words import say
from vipdesk.cache.bulk_search import fill_search
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.keys import read_key
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.statements import statements_of
from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import head_key, phone_keys
from vipdesk.chinese.pinyin import name_readings
from vipdesk.clock import SystemClock
from vipdesk.models.directory import DirectoryRow
from vipdesk.rules.search_rank import search_rank

SMALL, LARGE = 10_000, 1_000_000
LEAST_NAMES = 280_000
_ROWS_AT_ONCE = 20_000
_FORM = 2
"""Raised when what is made changes."""
_SURNAMES = (
    *"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
    *("欧阳", "司徒", "上官", "诸葛", "单", "仇", "解", "查", "区", "翟", "尉迟", "令狐"),
)
_GIVEN = "英华玉明秀文兰红国志春丽海平建云永桂金军小新林梅清荣晓俊德生福光雨思子佳欣怡婷雪琳静敏洁颖倩宇浩然博涵轩梓晨昊天一嘉诗琪梦瑶悦彤雅芳霞艳娟娜莉玲萍燕凤美珍伟强磊勇涛超刚辉鹏飞杰斌波峰龙宁毅健康成东亮松柏森瑞祥祺安然若曦语馨妍蕾薇珊璐媛嫣琦晴岚冰宸睿泽霖煜熙铭皓航逸翔远恒钧锦"
_HEADS = ("139", "138", "137", "136", "135", "150", "151", "158", "159", "186", "188", "189", "133", "176")


@dataclass(frozen=True, slots=True)
class Invented:
    """A guest who is put into the directory."""

    name: str
    phone: str
    card_no: str

    @property
    def readings(self) -> list[list[str]]:
        """How the name is read."""
        return _readings(self.name)


def searched_store(guests: int) -> StoreProfile:
    """The kept desk that finds so many guests, made first if it is not there."""
    small = store_profile(SMALL)
    if guests == SMALL:
        return small
    store = StoreProfile(
        small.folder.with_name(f"searched_{guests}_{_FORM}_{small.folder.name.rpartition('_')[2]}"), guests
    )
    if not (store.folder / "holders.json").exists():
        shutil.rmtree(store.folder, ignore_errors=True)
        say(f"making a desk that finds {guests} guests (once, some minutes)")
        draft = store.folder.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(small.folder, draft)
        with closing(open_desk(StoreProfile(draft, guests), Use.BACK_ROOM)) as desk:
            _grow(desk, guests)
        draft.rename(store.folder)
    return store


def open_desk(store: StoreProfile, use: Use) -> Cache:
    """The desk's file."""
    passphrase = store.passphrase_file.read_text("utf-8").strip()
    return open_cache(store.profile, read_key(store.profile, passphrase), use)


def invented(count: int, seed: int = SEED) -> Iterator[Invented]:
    """People with skewed surnames and given names; the same on every machine."""
    draw = random.Random(seed)  # noqa: S311 - invented people, nothing secret
    surnames = [1 / (place + 8) for place in range(len(_SURNAMES))]
    given = [1 / (place + 40) for place in range(len(_GIVEN))]
    for place in range(count):
        name = draw.choices(_SURNAMES, surnames)[0] + "".join(
            draw.choices(_GIVEN, given, k=1 if draw.random() < 0.12 else 2)
        )
        yield Invented(name, f"{draw.choice(_HEADS)}{draw.randrange(10**8):08d}", f"8899{place:08d}")


@cache
def _readings(name: str) -> list[list[str]]:
    return name_readings(name)


def _grow(desk: Cache, guests: int) -> None:
    """Put the missing directory rows in and fill the index, as a first sync does."""
    secret = DeskState(desk).phone_secret
    store_id = UUID(bytes=Reader(desk, SystemClock()).store)
    statements = statements_of(DirectoryRow)
    missing = guests - int(desk.value("SELECT count(*) FROM directory_row"))
    draw = random.Random(SEED + 1)  # noqa: S311 - invented people, nothing secret
    rows: list[tuple[Any, ...]] = []
    for person in invented(missing):
        rows.append(statements.write(_row(person, store_id, secret, draw)))
        if len(rows) == _ROWS_AT_ONCE:
            _put(desk, statements.upsert, rows)
    _put(desk, statements.upsert, rows)
    fill_search(desk, "", desk.checkpoint)
    desk.row("PRAGMA wal_checkpoint(TRUNCATE)")


def _row(person: Invented, store_id: UUID, secret: bytes, draw: random.Random) -> dict[str, Any]:
    row_id = UUID(int=draw.getrandbits(128), version=4)
    week = draw.betavariate(1, 3) * 400
    phone = {
        "tail": person.phone[-4:],
        "masked": mask_phone(person.phone),
        "keys": phone_keys(person.phone, secret),
        "head": head_key(person.phone[:7], secret),
    }
    return {
        "id": row_id,
        "version": 1,
        "changed_by": row_id,
        "retired_at": None,
        "extra": {},
        "name": person.name,
        "spoken": " ".join(person.readings[0]).title(),
        "readings": person.readings,
        "address": f"{person.name[0]}女士",
        "address_en": f"Ms {person.readings[0][0].title()}",
        "tier": draw.choices(("金卡", "白金卡", "钻石卡"), (139, 60, 1))[0],
        "card_no": person.card_no,
        "phones": [phone],
        "home_store_id": store_id,
        "alerts": [],
        "rank": search_rank(datetime(2026, 11, 20, tzinfo=UTC) - timedelta(weeks=week), draw.randrange(3)),
        "merged_into": None,
    }


def _put(desk: Cache, statement: str, rows: list[tuple[Any, ...]]) -> None:
    with desk.transaction():
        desk.execute_many(statement, rows)
    # the log would grow to many times the file
    desk.checkpoint()
    rows.clear()
