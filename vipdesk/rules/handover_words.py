"""The sentences of a handover in Chinese and English: the same on the screen and on paper.

A function that is given a language takes "zh"; anything else is English.
"""

from dataclasses import dataclass
from datetime import datetime

from vipdesk.chinese.dates import clock_text, moment_text, remaining_text, short_date_text, store_date
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import NOTE_LINES, LineKind
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.departments import DEPARTMENTS

_STOPS = "。；;. "
_SENTENCES = {
    LineKind.REQUEST: ("{title} {due}，{owner}", "{title} {due}, {owner}"),
    LineKind.COMPLAINT: ("{complaint} {left}，{keeper}", "{complaint}, {left}, {keeper}"),
    LineKind.STORAGE: ("{storage} {guest} 未取", "{storage}, {guest}, not collected"),
    LineKind.STORAGE_TAG: ("{storage} {guest} 未取", "{storage}, {guest}, not collected"),
    LineKind.READY: ("就绪清单还差 {number} 项", "Left on the ready list: {number}"),
    LineKind.AFTER_HOURS: ("打烊后来电：{title}", "After hours: {title}"),
    LineKind.CARE: ("{title}", "{title}"),
    LineKind.MORE: ("{more}", "{more}"),
}
_STATES = {
    RequestState.NEW.value: ("还没有人受理", "Nobody has taken it in"),
    RequestState.ACCEPTED.value: ("已受理，方案待定", "Taken in, no solution yet"),
    RequestState.IN_PROGRESS.value: ("方案办理中", "The solution is being carried out"),
}
_MORE = {
    LineKind.REQUEST.value: ("还有 {} 张服务单", "{} more services"),
    LineKind.COMPLAINT.value: ("还有 {} 件投诉", "{} more complaints"),
    LineKind.STORAGE.value: ("还有 {} 件寄存", "{} more stored things"),
    LineKind.STORAGE_TAG.value: ("还有 {} 件寄存", "{} more stored things"),
}


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Where a sentence comes from: what it is, when it ends, more of it, and from whom."""

    title: str
    until: str
    detail: str
    origin: str


def headline(visits: int, present: int, begun_at: datetime, language: str, *, over_midnight: bool) -> str:
    """今日 86 位，在厅 3 位。 Of a shift that began the day before it is said since when."""
    if language == "zh":
        since = f"本班（{_date_and_time(begun_at, language)} 起）" if over_midnight else "今日 "
        return f"{since}{visits} 位，在厅 {present} 位。"
    since = f"since {_date_and_time(begun_at, language)}" if over_midnight else "today"
    return f"{visits} {'guest' if visits == 1 else 'guests'} {since}, {present} here now."


def people_text(label: str, author: str, next_label: str, next_name: str) -> str:
    """早班 何嘉仪 → 晚班 苏禾; without who takes over the author alone."""
    first, second = (
        " ".join(part for part in pair if part) for pair in ((label, author), (next_label, next_name))
    )
    return f"{first} → {second}" if second else first


def line_sentence(line: HandoverLine, now: datetime, language: str, *, last: bool) -> str:
    """The sentence with its stop: those before the last of their group end in a semicolon."""
    zh_stop, en_stop = ("。", ".") if last else ("；", ";")
    return _said(line, now, language) + (zh_stop if language == "zh" else en_stop)


def source_words(line: HandoverLine, now: datetime, language: str) -> SourceWords:
    """The card beside a sentence."""
    facts = _Facts(line, now, language)
    if line.kind is LineKind.REQUEST:
        detail = _joined(facts.words("服务单", "Service"), line.guest, facts.detail)
        origin = _joined(facts.by("{} 经办", "{}"), facts.when("{} 开单", "opened {}"))
        return SourceWords(facts.title, facts.left, detail, origin)
    if line.kind is LineKind.COMPLAINT:
        state = facts.words(*_STATES.get(line.detail, ("", "")))
        origin = _joined(facts.handled, facts.when("{} 开单", "opened {}"))
        return SourceWords(facts.complaint, facts.left, _joined(state, facts.routed), origin)
    if line.kind in (LineKind.STORAGE, LineKind.STORAGE_TAG):
        until = "" if line.due_at is None else _moment(line.due_at, now, language)
        collected = facts.words(f"{until} 前取", f"until {until}") if until else ""
        origin = _joined(facts.by("{} 收", "{}"), facts.when("{}", "{}"))
        return SourceWords(facts.storage, collected, _joined(line.title, line.guest), origin)
    if line.kind in NOTE_LINES:
        origin = _joined(facts.owner, facts.when("{}", "{}"))
        return SourceWords(line.title.rstrip(_STOPS), line.expected, _joined(facts.note, facts.detail), origin)
    return SourceWords(_said(line, now, language), "", facts.detail, "")


def _said(line: HandoverLine, now: datetime, language: str) -> str:
    facts = _Facts(line, now, language)
    template = facts.words(*_SENTENCES[line.kind])
    parts = {
        "title": facts.title,
        "guest": line.guest,
        "number": line.number,
        "due": facts.due,
        "left": facts.left,
        "owner": facts.owner or facts.nobody,
        "keeper": facts.handled or facts.words("，", ", ").join((facts.routed, facts.nobody)),
        "complaint": facts.complaint,
        "storage": facts.storage,
        "more": facts.words(*_MORE.get(line.title, ("", ""))).format(line.number),
    }
    return template.format_map(parts).rstrip(_STOPS)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a line says, part by part, in a language at a time."""

    line: HandoverLine
    now: datetime
    language: str

    def words(self, zh: str, en: str) -> str:
        """One of two."""
        return zh if self.language == "zh" else en

    def by(self, zh: str, en: str) -> str:
        """Who, in a pair of templates; nothing for nobody."""
        return self.words(zh, en).format(self.owner) if self.owner else ""

    def when(self, zh: str, en: str) -> str:
        """Since when."""
        since = self.line.since
        return "" if since is None else self.words(zh, en).format(_moment(since, self.now, self.language))

    @property
    def title(self) -> str:
        return self.line.title if self.language == "zh" else self.line.title_en or self.line.title

    @property
    def owner(self) -> str:
        return self.line.owner if self.language == "zh" else self.line.owner_en or self.line.owner

    @property
    def detail(self) -> str:
        return self.line.detail if self.language == "zh" else self.line.detail_en or self.line.detail

    @property
    def nobody(self) -> str:
        return self.words("还没有人接", "nobody yet")

    @property
    def handled(self) -> str:
        """Whoever took it, told so that no department before it reads as their title."""
        return self.by("{} 经办", "handled by {}")

    @property
    def routed(self) -> str:
        """Whose it is to solve."""
        department = self.line.department
        return self.words(f"交{department}", f"to {DEPARTMENTS.get(department, department).lower()}")

    @property
    def left(self) -> str:
        due_at = self.line.due_at
        return "" if due_at is None else remaining_text(due_at, self.now, self.language)

    @property
    def due(self) -> str:
        """19:00 前; of what is late by how much."""
        due_at = self.line.due_at
        if due_at is None or due_at <= self.now:
            return self.left
        moment = _moment(due_at, self.now, self.language)
        return self.words(f"{moment} 前", f"by {moment}")

    @property
    def complaint(self) -> str:
        return self.words("投诉", "Complaint") + f" #{self.line.number}"

    @property
    def storage(self) -> str:
        number, title = self.line.number, self.line.title
        if self.line.kind is LineKind.STORAGE_TAG:
            return self.words(f"寄存 {number}", f"Storage tag {number}")
        if not number:
            return self.words(f"寄存 {title}", f"Stored: {title}")
        return self.words(f"寄存 {number} 号", f"Storage tag {number}")

    @property
    def note(self) -> str:
        if self.line.kind is LineKind.AFTER_HOURS:
            return self.words("打烊后来电", "After hours")
        return self.words("座位备注", "Seat note") if self.line.department else self.words("备注", "Note")


def _moment(instant: datetime, now: datetime, language: str) -> str:
    """14:22 today, else the day too."""
    if store_date(instant) == store_date(now):
        return clock_text(instant)
    return moment_text(instant, now, language)


def _date_and_time(instant: datetime, language: str) -> str:
    return f"{short_date_text(instant, language)} {clock_text(instant)}"


def _joined(*parts: str) -> str:
    return "·".join(part for part in parts if part)
