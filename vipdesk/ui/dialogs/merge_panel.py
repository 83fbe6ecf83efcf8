"""Two records side by side: who each is and what hangs on it, and below field by field which value the person keeps."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vipdesk.chinese.dates import last_visit_text, short_date_text
from vipdesk.models.snapshot.desk import Side
from vipdesk.models.snapshot.likeness import MergeField, MergeSide, MergeSight
from vipdesk.models.vocabulary import Choice
from vipdesk.ui.languages import language, say
from vipdesk.ui.merge_words import both_kept_text, hanging_parts, merge_because_text, merge_field_text
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import SEPARATOR, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.option_pair import OptionPair
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel

_LABEL, _OURS, _THEIRS = range(3)
_ROWS_PER_FIELD = 3
_LABEL_WIDTH, _GAP = 92, 12
_EDGE = 2
"""As far as a sheet's content stands off its edge."""
_BAR = 12
"""Room for the bar of a sheet that scrolls."""
_JOINER, _BREAK = "\u2060", "\u200b"
_NOTE = 38


class RecordCard(Surface):
    """One of the two records: whether it remains, the name, by what it is known, what hangs on it."""

    def __init__(self, *, remains: bool) -> None:
        super().__init__(ground="accent_soft" if remains else "sunken", edge=None)
        px = theme().px
        self._remains = remains
        self._part = PlainLabel(size=13, bold=True, tone="accent" if remains else "muted")
        self._name = PlainLabel(size=18, bold=True, wrap=True)
        self._known = PlainLabel(size=13, tone="muted", wrap=True)
        self._hangs = PlainLabel(size=13, tone="text", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(4))
        for label in (self._part, self._name, self._known, self._hangs):
            column.addWidget(label)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_record(self, part: str, side: MergeSide, now: datetime) -> None:
        """Say who that is."""
        tier = say(side.tier) if side.tier is not None else ""
        last = "" if side.last_visit is None else last_visit_text(side.last_visit, now, language())
        self._part.show_text(part)
        self._name.show_text(joined(side.name, say(side.address)))
        self._known.show_text(joined(tier, *side.cards, *side.masked_phones, last))
        self._hangs.show_text(f"{SEPARATOR}{_BREAK}".join(map(_unbroken, hanging_parts(side.counts))))


class FieldPair(OptionPair):
    """One field of which both say something else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = PlainLabel(size=14, tone="muted", wrap=True)
        self.proposal = PlainLabel(size=14, tone="ok", bold=True)
        self.reason = PlainLabel(size=14, tone="muted", wrap=True)
        self.both = Button(fill=Fill.QUIET, strong=False, flush=True)
        self.both.clicked.connect(self.keep_both)
        self.line = QFrame()
        self.line.setFixedHeight(1)
        self.line.setAutoFillBackground(True)
        self.line.setBackgroundRole(self.line.palette().ColorRole.Mid)

    def widgets(self) -> Sequence[QWidget]:
        """All its parts."""
        return (self.line, self.label, self.ours, self.theirs, self.proposal, self.reason, self.both)


class RecordCards(Speaking):
    """Both records above the columns of their values: in sight however far one scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._shown: tuple[MergeSight, datetime] | None = None
        self.ours, self.theirs = RecordCard(remains=True), RecordCard(remains=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_EDGE + _LABEL_WIDTH + _GAP), 0, px(_EDGE + _BAR), px(10))
        row.setSpacing(px(_GAP))
        row.addWidget(self.ours, 1)
        row.addWidget(self.theirs, 1)

    def show_sight(self, sight: MergeSight, now: datetime) -> None:
        """Show two records."""
        self._shown = (sight, now)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        if self._shown is not None:
            sight, now = self._shown
            self.ours.show_record(self.tr("保留这份"), sight.ours, now)
            self.theirs.show_record(self.tr("并入，卡和往来都跟过来"), sight.theirs, now)


