"""Words at the door: who may not come in and what to say then, why somebody is let in, what for, and who answers."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.vocabulary import CallAnswer, ReleaseReason, VisitPurpose
from vipdesk.rules.lounge_right import LoungeRight, RightWord
from vipdesk.ui.languages import say
from vipdesk.ui.life_texts import agent_name_text
from vipdesk.ui.texts import joined
from vipdesk.ui.widgets.banner import BannerFace

_ICONS = {RightWord.COMPANIONS: "users", RightWord.AGENT: "user-round"}


def barred_face(face: BannerFace, right: LoungeRight) -> BannerFace:
    """The banner of a guest whom the rules do not let in now: a calm sentence, and one to say aloud."""
    words = QCoreApplication.translate("door", "可以这样说：“{sentence}”").replace("{sentence}", say(right.say))
    icon = _ICONS.get(right.word, "armchair")
    return replace(
        face, letter="", icon=icon, address=barred_text(right), names=joined(face.address, words), distance=""
    )


def came_text(by: EnteredBy, *, veiled: bool) -> str:
    """司机 王师傅 代来: who comes in the guest's name."""
    words = QCoreApplication.translate("door", "{who} 代来")
    return words.replace("{who}", agent_name_text(by, veiled=veiled))


def barred_text(right: LoungeRight) -> str:
    """今日可请 1 位同行（已 2 位）: what the rule says, in words that a guest may read."""
    terms = right.terms
    if right.word is RightWord.COMPANIONS:
        words = QCoreApplication.translate("door", "今日可请 {most} 位同行（已 {count} 位）")
        if not terms.companions:
            words = QCoreApplication.translate("door", "今日请贵宾本人进厅（同行 {count} 位）")
        return words.replace("{most}", str(terms.companions)).replace("{count}", str(right.companions))
    if right.word is RightWord.VISITS:
        if terms.days == 1:
            words = QCoreApplication.translate("door", "今天已来过 {count} 次")
        else:
            words = QCoreApplication.translate("door", "{days} 天内已来过 {count} 次")
        return words.replace("{days}", str(terms.days)).replace("{count}", str(terms.visits_used))
    if right.word is RightWord.AGENT:
        return QCoreApplication.translate("door", "先请代来的这位在大厅稍坐")
    return QCoreApplication.translate("door", "今日先请贵宾在大厅休息")


def reason_text(reason: ReleaseReason) -> str:
    """Why a supervisor lets somebody in."""
    return {
        ReleaseReason.FAMILY: QCoreApplication.translate("door", "家人同来"),
        ReleaseReason.LONG_STANDING: QCoreApplication.translate("door", "老贵宾"),
        ReleaseReason.EVENT: QCoreApplication.translate("door", "活动邀请"),
        ReleaseReason.ROOM_FREE: QCoreApplication.translate("door", "厅里有空位"),
        ReleaseReason.CARE: QCoreApplication.translate("door", "身体不适或带孩子"),
    }[reason]


def purpose_text(purpose: VisitPurpose | None) -> str:
    """What a guest comes for."""
    if purpose is None:
        return QCoreApplication.translate("door", "没有说")
    return {
        VisitPurpose.REST: QCoreApplication.translate("door", "歇一歇"),
        VisitPurpose.SHOPPING: QCoreApplication.translate("door", "购物"),
        VisitPurpose.COLLECT: QCoreApplication.translate("door", "取货"),
        VisitPurpose.APPOINTMENT: QCoreApplication.translate("door", "赴约"),
        VisitPurpose.AFTER_SALES: QCoreApplication.translate("door", "售后"),
        VisitPurpose.EVENT: QCoreApplication.translate("door", "活动"),
    }[purpose]


def answer_text(answer: CallAnswer) -> str:
    """What a shopper says, as it stands on the button."""
    return {
        CallAnswer.COMING: QCoreApplication.translate("calls", "马上到"),
        CallAnswer.THREE_MINUTES: QCoreApplication.translate("calls", "3 分钟"),
        CallAnswer.COVER: QCoreApplication.translate("calls", "请人代"),
        CallAnswer.SEEN: QCoreApplication.translate("calls", "知道了"),
    }[answer]
