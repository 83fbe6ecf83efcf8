"""Who came in a guest's name, as a visit remembers it."""

import json
from uuid import UUID

from vipdesk.cache.queries.reader import Reader
from vipdesk.models.snapshot.entered_by import CAME_FOR, ENTERED_BY, EnteredBy
from vipdesk.models.vocabulary import RelationKind

_NOTHING = "{}"
_KINDS = frozenset(RelationKind)


def entered_by(reader: Reader, extra: str) -> EnteredBy | None:
    """Whoever `extra` of a visit names; None of a guest who came in person.

    Somebody who was taken off the profile since is still named, as long as this desk has the row.
    """
    named = None if extra == _NOTHING else json.loads(extra).get(ENTERED_BY)
    if not isinstance(named, str):
        return None
    row_id = UUID(named).bytes
    relation = reader.cache.row("SELECT name, kind, confidential FROM relation WHERE id = ?", (row_id,))
    if relation is not None:
        name, kind, confidential = relation
        return EnteredBy(
            name, RelationKind(kind) if kind in _KINDS else RelationKind.OTHER, confidential=bool(confidential)
        )
    text = reader.cache.value("SELECT text FROM note WHERE id = ?", (row_id,))
    return EnteredBy("" if text is None else text.removeprefix(CAME_FOR))
