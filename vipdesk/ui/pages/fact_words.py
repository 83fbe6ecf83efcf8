"""The words of a fact's fields and values, where two authors met: `relation.may` is 身边的人·可以代办."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.lunar import lunar_given, lunar_given_en
from vipdesk.models.vocabulary import Act, Calendar, DateKind, GiftFrom, RelationKind, WishState
from vipdesk.ui.dialogs.typed_date import TypedDate
from vipdesk.ui.languages import language
from vipdesk.ui.life_texts import act_text, gift_from_text, hush_text, relation_kind_text, wish_state_text
from vipdesk.ui.texts import date_kind_text, joined


def fact_field_text(field: str) -> str | None:
    """What a field of a fact is called; None for one that is no fact's or of a newer program."""
    words = {
        "relation.name": QCoreApplication.translate("facts", "身边的人·姓名"),
        "relation.kind": QCoreApplication.translate("facts", "身边的人·关系"),
        "relation.may": QCoreApplication.translate("facts", "身边的人·代办"),
        "relation.note": QCoreApplication.translate("facts", "身边的人·备注"),
        "relation.confidential": QCoreApplication.translate("facts", "身边的人·保密"),
        "wish.what": QCoreApplication.translate("facts", "心愿"),
        "wish.brand": QCoreApplication.translate("facts", "心愿·品牌"),
        "wish.size": QCoreApplication.translate("facts", "心愿·尺码"),
        "wish.colour": QCoreApplication.translate("facts", "心愿·颜色"),
        "wish.state": QCoreApplication.translate("facts", "心愿·如今"),
        "gift.what": QCoreApplication.translate("facts", "礼物"),
        "gift.occasion": QCoreApplication.translate("facts", "礼物·缘由"),
        "gift.given_on": QCoreApplication.translate("facts", "礼物·日期"),
        "gift.given_by": QCoreApplication.translate("facts", "礼物·谁送的"),
        "gift.confidential": QCoreApplication.translate("facts", "礼物·保密"),
        "important_date.given": QCoreApplication.translate("facts", "日子"),
        "important_date.kind": QCoreApplication.translate("facts", "日子·种类"),
        "important_date.label": QCoreApplication.translate("facts", "日子·谁的"),
        "important_date.confidential": QCoreApplication.translate("facts", "日子·保密"),
        "guest.address_as": QCoreApplication.translate("facts", "怎么称呼"),
        "guest.alias": QCoreApplication.translate("facts", "化名"),
    }
    return words.get(field)


def fact_value_text(field: str, raw: str) -> str:
    """A value of a fact's field as people say it; what this program does not know is shown as it is."""
    read = _READERS.get(field)
    try:
        return raw if read is None else read(raw)
    except (ValueError, TypeError, KeyError):
        return raw


def _hush(raw: str) -> str:
    return hush_text() if json.loads(raw) else QCoreApplication.translate("facts", "可以提")


def _acts(raw: str) -> str:
    separator = "、" if language() == "zh" else ", "
    may = separator.join(act_text(Act(act)) for act in json.loads(raw))
    return may or QCoreApplication.translate("facts", "不代办")


def _given(raw: str) -> str:
    values: list[Any] = json.loads(raw)
    calendar, year, month, day, leap = values
    if calendar == Calendar.LUNAR:
        given = (lunar_given if language() == "zh" else lunar_given_en)(month, day, leap)
    else:
        given = TypedDate(Calendar(calendar), year, month, day, leap).text(language())
    return given if year is None else joined(str(year), given)


_READERS: Mapping[str, Callable[[str], str]] = {
    "relation.kind": lambda raw: relation_kind_text(RelationKind(raw)),
    "relation.may": _acts,
    "relation.confidential": _hush,
    "wish.state": lambda raw: wish_state_text(WishState(raw)),
    "gift.given_by": lambda raw: gift_from_text(GiftFrom(raw)),
    "gift.confidential": _hush,
    "important_date.given": _given,
    "important_date.kind": lambda raw: date_kind_text(DateKind(raw)),
    "important_date.confidential": _hush,
}
