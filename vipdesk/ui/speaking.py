"""A widget whose words follow the language while the program runs."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Speaking(QWidget):
    """Calls `retranslate` when the language was switched; its constructor calls it too, at its end."""

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        raise NotImplementedError
