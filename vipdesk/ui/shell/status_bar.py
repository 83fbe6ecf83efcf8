"""The status bar: keys of this page left, who is here and the state of things right; for 8 s the offline strip."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from vipdesk.models.snapshot.desk import StaffCard, SyncStatus
from vipdesk.models.vocabulary import DutyState
from vipdesk.ui.icons import paint_icon
from vipdesk.ui.languages import language, say
from vipdesk.ui.shell.line_words import all_sent_face, is_all_in, pill_face, trouble_text
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined, role_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.key_cap import Hints
from vipdesk.ui.widgets.pill import Pill, PillFace
from vipdesk.ui.widgets.plain_label import PlainLabel

HEIGHT = 36
MARGIN = 32
STRIP_MS = 8000
SHRINK_MS = 240
FADE_MS = 160
ALL_SENT_MS = 4000


class Sign(QWidget):
    """A dot and a word: filled where the thing is known to work, open where it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works = False
        self._label = PlainLabel(size=13, tone="muted", whole=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), 0, 0, 0)
        row.addWidget(self._label)

    def show_state(self, word: str, spoken: str, *, works: bool) -> None:
        """Show what it is and whether it works."""
        self._works = works
        self._label.show_text(word)
        self._label.setAccessibleName(spoken)
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().px(7)
        dot = QRectF(0.5, (self.height() - side) / 2, side, side)
        if self._works:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("ok"))
        else:
            painter.setPen(QPen(theme().colour("dim"), 1.5))
        painter.drawEllipse(dot)


def _shift(staff: StaffCard) -> str:
    """前台早班: the store's own word for the shift, which is Chinese like the rest of its roster."""
    on = staff.duty.state is DutyState.ON and language() == "zh"
    return staff.duty.label or "" if on else ""


