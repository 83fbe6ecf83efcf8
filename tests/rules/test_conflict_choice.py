"""Which of two values is proposed, and how both are kept."""

from __future__ import annotations

import pytest

from tests.fakes.small_house import later
from vipdesk.models.vocabulary import Because, Choice
from vipdesk.rules.conflict_choice import Proposal, Wrote, kept_together, proposal

EARLY, LATE = later(0), later(60)


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "expected"),
    [
        ("drink", "龙井 不加糖", "龙井 少糖", "龙井 不加糖；龙井 少糖"),
        ("taboo", "海鲜、百合", "海鲜、坚果", "海鲜、百合、坚果"),
        ("taboo", "海鲜，百合", "坚果；海鲜", "海鲜、百合、坚果"),
        ("brand", " Velluto ", "Velluto", "Velluto"),
        ("drink", None, "龙井", None),
        ("drink", "龙井", None, None),
        ("drink", "茶" * 100, "酒" * 100, None),
        ("taboo", "茶" * 120, "茶" * 120, "茶" * 120),
    ],
)
def test_both_values_as_one(field: str, ours: str | None, theirs: str | None, expected: str | None) -> None:
    assert kept_together(field, ours, theirs, 200) == expected


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "both", "expected"),
    [
        ("taboo", Wrote("海鲜"), Wrote("坚果"), True, (Choice.BOTH, Because.ADDS_UP)),
        (
            "taboo",
            Wrote(None, "guest", LATE),
            Wrote("坚果", "import", EARLY),
            False,
            (Choice.THEIRS, Because.SAFER),
        ),
        ("taboo", Wrote("海鲜", "staff", EARLY), Wrote(None, "guest", LATE), False, (Choice.OURS, Because.SAFER)),
        (
            "drink",
            Wrote("a", "staff", LATE),
            Wrote("b", "guest", EARLY),
            True,
            (Choice.THEIRS, Because.GUEST_SAID),
        ),
        ("drink", Wrote("a", "guest", EARLY), Wrote("b", "import", LATE), True, (Choice.OURS, Because.GUEST_SAID)),
        ("drink", Wrote("a", "guest", EARLY), Wrote("b", "guest", LATE), True, (Choice.THEIRS, Because.NEWER)),
        ("drink", Wrote("a", "guest", LATE), Wrote("b", "guest", LATE), True, (Choice.OURS, Because.NEWER)),
        ("place", Wrote("a"), Wrote("b", None, LATE), False, (Choice.OURS, Because.IN_FORCE)),
    ],
)
def test_what_is_proposed(
    field: str, ours: Wrote, theirs: Wrote, *, both: bool, expected: tuple[Choice, Because]
) -> None:
    assert proposal(field, ours, theirs, both=both) == Proposal(*expected)
