"""Who rings: an incoming number as the window may show it."""

from dataclasses import dataclass

from vipdesk.models.snapshot.today import MaskedGuest


@dataclass(frozen=True, slots=True)
class CallerView:
    """A number and whose it is; several share one at times."""

    masked: str
    """138****8000; of what is no number ****."""
    phone: str | None
    """The whole number, to ask head office with; None where it is no whole number."""
    guests: tuple[MaskedGuest, ...]
