"""Of two records that become one: which fields a person has once, and whose value is proposed for each (P31).

A field is a name and the columns of `guest` it is kept in. What only one record knows is taken as it is; a choice is
for fields of which both know something else.
"""

from collections.abc import Callable, Mapping
from typing import Any

from vipdesk.chinese.script import fold
from vipdesk.models.vocabulary import Because, Choice
from vipdesk.rules.conflict_choice import Proposal
from vipdesk.rules.search_keys import squeezed

GUEST_FIELDS: Mapping[str, tuple[str, ...]] = {
    "full_name": ("full_name",),
    "title": ("gender", "title"),
    "address_as": ("address_as",),
    "alias": ("alias",),
    "tier": ("tier",),
    "member_since": ("member_since",),
    "plate": ("plate",),
}
"""In the order in which they are shown."""
BIRTHDAY, SHOPPER = "birthday", "shopper"
GIVEN = ("calendar", "year", "month", "day", "leap")
"""The columns of a birthday that are the day itself."""

UNDO_DAYS = 30
"""How long a merge can be taken back."""

Columns = Mapping[str, Any]
TierOrder = Callable[[str], int | None]
"""0 for the highest tier; None for one of which policy says nothing."""


def is_empty(columns: Columns) -> bool:
    """Whether a record says nothing in a field."""
    return not any(columns.values())


def differ(ours: Columns, theirs: Columns) -> bool:
    """Whether both say something, and not the same: where one is silent there is nothing to choose."""
    return any(theirs[name] and ours[name] and theirs[name] != ours[name] for name in ours)


def chosen(ours: Columns, theirs: Columns, choice: Choice) -> dict[str, Any]:
    """The columns that stand after a choice; where that side is silent the other one's."""
    first, second = (theirs, ours) if choice is Choice.THEIRS else (ours, theirs)
    return {name: first[name] or second[name] for name in ours}


def guest_proposal(field: str, ours: Columns, theirs: Columns, tier_order: TierOrder) -> Proposal:
    """Whose value of a field of the record itself is proposed, and why."""
    own, other = (_text(columns[GUEST_FIELDS[field][-1]]) for columns in (ours, theirs))
    if not own or not other:
        return Proposal(Choice.OURS if own else Choice.THEIRS, Because.FULLER)
    if field == "full_name":
        return _fuller_name(own, other)
    if field == "member_since":
        return _proposal(Because.EARLIER, theirs=other < own)
    if field == "tier":
        orders = [tier_order(name) for name in (own, other)]
        if orders[0] is not None and orders[1] is not None and orders[0] != orders[1]:
            return _proposal(Because.HIGHER, theirs=orders[1] < orders[0])
    return Proposal(Choice.OURS, Because.IN_FORCE)


def birthday_proposal(ours: Columns, theirs: Columns) -> Proposal:
    """The one with the year or the day that the other lacks, else the one that is in force."""
    known = [sum(columns[name] is not None for name in ("year", "day")) for columns in (ours, theirs)]
    if known[0] != known[1]:
        return _proposal(Because.FULLER, theirs=known[1] > known[0])
    return Proposal(Choice.OURS, Because.IN_FORCE)


def _fuller_name(own: str, other: str) -> Proposal:
    """陈晓晴 rather than 陈; two different names are for a person to choose between."""
    short, long = (squeezed(fold(name)) for name in sorted((own, other), key=len))
    if short != long and short in long:
        return _proposal(Because.FULLER, theirs=len(other) > len(own))
    return Proposal(Choice.OURS, Because.IN_FORCE)


def _proposal(because: Because, *, theirs: bool) -> Proposal:
    return Proposal(Choice.THEIRS if theirs else Choice.OURS, because)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
