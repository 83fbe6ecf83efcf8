"""Words for what the desk names by code: roles, topics, states, reasons, kinds of matter."""

from PySide6.QtCore import QCoreApplication

from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import DeskPlate, MatterKind
from vipdesk.models.snapshot.guests import MatchReason
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import DateKind, RequestState, Role, Source, Topic, VisitState
from vipdesk.ui.care_texts import care_texts
from vipdesk.ui.languages import language, say
from vipdesk.ui.small_service_texts import small_service_texts
from vipdesk.wording import sentence

SEPARATOR = "·"
"""Between facts on one line; the glyph carries its own room."""


def joined(*parts: str) -> str:
    """Facts on one line, empty ones left out."""
    return SEPARATOR.join(part for part in parts if part)


def error_text(error: VipDeskError) -> str:
    """The sentence for an error in the language in force."""
    return sentence(error, language())


def role_text(role: Role) -> str:
    """The role as staff say it: 前台, 顾问, 主管."""
    return {
        Role.RECEPTIONIST: QCoreApplication.translate("texts", "前台"),
        Role.SHOPPER: QCoreApplication.translate("texts", "顾问"),
        Role.SUPERVISOR: QCoreApplication.translate("texts", "主管"),
        Role.HEAD_OFFICE: QCoreApplication.translate("texts", "总部"),
        Role.ADMINISTRATOR: QCoreApplication.translate("texts", "管理员"),
    }[role]


def topic_text(topic: Topic) -> str:
    """What a preference is about."""
    return {
        Topic.DRINK: QCoreApplication.translate("texts", "饮品"),
        Topic.TEMPERATURE: QCoreApplication.translate("texts", "温度"),
        Topic.TABOO: QCoreApplication.translate("texts", "禁忌与过敏"),
        Topic.SIZE: QCoreApplication.translate("texts", "尺码"),
        Topic.BRAND: QCoreApplication.translate("texts", "品牌"),
        Topic.COLOUR: QCoreApplication.translate("texts", "颜色"),
        Topic.INTEREST: QCoreApplication.translate("texts", "爱好"),
        Topic.CONTACT_TIME: QCoreApplication.translate("texts", "联系时间"),
        Topic.LANGUAGE: QCoreApplication.translate("texts", "语言"),
        Topic.DISLIKE: QCoreApplication.translate("texts", "不喜欢"),
    }[topic]


def source_text(source: Source) -> str:
    """Who told us."""
    return {
        Source.GUEST: QCoreApplication.translate("texts", "本人告知"),
        Source.STAFF: QCoreApplication.translate("texts", "同事记下"),
        Source.IMPORT: QCoreApplication.translate("texts", "导入"),
    }[source]


def match_text(reason: MatchReason) -> str:
    """Why a hit is a hit."""
    return {
        MatchReason.CARD: QCoreApplication.translate("texts", "卡号"),
        MatchReason.NAME: QCoreApplication.translate("texts", "姓名"),
        MatchReason.PINYIN: QCoreApplication.translate("texts", "拼音"),
        MatchReason.INITIALS: QCoreApplication.translate("texts", "首字母"),
        MatchReason.MIXED: QCoreApplication.translate("texts", "拼音混输"),
        MatchReason.SURNAME_READING: QCoreApplication.translate("texts", "姓氏另读"),
        MatchReason.PHONE_TAIL: QCoreApplication.translate("texts", "手机尾号"),
        MatchReason.PHONE: QCoreApplication.translate("texts", "手机号"),
        MatchReason.MEMBER_CODE: QCoreApplication.translate("texts", "会员码"),
        MatchReason.PLATE: QCoreApplication.translate("texts", "本台档案·车牌"),
        MatchReason.NICKNAME: QCoreApplication.translate("texts", "本台档案·别名"),
        MatchReason.SALUTATION: QCoreApplication.translate("texts", "称呼"),
        MatchReason.NOTE: QCoreApplication.translate("texts", "本台档案·备注提到"),
        MatchReason.SIMILAR: QCoreApplication.translate("texts", "相近"),
    }[reason]


def note_lead() -> str:
    """What stands before words of a note."""
    return QCoreApplication.translate("texts", "备注：")


def former_text(name: str) -> str:
    """The name of a record that was merged into the guest's."""
    return QCoreApplication.translate("texts", "合并前：{name}").replace("{name}", name)


def reading_lead() -> str:
    """What stands before another reading of a surname."""
    return QCoreApplication.translate("texts", "，另读 ")


def request_state_text(state: RequestState) -> str:
    """Where a request stands, as the board's columns say it."""
    return {
        RequestState.NEW: QCoreApplication.translate("texts", "新建"),
        RequestState.ACCEPTED: QCoreApplication.translate("texts", "已接"),
        RequestState.IN_PROGRESS: QCoreApplication.translate("texts", "进行"),
        RequestState.DONE: QCoreApplication.translate("texts", "完成"),
        RequestState.CANCELLED: QCoreApplication.translate("texts", "取消"),
    }[state]


