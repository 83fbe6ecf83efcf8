"""寄存: what a guest leaves with us, where it is put, when it goes back; the tag is printed at once."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.chinese.dates import store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.values import write_instant
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

MOST_SHELVES = 6
DUE_DAYS: tuple[int | None, ...] = (None, 1, 3, 7)
"""Back on the same day, or at closing so many days later."""
LAST_HOUR = 22


class KeepSheet(Sheet):
    """Enter keeps it and prints the tag; the number is given by then."""

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        shelves: Sequence[str] = (),
        print_tag: Callable[[UUID], None] | None = None,
    ) -> None:
        super().__init__(route, width=560)
        self._print_tag = print_tag or _kept_alone
        self._desk, self._guest = desk, guest
        self._shelves = tuple(shelves[:MOST_SHELVES])
        self._answers = Answers(self)
        self.what, self.shelf = LineField(), LineField()
        self._lately = PlainLabel(size=13, tone="muted")
        self.used = ChipFlow(max(len(self._shelves), 1), single=False)
        self.due = ChipField(len(DUE_DAYS))
        for part in (self.what, self.shelf, self._lately, self.used, self.due):
            self.content.addWidget(part)
        self._lately.setVisible(bool(self._shelves))
        self.used.setVisible(bool(self._shelves))
        self.content.setSpacing(theme().px(12))
        self.used.changed.connect(self._take_shelf)
        self.retranslate()
        self.setFocusProxy(self.what.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("{address}的寄存").replace("{address}", say(self._guest.address))
        self.show_heading(title, self.tr("号码由本机给，保存后打印寄存牌。"))
        self.what.show_label(self.tr("什么东西，几件"))
        self.shelf.show_label(self.tr("放在哪里"))
        self._lately.show_text(self.tr("最近用过"))
        self.used.show_texts(self.tr("最近用过"), self._shelves or [""])
        days = [self.tr("今天闭店前") if day is None else self.tr("%n 天内", "", day) for day in DUE_DAYS]
        self.due.show_texts(self.tr("什么时候取回"), days)
        self.cancel.show_text(self.tr("不寄存了"))
        self.done.show_text(self.tr("寄存并打印"))

    def act(self) -> None:
        """Keep it."""
        for field in (self.what, self.shelf):
            if not field.text():
                field.show_error(error_text(Refused(Code.FIELD_MISSING)))
        wrong = [field for field in (self.what, self.shelf) if not field.text() or not field.fits()]
        if wrong:
            wrong[0].edit.setFocus()
            self.route.fit_sheet()
            return
        self.done.setEnabled(False)
        args = {
            "guest_id": str(self._guest.guest_id),
            "what": self.what.text(),
            "shelf": self.shelf.text(),
            "due_at": self._due_at(),
        }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("storage.keep", args, saved, failed)

    def _due_at(self) -> str | None:
        days = DUE_DAYS[self.due.place()]
        if days is None:
            return None
        day = store_date(self.route.clock.now()) + timedelta(days=days)
        return write_instant(datetime(day.year, day.month, day.day, LAST_HOUR, tzinfo=STORE_ZONE))

    def _take_shelf(self) -> None:
        places = self.used.places()
        if places and self._shelves:
            self.shelf.edit.setText(self._shelves[places[-1]])
            self.used.choose(())
            self.what.edit.setFocus()

    def _saved(self, saved: Saved) -> None:
        self._print_tag(saved.created["tag_id"])
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def _kept_alone(_tag_id: UUID) -> None:
    """Nobody prints: the tag stands on the list, where it is printed again."""
