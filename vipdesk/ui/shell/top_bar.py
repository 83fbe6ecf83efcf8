"""The top bar: the search box, the day and the time, the bell for news from others, the eye for the counter view."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text, day_text
from vipdesk.clock import Clock
from vipdesk.ui.languages import language
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.bell import Bell
from vipdesk.ui.widgets.buttons import IconButton
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.search_field import SearchField

HEIGHT = 64
SEARCH_WIDTH, SEARCH_OPEN_WIDTH = 520, 760
MARGIN = 32


class TopBar(Speaking):
    """Search box left, time right; the box widens while it is open, nothing else moves."""

    counter_view_asked = Signal()
    """The eye was pressed."""
    news_asked = Signal()
    """The bell was pressed."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._open = self._veiled = False
        self._news = 0
        self.search = SearchField(self)
        self.search.setObjectName("find_guest")
        self._day = PlainLabel(size=14, tone="muted")
        self._time = PlainLabel(size=20, bold=True)
        self.bell = Bell()
        self.bell.clicked.connect(self.news_asked)
        self.eye = IconButton("eye-off")
        self.eye.clicked.connect(self.counter_view_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(MARGIN - 10), 0)
        row.setSpacing(0)
        row.addStretch(1)
        for part, space in ((self._day, 14), (self._time, 22), (self.bell, 4), (self.eye, 0)):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(theme().px(space))
        self.setFixedHeight(theme().px(HEIGHT))
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self.show_time)
        self._minute.start()
        self._shown: datetime | None = None
        self.retranslate()

    def show_open(self, *, opened: bool) -> None:
        """Widen the box for its hits."""
        self._open = opened
        self.search.show_open(opened=opened)
        self._place_search()

    def show_counter_view(self, *, on: bool) -> None:
        """Show whether notes are hidden from whoever stands before the counter."""
        self._veiled = on
        self.eye.show_icon("eye-off" if on else "eye", "muted" if on else "warn")
        self.eye.name(self.tr("显示备注与消费") if on else self.tr("藏起备注与消费"))

    def show_news(self, count: int) -> None:
        """Show how much came from others and was not seen yet."""
        self._news = count
        told = self.tr("%n 条新消息", "", count) if count else self.tr("没有新消息，打开待我处理")
        self.bell.show_count(count, told)

    @property
    def veiled(self) -> bool:
        """Whether notes are hidden."""
        return self._veiled

    def show_time(self) -> None:
        """Show the minute, if it is another than the one shown."""
        now = self._clock.now().replace(second=0, microsecond=0)
        if now == self._shown:
            return
        self._shown = now
        self._day.show_text(day_text(now, language()))
        self._time.show_text(clock_text(now))

    def search_size(self) -> QSize:
        """The size of the open box."""
        taken = 0 if self._open else self._day.sizeHint().width() + self._time.sizeHint().width() + theme().px(164)
        room = self.width() - 2 * theme().px(MARGIN) - taken
        wanted = theme().px(SEARCH_OPEN_WIDTH if self._open else SEARCH_WIDTH)
        return QSize(min(wanted, room), theme().px(40))

    def retranslate(self) -> None:
        """Set every word again."""
        self.search.setPlaceholderText(self.tr("卡号、姓名、拼音、手机尾号、车牌"))
        self.search.setAccessibleName(self.tr("查找贵宾"))
        self.show_counter_view(on=self._veiled)
        self.show_news(self._news)
        self._shown = None
        self.show_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box at the left margin."""
        super().resizeEvent(event)
        self._place_search()

    def _place_search(self) -> None:
        size = self.search_size()
        self.search.setGeometry(theme().px(MARGIN), theme().px(12), size.width(), size.height())
        self.search.raise_()
