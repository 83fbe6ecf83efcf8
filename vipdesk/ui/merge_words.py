"""Words for two records of one person: in what they are alike, what hangs on each, which field, and why it is proposed."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import full_date_text, short_date_text
from vipdesk.models.snapshot.guests import Resemblance
from vipdesk.models.snapshot.likeness import ApartRecord, Evidence, Likeness, MergedRecord, MergeField
from vipdesk.models.vocabulary import Because, Topic
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, topic_text

_TOPICS = {topic.value: topic for topic in Topic}


def likeness_text(likeness: Likeness) -> str:
    """同名、生日相同; nothing where two records have nothing in common."""
    names = {
        Resemblance.SAME_NAME: QCoreApplication.translate("merges", "同名"),
        Resemblance.SOUNDS_ALIKE: QCoreApplication.translate("merges", "姓名同音"),
        None: "",
    }
    evidence = {
        Evidence.NUMBER: QCoreApplication.translate("merges", "手机号相同"),
        Evidence.PLATE: QCoreApplication.translate("merges", "车牌相同"),
        Evidence.BIRTHDAY: QCoreApplication.translate("merges", "生日相同"),
        Evidence.TAIL: QCoreApplication.translate("merges", "手机尾号相同"),
    }
    return _listed(text for text in (names[likeness.name], *(evidence[each] for each in likeness.also)) if text)


def merge_field_text(field: str) -> str:
    """What a field is called."""
    if field in _TOPICS:
        return topic_text(_TOPICS[field])
    words = {
        "full_name": QCoreApplication.translate("merges", "姓名"),
        "title": QCoreApplication.translate("merges", "称谓"),
        "address_as": QCoreApplication.translate("merges", "怎么称呼"),
        "alias": QCoreApplication.translate("merges", "化名"),
        "tier": QCoreApplication.translate("merges", "等级"),
        "member_since": QCoreApplication.translate("merges", "入会日期"),
        "plate": QCoreApplication.translate("merges", "车牌"),
        "birthday": QCoreApplication.translate("merges", "生日"),
        "shopper": QCoreApplication.translate("merges", "专属顾问"),
    }
    return words.get(field, field)


def merge_because_text(field: MergeField) -> str:
    """Why a value is proposed."""
    return {
        Because.ADDS_UP: both_kept_text(field),
        Because.SAFER: QCoreApplication.translate("merges", "忌口宁可多记，不可漏记"),
        Because.GUEST_SAID: QCoreApplication.translate("merges", "是本人告知的"),
        Because.NEWER: QCoreApplication.translate("merges", "记得更晚"),
        Because.IN_FORCE: QCoreApplication.translate("merges", "保留的档案里是这个"),
        Because.FULLER: QCoreApplication.translate("merges", "写得更全"),
        Because.HIGHER: QCoreApplication.translate("merges", "等级较高"),
        Because.EARLIER: QCoreApplication.translate("merges", "入会更早"),
    }[field.because]


def both_kept_text(field: MergeField) -> str:
    """两个都留：海鲜、百合."""
    words = QCoreApplication.translate("merges", "两个都留：{value}")
    return words.replace("{value}", field.both or "")


def hanging_parts(counts: Iterable[tuple[str, int]]) -> list[str]:
    """到店 12, 备注 3, …; tables of which a person has no word are told together."""
    words = {
        "visit": QCoreApplication.translate("merges", "到店 {n}"),
        "receipt": QCoreApplication.translate("merges", "消费 {n}"),
        "request": QCoreApplication.translate("merges", "服务单 {n}"),
        "voucher": QCoreApplication.translate("merges", "礼券 {n}"),
        "note": QCoreApplication.translate("merges", "备注 {n}"),
        "preference": QCoreApplication.translate("merges", "偏好 {n}"),
        "wish": QCoreApplication.translate("merges", "心愿 {n}"),
        "gift": QCoreApplication.translate("merges", "礼物 {n}"),
        "relation": QCoreApplication.translate("merges", "家人与代办人 {n}"),
        "important_date": QCoreApplication.translate("merges", "日子 {n}"),
    }
    known = dict(counts)
    told = [text.replace("{n}", str(known.pop(table))) for table, text in words.items() if table in known]
    # cards and numbers stand on the card of the record themselves
    rest = sum(number for table, number in known.items() if table not in ("card", "contact"))
    if rest:
        told.append(QCoreApplication.translate("merges", "其他 {n}").replace("{n}", str(rest)))
    return told or [QCoreApplication.translate("merges", "还没有往来")]


def merged_text(record: MergedRecord) -> str:
    """What was merged."""
    words = QCoreApplication.translate("merges", "与 {name} 的档案是同一位")
    return words.replace("{name}", record.name)


def merged_where_text(record: MergedRecord) -> str:
    """Who did it and when, and until when it can be undone."""
    until = QCoreApplication.translate("merges", "{day}前可撤销").replace(
        "{day}", full_date_text(record.until, language())
    )
    return joined(say(record.by), short_date_text(record.merged_at, language()), until)


def apart_text(record: ApartRecord) -> str:
    """Of whom it was said that they are somebody else, by whom and when."""
    words = QCoreApplication.translate("merges", "说过不是同一位：{who}")
    who = " ".join(part for part in (record.masked, record.masked_phone or "") if part)
    return joined(words.replace("{who}", who), say(record.by), short_date_text(record.said_at, language()))


def only_supervisors_text() -> str:
    """Why somebody may not."""
    return QCoreApplication.translate("merges", "合并和撤销合并由主管来做")


def _listed(words: Iterable[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(words)
