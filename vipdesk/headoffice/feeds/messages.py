"""The sentences of an import report, in both languages; facts are filled in by `Sentence.say`."""

from typing import Final

from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.sentence import Sentence

PROGRESS: Final = Sentence("已处理 {count} 条…", "{count} records done…")
REPAIRED: Final = Sentence("已改正：{columns}。", "Corrected: {columns}.")

COPY_OF_LINE: Final = Sentence("与第 {line} 行相同。", "The same as line {line}.")
COPY_OF_RECORD: Final = Sentence("已有相同的资料。", "Already known, and the same.")
SAME_CARD_AS_LINE: Final = Sentence(
    "卡号与第 {line} 行相同而{columns}不同，以先出现的为准。",
    "The card of line {line} with other {columns}; the first one counts.",
)
SAME_CARD_AS_RECORD: Final = Sentence(
    "这张卡已有资料，{columns}不同，原资料没有改动。",
    "This card is known with other {columns}; nothing was changed.",
)
UPDATED: Final = Sentence("已按名单更新：{columns}。", "Brought up to date: {columns}.")
KEPT_OF_PEOPLE: Final = Sentence(
    "{columns}由门店人员写过，以门店的为准。", "Written by people of the store and kept: {columns}."
)
KEPT_FOR_NOTHING: Final = Sentence("名单里{columns}是空的，不改。", "Empty in the list and kept: {columns}.")
KEPT_BY_RULE: Final = Sentence("按规定{columns}不随名单改。", "Kept by policy: {columns}.")
SOMEBODY_ELSE: Final = Sentence(
    "姓名和生日都不同，像是另一位，请核对。",
    "Name and birthday are others; it may be somebody else: please check.",
)
MERGED: Final = Sentence("这位贵宾已并入另一位。", "This guest has been merged into another.")
SAME_PERSON: Final = Sentence(
    "与尾号 {tail} 的会员是同一人，本卡已记在其名下。",
    "The same person as card …{tail}; this card now belongs to that guest.",
)
SAME_PHONE: Final = Sentence(
    "手机号与尾号 {tail} 的会员相同，请核对。", "The phone number of card …{tail} as well; please check."
)
NAMESAKE: Final = Sentence(
    "姓名、生日与尾号 {tail} 的会员相同，请核对。",
    "Name and birthday are those of card …{tail} as well; please check.",
)

GENDER_UNREAD: Final = Sentence("性别看不懂，未记。", "The gender was not understood and not kept.")
PLATE_UNREAD: Final = Sentence("车牌看不懂，按原样保留。", "The plate was not understood and is kept as it is.")
SHOPPER_NOT_ONE: Final = Sentence(
    "工号 {code} 不是在岗的专属顾问，未指定顾问。",
    "Staff code {code} is not a personal shopper at work; none was assigned.",
)
QUOTE_OPEN: Final = Sentence("引号没有配对。", "A quotation mark is never closed.")
TOO_MANY_FIELDS: Final = Sentence(
    "有 {count} 栏，比表头多，分不清多在哪里。",
    "{count} fields, more than the header has; there is no telling which is too many.",
)
CALENDAR_UNREAD: Final = Sentence("历法看不懂。", "The calendar is neither solar nor lunar.")
CARD_SPOILT: Final = Sentence(
    "卡号被表格软件改成了科学计数法，原号已丢失。",
    "A spreadsheet has turned the card number into an exponent; the number itself is lost.",
)
QUANTITY_INVALID: Final = Sentence("件数不是正整数。", "The quantity is not a whole number above 0.")
QUANTITY_TOO_LARGE: Final = Sentence("件数大得不可能。", "The quantity is impossibly large.")
ORIGIN_WITHOUT_REFUND: Final = Sentence(
    "有原小票号而金额不是负数，分不清是不是退货。",
    "It names an original receipt and is no refund; there is no telling what it is.",
)
ORIGIN_MISSING: Final = Sentence("退货没有原小票号。", "A refund without its original receipt.")
POINTS_INVALID: Final = Sentence("积分不是正整数或零。", "Points are not a whole number of 0 or more.")
POINTS_TOO_MANY: Final = Sentence("积分多得不可能。", "So many points are impossible.")
LOT_TWICE: Final = Sentence(
    "同一张卡的同一到期日出现了两次。", "The same card has the same last day on two lines."
)
SHIFT_UNREAD: Final = Sentence(
    "上下班时间不全或看不懂；休息日请写明“休”。",
    "The hours are missing or were not understood; a day off says so by its label.",
)
DAY_CONTRADICTS_ITSELF: Final = Sentence(
    "同一个人同一天的各行对不上：班次重叠，或门店、代班不同。",
    "The lines of this person's day do not fit: shifts overlap, or store or cover differ.",
)
ORIGIN_OF_ANOTHER: Final = Sentence("原小票是别人的。", "The original receipt is somebody else's.")

