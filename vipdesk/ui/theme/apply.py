"""Put a theme into force for the whole program, and follow the system where the person did not choose."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from vipdesk.ui.theme.fonts import FontFamilies
from vipdesk.ui.theme.palette import make_palette
from vipdesk.ui.theme.theme import Theme, set_theme
from vipdesk.ui.theme.tokens import DARK, LIGHT, Colours


def colours_for(choice: str) -> Colours:
    """The table for a setting: `light`, `dark` or `system`."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(colours: Colours, families: FontFamilies, scale: float = 1.0, *, still: bool = False) -> Theme:
    """Set palette and font of the running program; returns the theme now in force."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no QApplication yet")
    chosen = Theme(colours, families, scale, still)
    set_theme(chosen)
    app.setFont(chosen.font(14))
    palette = make_palette(colours)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    QToolTip.setFont(chosen.font(13))
    _tell_dressed_widgets(app)
    return chosen


def _tell_dressed_widgets(app: QApplication) -> None:
    """Qt tells a widget that wears its own style sheet of no new palette, and its sheet names the colours."""
    for widget in app.allWidgets():
        if widget.styleSheet():
            app.sendEvent(widget, QEvent(QEvent.Type.ApplicationPaletteChange))
