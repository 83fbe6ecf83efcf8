"""What was noticed while one record was read: what was repaired, and what speaks against keeping it."""

import re
import unicodedata
from dataclasses import dataclass, field

from vipdesk.chinese.script import clean
from vipdesk.errors import Fact
from vipdesk.headoffice.feeds.codes import ImportCode, RowStatus, in_order
from vipdesk.headoffice.feeds.columns import AnyColumn
from vipdesk.headoffice.feeds.messages import REASONS, REPAIRED, joined, label
from vipdesk.wording import Sentence

_LONGEST_SHOWN = 60
_WIDE = re.compile("[\uff01-\uff5e]")
_LOOSE_BLANKS = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_INVISIBLE = {"Cc", "Cf", "Cs"}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a report."""

    line: int
    key: str
    status: RowStatus
    codes: tuple[ImportCode, ...] = ()
    message: str = ""
    before: str = ""
    after: str = ""


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

    def tidy(self, column: AnyColumn, raw: str) -> str:
        """A text without loose blanks, full-width letters and what cannot be seen; the change is noted."""
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
            return self._row(RowStatus.ACCEPTED, self._reasons, "", "")
        columns = list(dict.fromkeys(label(column, self.language) for column, _, _ in self._repaired))
        self._sentences.insert(0, REPAIRED.say(self.language, {"columns": joined(columns, self.language)}))
        return self._row(RowStatus.REPAIRED, self._reasons | self._repairs, before, after)

    def duplicate_row(
        self,
        code: ImportCode,
        sentence: Sentence,
        /,
        *,
        differing: list[tuple[AnyColumn, str, str]] | None = None,
        **facts: Fact,
    ) -> ReportRow:
        """The row of a record that adds none; `differing` names column, value here and value that stands."""
        cells = differing or []
        said = {
            **facts,
            "columns": joined([label(column, self.language) for column, _, _ in cells], self.language),
        }
        return ReportRow(
            line=self.line,
            key=self.key,
            status=RowStatus.DUPLICATE,
            codes=(code,),
            message=sentence.say(self.language, said),
            before=self._cells([(column, here) for column, here, _ in cells]),
            after=self._cells([(column, stands) for column, _, stands in cells]),
        )

    def _say(self, sentence: Sentence, **facts: Fact) -> None:
        said = sentence.say(self.language, facts)
        if said not in self._sentences:
            self._sentences.append(said)

    def _row(self, status: RowStatus, codes: set[ImportCode], before: str, after: str) -> ReportRow:
        message = (" " if self.language == "en" else "").join(self._sentences)
        return ReportRow(self.line, self.key, status, in_order(codes), message, before, after)

    def _cells(self, cells: list[tuple[AnyColumn, str]]) -> str:
        colon, between = (": ", "; ") if self.language == "en" else ("：", "；")
        return between.join(f"{label(column, self.language)}{colon}{shown(text)}" for column, text in cells)


def plain_text(raw: str) -> str:
    """A cell that holds a number, a date or a code: cleaned, and everything of half width."""
    return clean(unicodedata.normalize("NFKC", clean(raw)))


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
