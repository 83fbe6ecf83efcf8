"""How long ago head office was heard, and what that still allows: all for a week, all but value for a month (F24, S9).

Judged on the anchored clock against the anchor itself, so that neither a clock set back nor a failed round lengthens it.
"""

from datetime import datetime, timedelta

from vipdesk.errors import Code, NotPossible, Refused, Trouble

VALUE_DAYS = 7
"""Without a word from head office vouchers are neither given nor taken back any longer."""
CONTACT_DAYS = 30
"""Without a word from head office nobody signs in or does anything any longer."""


def require_contact(now: datetime, last_contact: datetime) -> None:
    """Raise NotPossible DESK_AWAY where the desk has been away for too long to be trusted with anything."""
    if now - last_contact > timedelta(days=CONTACT_DAYS):
        raise NotPossible(Trouble.DESK_AWAY, days=CONTACT_DAYS)


def require_contact_for_value(now: datetime, last_contact: datetime) -> None:
    """Raise Refused VALUE_NEEDS_CONTACT where the desk has been away for too long to be trusted with value."""
    if now - last_contact > timedelta(days=VALUE_DAYS):
        raise Refused(Code.VALUE_NEEDS_CONTACT, days=VALUE_DAYS)
