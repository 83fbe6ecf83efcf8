"""The words of what two sides wrote: fields, values, who and when, and why one is proposed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, moment_text, store_date
from vipdesk.models.snapshot.desk import FieldConflict, Matter, Side
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Because, Choice, Topic
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.fact_words import fact_field_text, fact_value_text
from vipdesk.ui.texts import topic_text

_KEPT = frozenset({*Topic, "shopper"})
"""Fields of which head office keeps what was not chosen."""


def field_text(field: str) -> str:
    """What a field is called; one of a newer program is shown as it is."""
    topic = next((topic for topic in Topic if topic.value == field), None)
    if topic is not None:
        return topic_text(topic)
    words = {
        "shopper": QCoreApplication.translate("conflicts", "专属顾问"),
        "owner": QCoreApplication.translate("conflicts", "经办人"),
        "place": QCoreApplication.translate("conflicts", "座位"),
    }
    return words.get(field) or fact_field_text(field) or field


def value_text(value: Words | None) -> str:
    """A value as it is shown; a cleared one is said to be so."""
    return QCoreApplication.translate("conflicts", "（空）") if value is None else say(value)


def told_text(field: str, value: Words | None) -> str:
    """A value of a field: of a fact's in words, where it was written in a form of its own."""
    return value_text(value) if value is None or "." not in field else fact_value_text(field, say(value))


def wrote_text(side: Side, now: datetime) -> str:
    """何嘉仪 13:52."""
    at = "" if side.at is None else _moment(side.at, now)
    return " ".join(part for part in (say(side.author), at) if part)


def _moment(at: datetime, now: datetime) -> str:
    """Of today the clock alone."""
    return clock_text(at) if store_date(at) == store_date(now) else moment_text(at, now, language())


def subject_text(matter: Matter) -> str:
    """Whose dossier, and how many fields of it, for the list."""
    fields = matter.fields
    if len(fields) == 1:
        words = QCoreApplication.translate("conflicts", "{who} 的{field}")
        return _of(words, matter).replace("{field}", field_text(fields[0].field))
    words = QCoreApplication.translate("conflicts", "{who} 的资料 {n} 项")
    return _of(words, matter).replace("{n}", str(len(fields)))


def heading_text(matter: Matter) -> str:
    """What happened, for the heading."""
    return _of(QCoreApplication.translate("conflicts", "{who} 的资料，两边各改了一次"), matter)


def story_text() -> str:
    """How it came about, and what counts until somebody chooses."""
    return QCoreApplication.translate("conflicts", "两边改的时候都没有看到对方的。现在用的是这里改的。")


def kept_text(matter: Matter) -> str:
    """What becomes of the value that is not chosen."""
    if all(conflict.field in _KEPT for conflict in matter.fields):
        return QCoreApplication.translate("conflicts", "没选的那份留 30 天，在贵宾档案里可找回。")
    return ""


def because_text(conflict: FieldConflict) -> str:
    """Why it is proposed."""
    if conflict.because is Because.ADDS_UP:
        return both_text(conflict)
    ours = conflict.proposed is Choice.OURS
    guest_said = (
        QCoreApplication.translate("conflicts", "这里的是本人告知"),
        QCoreApplication.translate("conflicts", "总部的是本人告知"),
    )
    newer = (
        QCoreApplication.translate("conflicts", "这里的更新"),
        QCoreApplication.translate("conflicts", "总部的更新"),
    )
    return {
        Because.GUEST_SAID: guest_said[0 if ours else 1],
        Because.NEWER: newer[0 if ours else 1],
        Because.SAFER: QCoreApplication.translate("conflicts", "忌口宁可多记，不可漏记"),
        Because.IN_FORCE: QCoreApplication.translate("conflicts", "现在用的就是它"),
    }[conflict.because]


def both_text(conflict: FieldConflict) -> str:
    """两个都留：海鲜、百合、坚果."""
    words = QCoreApplication.translate("conflicts", "两个都留：{value}")
    return words.replace("{value}", conflict.both or "")


def _of(words: str, matter: Matter) -> str:
    guest = matter.about or QCoreApplication.translate("conflicts", "贵宾")
    return words.replace("{who}", guest)
