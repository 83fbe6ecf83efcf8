"""The closed lists of words of a shift: kinds of notes, and where the sentences of a handover come from."""

from enum import StrEnum


class NoteKind(StrEnum):
    """What a note to the next shift is."""

    CARE = "care"
    """要小心: something about the lounge."""
    AFTER_HOURS = "after_hours"
    """Somebody rang or came while the lounge was closed."""


class LineKind(StrEnum):
    """Where a sentence of a handover comes from."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    STORAGE = "storage"
    """A request of that kind."""
    STORAGE_TAG = "storage_tag"
    """A thing under a numbered tag."""
    READY = "ready"
    """What is missing on the list 贵宾厅就绪."""
    AFTER_HOURS = "after_hours"
    CARE = "care"
    MORE = "more"
    """How many further ones there are."""


NOTE_LINES = frozenset({LineKind.AFTER_HOURS, LineKind.CARE})
"""Lines whose row is a note, which ends when its line is struck and the page is signed."""
CARE_LINES = frozenset({LineKind.CARE, LineKind.AFTER_HOURS, LineKind.READY})
"""要小心; all others are 未完."""
