"""Fields that two sides wrote: before, ours, head office's, with the proposal chosen and its reason below."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from vipdesk.models.snapshot.desk import FieldConflict, Order, Side
from vipdesk.models.vocabulary import Choice
from vipdesk.ui.pages.conflict_words import because_text, both_text, field_text, told_text, wrote_text
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.option_pair import OptionPair
from vipdesk.ui.widgets.plain_label import PlainLabel

_LABEL, _BEFORE, _OURS, _THEIRS = range(4)
_ROWS_PER_FIELD = 3
_NOTE = 42


class FieldRow(OptionPair):
    """One field: what stood there before, two options, what is proposed and why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = PlainLabel(size=14, tone="muted", wrap=True)
        self.before = PlainLabel(size=15, tone="muted", wrap=True)
        self.proposal = PlainLabel(size=14, tone="ok", bold=True)
        self.reason = PlainLabel(size=14, tone="muted", wrap=True)
        self.both = Button(fill=Fill.QUIET, strong=False, flush=True)
        self.both.clicked.connect(self.keep_both)

    def widgets(self) -> Sequence[QWidget]:
        """All its parts."""
        return (self.label, self.before, self.ours, self.theirs, self.proposal, self.reason, self.both)


class ConflictPanel(Speaking):
    """The fields of one matter under the heads of three columns."""

    changed = Signal()
    """Another choice was made."""
    entered = Signal()
    """Enter, on any option."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[FieldConflict, ...] = ()
        self._now: datetime | None = None
        self.rows: list[FieldRow] = []
        self._lines: list[QFrame] = []
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(_LABEL, px(76))
        self._grid.setColumnMinimumWidth(_BEFORE, px(96))
        self._grid.setColumnStretch(_BEFORE, 1)
        self._grid.setColumnStretch(_OURS, 3)
        self._grid.setColumnStretch(_THEIRS, 3)
        self._heads = (PlainLabel(size=13, tone="muted"), _Head(), _Head())
        for column, head in enumerate(self._heads, start=_BEFORE):
            self._grid.addWidget(head, 0, column)
        self._grid.setRowMinimumHeight(0, px(40))

    def show_conflicts(self, conflicts: tuple[FieldConflict, ...], now: datetime) -> None:
        """Show fields with their proposals chosen; the same fields again keep what was chosen."""
        anew = conflicts != self._conflicts
        self._conflicts, self._now = conflicts, now
        while len(self.rows) < len(conflicts):
            self._add_row()
        if anew:
            for row, conflict in zip(self.rows, conflicts, strict=False):
                row.several = conflict.listed and conflict.both is not None
                row.choose(conflict.proposed)
        for place, row in enumerate(self.rows):
            for part in (*row.widgets(), self._lines[place]):
                part.setVisible(place < len(conflicts))
            note = _NOTE if place < len(conflicts) else 0
            self._grid.setRowMinimumHeight(3 + place * _ROWS_PER_FIELD, theme().px(note))
        self.retranslate()

    def choices(self) -> list[Choice]:
        """What is chosen, field by field."""
        return [row.choice() for row, _ in self._shown()]

    def proposed(self) -> bool:
        """Whether everything is as it was proposed."""
        return all(row.choice() is conflict.proposed for row, conflict in self._shown())

    def orders(self) -> list[Order]:
        """What carries the choices out; what stands already needs nothing."""
        return [
            conflict.orders[row.choice()] for row, conflict in self._shown() if row.choice() is not Choice.OURS
        ]

    def retranslate(self) -> None:
        """Set every word again."""
        if self._now is None:
            return
        before, ours, theirs = self._heads
        before.show_text(self.tr("原来"))
        ours.show_texts(self.tr("这里改的"), self._same([each.ours for each in self._conflicts]))
        theirs.show_texts(self.tr("总部的"), self._same([each.theirs for each in self._conflicts]))
        for row, conflict in self._shown():
            self._word(row, conflict)

    # -- building ----------------------------------------------------------------------------------

    def _add_row(self) -> None:
        px, row = theme().px, FieldRow(self)
        at = 1 + len(self.rows) * _ROWS_PER_FIELD
        line = QFrame()
        line.setFixedHeight(1)
        line.setAutoFillBackground(True)
        line.setBackgroundRole(line.palette().ColorRole.Mid)
        self._lines.append(line)
        self._grid.addWidget(line, at, _LABEL, 1, 4)
        top = Qt.AlignmentFlag.AlignTop
        for column, text in ((_LABEL, row.label), (_BEFORE, row.before)):
            text.setContentsMargins(0, px(28 if column == _LABEL else 27), 0, px(8))
            self._grid.addWidget(text, at + 1, column, top)
        for column, option in ((_OURS, row.ours), (_THEIRS, row.theirs)):
            holder = QHBoxLayout()
            holder.setContentsMargins(0, px(14), 0, 0)
            holder.addWidget(option)
            self._grid.addLayout(holder, at + 1, column)
        note = QHBoxLayout()
        note.setContentsMargins(px(2), 0, 0, px(2))
        note.setSpacing(px(10))
        note.addWidget(row.proposal)
        note.addWidget(row.reason, 1)
        note.addWidget(row.both)
        self._grid.addLayout(note, at + 2, _OURS, 1, 2)
        row.changed.connect(self._tell)
        row.entered.connect(self.entered)
        self.rows.append(row)

    def _tell(self) -> None:
        self.retranslate()
        self.changed.emit()

    # -- words -------------------------------------------------------------------------------------

    def _shown(self) -> list[tuple[FieldRow, FieldConflict]]:
        return list(zip(self.rows, self._conflicts, strict=False))

    def _same(self, sides: Sequence[Side]) -> str:
        """Who wrote a whole column; nothing where that differs from field to field."""
        texts = {self._wrote(side) for side in sides}
        return texts.pop() if len(texts) == 1 else ""

    def _wrote(self, side: Side) -> str:
        return "" if self._now is None else wrote_text(side, self._now)

    def _word(self, row: FieldRow, conflict: FieldConflict) -> None:
        name = field_text(conflict.field)
        row.label.show_text(name)
        row.before.show_text(told_text(conflict.field, conflict.before))
        sides = ((row.ours, conflict.ours, self.tr("这里改的")), (row.theirs, conflict.theirs, self.tr("总部的")))
        for option, side, whose in sides:
            text = told_text(conflict.field, side.value)
            spoken = ", ".join(part for part in (name, whose, text, self._wrote(side)) if part)
            option.show_value(text, spoken, several=row.several)
        row.theirs.setEnabled(Choice.THEIRS in conflict.orders)
        both = row.choice() is Choice.BOTH
        as_proposed = row.choice() is conflict.proposed
        row.proposal.show_text(self.tr("建议") if as_proposed else "")
        row.proposal.setVisible(as_proposed)
        row.reason.show_text(joined(self._reason(row, conflict), self._authors(conflict)))
        row.both.show_text(self.tr("两个都留"), f"{name}, {self.tr('两个都留')}")
        row.both.setVisible(conflict.both is not None and not both)

    def _reason(self, row: FieldRow, conflict: FieldConflict) -> str:
        if row.choice() is Choice.BOTH:
            return both_text(conflict)
        if row.choice() is conflict.proposed:
            return because_text(conflict)
        return self.tr("您改选的")

    def _authors(self, conflict: FieldConflict) -> str:
        """Who and when of this field alone, where the heads cannot say it for all."""
        parts = []
        for side, whose, column in (
            (conflict.ours, self.tr("这里"), [each.ours for each in self._conflicts]),
            (conflict.theirs, self.tr("总部"), [each.theirs for each in self._conflicts]),
        ):
            if not self._same(column) and self._wrote(side):
                parts.append(f"{whose} {self._wrote(side)}")
        return joined(*parts)


class _Head(QWidget):
    """The head of a column: whose values, and who wrote them when."""

    def __init__(self) -> None:
        super().__init__()
        self._whose, self._who = (
            PlainLabel(size=14, bold=True, whole=True),
            PlainLabel(size=13, tone="muted", wrap=True),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        row.addWidget(self._whose)
        row.addWidget(self._who, 1)
        row.addStretch()

    def show_texts(self, whose: str, who: str) -> None:
        """Set both texts."""
        self._whose.show_text(whose)
        self._who.show_text(who)
        self._who.setVisible(bool(who))
