"""What `python -m vipdesk.self_test PART` runs: the part that is killed, or the whole test for the window's button."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from vipdesk.command import PAGE_COMMAND, end_as_by_hand
from vipdesk.self_test.parts import save_until_killed
from vipdesk.self_test.run import self_test


class StartPage(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of the whole test; the key goes through the pipe (S17)."""

    profile: str
    key: str
    language: str


def main(given: Sequence[str]) -> int:
    """Do the part that is named, as told on the first line of standard input."""
    first = sys.stdin.buffer.readline()
    if list(given) != [PAGE_COMMAND]:
        return save_until_killed(first)
    end_as_by_hand()
    start = msgspec.json.decode(first, type=StartPage)
    report = self_test(Path(start.profile), bytes.fromhex(start.key))
    sys.stdout.buffer.write(report.page(start.language).encode())
    return 0
