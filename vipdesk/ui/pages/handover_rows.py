"""The lines of the screen 交班 as its lists show them: for who writes the page, who reads it, and who has signed it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import CARE_LINES
from vipdesk.models.snapshot.handover import Reading, SignedHandover
from vipdesk.rules.handover_words import line_sentence, source_words
from vipdesk.ui.languages import language, say
from vipdesk.ui.widgets.paper_lines import PaperLine
from vipdesk.ui.widgets.source_cards import SourceCard

ADD = "add"
"""The key of the line that offers another one."""
LineKey = tuple[str, UUID]
"""Kind and row: what tells a sentence apart for as long as it is true."""


def line_key(line: HandoverLine) -> LineKey:
    """What tells a sentence apart."""
    return (line.kind.value, line.row_id)


def in_order(lines: Sequence[HandoverLine]) -> tuple[HandoverLine, ...]:
    """Unfinished things first, then what to be careful about, as the page shows them."""
    return tuple(sorted(lines, key=lambda line: line.kind in CARE_LINES))


def draft_lines(lines: Sequence[HandoverLine], struck: Collection[LineKey], now: datetime) -> list[PaperLine]:
    """The page as it writes itself, with the offer to add a sentence at its end."""
    shown = []
    for number, line in enumerate(lines, 1):
        gone = line_key(line) in struck
        note = QCoreApplication.translate("handover", "已划去") if gone else ""
        shown.append(_paper_line(lines, number, line, now, note=note, struck=gone))
    add = QCoreApplication.translate("handover", "添一句")
    return [*shown, PaperLine(ADD, add, add)]


def signed_lines(page: SignedHandover, reading: Reading | None, *, to_read: bool) -> list[PaperLine]:
    """A signed page with the ticks of one reader; what was struck has none. Enter reads a line, or opens it."""
    shown = []
    for number, line in enumerate(page.lines, 1):
        at = None if reading is None else reading.ticks.get(number)
        note = "" if at is None else _read_at(at)
        if line.struck:
            note = QCoreApplication.translate("handover", "已划去")
        shown.append(
            _paper_line(
                page.lines,
                number,
                line,
                page.signed_at,
                note=note,
                struck=line.struck,
                ticked=at is not None,
                to_read=to_read,
            )
        )
    return shown


def source_cards(lines: Sequence[HandoverLine], struck: Collection[LineKey], now: datetime) -> list[SourceCard]:
    """A card for every sentence that stands."""
    cards = []
    for number, line in enumerate(lines, 1):
        if line_key(line) in struck or line.struck:
            continue
        told = source_words(line, now, language())
        spoken = ", ".join(
            part for part in (str(number), told.title, told.until, told.detail, told.origin) if part
        )
        cards.append(SourceCard(line_key(line), spoken, number, told.title, told.until, told.detail, told.origin))
    return cards


def reading_text(page: SignedHandover) -> str:
    """Who has read how much of it: 苏禾 17:40 已接班."""
    if not page.readings:
        return QCoreApplication.translate("handover", "还没有人读")
    said = []
    whole = sum(not line.struck for line in page.lines)
    for reading in page.readings:
        if reading.read_at is not None:
            words = QCoreApplication.translate("handover", "{name} {clock} 已接班")
            words = words.replace("{clock}", clock_text(reading.read_at))
        else:
            words = QCoreApplication.translate("handover", "{name} 读了 {count} 句，共 {whole} 句")
            words = words.replace("{count}", str(len(reading.ticks))).replace("{whole}", str(whole))
        said.append(words.replace("{name}", say(reading.reader)))
    return "·".join(said)


def _paper_line(
    lines: Sequence[HandoverLine],
    number: int,
    line: HandoverLine,
    now: datetime,
    *,
    note: str = "",
    struck: bool = False,
    ticked: bool = False,
    to_read: bool = False,
) -> PaperLine:
    careful = line.kind in CARE_LINES
    group = [each for each in lines if (each.kind in CARE_LINES) is careful]
    text = line_sentence(line, now, language(), last=careful or line is group[-1])
    return PaperLine(
        key=line_key(line),
        spoken=", ".join(part for part in (str(number), text, note) if part),
        text=text,
        number=number,
        label=_label(careful=careful) if line is group[0] else "",
        note=note,
        struck=struck,
        ticked=ticked,
        opens=_does(to_read=to_read),
    )


def _label(*, careful: bool) -> str:
    if careful:
        return QCoreApplication.translate("handover", "要小心")
    return QCoreApplication.translate("handover", "未完")


def _does(*, to_read: bool) -> str:
    if to_read:
        return QCoreApplication.translate("handover", "读过")
    return QCoreApplication.translate("handover", "打开")


def _read_at(at: datetime) -> str:
    return QCoreApplication.translate("handover", "{clock} 已读").replace("{clock}", clock_text(at))
