"""The left half of the screen 交班: a sheet of paper with its sentences, and at its foot PIN and button."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text, day_text
from vipdesk.models.snapshot.handover import HandoverDraft, SignedHandover
from vipdesk.rules.handover_words import headline
from vipdesk.ui.icons import paint_icon
from vipdesk.ui.languages import language
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.paper_lines import PaperLines
from vipdesk.ui.widgets.pin_field import PinField
from vipdesk.ui.widgets.plain_label import PlainLabel

_INSET = 56
_NARROW_INSET = 20
_RADIUS = 4


class HandoverPaperView(QWidget):
    """`done` is the filled button: 交班, 接班, or another page. The page sets every word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._day, self._written = PlainLabel(size=14, tone="muted"), PlainLabel(size=14, tone="muted")
        self._headline = PlainLabel(size=22, bold=True, fill=True)
        self.lines = PaperLines()
        head = QHBoxLayout()
        head.addWidget(self._day)
        head.addStretch(1)
        head.addWidget(self._written)
        top = QVBoxLayout()
        top.setContentsMargins(px(_INSET), px(40), px(_INSET), px(8))
        top.setSpacing(px(20))
        top.addLayout(head)
        top.addWidget(self._headline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(top)
        column.addWidget(_Hair(_INSET))
        column.addWidget(self.lines, 1)
        column.addWidget(_Hair(0))
        column.addWidget(self._build_foot())

    def show_draft(self, draft: HandoverDraft, now: datetime) -> None:
        """Say which day and hour it is, and how many came."""
        present = len(draft.guests)
        self._headline.show_text(
            headline(draft.visits, present, draft.begun_at, language(), over_midnight=draft.over_midnight)
        )
        self._day.show_text(day_text(now, language()))
        written = QCoreApplication.translate("handover", "{clock} 写成")
        self._written.show_text(written.replace("{clock}", clock_text(draft.written_at)))

    def show_signed(self, page: SignedHandover) -> None:
        """Say the same of a page that was signed."""
        self._headline.show_text(
            headline(page.visits, page.present, page.begun_at, language(), over_midnight=page.over_midnight)
        )
        self._day.show_text(day_text(page.signed_at, language()))
        signed = QCoreApplication.translate("handover", "{clock} 已交班")
        self._written.show_text(signed.replace("{clock}", clock_text(page.signed_at)))

    def show_foot(self, act: str, told: str, *, asks_pin: bool, again: bool = False, waits: bool = False) -> None:
        """What the button does, and the word beside it, after an arrow where something `waits` to be sent.

        With `again` the button begins another page.
        """
        self._told.show_text(told)
        self._arrow.setVisible(waits)
        self.pin.setVisible(asks_pin)
        self._pin_label.setVisible(asks_pin)
        self.print.setVisible(not asks_pin)
        self.print.show_text(QCoreApplication.translate("handover", "打印"))
        self.done.show_text(act)
        self.done.set_fill(Fill.OUTLINE if again else Fill.ACCENT)
        self.done.show_key("" if again else ENTER_ICON)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sheet, and the trace of a shadow below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme().px(_RADIUS)
        painter.setPen(QPen(theme().colour("hair"), 1))
        painter.setBrush(theme().colour("paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _build_foot(self) -> QWidget:
        self._told = PlainLabel(size=14, tone="muted", fill=True)
        self._pin_label = PlainLabel("PIN", size=14, tone="muted")
        self.pin = PinField(small=True)
        self.print = Button(icon="printer")
        self.done = Button(fill=Fill.ACCENT, height=56, key_icon=ENTER_ICON)
        self.done.setMinimumWidth(theme().px(200))
        self._arrow = _Arrow()
        return _Foot(self._arrow, self._told, (self._pin_label, self.pin, self.print, self.done))


class _Arrow(QWidget):
    """The sign of the status bar for what waits to be sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme().px(16), theme().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "arrow-up", theme().colour("info"), QPointF(0, 0), self.width())


class _Foot(QWidget):
    """What is told left of the acts; where the text is so large that there is no room, above them."""

    def __init__(
        self, sign: QWidget, told: QWidget, acts: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = theme().px
        self._acts = QHBoxLayout()
        self._acts.setSpacing(px(12))
        self._acts.addStretch(1)
        for act in acts[:-1]:
            self._acts.addWidget(act)
        self._acts.addSpacing(px(12))
        self._acts.addWidget(acts[-1])
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(px(12))
        words = QHBoxLayout()
        words.setSpacing(px(8))
        words.addWidget(sign)
        words.addWidget(told, 1)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(self._acts)
        self._stand(beside=True)

    def minimumSizeHint(self) -> QSize:
        """The acts alone."""
        return QSize(
            self._acts.minimumSize().width() + 2 * theme().px(_NARROW_INSET), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside or below each other, as the width asks."""
        super().resizeEvent(event)
        self._stand(beside=self.width() >= self._acts.minimumSize().width() + theme().px(2 * _INSET + 120))

    def _stand(self, *, beside: bool) -> None:
        px = theme().px
        side = px(_INSET if beside else _NARROW_INSET)
        self._layout.setContentsMargins(side, px(9), side, px(19))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)


class _Hair(QWidget):
    """A hairline with the same room left and right of it."""

    def __init__(self, inset: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inset = inset
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One px high."""
        return QSize(10, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint it."""
        inset = theme().px(self._inset)
        QPainter(self).fillRect(QRectF(inset, 0, self.width() - 2 * inset, 1), theme().colour("hair"))
