"""What a list says of a guest who is known: column by column what is taken from it, and why the rest is not."""

from collections.abc import Callable
from dataclasses import dataclass

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.script import fold
from vipdesk.errors import Fact
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.codes import Change, ImportCode
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.member_content import CONTENT_COLUMNS, Content, shown_value
from vipdesk.headoffice.feeds.messages import joined, label
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest
from vipdesk.rules.list_news import ListRule, Verdict, judge
from vipdesk.sentence import Sentence

Rules = Callable[[str], ListRule]
_REASONS = {
    Verdict.PEOPLES: messages.KEPT_OF_PEOPLE,
    Verdict.EMPTY: messages.KEPT_FOR_NOTHING,
    Verdict.RULE: messages.KEPT_BY_RULE,
}


@dataclass(frozen=True, slots=True)
class News:
    """Field by field what becomes of what a list says."""

    said: Content
    recorded: RecordedGuest
    verdicts: tuple[Verdict, ...]
    """In the order of a `Content`."""
    objection: Sentence | None = None
    """Why nothing at all is taken."""

    @property
    def taken(self) -> frozenset[str]:
        """The fields that are to be written."""
        return frozenset(self._fields(Verdict.TAKEN))

    @property
    def listed(self) -> Content:
        """What will be known as what a list said the last time.

        An empty cell does not take back what an earlier list said. Where policy stood in the way it stays what the
        record has, so that a later policy finds nobody's hand in it.
        """
        before = self.recorded.listed or Content()
        values = []
        for said, recorded, earlier, verdict in zip(
            self.said, self.recorded.content, before, self.verdicts, strict=True
        ):
            kept = (earlier or recorded) if verdict is Verdict.RULE else earlier
            values.append(said if said and verdict is not Verdict.RULE else kept)
        return Content(*values)

    def row(self, findings: Findings) -> ReportRow:
        """The report's row."""
        differing = [place for place, verdict in enumerate(self.verdicts) if verdict is not Verdict.SAME]
        if not differing:
            return findings.duplicate_row(ImportCode.EXACT_COPY, messages.COPY_OF_RECORD)
        taken = [place for place in differing if self.verdicts[place] is Verdict.TAKEN]
        sentences = [
            self._said(messages.UPDATED if taken else messages.SAME_CARD_AS_RECORD, taken or differing, findings)
        ]
        sentences += [
            self._said(reason, places, findings)
            for verdict, reason in _REASONS.items()
            if self.objection is None and (places := [p for p in differing if self.verdicts[p] is verdict])
        ]
        if self.objection is not None:
            sentences.append((self.objection, {}))
        shown = self.recorded.shown
        here, there = (shown, self.said) if taken else (self.said, shown)
        cells = [_cells(CONTENT_COLUMNS[place], here[place], there[place]) for place in taken or differing]
        change = Change.UPDATED if taken else Change.UNCHANGED
        return findings.known_row(ImportCode.SAME_CARD, sentences, cells, change)

    def _fields(self, wanted: Verdict) -> list[str]:
        return [name for name, verdict in zip(Content._fields, self.verdicts, strict=True) if verdict is wanted]

    def _said(self, sentence: Sentence, places: list[int], findings: Findings) -> tuple[Sentence, dict[str, Fact]]:
        labels = [label(CONTENT_COLUMNS[place], findings.language) for place in places]
        return sentence, {"columns": joined(labels, findings.language)}


def _cells(column: MemberColumn, here: str, there: str) -> tuple[MemberColumn, str, str]:
    return column, shown_value(column, here), shown_value(column, there)


def news_of(said: Content, recorded: RecordedGuest, rules: Rules) -> News:
    """What becomes of each column."""
    objection = _objection(said, recorded)
    chosen: Rules = rules if objection is None else lambda _: ListRule.KEEP
    verdicts = tuple(
        _judged(field, column, one, recorded, chosen)
        for field, column, one in zip(Content._fields, CONTENT_COLUMNS, said, strict=True)
    )
    return News(said, recorded, verdicts, objection)


def _judged(field: str, column: MemberColumn, said: str, recorded: RecordedGuest, rules: Rules) -> Verdict:
    """What becomes of one column.

    Of a record that was merged into another one, only that is news which no list has said of it before: otherwise two
    lines of one person would take turns for ever.
    """
    same = _SAME.get(column, str.__eq__)
    holder = recorded.holder(field)
    other: str = getattr(holder.content, field)
    listed: str | None = None if holder.listed is None else getattr(holder.listed, field)
    if holder is not recorded:
        before: str = getattr(recorded.listed or recorded.content, field)
        if same(said, before):
            return Verdict.SAME
        listed = before if same(before, other) else listed
    return judge(said, other, listed, by_person=field in holder.by_people, rule=rules(field), same=same)


def _objection(said: Content, recorded: RecordedGuest) -> Sentence | None:
    """Why a record with this card is not about this guest after all."""
    if recorded.guest["merged_into"] is not None and recorded.remaining is None:
        return messages.MERGED
    known = recorded.content
    other_name = fold(said.name) != fold(known.name)
    if other_name and said.birthday and known.birthday and said.birthday != known.birthday:
        return messages.SOMEBODY_ELSE
    return None


def _same_phone(said: str, recorded: str) -> bool:
    """A masked number is the same as the one it hides; a whole one is news where only the mask is known."""
    if "*" in said:
        return mask_phone(said) == mask_phone(recorded)
    return said == recorded


_SAME: dict[MemberColumn, Callable[[str, str], bool]] = {MemberColumn.PHONE: _same_phone}
