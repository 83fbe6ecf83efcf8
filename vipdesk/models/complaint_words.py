"""The closed lists of words of complaints and of leaving."""

from enum import StrEnum


class RemedyState(StrEnum):
    """Where a remedy of a complaint stands."""

    PROPOSED = "proposed"
    """Somebody else has to approve it."""
    APPROVED = "approved"
    DECLINED = "declined"


class Score(StrEnum):
    """How content a guest leaves."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
