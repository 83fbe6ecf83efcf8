"""The limit of a window: bare PySide6 that says hello and, at every Enter, paints the letters typed before it.

With `--stamps` it prints a line at each painted code: the code, and the monotonic clock in nanoseconds.
"""

import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1366, 768


class HelloWindow(QWidget):
    """One text on a plain ground."""

    def __init__(self, *, stamping: bool) -> None:
        """Say hello."""
        super().__init__()
        self._stamping = stamping
        self._typed = ""
        self._shown = "你好"
        self.setWindowTitle("hello")
        self.resize(WIDTH, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Gather letters; Enter shows them."""
        if event.key() == Qt.Key.Key_Return:
            self._shown, self._typed = self._typed, ""
            self.update()
        else:
            self._typed += event.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and signature
        """Paint the text."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setFont(QFont("", 40))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._shown)
        painter.end()
        if self._stamping:
            sys.stdout.write(f"{self._shown} {time.monotonic_ns()}\n")
            sys.stdout.flush()


def main() -> int:
    """Show the window until it is ended."""
    application = QApplication(["hello"])
    window = HelloWindow(stamping="--stamps" in sys.argv)
    window.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
