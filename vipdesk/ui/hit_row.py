"""A search hit as a row, wherever guests are found."""

from collections.abc import Sequence
from datetime import datetime

from vipdesk.chinese.dates import visited_text
from vipdesk.chinese.surnames import other_readings
from vipdesk.models.snapshot.guests import Hit, MatchReason
from vipdesk.models.vocabulary import VisitState
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import former_text, match_text, note_lead, reading_lead, visit_state_text
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.spans import Span


def hit_row(hit: Hit, now: datetime, *, veiled: bool = True) -> Row:
    """A hit as a row: name and address, how it is spoken, phone, last visit, and why it is a hit.

    Words of a note are shown only where notes are: the guest may read along.
    """
    name = _marked(hit.name, hit.marked if hit.in_name else (), Span("", 16, bold=True))
    title = (*name, Span(say(hit.address), 14, tone="muted", before=10))
    detail = _detail(hit, Span("", 13, tone="muted"), veiled=veiled)
    phone = (Span(hit.masked_phone, 14, tone="muted"),) if hit.masked_phone else ()
    where = _last_seen(hit, now)
    why = match_text(hit.why)
    spoken = ", ".join(
        part
        for part in (hit.name, say(hit.address), hit.masked_phone or "", where.text if where else "", why)
        if part
    )
    return Row(
        key=hit.guest_id,
        spoken=spoken,
        title=title,
        detail=detail,
        letter=hit.name[:1],
        middle=phone,
        right=(where,) if where else (),
        right_detail=(Span(why, 13, tone="muted"),),
    )


def _detail(hit: Hit, style: Span, *, veiled: bool) -> tuple[Span, ...]:
    """How the name is spoken; if the hit is one by a note, the words of that."""
    if hit.excerpt and not veiled:
        return (Span(note_lead(), style.size, tone=style.tone), *_marked(hit.excerpt, hit.marked, style))
    if hit.former:
        return (Span(former_text(hit.former), style.size, tone=style.tone),)
    spoken = _marked(hit.spoken, () if hit.in_name or hit.excerpt else hit.marked, style)
    others = other_readings(hit.name) if hit.why is MatchReason.SURNAME_READING else ()
    if not others:
        return spoken
    return (
        *spoken,
        Span(reading_lead(), style.size, tone=style.tone),
        Span(", ".join(others), style.size, tone="accent"),
    )


def _last_seen(hit: Hit, now: datetime) -> Span | None:
    if hit.in_lounge:
        return Span(visit_state_text(VisitState.HERE), 14, bold=True, tone="ok")
    if hit.last_visit is None:
        return None
    return Span(visited_text(hit.last_visit, now, language()), 14)


def _marked(text: str, marks: Sequence[tuple[int, int]], style: Span) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for start, end in (*marks, (len(text), len(text))):
        plain, marked = text[at:start], text[start:end]
        if plain:
            spans.append(Span(plain, style.size, bold=style.bold, tone=style.tone))
        if marked:
            spans.append(Span(marked, style.size, bold=True, tone="accent"))
        at = end
    return tuple(spans)
