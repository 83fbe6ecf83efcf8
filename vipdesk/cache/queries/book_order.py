"""How far the client book is in order, and what stands in it for a day that is not known."""

from vipdesk.cache.queries.reader import Reader

FILLED_TO = "book_filled_to"
"""Fact of the desk: the last guest, in the order of ids, who has a line since the base was loaded whole."""
FILLED = "all"
"""Its value once everybody has one."""
FAR = 9_999_999
"""The number of a day that is not known: after all others."""


def count_unsorted(reader: Reader) -> int:
    """How many dossiers have no line yet."""
    kept = reader.fact(FILLED_TO, "")
    if kept == FILLED:
        return 0
    return int(reader.cache.value("SELECT count(*) FROM guest WHERE id > ?", (bytes.fromhex(kept),)))
