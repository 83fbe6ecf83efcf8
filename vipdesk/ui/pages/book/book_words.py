"""Words of the client book: reaches, orders, conditions in one line."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from vipdesk.chinese.dates import full_date_text, short_date_text
from vipdesk.models.snapshot.book import BookDesk, BookOrder, Conditions
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Reach
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, topic_text


class BookNumbers(QObject):
    """Words with a number in them; a QObject, because lupdate sees plural forms in `tr` alone."""

    def guests(self, count: int) -> str:
        """How many guests."""
        # the rule of the language chooses by the bare number; a long one is read with its commas
        return self.tr("%n 位", "", count).replace(str(count), f"{count:,}")

    def first_guests(self, count: int) -> str:
        """So many are listed and there are more."""
        return self.tr("只列前 %n 位，请加条件缩小", "", count)

    def waiting(self, count: int) -> str:
        """Open requests."""
        return self.tr("%n 项", "", count)

    def open_requests(self, count: int) -> str:
        """Open requests of a guest, where they are not in a column of their own."""
        return self.tr("%n 张服务单", "", count)

    def away(self, days: int) -> str:
        """How long somebody was not here."""
        return self.tr("%n 天没来", "", days)

    def ago(self, days: int) -> str:
        """So many days before today."""
        return self.tr("%n 天前", "", days)

    def ahead(self, days: int) -> str:
        """So many days after today."""
        return self.tr("还有 %n 天", "", days)

    def birthday_within(self, days: int) -> str:
        """A birthday that is near."""
        return self.tr("%n 天内生日", "", days)

    def visits_from(self, count: int) -> str:
        """How often somebody was here in a year."""
        return self.tr("近一年到店 %n 次以上", "", count)

    def unsorted(self, count: int) -> str:
        """The book is being put in order."""
        return self.tr("正在整理贵宾簿，还有 %n 位", "", count)

    def covered(self, count: int) -> str:
        """Clients of others."""
        return self.tr("另代班 %n 位", "", count)

    def clients(self, count: int) -> str:
        """Clients of one shopper."""
        return self.tr("%n 位贵宾", "", count)

    def hand_over(self, count: int) -> str:
        """What the button does."""
        return self.tr("交接 %n 位", "", count)

    def handed_over(self, count: int) -> str:
        """What has been done."""
        return self.tr("已交接 %n 位", "", count)

    def own_requests(self, count: int) -> str:
        """What a book does not take along."""
        return self.tr("手上还有 %n 张服务单，请到服务板改派", "", count)


def reach_text(reach: Reach) -> str:
    """How much of the book: 我的, 本店, 全部."""
    return {
        Reach.MINE: QCoreApplication.translate("book", "我的"),
        Reach.STORE: QCoreApplication.translate("book", "本店"),
        Reach.ALL: QCoreApplication.translate("book", "全部"),
    }[reach]


def order_text(order: BookOrder) -> str:
    """By what the list is sorted, for those who hear it."""
    return {
        BookOrder.LAST_VISIT: QCoreApplication.translate("book", "按上次到店排序"),
        BookOrder.TIER: QCoreApplication.translate("book", "按等级排序"),
        BookOrder.NEXT_DATE: QCoreApplication.translate("book", "按下一个日子排序"),
        BookOrder.NAME: QCoreApplication.translate("book", "按姓名排序"),
    }[order]


def conditions_text(
    conditions: Conditions, book: BookDesk, numbers: BookNumbers, today: date, *, veiled: bool
) -> str:
    """Conditions on one line: 钻石、白金·60 天没来·品牌“云锦”; no sum where a guest may read along."""
    return joined(
        tiers_text(conditions.tiers, dict(book.tiers)),
        "" if conditions.away_days is None else numbers.away(conditions.away_days),
        _since(conditions.not_since, today),
        "" if conditions.birthday_within is None else numbers.birthday_within(conditions.birthday_within),
        "" if conditions.visits_from is None else numbers.visits_from(conditions.visits_from),
        _spent(conditions.spent_from_fen, veiled=veiled),
        _preference(conditions),
        _shopper(conditions, {card.staff_id: card.name for card in book.shoppers}),
    )


def tiers_text(tiers: tuple[str, ...], names: Mapping[str, Words]) -> str:
    """Tiers side by side."""
    between = "、" if language() == "zh" else ", "
    return between.join(say(names.get(tier, Words(tier, tier))) for tier in tiers)


def _since(day: date | None, today: date) -> str:
    if day is None:
        return ""
    words = short_date_text(day, language()) if day.year == today.year else full_date_text(day, language())
    return QCoreApplication.translate("book", "{day} 起没来").replace("{day}", words)


def _spent(fen: int | None, *, veiled: bool) -> str:
    if fen is None:
        return ""
    if veiled:
        return QCoreApplication.translate("book", "按近一年消费")
    words = QCoreApplication.translate("book", "近一年消费满 {amount}")
    return words.replace("{amount}", format_yuan(Fen(fen)))


def _preference(conditions: Conditions) -> str:
    topic = "" if conditions.topic is None else topic_text(conditions.topic)
    if conditions.words is None:
        return topic
    quoted = f"“{conditions.words}”"
    return f"{topic} {quoted}".strip() if topic else quoted


def _shopper(conditions: Conditions, names: Mapping[UUID, Words]) -> str:
    if conditions.unassigned:
        return QCoreApplication.translate("book", "没有顾问")
    if conditions.shopper_id is None:
        return ""
    known = names.get(conditions.shopper_id)
    return say(known) if known else QCoreApplication.translate("book", "已离店的顾问")
