"""What a benchmark tells the person who runs it."""

import sys


def say(sentence: str) -> None:
    """One line on standard error."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