class OfflineStrip(Speaking):
    """One amber line in the place of the status bar: nothing is pushed and nothing is covered."""

    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._first = PlainLabel(size=14, bold=True)
        self._second = PlainLabel(size=14)
        self.more = Pill()
        self.pill = Pill()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(MARGIN + 30), 0, px(MARGIN), 0)
        row.setSpacing(0)
        row.addWidget(self._first)
        self._gap = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addItem(self._gap)
        row.addWidget(self._second)
        row.addSpacing(px(16))
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.pill)
        self.more.clicked.connect(self.more_asked)
        self.pill.clicked.connect(self.more_asked)
        self._status = SyncStatus()
        self.retranslate()

    def show_status(self, status: SyncStatus) -> None:
        """Say what keeps the desk from head office, and show the pill that the strip will shrink into."""
        self._status = status
        self.retranslate()
        face = pill_face(status)
        self.pill.setVisible(status.trouble is None)
        self.pill.show_face(PillFace(face.icon, face.text, "warn", "surface", "warn", bold=True))

    def retranslate(self) -> None:
        """Set every word again."""
        trouble = self._status.trouble
        first, second = self.tr("网络断开，接待、服务、打印照常。"), self.tr("礼券核销要等联网。")
        spoken = self.tr("网络断开")
        if trouble is not None:
            spoken = first = trouble_text(trouble)
            second = ""
        elif self._status.short_of_room:
            # what needs saving has stopped: nothing of it is promised (F30)
            first, second = self.tr("网络断开，硬盘也快满了。"), self.tr("新的内容存不进，请先清理出空间。")
        self.setAccessibleName(spoken)
        self._first.show_text(first)
        self._second.show_text(second)
        self._gap.changeSize(theme().px(4) if language() == "en" else 0, 0)
        row = self.layout()
        if row is not None:
            row.invalidate()
        ink: Token = "warn" if trouble is None else "danger"
        self.more.show_face(PillFace("", self.tr("哪些能做"), ink, "surface", ink))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the sign: amber for a broken line, red where only people can mend it."""
        painter = QPainter(self)
        broken = self._status.trouble is None
        ink: Token = "warn" if broken else "danger"
        painter.fillRect(self.rect(), theme().colour("warn_soft" if broken else "danger_soft"))
        line = theme().colour(ink)
        line.setAlphaF(0.35)
        painter.fillRect(QRect(0, 0, self.width(), 1), line)
        size = theme().px(18)
        paint_icon(
            painter,
            "wifi-off" if broken else "circle-alert",
            theme().colour(ink),
            QPointF(theme().px(MARGIN), (self.height() - size) / 2),
            size,
        )


class StatusBar(Speaking):
    """The bar, and the strip that takes its place when the line drops."""

    pill_pressed = Signal()
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = SyncStatus()
        self._staff: StaffCard | None = None
        self._printer = self._scanner = False
        self._most_waiting = 0
        self._build()
        self._strip_over = QTimer(self)
        self._strip_over.setSingleShot(True)
        self._strip_over.timeout.connect(self._shrink)
        self._sent_over = QTimer(self)
        self._sent_over.setSingleShot(True)
        self._sent_over.timeout.connect(lambda: self.pill.show_face(pill_face(self._status)))
        self._shrinking = QVariantAnimation(self)
        self._shrinking.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._shrinking.valueChanged.connect(self._shrunk)
        self._shrinking.finished.connect(self.strip.hide)
        self.retranslate()

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show the keys of the page."""
        self._hints.show_hints(hints)

    def show_staff(self, staff: StaffCard | None) -> None:
        """Show who is signed in."""
        self._staff = staff
        self.retranslate()

    def show_devices(self, *, printer: bool, scanner: bool) -> None:
        """Show which devices are known to work."""
        self._printer, self._scanner = printer, scanner
        self.retranslate()

    def show_status(self, status: SyncStatus) -> None:
        """Follow the line: the strip when it drops, the count-down and "all sent" when it is back."""
        before, self._status = self._status, status
        self.strip.show_status(status)
        if (before.online and not status.online) or status.trouble not in (None, before.trouble):
            self._show_strip()
        elif status.online and not before.online:
            self._hide_strip()
        self._most_waiting = max(self._most_waiting, status.waiting)
        if self._most_waiting and is_all_in(status):
            sent, self._most_waiting = self._most_waiting, 0
            self.pill.show_face(all_sent_face(sent, status.refused + status.conflicts))
            self._sent_over.start(ALL_SENT_MS)
        elif not self._sent_over.isActive() or not is_all_in(status):
            self._sent_over.stop()
            self.pill.show_face(pill_face(status))

    def retranslate(self) -> None:
        """Set every word again."""
        staff = self._staff
        self._who.show_text(
            "" if staff is None else joined(say(staff.name), role_text(staff.role) + _shift(staff))
        )
        printer, scanner = self.tr("打印机"), self.tr("扫码枪")
        self._printer_sign.show_state(
            printer,
            self.tr("打印机已设好") if self._printer else self.tr("打印机还没有设，会存成 PDF"),
            works=self._printer,
        )
        self._scanner_sign.show_state(
            scanner,
            self.tr("扫码枪正常") if self._scanner else self.tr("今天还没有扫过码"),
            works=self._scanner,
        )
        self.pill.show_face(pill_face(self._status))
        self.strip.show_status(self._status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip is as large as the bar."""
        super().resizeEvent(event)
        self.strip.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the hairline above."""
        QPainter(self).fillRect(QRect(0, 0, self.width(), 1), theme().colour("hair"))

    def _build(self) -> None:
        px = theme().px
        self._hints = Hints()
        self._who = PlainLabel(size=13, tone="muted", whole=True)
        self._printer_sign, self._scanner_sign = Sign(), Sign()
        self.pill = Pill()
        self.pill.clicked.connect(self.pill_pressed)
        self.strip = OfflineStrip(self)
        self.strip.hide()
        self.strip.more_asked.connect(self.more_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        row.setSpacing(0)
        row.addWidget(self._hints, 1)
        row.addSpacing(px(18))
        for part, space in ((self._who, 18), (self._printer_sign, 20), (self._scanner_sign, 24), (self.pill, 0)):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(px(space))
        self.setFixedHeight(px(HEIGHT))

    def _show_strip(self) -> None:
        self._shrinking.stop()
        self.strip.setGeometry(self.rect())
        self.strip.raise_()
        self.strip.show()
        self._strip_over.start(STRIP_MS)

    def _hide_strip(self) -> None:
        self._strip_over.stop()
        self._shrinking.stop()
        self.strip.hide()

    def _shrink(self) -> None:
        if theme().still:
            self.strip.hide()
            return
        self._shrinking.setStartValue(0.0)
        self._shrinking.setEndValue(1.0)
        self._shrinking.setDuration(SHRINK_MS)
        self._shrinking.start()

    def _shrunk(self, share: float) -> None:
        target = self.pill.geometry()
        left = round(target.left() * share)
        self.strip.setGeometry(left, 0, self.width() - left, self.height())