def visit_state_text(state: VisitState) -> str:
    """Where a visit stands."""
    return {
        VisitState.HERE: QCoreApplication.translate("texts", "在厅"),
        VisitState.SHOPPING: QCoreApplication.translate("texts", "逛店中"),
        VisitState.LEFT: QCoreApplication.translate("texts", "离厅"),
        VisitState.UNDONE: QCoreApplication.translate("texts", "已撤销"),
    }[state]


def voucher_state_text(state: str) -> str:
    """Where a voucher stands; a state of a newer program is shown as it is."""
    words = {
        "issued": QCoreApplication.translate("texts", "可用"),
        "redeemed": QCoreApplication.translate("texts", "已使用"),
        "void": QCoreApplication.translate("texts", "已作废"),
        "expired": QCoreApplication.translate("texts", "已过期"),
    }
    return words.get(state, state)


def date_kind_text(kind: DateKind) -> str:
    """What a remembered date is."""
    return {
        DateKind.BIRTHDAY: QCoreApplication.translate("texts", "生日"),
        DateKind.ANNIVERSARY: QCoreApplication.translate("texts", "纪念日"),
        DateKind.OTHER: QCoreApplication.translate("texts", "其他日子"),
    }[kind]


def matter_kind_text(kind: MatterKind) -> str:
    """Why something is in 待我处理."""
    return {
        MatterKind.WAITING: QCoreApplication.translate("texts", "待上传"),
        MatterKind.REFUSED: QCoreApplication.translate("texts", "未被接受"),
        MatterKind.DOUBTFUL: QCoreApplication.translate("texts", "待总部确认"),
        MatterKind.PARKED: QCoreApplication.translate("texts", "总部先放着"),
        MatterKind.CONFLICT: QCoreApplication.translate("texts", "两边不一致"),
        MatterKind.CALLED: QCoreApplication.translate("texts", "要您出面"),
        MatterKind.COLLIDED: QCoreApplication.translate("texts", "预留撞了"),
        MatterKind.APPROVAL: QCoreApplication.translate("texts", "等您批"),
        MatterKind.ROBOT: QCoreApplication.translate("texts", "通知没有送到"),
    }[kind]


def _visit_texts() -> dict[str, str]:
    return {
        "appointment.book": QCoreApplication.translate("texts", "约时间"),
        "appointment.move": QCoreApplication.translate("texts", "改约"),
        "appointment.call_off": QCoreApplication.translate("texts", "取消预约"),
        "appointment.no_show": QCoreApplication.translate("texts", "记没来"),
        "appointment.attend": QCoreApplication.translate("texts", "记赴约"),
        "appointment.prepare": QCoreApplication.translate("texts", "备好迎宾"),
        "appointment.remind": QCoreApplication.translate("texts", "提醒贵宾"),
        "visit.check_in": QCoreApplication.translate("texts", "接待"),
        "visit.undo_check_in": QCoreApplication.translate("texts", "撤销接待"),
        "visit.check_out": QCoreApplication.translate("texts", "离厅"),
        "visit.seat": QCoreApplication.translate("texts", "换座位"),
        "lounge.set_right": QCoreApplication.translate("texts", "改进厅规则"),
        "place.set": QCoreApplication.translate("texts", "改座位"),
        "place.retire": QCoreApplication.translate("texts", "停用座位"),
        "place.arrange": QCoreApplication.translate("texts", "排座位次序"),
        "visit.go_shopping": QCoreApplication.translate("texts", "去逛店"),
        "visit.come_back": QCoreApplication.translate("texts", "回厅"),
        "visit.set_details": QCoreApplication.translate("texts", "到店详情"),
        "visit.tidy_place": QCoreApplication.translate("texts", "整理座位"),
        "visit.call_shopper": QCoreApplication.translate("texts", "改请同事"),
        "visit.answer_call": QCoreApplication.translate("texts", "回应到店"),
        "visit.take_ticket": QCoreApplication.translate("texts", "取号等候"),
        "visit.call_ticket": QCoreApplication.translate("texts", "叫号"),
        "visit.give_up_ticket": QCoreApplication.translate("texts", "不等了"),
        "visit.record_paper": QCoreApplication.translate("texts", "补录到店"),
        "visit.rate": QCoreApplication.translate("texts", "记满意度"),
    }


def _booking_texts() -> dict[str, str]:
    return {
        "booking.book": QCoreApplication.translate("texts", "预留"),
        "booking.move": QCoreApplication.translate("texts", "改预留"),
        "booking.cancel": QCoreApplication.translate("texts", "取消预留"),
        "booking.end": QCoreApplication.translate("texts", "结束预留"),
        "booking.collided": QCoreApplication.translate("texts", "预留撞了"),
    }


def _complaint_texts() -> dict[str, str]:
    return {
        "complaint.propose_remedy": QCoreApplication.translate("texts", "提补救"),
        "complaint.decide_remedy": QCoreApplication.translate("texts", "批补救"),
        "complaint.seal": QCoreApplication.translate("texts", "设为敏感投诉"),
    }


