"""Answers of the desk come later: deliver only the latest, and only while the one who asked still exists."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

Answer = TypeVar("Answer")


class Answers:
    """Wraps callbacks of one owner; each question about a subject supersedes the one before it."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._latest: dict[str, int] = {}

    def latest(self, subject: str, then: Callable[[Answer], None]) -> Callable[[Answer], None]:
        """A callback that is dropped if the subject was asked about again, or the owner is gone."""
        number = self._latest.get(subject, 0) + 1
        self._latest[subject] = number

        def deliver(answer: Answer) -> None:
            if self._latest[subject] == number and isValid(self._owner):
                then(answer)

        return deliver

    def kept(self, then: Callable[[Answer], None]) -> Callable[[Answer], None]:
        """A callback that is dropped only if the owner is gone: answers to what was done are never stale."""

        def deliver(answer: Answer) -> None:
            if isValid(self._owner):
                then(answer)

        return deliver

    def forget(self, subject: str) -> None:
        """Drop what was asked about a subject."""
        self._latest[subject] = self._latest.get(subject, 0) + 1
