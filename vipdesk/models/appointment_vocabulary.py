"""The closed lists of words about appointments; light to import, so that screens may use them too."""

from enum import StrEnum


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    CAME = "came"
    NO_SHOW = "no_show"
    CALLED_OFF = "called_off"


BUSY_STATES = frozenset({AppointmentState.BOOKED, AppointmentState.CAME})
"""An appointment in one of these takes the shopper's time."""


class Reminder(StrEnum):
    """What a guest said when reminded."""

    COMES = "comes"
    TOLD = "told"
    """A message was left: nothing is known but that it was sent."""
    UNREACHED = "unreached"
    """Nobody answered; somebody has to try again."""


class Badge(StrEnum):
    """Whether what was prepared for a guest still holds."""

    PREPARED = "prepared"
    WAITING = "waiting"
    CHANGED = "changed"
