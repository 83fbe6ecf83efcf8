"""Which of the rows that stand under several names of one person counts, where a person has only one of a kind (P31)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Told(Generic[Row]):
    """A row that says something, or says that there is nothing; instants are microseconds."""

    since: int
    """When its name became one of this person's; 0 for the name that remains."""
    at: int
    says: bool
    row: Row


def standing(told: Iterable[Told[Row]]) -> Row | None:
    """The first row that says something, in the order of names.

    What was cleared once a name was already one of the person's stays cleared under that name.
    """
    cleared = 0
    for each in told:
        if not each.says:
            cleared = max(cleared, each.at)
        elif each.since == 0 or cleared <= each.since:
            return each.row
    return None
