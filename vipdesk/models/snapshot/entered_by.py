"""Who came in a guest's name, and how a visit remembers it."""

from dataclasses import dataclass

from vipdesk.models.vocabulary import RelationKind

ENTERED_BY = "entered_by"
"""In `extra` of a visit: who came, by the id of their relation or of the note that names them."""
CAME_FOR = "代来："
"""Begins the note that names somebody whom the profile does not."""


@dataclass(frozen=True, slots=True)
class EnteredBy:
    """Somebody who came in a guest's name."""

    name: str
    """Empty where this desk does not know it."""
    kind: RelationKind | None = None
    """None of somebody whom the profile does not name."""
    confidential: bool = False
    """保密: not to be named where a guest may read along."""
