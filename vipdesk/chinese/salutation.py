"""How a guest is addressed: 陈女士, 欧阳太太, 陈总 in Chinese, Ms Chen, Mrs Ouyang, Ms Chen in English.

What the guest asked for (怎么称呼) is used as it is. Otherwise: surname and title, and where there is no
title 先生 or 女士 by gender ("m", "f"), and where that is unknown too the full name. A name that has no Chinese
surname is used whole, of a name with · the first part.
"""

import re
from functools import lru_cache

from vipdesk.chinese.script import HAN, NAME_DOT, clean, is_han, simplify, without_tones
from vipdesk.chinese.surnames import is_surname, split_name

_BY_GENDER = {"m": ("先生", "Mr"), "f": ("女士", "Ms")}

_ENGLISH = {
    "先生": "Mr",
    "女士": "Ms",
    "小姐": "Ms",
    "太太": "Mrs",
    "太": "Mrs",
    "夫人": "Mrs",
    "教授": "Prof",
    "医生": "Dr",
    "大夫": "Dr",
    "博士": "Dr",
}
"""Titles with an English word; the others (总, 董, 老师) are addressed by gender in English."""

TITLES = tuple(sorted((*_ENGLISH, *"总董哥姐", "老师", "经理", "主任", "律师", "老板"), key=len, reverse=True))
"""Words at the end of a form of address, longer ones first."""

_CHINESE = {"mr": "先生", "ms": "女士", "miss": "小姐", "mrs": "太太", "dr": "博士", "prof": "教授"}

_HAS_HAN = re.compile(HAN)
_PARTS = re.compile(NAME_DOT)
_bare = lru_cache(maxsize=4096)(without_tones)

_NOBODY = ("贵宾", "Guest")


def address(full_name: str, gender: str | None, title: str | None, address_as: str | None) -> str:
    """The form of address in Chinese: 陈女士, 欧阳太太, 陈总, 阿卜杜拉先生, Anna Müller 女士."""
    wished = clean(address_as or "")
    if wished:
        return wished
    surname = _called(full_name)
    word = title_words(title, gender)[0]
    if not word:
        return _whole(full_name) or _NOBODY[0]
    if not surname or word.startswith(surname):
        # A title field sometimes holds the whole address already: 陈总.
        return word
    return f"{surname}{word}" if is_han(surname[-1]) and is_han(word[0]) else f"{surname} {word}"


def address_en(full_name: str, spoken: str, gender: str | None, title: str | None, address_as: str | None) -> str:
    """The form of address in English: Ms Chen, Mr Ouyang, Dr Chen, Ms Müller.

    `spoken` is the name with tone marks (`vipdesk.chinese.pinyin.spoken`). Titles without an English word
    are given by gender; without a gender the name stands alone.
    """
    wished = clean(address_as or "")
    if wished:
        return wished
    word = title_words(title, gender)[1] or _BY_GENDER.get(gender or "", ("", ""))[1]
    if not word:
        return _english_name(full_name, spoken) or _NOBODY[1]
    surname = _english_surname(full_name, spoken)
    return f"{word} {surname}".strip() if surname else _NOBODY[1]


def name_en(full_name: str, spoken: str) -> str:
    """The full name for the English window: Chen Xiaoqing (陈晓晴); a Latin name as it is."""
    whole, english = clean(full_name), _english_name(full_name, spoken)
    return f"{english} ({whole})" if english not in {"", whole} else whole


@lru_cache(maxsize=256)
def title_words(title: str | None, gender: str | None) -> tuple[str, str]:
    """The title alone for boards, Chinese and English: ("女士", "Ms"); ("总", "") where English has no word.

    Without a title the one of the gender; without both ("", "").
    """
    given = simplify(clean(title or ""))
    given = _CHINESE.get(given.casefold().removesuffix("."), given)
    if given:
        return given, _ENGLISH.get(given, "")
    return _BY_GENDER.get(gender or "", ("", ""))


def _called(full_name: str) -> str:
    """What stands before the title in Chinese."""
    surname, _ = split_name(full_name)
    return _PARTS.split(surname)[0].strip()


def _whole(full_name: str) -> str:
    return "".join(split_name(full_name))


def _english_name(full_name: str, spoken: str) -> str:
    return without_tones(spoken) if _HAS_HAN.search(full_name) else clean(full_name)


def _english_surname(full_name: str, spoken: str) -> str:
    surname, given = split_name(full_name)
    if given or is_surname(surname):
        return _bare(spoken.split(" ", maxsplit=1)[0])
    if _HAS_HAN.search(surname):
        return without_tones(_PARTS.split(spoken)[0])
    return surname.split(" ")[-1]
