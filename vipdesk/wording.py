"""One sentence for every refusal and trouble, in Chinese and English, for window, headless desk and head office.

Sentences name facts in braces; a fact that is missing is left out of the sentence rather than shown as a hole.
"""

from dataclasses import dataclass
from typing import Final

from vipdesk.detail_words import DETAILS
from vipdesk.errors import Code, Fact, Refused, Trouble, VipDeskError


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same thing said in both languages."""

    zh: str
    en: str

    def say(self, language: str, facts: dict[str, Fact]) -> str:
        """The sentence with its facts; a fact it names and was not given becomes an ellipsis."""
        template = self.en if language == "en" else self.zh
        plain = {name: "" if value is None else str(value) for name, value in facts.items()}
        detail = DETAILS.get(plain.get("detail", ""))
        if detail is not None:
            plain["detail"] = detail[language == "en"]
        return template.format_map(_Facts(plain))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


REFUSALS: Final[dict[Code, Sentence]] = {
    Code.ALIAS_WITHOUT_PHOTO: Sentence(
        "这位贵宾用化名，档案里不放照片。", "This guest goes by an alias, so no photo is kept."
    ),
    Code.ALREADY_HERE: Sentence("这位贵宾已经在厅里了。", "This guest is already here."),
    Code.ALREADY_WAITING: Sentence(
        "这位贵宾已经在等候，号码 {ticket}。", "This guest is waiting already, number {ticket}."
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
        "这样的条件本机查不了，请检查天数和文字。",
        "Such conditions cannot be asked for; please check the days and the words.",
    ),
    Code.DATE_IMPOSSIBLE: Sentence(
        "历法里没有这一天，或它还没有到。", "The calendar has no such day, or it is still to come."
    ),
    Code.DEFECT_PARKED: Sentence(
        "总部处理时出了问题，已留给总部查看。", "Head office had a problem with it and has set it aside."
    ),
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
    Code.ID_NOT_LEASED: Sentence(
        "这张礼券的编号不是本机可用的编号。", "This voucher number was not given to this desk."
    ),
    Code.KEY_REUSED: Sentence("这个编号已经用过了。", "This number has already been used."),
    Code.LADDER_UNREADABLE: Sentence(
        "上报规则读不懂：最多 8 步，百分比 0 到 100，分钟 0 到 10000，不能有两步一样。",
        "These rules cannot be read: at most 8 steps, 0 to 100 per cent, 0 to 10,000 minutes, no two alike.",
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
    Code.SHOPPER_MOVED: Sentence(
        "刚有人给这位贵宾指定了顾问，请再看一眼。",
        "Somebody has just given this guest a shopper; please look again.",
    ),
    Code.STAFF_UNKNOWN: Sentence(
        "没有这位同事，或不能指定。", "There is no such colleague, or they cannot be chosen."
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

TROUBLES: Final[dict[Trouble, Sentence]] = {
    Trouble.ADDRESS_NOT_FREE: Sentence(
        "不能在 {address} 上提供服务，端口可能已被占用：{detail}。",
        "{address} cannot be served, perhaps something else uses the port: {detail}.",
    ),
    Trouble.BACKUP_FAILED: Sentence(
        "没有写成备份 {file}：{detail}。", "The backup {file} could not be made: {detail}."
    ),
    Trouble.CACHE_LOCKED: Sentence("本机正忙，请再试一次。", "This desk is busy; please try again."),
    Trouble.CACHE_TOO_NEW: Sentence(
        "本机资料由更新的版本写成，请先升级程序。",
        "A newer version wrote this desk's data; please update the program.",
    ),
    Trouble.CODE_FOREIGN: Sentence("这不是本店的码。", "This code is not one of ours."),
    Trouble.CODE_PAYMENT: Sentence(
        "这是付款码，请到收银台使用。", "This is a payment code; please use it at the till."
    ),
    Trouble.COMMAND_FAILED: Sentence("“{command}”没有办成：{detail}", "“{command}” did not work: {detail}"),
    Trouble.CORRUPT: Sentence(
        "本机资料损坏，原文件没有动。请运行 vipdesk-desk rescue：能救的都救回来，再从总部重新下载。",
        "This desk's data is damaged. The file was not touched. Please run vipdesk-desk rescue: it saves what can be read and fetches"
        " the rest from head office.",
    ),
    Trouble.DATABASE_ADDRESS: Sentence(
        "数据库地址不对：要写成 sqlite:///文件 或 postgresql://…",
        "The database address must be sqlite:///FILE or postgresql://…",
    ),
    Trouble.DATABASE_UNREACHABLE: Sentence("连不上数据库。", "The database cannot be reached."),
    Trouble.DATABASE_NOT_READY: Sentence(
        "数据库还没有建好，请先运行 vipdesk-headoffice init。",
        "The database is not set up; please run vipdesk-headoffice init first.",
    ),
    Trouble.DEFECT: Sentence(
        "程序出了问题，已记录，可以继续工作。", "Something went wrong on our side. It is logged; you can carry on."
    ),
    Trouble.DEMO_FOLDER_FOREIGN: Sentence(
        "{folder} 里有不是演示写下的资料，没有动。请用 VIPDESK_DEMO_DIR 另选一个文件夹，或先把它移走。",
        "There is something in {folder} that no demonstration has made; it was not touched. Please name another folder in"
        " VIPDESK_DEMO_DIR, or move it away first.",
    ),
    Trouble.DESK_AWAY: Sentence(
        "本机超过 {days} 天没有联系总部，已锁定。请先接好网络，连上总部后就能登录；待上传的内容都在。",
        "This desk has not reached head office for {days} days and is locked. Please restore the line; once head office is reached you"
        " can sign in. What waits is kept.",
    ),
    Trouble.DESK_CLONED: Sentence(
        "另一台电脑上有本机的副本正在工作，本机已停止同步；待上传的内容都在。请联系管理员，为其中一台重新启用。",
        "A copy of this desk is at work on another computer, so this one has stopped syncing. What waits is kept. Please ask the"
        " administrator to enrol one of the two again.",
    ),
    Trouble.DESK_NOT_ENROLLED: Sentence(
        "本机还没有启用。请向总部要一个启用码，存成只有自己能读的文件（0600），再运行"
        " vipdesk-desk enrol --server 总部地址 --code-file 启用码文件。",
        "This desk is not enrolled yet. Ask head office for an enrolment code, save it as a file only you can read (0600), then run"
        " vipdesk-desk enrol --server URL --code-file FILE.",
    ),
    Trouble.CARRIED_CONTRADICTS: Sentence(
        "文件里有一项和总部的不一样，从它起没有收。", "Head office knows a part otherwise; it stopped there."
    ),
    Trouble.CARRIED_FROM_ELSEWHERE: Sentence(
        "文件来自总部不认识的本机 {desk}，没有收。",
        "The file is of a desk unknown here, {desk}; none of it was taken in.",
    ),
    Trouble.CARRIED_OUTDATED: Sentence(
        "这台本机之后又连上了总部，换了编号，会自己上传同样的内容；这个文件不用了。",
        "This desk has been in touch with head office since and sends the same itself, under new numbers; the file is not needed.",
    ),
    Trouble.DESK_REVOKED: Sentence(
        "总部已停用本机，请联系管理员。", "Head office has withdrawn this desk; please ask the administrator."
    ),
    Trouble.DESK_UNKNOWN: Sentence(
        "没有叫“{name}”的本机，或不止一台。", "There is no single desk called “{name}”."
    ),
    Trouble.DISK_FAILING: Sentence(
        "硬盘没有写成功，这一项没有保存。请再试一次；还不行就请管理员检查硬盘。",
        "The disk did not take it, so this was not saved. Please try again; if it stays so, have the disk looked at.",
    ),
    Trouble.DISK_FULL: Sentence(
        "硬盘快满了，这一项没有保存。请清理出空间再办；之前保存的都在，照常上传。",
        "The disk is nearly full, so this was not saved. Please make room first; what was saved before is safe and still sent.",
    ),
    Trouble.DISK_READ_ONLY: Sentence(
        "本机资料所在的文件夹只能读、不能写。请管理员检查权限或硬盘，资料没有动。",
        "This desk's folder can be read but not written. Please have its permissions or the disk looked at; the data was not touched.",
    ),
    Trouble.ENROL_CODE_WRONG: Sentence(
        "启用码不对、已用过或已过期。", "The enrolment code is wrong, used or expired."
    ),
    Trouble.FILE_UNREADABLE: Sentence(
        "读不了这个文件：{file}（{detail}）。", "This file cannot be read: {file} ({detail})."
    ),
    Trouble.FILE_NOT_WRITTEN: Sentence(
        "没有写成文件 {file}：{detail}。", "The file {file} could not be written: {detail}."
    ),
    Trouble.GLYPH_MISSING: Sentence(
        "这些字没有可用的字体，未打印：{characters}。",
        "No font has these characters, so nothing was printed: {characters}.",
    ),
    Trouble.KEY_MISSING: Sentence(
        "找不到本机资料的钥匙，资料没有动。", "The key to this desk's data is missing. The data was not touched."
    ),
    Trouble.KEY_WRONG: Sentence(
        "口令不对，本机资料没有动。", "The passphrase is wrong. The data was not touched."
    ),
    Trouble.NAME_TAKEN: Sentence("“{name}”已经有了。", "“{name}” already exists."),
    Trouble.NOT_PARKED: Sentence(
        "没有先放着的 {op_id}，可能已经办过了。",
        "Nothing called {op_id} is set aside; perhaps it has been released.",
    ),
    Trouble.NO_KEYRING: Sentence(
        "这台电脑没有可用的钥匙串，请用 --passphrase-file 指定口令文件。",
        "This computer has no usable keyring; please name a passphrase file with --passphrase-file.",
    ),
    Trouble.OFFLINE: Sentence("连不上总部。", "Head office cannot be reached."),
    Trouble.PASSPHRASE_SHORT: Sentence(
        "口令太短，至少 {least} 个字符。", "The passphrase is too short; it needs at least {least} characters."
    ),
    Trouble.PIN_LOCKED: Sentence(
        "PIN 错误次数太多，请稍后再试或找主管。", "Too many wrong PINs; please wait or ask a supervisor."
    ),
    Trouble.POLICY_WRONG: Sentence("{key} 的值要写成 {example}。", "{key} is written as {example}."),
    Trouble.PRINTER_UNAVAILABLE: Sentence(
        "打印机不可用，可以换一台或存成 PDF。", "The printer is not available; choose another or save a PDF."
    ),
    Trouble.PROFILE_ENROLLED: Sentence("本机已经启用过了。", "This desk is already enrolled."),
    Trouble.PROFILE_IN_USE: Sentence("本机已经打开了一个 VIPDesk。", "VIPDesk is already open on this desk."),
    Trouble.PROFILE_WAITING: Sentence(
        "这里已经有一台启用过的本机，待上传 {waiting} 项，不能另行启用或清除。请先联网，让它们上传；连不上时，请主管用"
        " vipdesk-desk outbox export 导出，带到总部；文件损坏时，请主管用 vipdesk-desk rescue 救出来。",
        "There is an enrolled desk here, and of its work {waiting} still waits to be sent: it cannot be replaced or removed. Please"
        " let that go up first; without a line a supervisor takes it to head office with vipdesk-desk outbox export, and where the"
        " file is damaged, saves it with vipdesk-desk rescue.",
    ),
    Trouble.PROTOCOL_TOO_OLD: Sentence(
        "程序版本太旧，请升级；待上传的内容都在。", "This program is too old; please update. What waits is kept."
    ),
    Trouble.RESCUE_IMPOSSIBLE: Sentence(
        "本机的身份读不出来，救不回来。损坏的文件留在 {file}，保留到 {until}，里面还有 {waiting} 项没有上传。"
        "请向总部要一个启用码，重新启用本机。",
        "What this desk is cannot be read any more. The damaged file stays in {file} until {until}, with {waiting} entries"
        " that were never sent. Please ask head office for an enrolment code and enrol the desk again.",
    ),
    Trouble.SECRET_FILE_OPEN: Sentence(
        "{file} 必须只有本人可读（权限 0600）。", "{file} must be readable by its owner only (mode 0600)."
    ),
    Trouble.SERVER_ADDRESS_WRONG: Sentence(
        "这个地址上没有总部服务：{url}。", "There is no head office at this address: {url}."
    ),
    Trouble.SERVER_BUSY: Sentence("总部正忙，稍后自动再试。", "Head office is busy; this is retried by itself."),
    Trouble.SIGN_IN_AGAIN: Sentence("请重新登录。", "Please sign in again."),
    Trouble.SIGN_IN_FIRST_ONLINE: Sentence(
        "您还没有在本机登录过，第一次登录要联网。",
        "You have not signed in at this desk before; the first time needs the line.",
    ),
    Trouble.STORE_UNKNOWN: Sentence("没有叫“{name}”的门店。", "There is no store called “{name}”."),
    Trouble.SUPERVISOR_NEEDED: Sentence("只有主管可以这样做。", "Only a supervisor may do this."),
    Trouble.USAGE: Sentence("用法不对：{detail}。", "Wrong usage: {detail}."),
}

_LOCKED_UNTIL: Final = Sentence(
    "PIN 错误次数太多，{until} 以后再试，或找主管。",
    "Too many wrong PINs; try again after {until} or ask a supervisor.",
)
"""Where the desk itself has locked somebody out it knows until when; head office does not say."""


def sentence(error: VipDeskError, language: str) -> str:
    """What to say to a person about an error, in `zh` or `en`."""
    if isinstance(error, Refused):
        return REFUSALS[error.code].say(language, error.facts)
    if error.trouble is Trouble.PIN_LOCKED and "until" in error.facts:
        return _LOCKED_UNTIL.say(language, error.facts)
    return TROUBLES[error.trouble].say(language, error.facts)


def refusal_sentence(code: str, facts: dict[str, Fact], language: str) -> str:
    """The sentence for a code that came over the wire; one of a newer head office is shown as it is."""
    known = next((member for member in Code if member.value == code), None)
    return code if known is None else REFUSALS[known].say(language, facts)
