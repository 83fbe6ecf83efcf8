"""Queue tickets: which number is next, how it is called, and how long one is told to wait."""

from collections.abc import Collection, Sequence

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like digits."""
MINUTES_A_TURN = 10
"""Where policy says nothing: so long until a place is free for the next."""
TURN_POLICY = "lounge.turn_minutes"
_SHORTEST, _LONGEST = 5, 90


def next_number(taken: Collection[int]) -> int:
    """The number after the highest of the day; none has a 4 in it."""
    number = max(taken, default=0) + 1
    while "4" in str(number):
        number += 1
    return number


def ticket_label(desks: Sequence[object], desk: object, number: int) -> str:
    """A 03: every desk of a store has its own letter, so that two give no number twice while the line is down."""
    place = desks.index(desk) if desk in desks else len(desks)
    letter = _LETTERS[place % len(_LETTERS)] * (place // len(_LETTERS) + 1)
    return f"{letter} {number:02d}"


def quoted_wait(ahead: int, turn_minutes: object) -> int:
    """Minutes one is told: a turn for everybody ahead and one for oneself, in steps of five."""
    known = isinstance(turn_minutes, int) and not isinstance(turn_minutes, bool) and turn_minutes > 0
    turn = turn_minutes if known and isinstance(turn_minutes, int) else MINUTES_A_TURN
    minutes = (ahead + 1) * turn
    return min(max(-(-minutes // 5) * 5, _SHORTEST), _LONGEST)
