"""A widget whose words follow the language while the program runs."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Speaking(QWidget):
    """Calls `retranslate` when the language was switched; its constructor calls it too, at its end.

    What is out of sight is worded again when it comes into sight, so that a switch costs one page.
    """

    _stale = False

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._stale = not self.isVisible()
            if not self._stale:
                self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the language before the first paint."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        raise NotImplementedError
