"""The limit of a search: the one query that a program asks which knows what the text means, and LIKE over the directory."""

from typing import Any

_HITS = 8
_HOT, _WALK = 3000, 20_000
_LAST = "\U0010ffff"
_SHOWN = "name, spoken, address, tier, card_no, phones"


def raw_search(desk: Any, prefix: str) -> list[Any]:
    """The eight best ranked with a key of this prefix, as their rows (the design's variant A2)."""
    end = prefix + _LAST
    probe = "SELECT 1 FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT 1 OFFSET ?"
    if desk.row(probe, (prefix, end, _HOT)) is None:
        found = desk.rows(
            "SELECT DISTINCT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ?"
            " ORDER BY rank, entry LIMIT ?",
            (prefix, end, _HITS),
        )
    else:
        found = desk.rows(
            "SELECT rank, entry FROM (SELECT rank, entry, keys FROM search_entry ORDER BY rank, entry LIMIT ?)"
            " WHERE instr(keys, ?) > 0 LIMIT ?",
            (_WALK, "|" + prefix, _HITS),
        )
    return [desk.row(f"SELECT {_SHOWN} FROM directory_row WHERE rowid = ?", (entry,)) for _, entry in found]  # noqa: S608 - a fixed list


def like(desk: Any, text: str) -> list[Any]:
    """The eight best ranked whose name, reading, card or phones contain the text."""
    return list(
        desk.rows(
            f"SELECT {_SHOWN} FROM directory_row WHERE name LIKE ?1 OR spoken LIKE ?1 OR card_no LIKE ?1"  # noqa: S608 - as above
            " OR phones LIKE ?1 ORDER BY rank LIMIT ?2",
            (f"%{text}%", _HITS),
        )
    )
