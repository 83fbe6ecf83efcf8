"""到店: visits, and a year of purchases by category and month, as a picture or as a table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import day_given_text, full_date_text
from vipdesk.models.snapshot.guest_life import GuestLife, MonthsView
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.languages import language
from vipdesk.ui.life_texts import stage_text, veiled_text
from vipdesk.ui.pages.guest_rows import visit_row
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import purchase_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.month_grid import GridRow, MonthGrid, MonthTable
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import DUE

_MOST_PURCHASES = 12


class YearPanel(Panel):
    """The year's purchases; the table says what the picture shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Choices(2, least=56)
        self.grid, self.table = MonthGrid(), MonthTable()
        self._empty = Empty("shopping-bag")
        self._empty.setMinimumHeight(theme().px(120))
        self._tier = PlainLabel(size=14, tone="muted", wrap=True)
        self.heading.addWidget(self.form)
        inside = QWidget()
        inset = theme().px(INSET)
        self.content.addWidget(inside)
        self.content.addWidget(self._empty)
        column = QVBoxLayout(inside)
        column.setContentsMargins(inset, 0, inset, theme().px(8))
        column.setSpacing(theme().px(10))
        for part in (self.grid, self.table, self._tier):
            column.addWidget(part)
        self._inside = inside
        self.form.chosen.connect(lambda _place: self._choose())
        self._choose()

    def show_year(self, months: MonthsView, words: dict[str, str], tier: str) -> None:
        """Show a year; `words` are its title, its summary, the rest, the sum, and the two forms."""
        peak = max((fen for _, cells in months.rows for fen in cells), default=0)
        rows = [
            GridRow(
                label=words["rest"] if name is None else name,
                shares=tuple(max(fen, 0) / peak if peak > 0 else 0.0 for fen in cells),
                texts=tuple(format_yuan(Fen(fen)).removesuffix(".00") if fen else "–" for fen in cells),
                total=format_yuan(Fen(sum(cells))).removesuffix(".00"),
            )
            for name, cells in months.rows
        ]
        short = [day_given_text(month.month, None, language()) for month in months.months]
        self.grid.show_grid(short, rows, words["title"], words["summary"])
        self.table.show_grid(short, rows, words["title"], words["sum"])
        self.form.show_texts(words["form"], [words["picture"], words["table"]])
        self._tier.show_text(tier)
        self._tier.setVisible(bool(tier))
        self._show(rows=True)

    def show_nothing(self, why: str) -> None:
        """Say why there is no picture."""
        self._empty.show_text(why)
        self._show(rows=False)

    def _show(self, *, rows: bool) -> None:
        self._inside.setVisible(rows)
        self.form.setVisible(rows)
        self._empty.setVisible(not rows)

    def _choose(self) -> None:
        picture = self.form.place() == 0
        self.grid.setVisible(picture)
        self.table.setVisible(not picture)


class VisitsTab(GuestTab):
    """Visits left, purchases right; the counter view hides what was spent."""

    purchase_opened = Signal(object)
    """A `PurchaseView` to make confidential, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visits, self.purchases = ListPanel(DUE, "armchair"), ListPanel(DUE, "shopping-bag")
        self.year = YearPanel()
        self.lay_out(panel_columns((self.year, self.purchases), (self.visits,)))
        self.purchases.list.opened.connect(self._open)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        visits = [visit_row(each, veiled=sight.veiled) for each in sight.profile.visits]
        self.visits.show_list(self.tr("到店"), visits, self.tr("本机没有到店记录"))
        self._show_year(sight.life, veiled=sight.veiled)
        shown = sight.life.purchases[:_MOST_PURCHASES] if sight.life and not sight.veiled else ()
        none = veiled_text() if sight.veiled else self.tr("本机没有消费记录")
        self.purchases.show_list(self.tr("消费"), [purchase_row(each) for each in shown], none)
        hint = self.tr("按 Enter 标记保密") if shown else ""
        self.purchases.show_heading(self.tr("消费"), None, hint)

    def _show_year(self, life: GuestLife | None, *, veiled: bool) -> None:
        title = self.tr("近 12 个月·按品类")
        self.year.show_heading(title)
        if life is None or veiled or not life.months.rows:
            self.year.show_nothing(veiled_text() if veiled else self.tr("近 12 个月没有消费"))
            return
        total = format_yuan(Fen(sum(sum(cells) for _, cells in life.months.rows)))
        first = life.months.rows[0][0] or self.tr("其他")
        summary = self.tr("近 12 个月共 {sum}，最多的是{category}")
        words = {
            "title": title,
            "summary": summary.replace("{sum}", total).replace("{category}", first),
            "rest": self.tr("其他"),
            "sum": self.tr("合计"),
            "form": self.tr("怎么看"),
            "picture": self.tr("图"),
            "table": self.tr("表"),
        }
        self.year.show_year(life.months, words, self._tier_text(life) + self._standing_text(life))

    def _tier_text(self, life: GuestLife) -> str:
        """What the distance to the next tier was reckoned from."""
        found = life.next_tier
        if found is None:
            return ""
        words = self.tr("自 {since} 起消费 {spent}；满 {threshold} 是{tier}。")
        facts = {
            "since": full_date_text(found.since, language()),
            "spent": format_yuan(Fen(found.spent_fen)),
            "threshold": format_yuan(Fen(found.threshold_fen)),
            "tier": found.tier.en if language() == "en" else found.tier.zh,
        }
        for name, value in facts.items():
            words = words.replace(f"{{{name}}}", value)
        return words

    def _standing_text(self, life: GuestLife) -> str:
        """What class and stage were reckoned from."""
        found = life.standing
        if found is None:
            return ""
        words = ""
        if found.guest_class is not None and found.class_from_fen:
            # a class that begins with nothing has been reached by everybody: there is nothing to reckon
            words = self.tr("满 {threshold} 是 {class} 类。").replace("{class}", found.guest_class)
            words = words.replace("{threshold}", format_yuan(Fen(found.class_from_fen)))
        if found.stage is not None and found.last_on is not None and found.rhythm_days is not None:
            told = self.tr("平常 %n 天买一次，上次 {last}：{stage}。", "", found.rhythm_days)
            told = told.replace("{last}", full_date_text(found.last_on, language()))
            words += told.replace("{stage}", stage_text(found.stage))
        return words

    def _open(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for purchase in life.purchases if life else ():
            if purchase.receipt_id == key:
                self.purchase_opened.emit(purchase)
