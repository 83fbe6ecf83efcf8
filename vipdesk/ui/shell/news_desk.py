"""The bell: how much came from others and was not seen, and the way there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from vipdesk.chinese.dates import clock_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.news import NewsItem
from vipdesk.ui.answers import Answers
from vipdesk.ui.door_words import answer_text
from vipdesk.ui.languages import say
from vipdesk.ui.route import Place, Route
from vipdesk.ui.shell.news import News
from vipdesk.ui.shell.top_bar import TopBar
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.widgets.dressed import Menu

WATCHES = frozenset({"visit", "handover", "handover_read"})
Entry = tuple[str, Callable[[], None]]


class NewsDesk(QObject):
    """Pressed, the bell opens 待我处理; where colleagues have said something it offers that first."""

    def __init__(self, desk: DeskFacade, route: Route, top: TopBar, news: News) -> None:
        super().__init__(top)
        self._desk, self._route, self._top, self._news = desk, route, top, news
        self._answers = Answers(self)
        self._items: tuple[NewsItem, ...] = ()
        self._place: Place | None = None
        top.news_asked.connect(self.open)

    def look(self) -> None:
        """Read again what colleagues have said to whoever is signed in."""
        self._desk.news(self._answers.latest("news", self._told))

    def show(self, place: Place | None) -> None:
        """Count what was not seen, with this place in sight; None while nobody is at work."""
        self._place = place
        staff = self._desk.staff
        person = None if staff is None else staff.staff_id
        self._news.hear([item for item in self._items if self._is_in_sight(item)], person)
        unread = self._news.unread(self._desk.status, person, in_sight=place is Place.FOR_ME)
        self._top.show_news(unread + self._news.unheard(self._items, person))

    def entries(self) -> list[Entry]:
        """What the bell offers: words, and where they lead; nothing where only 待我处理 is left."""
        said = [(self._words(item), self._way(item)) for item in self._items]
        return [*said, (self.tr("待我处理"), self._show_matters)] if said else []

    def open(self) -> None:
        """Offer what colleagues have said; without that, go to 待我处理."""
        entries = self.entries()
        if not entries:
            self._show_matters()
            return
        menu = Menu(self._top)
        for words, go in entries:
            if go == self._show_matters:
                menu.addSeparator()
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, go=go: go())
        bell = self._top.bell
        menu.popup(bell.mapToGlobal(QPoint(bell.width() - menu.sizeHint().width(), bell.height())))
        self._news.hear(self._items, None if self._desk.staff is None else self._desk.staff.staff_id)
        self.show(self._place)

    def _told(self, items: tuple[NewsItem, ...]) -> None:
        self._items = items
        self.show(self._place)

    def _is_in_sight(self, item: NewsItem) -> bool:
        """The page itself, or the receipt of the guest."""
        if item.guest is None:
            return self._place is Place.HANDOVER
        shown = self._route.guest
        return self._place is Place.RECOGNISED and shown is not None and shown.guest_id == item.guest.guest_id

    def _words(self, item: NewsItem) -> str:
        if item.guest is None or item.answer is None:
            words = self.tr("{name} 交班，等您看").replace("{name}", say(item.who))
        else:
            said = self.tr("{name}：{answer}").replace("{name}", say(item.who))
            words = joined(said.replace("{answer}", answer_text(item.answer)), masked_text(item.guest))
        # a menu sets what stands after a tab at its right edge
        return f"{words}\t{clock_text(item.at)}"

    def _way(self, item: NewsItem) -> Callable[[], None]:
        guest = item.guest
        if guest is None:
            return lambda: self._route.show_place(Place.HANDOVER)
        return lambda: self._route.show_guest(guest.guest_id)

    def _show_matters(self) -> None:
        self._route.show_place(Place.FOR_ME)
