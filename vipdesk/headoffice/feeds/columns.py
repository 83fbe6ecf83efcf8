"""The columns an export may have, under whatever name and in whatever order, found by its first record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from vipdesk.chinese.script import clean, fold
from vipdesk.headoffice.feeds.records import FileRecord


class MemberColumn(StrEnum):
    """The columns of a list of members; the value is the name a report uses."""

    CARD = "会员卡号"
    NAME = "姓名"
    GENDER = "性别"
    PHONE = "手机号"
    BIRTHDAY = "生日"
    CALENDAR = "历法"
    TIER = "等级"
    MEMBER_SINCE = "开卡日期"
    SHOPPER = "导购工号"
    PLATE = "车牌"
    TITLE = "称谓"
    DRINK = "饮品偏好"
    TABOO = "忌讳/过敏"
    NOTE = "备注"


class ReceiptColumn(StrEnum):
    """The columns of a till's export."""

    NUMBER = "小票号"
    STORE = "门店"
    CATEGORY = "品类"
    BRAND = "品牌"
    CARD = "会员卡号"
    BOUGHT_AT = "交易时间"
    AMOUNT = "金额"
    QUANTITY = "件数"
    ORIGIN = "原小票号"


class PointsColumn(StrEnum):
    """The columns of what another system tells of points."""

    CARD = "会员卡号"
    POINTS = "积分"
    EXPIRES = "到期日"


class RosterColumn(StrEnum):
    """The columns of a duty roster."""

    STAFF = "工号"
    DAY = "日期"
    BEGINS = "上班"
    ENDS = "下班"
    LABEL = "班次"
    COVER = "代班工号"
    STORE = "门店"


class DirectoryColumn(StrEnum):
    """The columns of the house's directories."""

    KIND = "类别"
    STORE = "门店"
    NAME = "名称"
    NAME_EN = "英文名称"
    FLOOR = "楼层"
    PHONE = "分机"
    HOURS = "营业时间"
    CONTACT = "联系人"
    TEXT = "内容"
    TEXT_EN = "英文内容"
    WORDS = "搜索词"


AnyColumn = MemberColumn | ReceiptColumn | PointsColumn | RosterColumn | DirectoryColumn
Column = TypeVar("Column", MemberColumn, ReceiptColumn, PointsColumn, RosterColumn, DirectoryColumn)

