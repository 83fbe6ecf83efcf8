"""What a later list of members may overwrite: its news, and never what a person at a counter has written.

Three values decide: what the list says now, what it said the last time, and what the record says today. Where the record
still says what the last list said, nobody has touched it, and the list is followed. Where it says something else, somebody
has, and theirs stays. What an empty cell means nobody knows, so that it changes nothing.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

LIST_POLICY = "import.members"
"""Policy by column: `{"tier": "follow", "name": "keep", …}`; what is not named follows the list."""


LIST_COLUMNS = frozenset(
    "name gender phone birthday tier member_since shopper plate title drink taboo note".split()  # noqa: SIM905 - read as one line
)


class ListRule(StrEnum):
    """How far a column goes with a list."""

    FOLLOW = "follow"
    FILL = "fill"
    """Only what is not known yet is taken from the list."""
    KEEP = "keep"


class Verdict(StrEnum):
    """What becomes of one column of a known guest."""

    SAME = "same"
    TAKEN = "taken"
    EMPTY = "empty"
    """The list says nothing about it."""
    PEOPLES = "peoples"
    """A person has written what stands there, or taken away what stood there."""
    RULE = "rule"
    """Policy does not let a list change it."""


def list_rules(chosen: object) -> Callable[[str], ListRule]:
    """The rule of each column by what the house has chosen; what is no rule follows the list."""
    named: Mapping[Any, Any] = chosen if isinstance(chosen, Mapping) else {}

    def rule(column: str) -> ListRule:
        said = named.get(column)
        return ListRule(said) if said in set(ListRule) else ListRule.FOLLOW

    return rule


def first_wrong_rule(chosen: object) -> str | None:
    """The first entry of a policy that says nothing one could go by; None where all do."""
    if not isinstance(chosen, Mapping):
        return "{}"
    wrong = (
        f"{column}: {said}"
        for column, said in chosen.items()
        if column not in LIST_COLUMNS or said not in set(ListRule)
    )
    return next(wrong, None)


def judge(
    said: str,
    recorded: str,
    listed: str | None,
    *,
    by_person: bool,
    rule: ListRule = ListRule.FOLLOW,
    same: Callable[[str, str], bool] = str.__eq__,
) -> Verdict:
    """What becomes of a column: `said` by the list now, `listed` the last time (None where that is not known).

    `by_person` is whether the row that holds it was last written by somebody at a counter.
    """
    if same(said, recorded):
        return Verdict.SAME
    if not said:
        return Verdict.EMPTY
    if rule is ListRule.KEEP or (rule is ListRule.FILL and recorded):
        return Verdict.RULE
    if by_person or (listed is not None and not same(listed, recorded)):
        return Verdict.PEOPLES
    return Verdict.TAKEN
