"""What was typed of somebody new and is not saved: in memory while one types, in the desk's file a moment later."""

from PySide6.QtCore import QObject, QTimer

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.intake_draft import IntakeDraft
from vipdesk.ui.answers import Answers

WRITE_MS = 250
"""After the last key: a power cut loses no more than that."""


class IntakeDrafts(QObject):
    """By the number that was scanned or typed; only ever those of whoever is signed in."""

    def __init__(self, desk: DeskFacade, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answers = Answers(self)
        self._drafts: dict[str, IntakeDraft] = {}
        self._unwritten: set[str] = set()
        self._write = QTimer(self)
        self._write.setSingleShot(True)
        self._write.setInterval(WRITE_MS)
        self._write.timeout.connect(self.flush)

    def begin(self) -> None:
        """Somebody has signed in: what others typed is not theirs, what they typed before is."""
        self._drafts.clear()
        self._unwritten.clear()
        self._write.stop()
        self._desk.intake_drafts(self._answers.latest("drafts", self._take))

    def get(self, number: str) -> IntakeDraft | None:
        """What was typed for this number."""
        return self._drafts.get(number)

    def keep(self, number: str, draft: IntakeDraft) -> None:
        """Remember it; it is written when nobody types for a moment."""
        self._drafts[number] = draft
        self._unwritten.add(number)
        self._write.start()

    def forget(self, number: str) -> None:
        """It was saved, or thrown away."""
        self._unwritten.discard(number)
        if self._drafts.pop(number, None) is not None:
            self._desk.keep_intake_draft(number, None)

    def flush(self) -> None:
        """Write what is not written yet."""
        self._write.stop()
        for number in sorted(self._unwritten):
            self._desk.keep_intake_draft(number, self._drafts[number])
        self._unwritten.clear()

    def _take(self, kept: dict[str, IntakeDraft]) -> None:
        """What is being typed already counts more."""
        self._drafts = {**kept, **self._drafts}
