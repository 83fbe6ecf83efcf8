"""What was noticed while one record was read: what was repaired, and what speaks against keeping it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from vipdesk.chinese.script import clean, is_plain
from vipdesk.errors import Fact
from vipdesk.headoffice.feeds.codes import Change, ImportCode, RowStatus, in_order
from vipdesk.headoffice.feeds.columns import AnyColumn
from vipdesk.headoffice.feeds.messages import REASONS, REPAIRED, joined, label
from vipdesk.sentence import Sentence

_LONGEST_SHOWN = 60
_WIDE = re.compile("[\uff01-\uff5e]")
_LOOSE_BLANKS = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_INVISIBLE = {"Cc", "Cf", "Cs"}


class ReportRow(NamedTuple):
    """One line of a report."""

    line: int
    key: str
    status: RowStatus
    codes: tuple[ImportCode, ...] = ()
    message: str = ""
    before: str = ""
    after: str = ""
    change: Change = Change.NOTHING


@dataclass(slots=True)
class Findings:
    """The notes on one record; `row` sums them up."""

    line: int
    key: str
    language: str
    refused: bool = False
    _repairs: set[ImportCode] = field(default_factory=set)
    _reasons: set[ImportCode] = field(default_factory=set)
    _repaired: list[tuple[AnyColumn, str, str]] = field(default_factory=list)
    _faulty: list[tuple[AnyColumn, str]] = field(default_factory=list)
    _sentences: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether nothing was noticed."""
        return not (self.refused or self._repairs or self._reasons or self._sentences)

    def copy(self) -> Self:
        """The same notes, to go on from: what is decided about a record may have to be decided again."""
        return replace(
            self,
            _repairs=set(self._repairs),
            _reasons=set(self._reasons),
            _repaired=list(self._repaired),
            _faulty=list(self._faulty),
            _sentences=list(self._sentences),
        )

    def tidy(self, column: AnyColumn, raw: str) -> str:
        """A text without loose blanks, full-width letters and what cannot be seen; the change is noted."""
        if is_plain(raw):
            return raw
        text = clean(raw)
        if text != raw:
            self.repair(column, raw, text, width_and_blanks(raw, text))
        return text

    def repair(self, column: AnyColumn, raw: str, value: str, codes: set[ImportCode]) -> None:
        """Note that a cell was put into another form, unless no code says how."""
        if codes:
            self._repairs |= codes
            self._repaired.append((column, raw, value))

    def refuse(
        self, code: ImportCode, column: AnyColumn, raw: str, sentence: Sentence | None = None, /, **facts: Fact
    ) -> None:
        """Note a reason why the record cannot be kept, and the cell it lies in."""
        self.refused = True
        self._reasons.add(code)
        if (column, raw) not in self._faulty:
            self._faulty.append((column, raw))
        self._say(sentence or REASONS[code], column=label(column, self.language), **facts)

    def remark(self, code: ImportCode | None, sentence: Sentence, /, **facts: Fact) -> None:
        """Note something that does not speak against keeping the record."""
        if code is not None:
            self._reasons.add(code)
        self._say(sentence, **facts)

    def row(self) -> ReportRow:
        """The report's row of a record that is kept or refused."""
        if self.refused:
            return self._row(RowStatus.REFUSED, self._reasons, self._cells(self._faulty), "")
        before = self._cells([(column, raw) for column, raw, _ in self._repaired])
        after = self._cells([(column, value) for column, _, value in self._repaired])
        if not self._repairs:
            return self._row(RowStatus.ACCEPTED, self._reasons, "", "", Change.ADDED)
        columns = list(dict.fromkeys(label(column, self.language) for column, _, _ in self._repaired))
        self._sentences.insert(0, REPAIRED.say(self.language, {"columns": joined(columns, self.language)}))
        return self._row(RowStatus.REPAIRED, self._reasons | self._repairs, before, after, Change.ADDED)

    def duplicate_row(
        self,
        code: ImportCode,
        sentence: Sentence,
        /,
        *,
        differing: Sequence[tuple[AnyColumn, str, str]] = (),
        change: Change = Change.UNCHANGED,
        **facts: Fact,
    ) -> ReportRow:
        """The row of a record that adds none; `differing` names column, value here and value that stands."""
        labels = [label(column, self.language) for column, _, _ in differing]
        said = {**facts, "columns": joined(labels, self.language)}
        return self.known_row(code, [(sentence, said)], differing, change)

    def known_row(
        self,
        code: ImportCode,
        sentences: Sequence[tuple[Sentence, Mapping[str, Fact]]],
        cells: Sequence[tuple[AnyColumn, str, str]],
        change: Change,
    ) -> ReportRow:
        """The row of a record about what is known; `cells` are columns with the values of `before` and `after`."""
        said = [sentence.say(self.language, dict(facts)) for sentence, facts in sentences]
        return ReportRow(
            line=self.line,
            key=self.key,
            status=RowStatus.DUPLICATE,
            codes=(code,),
            message=self._together(said),
            before=self._cells([(column, one) for column, one, _ in cells]),
            after=self._cells([(column, other) for column, _, other in cells]),
            change=change,
        )

    def _together(self, sentences: Iterable[str]) -> str:
        return (" " if self.language == "en" else "").join(sentences)

    def _say(self, sentence: Sentence, **facts: Fact) -> None:
        said = sentence.say(self.language, facts)
        if said not in self._sentences:
            self._sentences.append(said)

    def _row(
        self,
        status: RowStatus,
        codes: set[ImportCode],
        before: str,
        after: str,
        change: Change = Change.NOTHING,
    ) -> ReportRow:
        message = self._together(self._sentences)
        return ReportRow(self.line, self.key, status, in_order(codes), message, before, after, change)

    def _cells(self, cells: list[tuple[AnyColumn, str]]) -> str:
        colon, between = (": ", "; ") if self.language == "en" else ("：", "；")
        return between.join(f"{label(column, self.language)}{colon}{shown(text)}" for column, text in cells)


def plain_text(raw: str) -> str:
    """A cell that holds a number, a date or a code: cleaned, and everything of half width."""
    return raw if is_plain(raw) else clean(unicodedata.normalize("NFKC", clean(raw)))


def width_and_blanks(raw: str, text: str) -> set[ImportCode]:
    """Which of the two harmless changes lie between a cell and what it was cleaned to."""
    codes: set[ImportCode] = set()
    if raw == text:
        return codes
    if any(char not in text for char in _WIDE.findall(raw)):
        codes.add(ImportCode.FULLWIDTH)
    if _LOOSE_BLANKS.search(raw) or any(unicodedata.category(char) in _INVISIBLE for char in raw):
        codes.add(ImportCode.BLANKS)
    return codes


def shown(text: str) -> str:
    """A cell as a report shows it: what cannot be seen or would turn the line round by its number, long ones cut."""
    cut = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return "".join(f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) in _INVISIBLE else char for char in cut)