def intent_text(kind: str) -> str:
    """What somebody wanted to do; a kind of a newer program is shown as it is."""
    words = {
        **_visit_texts(),
        **_complaint_texts(),
        **_booking_texts(),
        **small_service_texts(),
        **care_texts(),
        "guest.set_preference": QCoreApplication.translate("texts", "改偏好"),
        "guest.add_note": QCoreApplication.translate("texts", "写备注"),
        "guest.set_relation": QCoreApplication.translate("texts", "记关系与代办人"),
        "guest.remove_relation": QCoreApplication.translate("texts", "删关系与代办人"),
        "guest.set_wish": QCoreApplication.translate("texts", "记心愿"),
        "handover.add_note": QCoreApplication.translate("texts", "写交班备注"),
        "handover.sign": QCoreApplication.translate("texts", "交班"),
        "handover.read": QCoreApplication.translate("texts", "接班"),
        "robot.silent": QCoreApplication.translate("texts", "企业微信群机器人"),
        "ready.tick": QCoreApplication.translate("texts", "就绪清单"),
        "roster.set_day": QCoreApplication.translate("texts", "排班"),
        "guest.set_gift": QCoreApplication.translate("texts", "记礼物"),
        "guest.remove_gift": QCoreApplication.translate("texts", "删礼物"),
        "guest.set_date": QCoreApplication.translate("texts", "记重要日子"),
        "guest.remove_date": QCoreApplication.translate("texts", "删重要日子"),
        "guest.set_address": QCoreApplication.translate("texts", "改称呼"),
        "guest.mark_purchase": QCoreApplication.translate("texts", "标记消费保密"),
        "guest.add_attachment": QCoreApplication.translate("texts", "加图片"),
        "guest.remove_attachment": QCoreApplication.translate("texts", "移除图片"),
        "guest.undo_remove_attachment": QCoreApplication.translate("texts", "恢复图片"),
        "request.open": QCoreApplication.translate("texts", "新建服务单"),
        "request.assign": QCoreApplication.translate("texts", "交给同事"),
        "request.advance": QCoreApplication.translate("texts", "移动服务单"),
        "request.pause": QCoreApplication.translate("texts", "暂停服务单"),
        "request.resume": QCoreApplication.translate("texts", "继续服务单"),
        "request.comment": QCoreApplication.translate("texts", "服务单留言"),
        "request.route": QCoreApplication.translate("texts", "转部门"),
        "request.step": QCoreApplication.translate("texts", "服务单进下一步"),
        "request.ladder": QCoreApplication.translate("texts", "改上报规则"),
        "request.close": QCoreApplication.translate("texts", "结束服务单"),
        "voucher.issue": QCoreApplication.translate("texts", "发礼券"),
        "voucher.redeem": QCoreApplication.translate("texts", "核销礼券"),
        "voucher.void": QCoreApplication.translate("texts", "作废礼券"),
        "guest.register": QCoreApplication.translate("texts", "新贵宾"),
        "guest.replace_card": QCoreApplication.translate("texts", "换新卡"),
        "book.save_filter": QCoreApplication.translate("texts", "保存筛选"),
        "book.remove_filter": QCoreApplication.translate("texts", "删除筛选"),
        "staff.hand_over_book": QCoreApplication.translate("texts", "交接贵宾簿"),
    }
    return words.get(kind, kind)


def document_text(document: str) -> str:
    """A kind of paper."""
    words = {
        "complaint": QCoreApplication.translate("texts", "投诉受理单"),
        "downtime_pack": QCoreApplication.translate("texts", "停机包"),
        "thanks_note": QCoreApplication.translate("texts", "感谢卡"),
        "handover": QCoreApplication.translate("texts", "交班"),
        "welcome_card": QCoreApplication.translate("texts", "欢迎卡"),
        "voucher": QCoreApplication.translate("texts", "礼券"),
        "roll": QCoreApplication.translate("texts", "80 mm 小票"),
        "storage_tag": QCoreApplication.translate("texts", "寄存牌"),
        "storage_list": QCoreApplication.translate("texts", "寄存清单"),
        "wifi_slip": QCoreApplication.translate("texts", "Wi-Fi 单"),
        "request_slip": QCoreApplication.translate("texts", "服务凭条"),
    }
    return words.get(document, document)


def plate_lines(plate: DeskPlate) -> tuple[str, str]:
    """House, and below it lounge and store; where no house is named the store stands first."""
    lounge, house = QCoreApplication.translate("texts", "贵宾厅"), say(plate.house)
    if lounge in plate.store:
        lounge = ""
    return (house, joined(lounge, plate.store)) if house else (plate.store, lounge)


def masked_text(guest: MaskedGuest) -> str:
    """陈** 女士 / Ms 陈**."""
    parts = (guest.masked, say(guest.title))
    return " ".join(reversed(parts) if language() == "en" else parts).strip()
