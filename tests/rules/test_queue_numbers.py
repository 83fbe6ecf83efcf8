"""A ticket has its desk's letter and the next number without a 4; the wait that is told grows with who is ahead."""

from __future__ import annotations

from vipdesk.rules.queue_numbers import next_number, quoted_wait, ticket_label


def test_numbers_go_on_and_hold_no_four() -> None:
    assert next_number([]) == 1
    assert next_number([1, 3]) == 5
    assert next_number([39]) == 50


def test_every_desk_has_its_letter() -> None:
    assert ticket_label(["one", "two"], "one", 3) == "A 03"
    assert ticket_label(["one", "two"], "two", 105) == "B 105"
    assert ticket_label(["one"], "unknown", 1) == "B 01"
    assert ticket_label([str(number) for number in range(30)], "24", 1) == "AA 01"


def test_the_wait_that_is_told_is_in_fives_and_never_beyond_reason() -> None:
    assert [quoted_wait(ahead, 8) for ahead in (0, 1, 2, 99)] == [10, 20, 25, 90]
    assert quoted_wait(0, None) == quoted_wait(0, True) == quoted_wait(0, -3) == 10
    assert quoted_wait(0, 1) == 5
