"""What was typed of somebody new and is not saved yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeDraft:
    """The fields of the form."""

    name: str = ""
    title: int = 0
    """Which choice is on."""
    phone: str = ""
    card: str = ""
