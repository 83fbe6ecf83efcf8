"""告知顾问 (M2): the line of the receipt that says whom the arrival was told and what they answered."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.models.snapshot.desk import SyncStatus
from vipdesk.models.snapshot.guests import OpenVisit, Profile
from vipdesk.models.vocabulary import CallAnswer
from vipdesk.ui.languages import say
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.receipt import TICK, ReceiptLine

SILENCE = timedelta(seconds=60)
"""After so long without an answer somebody else is offered."""


def call_line(profile: Profile, visit: OpenVisit | None, status: SyncStatus, now: datetime) -> ReceiptLine | None:
    """The line as it is now; None for a guest without a shopper. It ticks only on an answer."""
    expected = profile.cover or profile.shopper
    if visit is not None and visit.told is not None:
        return _told_line(visit, say(visit.told.name), status, now)
    if expected is None:
        return None
    if visit is None:
        return _line("告知 {name}", say(expected.name))
    return _line("请口头告知 {name}", say(expected.name), "phone", "muted")


def _told_line(visit: OpenVisit, name: str, status: SyncStatus, now: datetime) -> ReceiptLine:
    """Of somebody who was told: their answer, else how far the news is."""
    if visit.answer is CallAnswer.COVER:
        return _line("{name}：请人代", name, "users", "warn")
    if visit.answer is not None:
        clock = "" if visit.told_at is None else clock_text(visit.told_at)
        told = QCoreApplication.translate("calls", "{clock} 已告知").replace("{clock}", clock)
        words = "{name}：马上到" if visit.answer is CallAnswer.COMING else "{name}：3 分钟到"
        return _line(words, name, TICK, "ok", note=told)
    words, icon = "已告知 {name}", "arrow-up-right"
    tone: Token = "info"
    if not status.online:
        words, icon, tone = "联网后告知 {name}", "pause", "muted"
    elif is_silent(visit, now):
        words, icon, tone = "{name}未回应", "clock", "warn"
    elif status.waiting:
        words, icon, tone = "告知 {name}", "", "muted"
    return _line(words, name, icon, tone)


def is_silent(visit: OpenVisit, now: datetime) -> bool:
    """Whether who was told has not answered for a minute."""
    return visit.told_at is not None and visit.answer is None and now - visit.told_at >= SILENCE


def needs_somebody(visit: OpenVisit, status: SyncStatus, now: datetime) -> bool:
    """Whether somebody else is to be offered."""
    if visit.told is None:
        return False
    return visit.answer is CallAnswer.COVER or (status.online and is_silent(visit, now))


def _line(words: str, name: str, icon: str = "", tone: Token = "muted", note: str = "") -> ReceiptLine:
    text = {
        "告知 {name}": QCoreApplication.translate("calls", "告知 {name}"),
        "请口头告知 {name}": QCoreApplication.translate("calls", "请口头告知 {name}"),
        "{name}：请人代": QCoreApplication.translate("calls", "{name}：请人代"),
        "{name}：马上到": QCoreApplication.translate("calls", "{name}：马上到"),
        "{name}：3 分钟到": QCoreApplication.translate("calls", "{name}：3 分钟到"),
        "联网后告知 {name}": QCoreApplication.translate("calls", "联网后告知 {name}"),
        "{name}未回应": QCoreApplication.translate("calls", "{name}未回应"),
        "已告知 {name}": QCoreApplication.translate("calls", "已告知 {name}"),
    }[words]
    amber = tone == "warn"
    return ReceiptLine(text.replace("{name}", name), icon, tone, bold=amber, note=note, ground=amber)
