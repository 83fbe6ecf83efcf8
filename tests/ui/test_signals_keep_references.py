"""The binding takes no reference from True with each signal, as one version did (docs/decisions/0002)."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(bool)
    named = Signal(bool, str)

bell = Bell()
heard = []
if {connected}:
    bell.rung.connect(lambda value: heard.append(1))
    bell.named.connect(lambda value, name: heard.append(1))
before = sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)
for number in range(5000):
    bell.rung.emit(True)
    bell.rung.emit(False)
    bell.named.emit(True, "x")
after = sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)
assert len(heard) == (15000 if {connected} else 0)
print(*(now - then for then, now in zip(before, after)))
"""


@pytest.mark.parametrize("connected", [False, True])
def test_thousands_of_signals_leave_every_constant_its_references(connected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """In a process of its own: should the count fall, the interpreter would end."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PROGRAM.format(connected=connected)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    changes = [int(change) for change in done.stdout.split()]
    assert len(changes) == 3
    # a few more or less are the interpreter's own; a binding that steals takes thousands
    assert all(abs(change) < 50 for change in changes), changes
