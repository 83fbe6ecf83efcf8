"""Words for people around a guest, wishes, gifts, days and entries of the timeline."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from vipdesk.models.snapshot.entered_by import EnteredBy
from vipdesk.models.snapshot.guest_life import EntryKind, RelationView
from vipdesk.models.vocabulary import Act, GiftFrom, RelationKind, Stage, WishState
from vipdesk.ui.texts import joined


def relation_kind_text(kind: RelationKind) -> str:
    """Who somebody is to the guest."""
    return {
        RelationKind.SPOUSE: QCoreApplication.translate("life", "配偶"),
        RelationKind.CHILD: QCoreApplication.translate("life", "子女"),
        RelationKind.PARENT: QCoreApplication.translate("life", "父母"),
        RelationKind.ASSISTANT: QCoreApplication.translate("life", "助理"),
        RelationKind.DRIVER: QCoreApplication.translate("life", "司机"),
        RelationKind.SUPPLEMENTARY_CARD: QCoreApplication.translate("life", "附属卡"),
        RelationKind.FRIEND: QCoreApplication.translate("life", "朋友"),
        RelationKind.OTHER: QCoreApplication.translate("life", "其他"),
    }[kind]


def openly(text: str, *, confidential: bool, veiled: bool) -> str:
    """A text, or that it is kept quiet: where a guest may read along, those with them may too."""
    return QCoreApplication.translate("life", "保密") if confidential and veiled else text


def agent_texts(agents: Iterable[RelationView], *, veiled: bool, guest: bool = False) -> list[str]:
    """The guest in person, and whoever may act for them; where nobody may nothing, or the `guest` alone."""
    named = [
        joined(openly(agent.name, confidential=agent.confidential, veiled=veiled), relation_kind_text(agent.kind))
        for agent in agents
    ]
    return [QCoreApplication.translate("life", "本人"), *named] if named or guest else []


def entered_text(by: EnteredBy | None) -> str:
    """司机代来: that somebody came in the guest's name, without naming them; nothing of a guest in person."""
    if by is None:
        return ""
    if by.kind is None:
        return QCoreApplication.translate("life", "他人代来")
    return QCoreApplication.translate("life", "{kind}代来").replace("{kind}", relation_kind_text(by.kind))


def agent_name_text(by: EnteredBy, *, veiled: bool) -> str:
    """司机 王师傅: whoever came in the guest's name; of nobody whose name is known only who they are."""
    name = openly(by.name, confidential=by.confidential, veiled=veiled)
    if by.kind is None:
        return name or QCoreApplication.translate("life", "档案之外的人")
    words = QCoreApplication.translate("life", "{kind} {name}")
    return words.replace("{kind}", relation_kind_text(by.kind)).replace("{name}", name)


def act_text(act: Act) -> str:
    """What somebody may do for the guest."""
    return {
        Act.ENTER: QCoreApplication.translate("life", "进厅"),
        Act.COLLECT: QCoreApplication.translate("life", "取货"),
        Act.REDEEM: QCoreApplication.translate("life", "用券"),
    }[act]


def wish_state_text(state: WishState) -> str:
    """Where a wish stands."""
    return {
        WishState.OPEN: QCoreApplication.translate("life", "还想要"),
        WishState.FULFILLED: QCoreApplication.translate("life", "已如愿"),
        WishState.DROPPED: QCoreApplication.translate("life", "不要了"),
    }[state]


def gift_from_text(giver: GiftFrom) -> str:
    """Who gave it."""
    return {
        GiftFrom.US: QCoreApplication.translate("life", "我们送的"),
        GiftFrom.GUEST: QCoreApplication.translate("life", "贵宾送的"),
    }[giver]


def entry_kind_text(kind: EntryKind) -> str:
    """What an entry of the timeline is."""
    return {
        EntryKind.VISIT: QCoreApplication.translate("life", "到店"),
        EntryKind.REQUEST: QCoreApplication.translate("life", "服务"),
        EntryKind.VOUCHER: QCoreApplication.translate("life", "礼券"),
        EntryKind.PURCHASE: QCoreApplication.translate("life", "消费"),
        EntryKind.NOTE: QCoreApplication.translate("life", "备注"),
        EntryKind.PREFERENCE: QCoreApplication.translate("life", "偏好"),
        EntryKind.GIFT: QCoreApplication.translate("life", "礼物"),
        EntryKind.RATING: QCoreApplication.translate("life", "满意度"),
        EntryKind.MERGE: QCoreApplication.translate("life", "合并"),
    }[kind]


def hush_text() -> str:
    """保密: what is not to be said before those who accompany the guest."""
    return QCoreApplication.translate("life", "勿在同行人前提")


def veiled_text() -> str:
    """Why spend is not in sight."""
    return QCoreApplication.translate("life", "消费已藏起，按右上角的眼睛再看")


def stage_text(stage: Stage) -> str:
    """Where a guest stands by their own rhythm; never where they read along."""
    return {
        Stage.NEW: QCoreApplication.translate("life", "新贵宾"),
        Stage.ACTIVE: QCoreApplication.translate("life", "活跃"),
        Stage.SLOWING: QCoreApplication.translate("life", "放缓"),
        Stage.DORMANT: QCoreApplication.translate("life", "久未到店"),
    }[stage]


def animal_text(animal: str) -> str:
    """属虎 / Tiger; nothing for no animal."""
    return QCoreApplication.translate("life", "属{animal}").replace("{animal}", animal) if animal else ""
