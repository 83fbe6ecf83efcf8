"""点单: a drink for a guest in the lounge, how many, and a word for the pantry; their taboo stands above."""

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.drinks import DrinksDesk, MenuLine
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

MOST_PORTIONS = 6


class OrderSheet(Sheet):
    """Enter orders; what the guest must not have is ordered only after it was said once, by a second Enter."""

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile, view: DrinksDesk, line: MenuLine | None
    ) -> None:
        super().__init__(route, width=600)
        self._desk, self._guest, self._view = desk, guest, view
        self._lines = tuple(each for each in view.menu if not each.sold_out)
        self._answers = Answers(self)
        self._warned = False
        self._taboo = PlainLabel(size=15, bold=True, tone="warn", wrap=True)
        self._label = PlainLabel(size=14, tone="muted")
        self.drinks = ChipFlow(max(len(self._lines), 1), single=True)
        self.portions = ChipField(MOST_PORTIONS)
        self.note = LineField()
        for part in (self._taboo, self._label, self.drinks, self.portions, self.note):
            self.content.addWidget(part)
        self.drinks.choose((self._first(line),))
        self.drinks.changed.connect(self._chosen)
        self.note.entered.connect(self.act)
        self.retranslate()
        self.done.setEnabled(bool(self._lines))
        self.setFocusProxy(self.note.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("给{address}点单").replace("{address}", say(self._guest.address))
        drink = self._guest.drink
        self.show_heading(title, self.tr("常喝：{drink}").replace("{drink}", drink) if drink else "")
        self._label.show_text(self.tr("要什么"))
        self.drinks.show_texts(self.tr("要什么"), [say(each.name) for each in self._lines] or [""])
        counted = [str(count) for count in range(1, MOST_PORTIONS + 1)]
        self.portions.show_texts(self.tr("几份"), counted)
        self.note.show_label(self.tr("给茶水间的话，如少糖"))
        self.cancel.show_text(self.tr("不点了"))
        self._chosen()

    @property
    def line(self) -> MenuLine | None:
        """The drink that is chosen."""
        places = self.drinks.places()
        return self._lines[places[0]] if self._lines and places else None

    def act(self) -> None:
        """Order it."""
        line = self.line
        if line is None or not self.note.fits():
            return
        if line.against and not self._warned:
            self._warned = True
            words = self.tr("{drink}含{what}。请先问过贵宾，确实要再按一次。")
            words = words.replace("{drink}", say(line.name)).replace("{what}", "、".join(line.against))
            self.show_trouble(words)
            self._word_button()
            return
        self.done.setEnabled(False)
        args = {
            "guest_id": str(self._guest.guest_id),
            "drink": line.name.zh,
            "portions": self.portions.place() + 1,
            "note": self.note.text() or None,
            "despite_taboo": self._warned,
        }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("drinks.order", args, saved, failed)

    def _first(self, line: MenuLine | None) -> int:
        """The drink that was pressed, else the one the guest likes, else the first."""
        if line is not None and line in self._lines:
            return self._lines.index(line)
        liked = self._guest.drink or ""
        return next((place for place, each in enumerate(self._lines) if each.name.zh in liked), 0)

    def _chosen(self) -> None:
        self._warned = False
        self.show_trouble("")
        taboo = self._view.taboo or ""
        self._taboo.show_text(self.tr("特别留意：{taboo}").replace("{taboo}", taboo) if taboo else "")
        self._taboo.setVisible(bool(taboo))
        line = self.line
        self._taboo.set_tone("danger" if line is not None and line.against else "warn")
        self._word_button()

    def _word_button(self) -> None:
        self.done.show_text(self.tr("仍然点单") if self._warned else self.tr("点单"))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
