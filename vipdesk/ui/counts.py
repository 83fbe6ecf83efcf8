"""Words with a number in them, in the plural forms of the language in force."""

from PySide6.QtCore import QObject


class Counts(QObject):
    """A QObject, because lupdate sees plural forms in `tr` alone."""

    def companions(self, count: int) -> str:
        """How many came along; nobody is a word of its own."""
        return self.tr("同行 %n 位", "", count) if count else self.tr("无同行")

    def minutes(self, count: int) -> str:
        """How long something takes."""
        return self.tr("%n 分钟", "", count)

    def further_changes(self, count: int) -> str:
        """How much more is different; empty where nothing is."""
        return self.tr("另有 %n 处", "", count) if count else ""

    def bags(self, count: int) -> str:
        """What was left at the place."""
        return self.tr("寄存 %n 袋", "", count)

    def waiting(self, count: int) -> str:
        """What waits for head office."""
        return self.tr("%n 项待上传", "", count)

    def waiting_offline(self, count: int) -> str:
        """What waits while the line is down."""
        return self.tr("离线·%n 项待上传", "", count)

    def kept_here(self, count: int) -> str:
        """What waits when somebody leaves."""
        return self.tr("还有 %n 项待上传，都留在本机，联网后自动上传。", "", count)

    def stuck(self, count: int) -> str:
        """What waits for head office and does not move."""
        return self.tr("%n 项送不动·正在重试", "", count)

    def to_see(self, count: int) -> str:
        """What somebody has to look at."""
        return self.tr("%n 项请您看一眼", "", count)

    def all_sent(self, sent: int, to_see: int) -> str:
        """What has arrived, and what of it has to be looked at."""
        arrived = self.tr("%n 项全部送达", "", sent)
        left = self.tr("%n 项要看", "", to_see)
        return f"{arrived}·{left}"

    def days_valid(self, count: int) -> str:
        """How long a voucher is good."""
        return self.tr("%n 天有效", "", count)

    def days_left(self, count: int) -> str:
        """How long something is still good; 0 on its last day."""
        return self.tr("还有 %n 天", "", count) if count else self.tr("今天到期")

    def uses(self, count: int) -> str:
        """How often a voucher can be used."""
        return self.tr("可用 %n 次", "", count)

    def uses_after(self, count: int) -> str:
        """How often it can be used after this time."""
        return self.tr("还可用 %n 次", "", count) if count else self.tr("本张用完")