MEMBER_COLUMNS: dict[MemberColumn, tuple[str, ...]] = {
    MemberColumn.CARD: ("卡号", "会员号", "会员编号", "card_no"),
    MemberColumn.NAME: ("会员姓名", "客户姓名", "name"),
    MemberColumn.GENDER: ("gender",),
    MemberColumn.PHONE: ("手机", "电话", "手机号码", "联系电话", "phone"),
    MemberColumn.BIRTHDAY: ("出生日期", "birthday"),
    MemberColumn.CALENDAR: ("生日历法", "calendar"),
    MemberColumn.TIER: ("会员等级", "卡等级", "tier"),
    MemberColumn.MEMBER_SINCE: ("入会日期", "开卡时间", "member_since"),
    MemberColumn.SHOPPER: ("顾问工号", "专属顾问工号", "shopper"),
    MemberColumn.PLATE: ("车牌号", "车牌号码", "plate"),
    MemberColumn.TITLE: ("称呼", "title"),
    MemberColumn.DRINK: ("饮品", "drink"),
    MemberColumn.TABOO: ("忌讳", "过敏", "禁忌与过敏", "忌讳与过敏", "禁忌/过敏", "taboo"),
    MemberColumn.NOTE: ("备注信息", "note"),
}
RECEIPT_COLUMNS: dict[ReceiptColumn, tuple[str, ...]] = {
    ReceiptColumn.NUMBER: ("小票编号", "小票号码", "number"),
    ReceiptColumn.STORE: ("门店名称", "店名", "store"),
    ReceiptColumn.CATEGORY: ("类别", "category"),
    ReceiptColumn.BRAND: ("brand",),
    ReceiptColumn.CARD: ("卡号", "会员号", "会员编号", "card_no"),
    ReceiptColumn.BOUGHT_AT: ("销售时间", "消费时间", "bought_at"),
    ReceiptColumn.AMOUNT: ("金额(元)", "金额元", "amount"),
    ReceiptColumn.QUANTITY: ("数量", "quantity"),
    ReceiptColumn.ORIGIN: ("原小票编号", "原小票", "origin"),
}
POINTS_COLUMNS: dict[PointsColumn, tuple[str, ...]] = {
    PointsColumn.CARD: ("卡号", "会员号", "会员编号", "card_no"),
    PointsColumn.POINTS: ("可用积分", "积分余额", "points"),
    PointsColumn.EXPIRES: ("到期日期", "有效期至", "expires_on"),
}
ROSTER_COLUMNS: dict[RosterColumn, tuple[str, ...]] = {
    RosterColumn.STAFF: ("员工号", "员工编号", "staff"),
    RosterColumn.DAY: ("值班日期", "day"),
    RosterColumn.BEGINS: ("上班时间", "开始", "from"),
    RosterColumn.ENDS: ("下班时间", "结束", "until"),
    RosterColumn.LABEL: ("班", "班别", "shift"),
    RosterColumn.COVER: ("代班", "代班人", "cover"),
    RosterColumn.STORE: ("门店名称", "店名", "store"),
}
DIRECTORY_COLUMNS: dict[DirectoryColumn, tuple[str, ...]] = {
    DirectoryColumn.KIND: ("种类", "类型", "kind"),
    DirectoryColumn.STORE: ("门店名称", "店名", "store"),
    DirectoryColumn.NAME: ("品牌", "商户", "问题", "name"),
    DirectoryColumn.NAME_EN: ("name_en",),
    DirectoryColumn.FLOOR: ("位置", "floor"),
    DirectoryColumn.PHONE: ("电话", "phone"),
    DirectoryColumn.HOURS: ("时间", "hours"),
    DirectoryColumn.CONTACT: ("负责人", "contact"),
    DirectoryColumn.TEXT: ("说明", "优惠", "答案", "text"),
    DirectoryColumn.TEXT_EN: ("text_en",),
    DirectoryColumn.WORDS: ("关键词", "words"),
}
"""Every column and what else people call it."""


@dataclass(frozen=True, slots=True)
class Layout(Generic[Column]):
    """Where a file has its columns; `ignored` names those nobody asked for.

    A record has at least the fields up to the last named column, `least`, and nothing beyond the header, `most`.
    """

    places: Mapping[Column, int]
    least: int
    most: int
    ignored: tuple[str, ...]

    def cell(self, record: FileRecord, column: Column) -> str:
        """What a record has in a column; empty where the file has no such column or the record has ended."""
        place = self.places.get(column)
        return "" if place is None or place >= len(record.fields) else record.fields[place]

    def fits(self, record: FileRecord) -> bool:
        """Whether every field of the record belongs to a column: none missing, none too many."""
        if record.broken or len(record.fields) < self.least:
            return False
        return not any(map(clean, record.fields[self.most :]))


def read_layout(
    header: Iterable[str], known: Mapping[Column, tuple[str, ...]], mapped: Mapping[Column, str] | None = None
) -> Layout[Column]:
    """Find the columns of a header; of two that mean the same the first counts. There may be none at all.

    `mapped` says by what header this file has a column, and wins over every usual name.
    """
    named = mapped or {}
    columns = {name: column for name, column in columns_by_name(known).items() if column not in named}
    columns.update({_plain(name): column for column, name in named.items()})
    places: dict[Column, int] = {}
    ignored: list[str] = []
    cells = [clean(cell) for cell in header]
    least = 0
    for place, name in enumerate(cells):
        if not name:
            continue
        least = place + 1
        found = columns.get(_plain(name))
        if found is None or found in places:
            ignored.append(name)
        else:
            places[found] = place
    return Layout(places, least, len(cells), tuple(ignored))


def columns_by_name(known: Mapping[Column, tuple[str, ...]]) -> dict[str, Column]:
    """Every column under all its usual names, as they are compared."""
    columns = {_plain(column.value): column for column in known}
    for column, others in known.items():
        columns.update({_plain(name): column for name in others})
    return columns


def column_named(name: str, known: Mapping[Column, tuple[str, ...]]) -> Column | None:
    """The column somebody means."""
    return columns_by_name(known).get(_plain(name))


def _plain(name: str) -> str:
    # A star marks what somebody's form demanded.
    return fold(name).replace(" ", "").strip("*:")