class MergePanel(Speaking):
    """The fields of which both say something else, with what is proposed chosen."""

    entered = Signal()
    """Enter, on any option."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: MergeSight | None = None
        self.pairs: list[FieldPair] = []
        self._agreed = PlainLabel(size=14, tone="muted", wrap=True)
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, px(_BAR), 0)
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(_LABEL, px(_LABEL_WIDTH))
        self._grid.setColumnStretch(_OURS, 1)
        self._grid.setColumnStretch(_THEIRS, 1)
        self._grid.addWidget(self._agreed, 0, _OURS, 1, 2)
        self._agreed.setContentsMargins(px(2), 0, 0, px(10))

    def show_sight(self, sight: MergeSight) -> None:
        """Show two records with what is proposed chosen; the same ones again keep what was chosen."""
        anew = self._sight is None or sight.fields != self._sight.fields
        self._sight = sight
        while len(self.pairs) < len(sight.fields):
            self._add_pair()
        for place, pair in enumerate(self.pairs):
            shown = place < len(sight.fields)
            for part in pair.widgets():
                part.setVisible(shown)
            self._grid.setRowMinimumHeight(_first_row(place) + 2, theme().px(_NOTE) if shown else 0)
            if shown and anew:
                pair.several = sight.fields[place].listed and sight.fields[place].both is not None
                pair.choose(sight.fields[place].proposed)
        self.retranslate()

    def choices(self) -> Mapping[str, str]:
        """By field, whose value the person keeps."""
        return {field.field: pair.choice().value for pair, field in self._shown()}

    def retranslate(self) -> None:
        """Set every word again."""
        sight = self._sight
        if sight is None:
            return
        agreed = self._agreed_text(sight)
        self._agreed.show_text(agreed)
        self._agreed.setVisible(bool(agreed))
        for pair, field in self._shown():
            self._word(pair, field)

    # -- building ----------------------------------------------------------------------------------

    def _add_pair(self) -> None:
        px, pair = theme().px, FieldPair(self)
        at = _first_row(len(self.pairs))
        self._grid.addWidget(pair.line, at, _LABEL, 1, 3)
        pair.label.setContentsMargins(0, px(27), 0, px(8))
        self._grid.addWidget(pair.label, at + 1, _LABEL, Qt.AlignmentFlag.AlignTop)
        for column, option in ((_OURS, pair.ours), (_THEIRS, pair.theirs)):
            holder = QHBoxLayout()
            holder.setContentsMargins(0, px(14), 0, 0)
            holder.addWidget(option)
            self._grid.addLayout(holder, at + 1, column)
        note = QHBoxLayout()
        note.setContentsMargins(px(2), 0, 0, px(2))
        note.setSpacing(px(10))
        note.addWidget(pair.proposal)
        note.addWidget(pair.reason, 1)
        note.addWidget(pair.both)
        self._grid.addLayout(note, at + 2, _OURS, 1, 2)
        pair.changed.connect(self.retranslate)
        pair.entered.connect(self.entered)
        self.pairs.append(pair)

    # -- words -------------------------------------------------------------------------------------

    def _shown(self) -> list[tuple[FieldPair, MergeField]]:
        return list(zip(self.pairs, self._sight.fields if self._sight else (), strict=False))

    def _agreed_text(self, sight: MergeSight) -> str:
        fields = self.tr("两份没有互相矛盾的地方。") if not sight.fields else ""
        taken = (
            self.tr("只有右边写着的 {n} 项，直接并入。").replace("{n}", str(sight.taken)) if sight.taken else ""
        )
        return "".join(part if language() == "zh" else f"{part} " for part in (fields, taken) if part).strip()

    def _word(self, pair: FieldPair, field: MergeField) -> None:
        name = merge_field_text(field.field)
        pair.label.show_text(name)
        sides = ((pair.ours, field.ours, self.tr("保留这份")), (pair.theirs, field.theirs, self.tr("并入")))
        for option, side, whose in sides:
            text = say(side.value)
            spoken = ", ".join(part for part in (name, whose, text, _wrote(side)) if part)
            option.show_value(text, spoken, several=pair.several)
        both = pair.choice() is Choice.BOTH
        as_proposed = pair.choice() is field.proposed
        pair.proposal.show_text(self.tr("建议") if as_proposed else "")
        pair.proposal.setVisible(as_proposed)
        reason = (
            both_kept_text(field) if both else merge_because_text(field) if as_proposed else self.tr("您改选的")
        )
        pair.reason.show_text(
            joined(reason, "" if both else _wrote(field.theirs if pair.theirs.isChecked() else field.ours))
        )
        pair.both.show_text(self.tr("两个都留"), f"{name}, {self.tr('两个都留')}")
        pair.both.setVisible(field.both is not None and not both)


def _first_row(place: int) -> int:
    return 1 + place * _ROWS_PER_FIELD


def _unbroken(text: str) -> str:
    """A few characters that stay on one line: 心愿 2."""
    return _JOINER.join(text.replace(" ", "\u00a0"))


def _wrote(side: Side) -> str:
    """周敏 9月12日."""
    at = "" if side.at is None else short_date_text(side.at, language())
    return " ".join(part for part in (say(side.author), at) if part)
