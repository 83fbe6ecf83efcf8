"""Under a profile's buttons: which records of the guest were merged lately and can be taken apart, and who may be the same."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vipdesk.models.snapshot.likeness import Kinship
from vipdesk.ui.icons import paint_icon_centred
from vipdesk.ui.merge_words import likeness_text, merged_text, merged_where_text, only_supervisors_text
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import RIGHT
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel

_HEIGHT = 52
_ICON = 20
_MOST = 2
"""Of each kind; more of them are on the timeline, or in the sheet on which one looks for the other record."""


class _Line(Surface):
    """One line: a sign, what is so, the rest of it, and what can be done."""

    def __init__(self, icon: str, text: tuple[str, str, str], *buttons: Button) -> None:
        super().__init__()
        self._icon = icon
        px = theme().px
        said, rest, where = text
        self.setFixedHeight(px(_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16 + _ICON + 12), 0, px(8), 0)
        row.setSpacing(px(12))
        row.addWidget(PlainLabel(said, 15, bold=True, whole=True))
        row.addWidget(PlainLabel(rest, 15, fill=True), 1)
        row.addWidget(PlainLabel(where, 14, tone="muted"))
        for button in buttons:
            row.addWidget(button)
        self.setAccessibleName(joined(said, rest, where))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign."""
        super().paintEvent(event)
        size = theme().px(_ICON)
        slot = QRectF(theme().px(16), 0, size, self.height())
        paint_icon_centred(QPainter(self), self._icon, theme().colour("accent"), slot, size)


class KinshipStrip(Speaking):
    """Takes no room where there is nothing to say."""

    compare_asked = Signal(object)
    """The id of the other record."""
    apart_told = Signal(object)
    """The id of another record that is somebody else."""
    undo_asked = Signal(object)
    """The id of the merge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinship: Kinship | None = None
        self._may_undo = False
        self.buttons: list[Button] = []
        px = theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(RIGHT), 0, px(RIGHT), 0)
        self._column.setSpacing(px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_kinship(self, kinship: Kinship | None, *, may_undo: bool) -> None:
        """Say what there is to say of one guest; None for nothing yet."""
        if (kinship, may_undo) != (self._kinship, self._may_undo):
            self._kinship, self._may_undo = kinship, may_undo
            self.retranslate()

    def retranslate(self) -> None:
        """Build the lines again."""
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.buttons = []
        kinship = self._kinship
        for record in kinship.merged[:_MOST] if kinship else ():
            undo = Button(self.tr("撤销合并"), fill=Fill.QUIET, icon="undo-2")
            if not self._may_undo:
                undo.setEnabled(False)
                undo.setToolTip(only_supervisors_text())
                undo.setAccessibleName(joined(undo.shown_text(), only_supervisors_text()))
            undo.clicked.connect(lambda _on=False, merge_id=record.merge_id: self.undo_asked.emit(merge_id))
            text = (self.tr("已合并"), merged_text(record), merged_where_text(record))
            self._add("users", text, undo)
        for likeness in kinship.alike[:_MOST] if kinship else ():
            compare = Button(self.tr("并排对比"), fill=Fill.QUIET)
            compare.clicked.connect(
                lambda _on=False, other_id=likeness.guest_id: self.compare_asked.emit(other_id)
            )
            apart = Button(self.tr("不是同一位"), fill=Fill.QUIET, strong=False)
            apart.clicked.connect(lambda _on=False, other_id=likeness.guest_id: self.apart_told.emit(other_id))
            who = " ".join(part for part in (likeness.masked, likeness.masked_phone or "") if part)
            self._add("info", (self.tr("可能是同一位"), who, likeness_text(likeness)), compare, apart)
        self._column.setContentsMargins(
            theme().px(RIGHT), 0, theme().px(RIGHT), theme().px(10) if self.buttons else 0
        )
        self.setVisible(bool(self.buttons))

    def _add(self, icon: str, text: tuple[str, str, str], *buttons: Button) -> None:
        self.buttons += buttons
        self._column.addWidget(_Line(icon, text, *buttons))
