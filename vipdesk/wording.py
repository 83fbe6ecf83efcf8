"""One sentence for every refusal and trouble, in Chinese and English, for window, headless desk and head office.

Sentences name facts in braces; a fact that is missing is left out of the sentence rather than shown as a hole.
"""

from typing import Final

from vipdesk.booking_refusals import BOOKING_REFUSALS
from vipdesk.detail_words import DETAILS
from vipdesk.errors import Code, Fact, Refused, Trouble, VipDeskError
from vipdesk.request_refusals import REQUEST_REFUSALS
from vipdesk.sentence import Sentence
from vipdesk.trouble_sentences import TROUBLES

REFUSALS: Final[dict[Code, Sentence]] = {
    **{code: Sentence(*both) for code, both in REQUEST_REFUSALS.items()},
    **{code: Sentence(*both) for code, both in BOOKING_REFUSALS.items()},
    Code.ALIAS_WITHOUT_PHOTO: Sentence(
        "这位贵宾用化名，档案里不放照片。", "This guest goes by an alias, so no photo is kept."
    ),
    Code.ALREADY_HERE: Sentence("这位贵宾已经在厅里了。", "This guest is already here."),
    Code.ALREADY_WAITING: Sentence(
        "这位贵宾已经在等候，号码 {ticket}。", "This guest is waiting already, number {ticket}."
    ),
    Code.APPOINTMENT_MOVED: Sentence("这个预约刚被改过，请再看一眼。", "It has changed; please look again."),
    Code.APPOINTMENT_TIME: Sentence(
        "预约要在今天以后的一年之内，{least} 到 {most} 分钟，当天结束。",
        "An appointment lies within a year from now, takes {least} to {most} minutes and ends on its day.",
    ),
    Code.AWAITS_RECOVERY: Sentence(
        "总部恢复了备份，正在等各台电脑补传，补齐后自动再办。",
        "Head office was restored from a backup; this is done again once every desk has sent what it kept.",
    ),
    Code.BAD_ARGUMENTS: Sentence(
        "填写的内容不完整或不合要求：{detail}。", "Something is missing or wrong: {detail}."
    ),
    Code.CALL_MOVED: Sentence(
        "这位贵宾已经改请别人，您不用过来。", "Somebody else has been asked meanwhile; you need not come."
    ),
    Code.CARD_IN_USE: Sentence(
        "这张卡已有贵宾档案，请打开那一份，不用新建。",
        "This card already belongs to a guest; please open that guest instead.",
    ),
    Code.CARD_MOVED: Sentence(
        "刚有人给这位贵宾换过卡，请再看一眼。",
        "Somebody has just given this guest another card; please look again.",
    ),
    Code.CARD_UNREADABLE: Sentence(
        "卡号是 6 到 24 位数字或字母，请对一下。", "A card number has 6 to 24 digits or letters; please check it."
    ),
    Code.CAUSE_PARKED: Sentence(
        "前一步还在等人处理，这一步先放着。", "The step before is set aside, so this one waits with it."
    ),
    Code.CAUSE_REFUSED: Sentence(
        "前一步未被接受，所以这一步也没有办成。", "The step before was not accepted, so this one was not either."
    ),
    Code.CONDITIONS_WRONG: Sentence(
        "这样的条件本机查不了，请检查数字和文字。",
        "Such conditions cannot be asked for; please check the numbers and the words.",
    ),
    Code.DATE_IMPOSSIBLE: Sentence(
        "历法里没有这一天，或它还没有到。", "The calendar has no such day, or it is still to come."
    ),
    Code.DEFECT_PARKED: Sentence(
        "总部处理时出了问题，已留给总部查看。", "Head office had a problem with it and has set it aside."
    ),
    Code.DRINK_AGAINST_TABOO: Sentence(
        "{drink}含{contains}，和这位贵宾的禁忌冲突。请先问过贵宾。",
        "{drink} contains {contains}, which this guest must not have. Please ask the guest first.",
    ),
    Code.DRINK_NOT_ON_MENU: Sentence("酒水单上没有{drink}。", "{drink} is not on the menu."),
    Code.DRINK_SOLD_OUT: Sentence("{drink}今天售完了。", "{drink} is sold out today."),
    Code.ENTRY_KNOWN: Sentence(
        "已经有“{name}”，请改那一条。",
        "There is an entry {name} already; please change that one.",
    ),
    Code.ENTRY_MOVED: Sentence(
        "这一条刚被别人改过，或是总部统一的，不在本店改。",
        "Somebody has just changed this entry, or it is head office's and not changed here.",
    ),
    Code.EXPORT_TOO_LARGE: Sentence("一次最多导出 {most} 位。", "At most {most} guests at a time."),
    Code.FIELD_MISSING: Sentence("还有必填的一项没有填。", "A required field is still empty."),
    Code.FIELD_UNREADABLE: Sentence(
        "这一项填得不对：数目填数字，日期填成 2026-11-22 这样，选项从给出的里面选。",
        "This field cannot be read: numbers as digits, dates as 2026-11-22, choices from the list.",
    ),
    Code.FILTER_MOVED: Sentence(
        "“{name}”刚被别人改过，请看过再改。",
        "“{name}” has just been changed by somebody else; please look at it first.",
    ),
    Code.GUEST_UNKNOWN: Sentence("没有找到这位贵宾。", "This guest is not known."),
    Code.HANDOVER_OWN: Sentence("自己写的交班不用自己接。", "One does not take over from oneself."),
    Code.HANDOVER_SIGNED: Sentence("这一班刚交过。", "This shift has just been handed over."),
    Code.HANDOVER_TOO_LONG: Sentence(
        "这一页写不下：最多 {most} 句，每句 200 字。",
        "This does not fit a page: at most {most} sentences of 200 characters.",
    ),
    Code.HANDOVER_UNKNOWN: Sentence("没有这一页交班。", "There is no such handover."),
    Code.ID_NOT_LEASED: Sentence(
        "这张礼券的编号不是本机可用的编号。", "This voucher number was not given to this desk."
    ),
    Code.KEY_REUSED: Sentence("这个编号已经用过了。", "This number has already been used."),
    Code.LADDER_UNREADABLE: Sentence(
        "上报规则读不懂：最多 8 步，百分比 0 到 100，分钟 0 到 10000，不能有两步一样。",
        "These rules cannot be read: at most 8 steps, 0 to 100 per cent, 0 to 10,000 minutes, no two alike.",
    ),
    Code.LOUNGE_RIGHT_UNREADABLE: Sentence(
        "进厅规则读不懂：人数、次数、天数和分钟都填整数，空着不限。",
        "These rules cannot be read: people, visits, days and minutes are whole numbers; empty sets no limit.",
    ),
    Code.MAY_NOT_ACT: Sentence(
        "“家人与代办人”里没有写这个人可以代办：请贵宾本人来，或先写上。",
        "The profile does not say that this person may act for it: ask for the guest, or write it down first.",
    ),
    Code.MENU_UNREADABLE: Sentence(
        "酒水单有一行读不懂：每种要有名字，不能重名，名字里不要有“×”和“·”。",
        "A line of the menu cannot be read: each drink needs a name of its own, without × and ·.",
    ),
    Code.MERGE_SETTLED: Sentence(
        "合并超过 {days} 天，不能再拆开。", "This merge is older than {days} days and can no longer be undone."
    ),
    Code.MERGE_UNKNOWN: Sentence("没有这次合并，或已经拆开。", "There is no such merge, or it has been undone."),
    Code.NO_VOUCHER_IDS: Sentence(
        "本机的礼券编号用完了，联网后自动补充。",
        "This desk has no voucher numbers left; they are topped up once online.",
    ),
    Code.NOT_ALLOWED: Sentence(
        "您的岗位不能办这一项，请找主管。", "Your role may not do this; please ask a supervisor."
    ),
    Code.NOT_HERE: Sentence("这位贵宾已经离厅。", "This guest has already left."),
    Code.NO_WIFI: Sentence(
        "总部还没有填无线网络的名称和口令。",
        "Head office has not given the name and password of the Wi-Fi yet.",
    ),
    Code.ONLINE_ONLY: Sentence("这一步要联网后才能办。", "This can be done once the line is back."),
    Code.PHONE_IN_USE: Sentence(
        "这个手机号已有贵宾档案，请打开那一份，不用新建。",
        "This number already belongs to a guest; please open that guest instead.",
    ),
    Code.PHONE_UNREADABLE: Sentence(
        "手机号不完整，请对一下；港澳号码前加 852 或 853。",
        "The number is not complete; please check it. Hong Kong and Macau numbers begin with 852 or 853.",
    ),
    Code.PICTURE_NOT_THERE: Sentence(
        "这张图片还没有传到总部，稍后再看。",
        "Head office does not have this picture yet; please look again later.",
    ),
    Code.PICTURE_TOO_HEAVY: Sentence(
        "图片文件太大：最多 {mib} MB，请换一张小一点的。",
        "The picture's file is too large: at most {mib} MB; please choose a smaller one.",
    ),
    Code.PICTURE_TOO_LARGE: Sentence(
        "图片尺寸太大：最多 {megapixels}00 万像素，请换一张小一点的。",
        "The picture has too many pixels: at most {megapixels} megapixels; please choose a smaller one.",
    ),
    Code.PICTURE_UNREADABLE: Sentence(
        "这不是能用的图片，请选 JPEG、PNG 或 WebP。",
        "This is no picture that can be used; please choose a JPEG, PNG or WebP.",
    ),
    Code.PIN_TOO_SIMPLE: Sentence(
        "PIN 太简单：至少 {shortest} 位数字，不用连号和重复。",
        "The PIN is too simple: at least {shortest} digits, no runs, no repeats.",
    ),
    Code.PIN_WRONG: Sentence("工号或 PIN 不对。", "Staff code or PIN is wrong."),
    Code.PLACE_TAKEN: Sentence(
        "{place} 刚有人坐了，请换一个座位。", "{place} has just been taken; please choose another."
    ),
    Code.PLACE_UNKNOWN: Sentence("没有这个座位。", "There is no such seat."),
    Code.POLICY_MOVED: Sentence(
        "规则刚被别人改过，请看过新的再改。", "Somebody has just changed these rules; look at them again first."
    ),
    Code.READY_UNKNOWN: Sentence(
        "就绪清单里没有这一项了，请看新的清单。",
        "The list no longer has this item; please look at the new one.",
    ),
    Code.REQUEST_MOVED: Sentence(
        "这张服务单刚被别人处理过，请看最新状态。", "Somebody has just moved this request; please look again."
    ),
    Code.REQUEST_NOT_PAUSABLE: Sentence(
        "这类服务单的时限不停表，不能暂停。", "The clock of this kind of request is never stopped."
    ),
    Code.REQUEST_NOT_YOURS: Sentence(
        "这张单由 {owner} 经办，只有经办人或主管可以暂停。",
        "{owner} handles this request; only they or a supervisor may pause it.",
    ),
    Code.REQUEST_UNKNOWN: Sentence("没有这张服务单。", "There is no such request."),
    Code.ROSTER_MOVED: Sentence(
        "刚有人改过这位同事这一天的班，请看过再改。",
        "Somebody has just changed this colleague's day; please look again.",
    ),
    Code.ROW_GONE: Sentence("这条记录刚被删除。", "This record has just been removed."),
    Code.SAME_GUEST: Sentence("这两份档案已经是同一位贵宾。", "These two records are one guest already."),
    Code.SHIFT_IMPOSSIBLE: Sentence(
        "上下班时间不对：一天最多 {most} 段，不能重叠，每段不超过 24 小时。",
        "The hours are not possible: at most {most} shifts a day, without overlap, each of 24 hours at most.",
    ),
    Code.SHOPPER_BUSY: Sentence(
        "{name} 在 {start}–{end} 已有预约，请换时间或换人。",
        "{name} has an appointment {start}–{end}; choose another time or colleague.",
    ),
    Code.SHOPPER_MOVED: Sentence(
        "刚有人给这位贵宾指定了顾问，请再看一眼。",
        "Somebody has just given this guest a shopper; please look again.",
    ),
    Code.STAFF_UNKNOWN: Sentence(
        "没有这位同事，或不能指定。", "There is no such colleague, or they cannot be chosen."
    ),
    Code.TAG_OVER: Sentence(
        "没有这个寄存牌，或牌上的东西已经取回。",
        "There is no such storage tag, or what it stands for has been given back.",
    ),
    Code.TEXT_TOO_LONG: Sentence(
        "写得太长了：最多 {longest} 字，现在 {length} 字。", "Too long: {length} characters, at most {longest}."
    ),
    Code.TICKET_OVER: Sentence("这个号已经过了。", "This number is over."),
    Code.TIER_NOT_ENTITLED: Sentence(
        "这位贵宾的卡不含贵宾厅，可请主管放行。",
        "This guest's tier does not include the lounge; a supervisor may let them in.",
    ),
    Code.TIME_IMPOSSIBLE: Sentence(
        "时间对不上：到店要在离店之前，都不能在将来，最早 {days} 天前。",
        "The times do not fit: arrival before leaving, neither in the future, at most {days} days ago.",
    ),
    Code.TOO_LATE_TO_UNDO: Sentence(
        "只能在登记后 {seconds} 秒内撤销，可以办离厅。",
        "Undo works for {seconds} seconds; please check the guest out instead.",
    ),
    Code.TOO_MANY_COMPANIONS: Sentence(
        "今日可请 {most} 位同行，现有 {companions} 位，可请主管放行。",
        "{most} companions may come in and {companions} are here; a supervisor may let them in.",
    ),
    Code.TOO_MANY_FILTERS: Sentence(
        "最多保存 {most} 个筛选，请先删掉不用的。", "At most {most} filters are kept; please remove one first."
    ),
    Code.UNKNOWN_KIND: Sentence(
        "程序版本不一致，还不认识这项操作，升级后再办。",
        "The programs differ in version and this action is not known yet; it can be done after the update.",
    ),
    Code.UNKNOWN_REQUEST_KIND: Sentence("没有这种服务。", "There is no such service."),
    Code.VALUE_NEEDS_CONTACT: Sentence(
        "本机超过 {days} 天没有联系总部，礼券先停办；联网后自动恢复。",
        "This desk has not reached head office for {days} days, so vouchers wait; they work again once online.",
    ),
    Code.VISIT_UNKNOWN: Sentence("没有这次到店记录。", "There is no such visit."),
    Code.VISIT_OVERLAPS: Sentence(
        "这段时间里，这位贵宾已有一次到店记录。", "There already is a visit of this guest at that time."
    ),
    Code.VISITS_USED_UP: Sentence(
        "{days} 天内已来过 {used} 次，到了次数，可请主管放行。",
        "{used} visits within {days} days are used up; a supervisor may let them in.",
    ),
    Code.VOUCHER_EXPIRED: Sentence("这张礼券已过期。", "This voucher has expired."),
    Code.VOUCHER_NOT_USABLE: Sentence("这张礼券不能再用了。", "This voucher can no longer be used."),
    Code.VOUCHER_TYPE_UNKNOWN: Sentence("没有这种礼券。", "There is no such voucher type."),
    Code.VOUCHER_UNKNOWN: Sentence("没有这张礼券。", "There is no such voucher."),
}


