"""A guest's name as a board may show it."""

from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.ui.languages import language, say
from vipdesk.ui.widgets.spans import Span


def masked_spans(guest: MaskedGuest, size: float = 16) -> tuple[Span, ...]:
    """陈** 女士: the surname strong, the rest light. English puts the title first."""
    surname = guest.masked.rstrip("*")
    stars = guest.masked[len(surname) :]
    name = (Span(surname, size, bold=True), Span(stars, size, tone="muted"))
    title = say(guest.title)
    if not title:
        return name
    if language() == "en":
        return (Span(f"{title} ", 14, tone="muted"), *name)
    return (*name, Span(title, 13, tone="muted", before=4))
