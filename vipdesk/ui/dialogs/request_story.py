"""The facts of a request and its story, as they stand on its sheet."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import moment_text, store_date
from vipdesk.models.snapshot.services import LogLine, RequestFile
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import clock_words, log_text, reason_text
from vipdesk.ui.texts import joined, request_state_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.plain_label import PlainLabel

_LINES = 6
"""Of the story, the latest; the first is always among them."""


class RequestFacts(QWidget):
    """Labels and values, below them why the clock stands as it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(84))
        self._grid.setColumnStretch(1, 1)
        self._pairs: list[tuple[PlainLabel, PlainLabel]] = []
        self._why = PlainLabel(size=13, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._grid)
        column.addWidget(self._why)

    def show_file(self, file: RequestFile, now: datetime) -> None:
        """Show where a request stands."""
        facts = self._facts(file, now)
        while len(self._pairs) < len(facts):
            pair = (PlainLabel(size=14, tone="muted", fill=True), PlainLabel(size=15, fill=True))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._pairs), column)
            self._pairs.append(pair)
        for place, (name, value) in enumerate(self._pairs):
            shown = place < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                title, words, tone = facts[place]
                name.show_text(title)
                value.show_text(words)
                value.set_tone(tone)
        sentences = [reason_text(reason, now) for reason in file.reasons]
        self._why.show_text(("" if language() == "zh" else " ").join(sentences))
        self._why.setVisible(bool(sentences))

    def _facts(self, file: RequestFile, now: datetime) -> list[tuple[str, str, Token]]:
        card = file.card
        facts: list[tuple[str, str, Token]] = [
            (self.tr("服务"), joined(say(file.label), say(card.step)), "text"),
            (self.tr("状态"), request_state_text(card.state), "text"),
            (
                self.tr("经办"),
                joined(say(card.owner) or self.tr("还没有人"), say(card.department)),
                "text",
            ),
            (self.tr("开单", "fact"), moment_text(card.opened_at, now, language()), "text"),
        ]
        if card.closed_at is not None:
            facts.append((self.tr("结束"), moment_text(card.closed_at, now, language()), "text"))
        elif card.clock is not None:
            clock = card.clock
            words = clock_words(clock, now)
            if clock.paused_at is None and clock.due_at >= now and store_date(clock.due_at) == store_date(now):
                # on another day the words are the moment itself
                words = joined(moment_text(clock.due_at, now, language()), words)
            pressing = clock.waiting or clock.urgent
            facts.append((self.tr("时限"), words, "warn" if pressing else "text"))
        return facts + [(say(name), say(value), "text") for name, value in file.values]


class RequestStory(QWidget):
    """The log in sentences, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))

    def show_log(self, log: Sequence[LogLine], now: datetime) -> None:
        """Show the opening and the latest entries."""
        shown = [*log[:1], *log[1:][-(_LINES - 1) :]]
        while len(self._lines) < len(shown):
            line = PlainLabel(size=14, wrap=True)
            self._column.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_text(log_text(shown[place], now))
        self.setVisible(bool(shown))