_LOCKED_UNTIL: Final = Sentence(
    "PIN 错误次数太多，{until} 以后再试，或找主管。",
    "Too many wrong PINs; try again after {until} or ask a supervisor.",
)
"""Where the desk itself has locked somebody out it knows until when; head office does not say."""

_SOMETHING_WRONG: Final = Sentence(
    "填写的内容不完整或不合要求，请核对后再试。", "Something is missing or wrong; please check it and try again."
)
"""Of an argument that people have no word for."""


def sentence(error: VipDeskError, language: str) -> str:
    """What to say to a person about an error, in `zh` or `en`."""
    if isinstance(error, Refused):
        return _said(error.code, error.facts, language)
    if error.trouble is Trouble.PIN_LOCKED and "until" in error.facts:
        return _LOCKED_UNTIL.say(language, error.facts)
    return TROUBLES[error.trouble].say(language, error.facts)


def refusal_sentence(code: str, facts: dict[str, Fact], language: str) -> str:
    """The sentence for a code that came over the wire; one of a newer head office is shown as it is."""
    known = next((member for member in Code if member.value == code), None)
    return code if known is None else _said(known, facts, language)


def _said(code: Code, facts: dict[str, Fact], language: str) -> str:
    unnamed = code is Code.BAD_ARGUMENTS and facts.get("detail") not in DETAILS
    return (_SOMETHING_WRONG if unnamed else REFUSALS[code]).say(language, facts)