ENTRY_EMPTY: Final = Sentence("没有写{column}。", "There is no {column}.")
CELL_TOO_LONG: Final = Sentence(
    "{column}太长，最多 {longest} 个字。", "{column} is too long: at most {longest} characters."
)
REASONS: Final[dict[ImportCode, Sentence]] = {
    ImportCode.KIND_UNKNOWN: Sentence("类别只能是专柜、合作方或问答。", "The kind is counter, partner or answer."),
    ImportCode.TEXT_TOO_LONG: Sentence("{column}太长。", "{column} is too long."),
    ImportCode.CARD_MISSING: Sentence("没有会员卡号。", "There is no card number."),
    ImportCode.CARD_INVALID: Sentence("卡号不对。", "The card number is not one."),
    ImportCode.CARD_UNKNOWN: Sentence("没有这张卡。", "This card is not known."),
    ImportCode.NAME_MISSING: Sentence("没有姓名。", "There is no name."),
    ImportCode.PHONE_INVALID: Sentence("手机号不对。", "The phone number is not one."),
    ImportCode.DATE_IMPOSSIBLE: Sentence("{column}不是一个日期。", "{column} is no such date."),
    ImportCode.DATE_IN_FUTURE: Sentence("{column}在将来。", "{column} lies in the future."),
    ImportCode.TIER_UNKNOWN: Sentence("没有这个等级。", "This tier is not known."),
    ImportCode.COLUMNS_MISSING: Sentence(
        "只有 {count} 栏，比表头少。", "{count} fields only, fewer than the header has."
    ),
    ImportCode.SHOPPER_UNKNOWN: Sentence(
        "导购工号不像工号，未指定顾问。", "The staff code does not look like one; no shopper was assigned."
    ),
    ImportCode.NUMBER_MISSING: Sentence("没有小票号。", "There is no receipt number."),
    ImportCode.NUMBER_REUSED: Sentence(
        "小票号已用过，{columns}不同。", "The receipt number is taken, with other {columns}."
    ),
    ImportCode.AMOUNT_INVALID: Sentence("金额不对。", "The amount is not one."),
    ImportCode.AMOUNT_OUT_OF_RANGE: Sentence("金额大得不可能。", "The amount is impossibly large."),
    ImportCode.ORIGIN_UNKNOWN: Sentence("没有这张原小票。", "The original receipt is not known."),
    ImportCode.REFUND_EXCEEDS_ORIGIN: Sentence(
        "退货超过原小票的金额。", "More is given back than the original receipt was worth."
    ),
    ImportCode.STORE_UNKNOWN: Sentence("没有这家门店。", "This store is not known."),
    ImportCode.STAFF_UNKNOWN: Sentence("没有这个工号。", "This staff code is not known."),
    ImportCode.PART_REFUSED: Sentence(
        "同一份资料的另一行有误，整份没有改动。",
        "Another line of the same whole is wrong, so none of it was taken.",
    ),
    ImportCode.TOLD_LATER: Sentence(
        "已有更晚的余额，没有改动。", "A balance of a later time is known; nothing was changed."
    ),
    ImportCode.BY_HAND: Sentence(
        "主管已手工改过这一天，没有改动。", "A supervisor has written this day by hand; nothing was changed."
    ),
}
"""What is said of each code that refuses a record or leaves something out."""

LABELS_EN: Final[dict[str, str]] = {
    "会员卡号": "card number",
    "姓名": "name",
    "性别": "gender",
    "手机号": "phone",
    "生日": "birthday",
    "历法": "calendar",
    "等级": "tier",
    "开卡日期": "member since",
    "导购工号": "staff code",
    "车牌": "plate",
    "称谓": "title",
    "饮品偏好": "drink",
    "忌讳/过敏": "taboo",
    "备注": "note",
    "小票号": "receipt number",
    "门店": "store",
    "品类": "category",
    "品牌": "brand",
    "交易时间": "time",
    "金额": "amount",
    "件数": "quantity",
    "原小票号": "original receipt",
    "积分": "points",
    "到期日": "last day",
    "工号": "staff code",
    "日期": "day",
    "上班": "begins",
    "下班": "ends",
    "班次": "shift",
    "代班工号": "cover",
    "类别": "kind",
    "名称": "name",
    "英文名称": "English name",
    "楼层": "floor",
    "分机": "extension",
    "营业时间": "hours",
    "联系人": "contact",
    "内容": "text",
    "英文内容": "English text",
    "搜索词": "search words",
}
"""The columns by their names in English."""


def label(column: str, language: str) -> str:
    """What a column is called in a report."""
    return LABELS_EN[column] if language == "en" else column


def joined(labels: list[str], language: str) -> str:
    """Several columns in one sentence."""
    return (", " if language == "en" else "、").join(labels)
