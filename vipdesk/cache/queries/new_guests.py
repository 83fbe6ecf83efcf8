"""Guests taken in at this desk whom head office has not confirmed yet: found as they are shown, without index rows.

The index is written from the base only; until a new guest is in the base, the few there can be are looked at one by one.
"""

from dataclasses import dataclass

from vipdesk.cache.queries.questions import Question
from vipdesk.cache.queries.reader import Reader
from vipdesk.rules.search_keys import keys_of_columns

MOST_NEW = 200
"""The newest count: a desk that takes in more before its line returns finds the others by card and in the lounge."""


@dataclass(frozen=True, slots=True)
class NewGuest:
    """One of them, with the keys the index would have."""

    rank: int
    entry: int
    keys: str
    """Between bars."""
    phones: str

    def is_found_by(self, question: Question) -> bool:
        """Whether they have every key the question asks for."""
        held = question.hashed is None or question.hashed in self.phones
        return held and all(part in self.keys for part in question.parts)


def new_guests(reader: Reader) -> list[NewGuest]:
    """Everybody whose directory row is shown by an intent of this desk alone, newest first."""
    rows = reader.cache.rows(
        "SELECT rank, directory_row.rowid, name, readings, card_no, phones FROM image"
        " JOIN directory_row ON directory_row.id = image.row_id"
        " WHERE image.table_name = 'directory_row' AND image.row IS NULL"
        " AND directory_row.retired_at IS NULL ORDER BY image.row_id DESC LIMIT ?",
        (MOST_NEW,),
    )
    return [
        NewGuest(rank, entry, keys_of_columns(name, readings, card_no, phones), phones)
        for rank, entry, name, readings, card_no, phones in rows
    ]
