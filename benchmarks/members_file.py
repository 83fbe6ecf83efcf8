"""A store's list of members, invented from a fixed seed: the same hundred thousand people on every machine."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SEED = 20261122
_HEADER = (
    "会员卡号", "姓名", "性别", "手机号", "生日", "历法", "等级", "开卡日期",
    "导购工号", "车牌", "称谓", "饮品偏好", "忌讳/过敏", "备注",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_PAIRED = ("欧阳", "司徒", "上官", "诸葛", "慕容", "单", "仇", "解", "查", "区")
_HERS = "婷雅琳颖洁雪梅兰芳慧敏丽燕娜静淑珍玉萍红娟霞秀莉桂英倩璐怡蓉薇岚妍欣悦晴彤琪"
_HIS = "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁航晨轩博文志远"
_HEADS = ("139", "138", "137", "136", "135", "150", "151", "158", "159", "186", "188", "189", "133", "176")
_TIERS, _TIER_WEIGHTS = ("钻石卡", "白金卡", "金卡"), (1, 60, 139)
_LOOKED_AFTER = {"钻石卡": 1.0, "白金卡": 0.05, "金卡": 0.0}
"""Which share of a tier has a personal shopper."""
_DRINKS = ("龙井 不加糖", "普洱", "乌龙茶", "美式 少冰", "拿铁 热", "鲜榨橙汁", "燕窝", "常温水", "")
_TABOOS, _TABOO_WEIGHTS = ("", "海鲜过敏", "花生过敏", "不喝酒", "素食"), (94, 2, 1, 2, 1)
_NOTES, _NOTE_WEIGHTS = ("", "喜静，坐靠窗", "常带孩子同来", "周末上午到店", "谈生意，要会客室"), (88, 4, 3, 3, 2)
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
_FIRST_BIRTH, _LAST_BIRTH = date(1945, 1, 1), date(2004, 12, 31)
_FIRST_CARD, _LAST_CARD = date(2012, 1, 1), date(2026, 10, 31)


SHOPPERS = tuple(f"S{number:03d}" for number in range(1, 9))


def card_number(place: int) -> str:
    """The card of the member at a place in the list, from 0."""
    return f"8866{place:08d}"


def write_members(path: Path, count: int, seed: int = SEED) -> None:
    """Write `count` members as a store's export: UTF-8 with a byte order mark, every line acceptable."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        writer.writerows(_members(count, seed))


def _members(count: int, seed: int) -> Iterator[tuple[str, ...]]:
    draw = random.Random(seed)  # noqa: S311 - invented people, nothing secret
    tails = draw.sample(range(10**8), count)
    for place in range(count):
        hers = draw.random() < 0.68
        tier = draw.choices(_TIERS, _TIER_WEIGHTS)[0]
        title = draw.choice(("女士", "太太", "小姐") if hers else ("先生", "先生", "总"))
        yield (
            card_number(place),
            _name(draw, hers=hers),
            "女" if hers else "男",
            f"{draw.choice(_HEADS)}{tails[place]:08d}",
            _day(draw, _FIRST_BIRTH, _LAST_BIRTH),
            "公历",
            tier,
            _day(draw, _FIRST_CARD, _LAST_CARD),
            draw.choice(SHOPPERS) if draw.random() < _LOOKED_AFTER[tier] else "",
            f"粤A·{''.join(draw.choices(_PLATE_LETTERS, k=4))}{place % 10}" if draw.random() < 0.2 else "",
            title,
            draw.choice(_DRINKS),
            draw.choices(_TABOOS, _TABOO_WEIGHTS)[0],
            draw.choices(_NOTES, _NOTE_WEIGHTS)[0],
        )


def _name(draw: random.Random, *, hers: bool) -> str:
    surname = draw.choice(_PAIRED) if draw.random() < 0.02 else draw.choice(_SURNAMES)
    given = draw.choices(_HERS if hers else _HIS, k=1 if draw.random() < 0.25 else 2)
    return surname + "".join(given)


def _day(draw: random.Random, first: date, last: date) -> str:
    return (first + timedelta(days=draw.randint(0, (last - first).days))).isoformat()
