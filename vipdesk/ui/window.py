"""Opens the window: fonts, theme and language first, then the sign-in page; all else is read after it is painted."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from vipdesk.clock import Clock, SystemClock
from vipdesk.desk.facade import DeskFacade
from vipdesk.ui.icons import make_icon
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.theme.apply import apply_theme, colours_for
from vipdesk.ui.theme.fonts import load_fonts
from vipdesk.ui.theme.theme import theme

_PREPARE_EVERY_MS = 40


def open_window(
    desk: DeskFacade,
    *,
    clock: Clock | None = None,
    paper_folder: Path | None = None,
    bundled_fonts: bool = False,
    still: bool = False,
) -> MainWindow:
    """Build the window and show it; there must be a QApplication.

    Papers without a printer are saved in `paper_folder`. `bundled_fonts` gives the same picture on every
    machine; `still` is reduced motion.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
        app.setApplicationDisplayName("VIPDesk")
    families = load_fonts(bundled_only=bundled_fonts)
    apply_theme(colours_for(desk.settings.theme), families, desk.settings.text_scale, still=still)
    switch_language(desk.settings.language)
    window = MainWindow(desk, families, clock or SystemClock(), paper_folder or _documents())
    window.setWindowIcon(make_icon("house_mark", theme().colour("accent"), 64))
    window.show()
    _prepare_pages(window)
    return window


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "VIPDesk"


def _prepare_pages(window: MainWindow) -> None:
    timer = QTimer(window)
    timer.setInterval(_PREPARE_EVERY_MS)

    def prepare() -> None:
        if not window.frame.stack.prepare():
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(prepare)
    timer.start()
