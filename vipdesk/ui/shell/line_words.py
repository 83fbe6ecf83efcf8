"""The words for the state of the line: on the pill, in the strip, on the page of what works."""

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.errors import Trouble
from vipdesk.models.snapshot.desk import SyncStatus
from vipdesk.trouble_sentences import TROUBLES
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language
from vipdesk.ui.widgets.pill import PillFace


def pill_face(status: SyncStatus) -> PillFace:
    """The pill for a status: icon, word and number; never "all synced" while something waits (I23)."""
    if status.trouble is not None:
        return PillFace("circle-alert", trouble_text(status.trouble), "danger", "danger_soft")
    if status.short_of_room:
        return PillFace("circle-alert", QCoreApplication.translate("line", "硬盘快满了"), "danger", "danger_soft")
    if not status.online:
        text = QCoreApplication.translate("line", "离线·照常接待")
        if status.waiting:
            text = Counts().waiting_offline(status.waiting)
        return PillFace("pause", text, "warn", "warn_soft")
    return _online_face(status)


def _online_face(status: SyncStatus) -> PillFace:
    to_see = status.refused + status.conflicts
    if status.stuck:
        return PillFace("circle-alert", Counts().stuck(status.waiting), "warn", "warn_soft")
    if status.waiting:
        return PillFace("arrow-up", Counts().waiting(status.waiting), "info", "info_soft")
    if to_see:
        return PillFace("circle-alert", Counts().to_see(to_see), "warn", "warn_soft")
    if status.first_sync:
        return PillFace("arrow-down", QCoreApplication.translate("line", "首次同步中"), "info", "info_soft")
    if status.settling:
        return PillFace("refresh-cw", QCoreApplication.translate("line", "正在更新"), "info", "info_soft")
    at = "" if status.last_sync is None else clock_text(status.last_sync)
    synced = QCoreApplication.translate("line", "已同步")
    return PillFace("check", f"{synced} {at}".strip(), "ok", "ok_soft")


def is_all_in(status: SyncStatus) -> bool:
    """Whether nothing of this desk waits, is being settled or is still to come, and it knows (I23)."""
    busy = status.waiting or status.settling or status.first_sync or status.stuck
    return status.online and status.trouble is None and not busy


def all_sent_face(sent: int, to_see: int) -> PillFace:
    """The pill for four seconds after everything that waited has arrived."""
    return PillFace("check", Counts().all_sent(sent, to_see), "ok", "ok_soft")


def trouble_text(trouble: str) -> str:
    """Why the desk may not talk to head office, in one sentence."""
    known = next((member for member in Trouble if member.value == trouble), Trouble.DEFECT)
    return TROUBLES[known].say(language(), {})
