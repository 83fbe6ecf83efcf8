"""Style sheets for the few widgets that Qt paints itself: menus, fields, boxes to choose from.

Each of these widgets carries its own sheet. One for the whole program would cost 120 ms at every change
of theme, because Qt then dresses every widget again.
"""

from enum import StrEnum
from string import Template

from vipdesk.ui.theme.theme import Theme


class Dress(StrEnum):
    """Which sheet a widget wears."""

    MENU = "menu"
    FIELD = "field"
    SELECT = "select"
    TABLE = "table"


_BAR = """
QScrollBar:vertical { background: transparent; border: none; width: ${p12}px; margin: 0; }
QScrollBar::handle:vertical {
  background: $dim; border: none; border-radius: ${p3}px; margin: ${p2}px ${p3}px; min-height: ${p32}px;
}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { border: none; background: none; height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
"""
"""A thumb alone, as in every list."""

_SHEETS = {
    Dress.MENU: Template("""
QMenu { background: $surface; border: 1px solid $hair; border-radius: ${p8}px; padding: ${p6}px; }
QMenu::separator { height: 1px; background: $hair; margin: ${p6}px ${p20}px ${p6}px ${p14}px; }
QMenu::item {
  min-height: ${p36}px; padding: 0 ${p20}px 0 ${p14}px; border-radius: ${p6}px;
  color: $text; font-size: ${p15}px;
}
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
"""),
    Dress.FIELD: Template(
        """
QLineEdit, QPlainTextEdit {
  background: $surface; color: $text; border: 1px solid $border; border-radius: ${p8}px;
  padding: 0 ${p12}px; font-size: ${p15}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { min-height: ${p38}px; }
QPlainTextEdit { padding: ${p8}px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
"""
        + _BAR
    ),
    Dress.SELECT: Template(
        """
QComboBox {
  background: $surface; color: $text; border: 1px solid $border; border-radius: ${p8}px;
  min-height: ${p38}px; padding: 0 ${p12}px; font-size: ${p15}px;
}
QComboBox:focus { border: 2px solid $accent; }
QComboBox::drop-down { border: none; width: ${p32}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $hair; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; padding: ${p4}px;
}
"""
        + _BAR
    ),
    Dress.TABLE: Template(
        """
QTableWidget {
  background: transparent; color: $text; border: none; outline: none;
  selection-background-color: $accent_soft; selection-color: $text;
}
QTableWidget::item { border-bottom: 1px solid $hair; padding: 0 ${p6}px; }
QHeaderView { background: transparent; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $hair; padding: 0 ${p6}px;
}
QTableCornerButton::section { background: transparent; border: none; }
"""
        + _BAR
    ),
}

_MEASURES = (2, 3, 4, 6, 8, 12, 14, 15, 20, 28, 32, 36, 38)
_TOKENS = ("surface", "text", "hair", "dim", "accent_soft", "muted", "border", "accent", "on_accent")


def make_style_sheet(dress: Dress, theme: Theme) -> str:
    """The sheet of a dress; its measures follow the text size, its colours the table."""
    values: dict[str, object] = {f"p{measure}": theme.px(measure) for measure in _MEASURES}
    values.update({token: getattr(theme.colours, token) for token in _TOKENS})
    return _SHEETS[dress].substitute(values)
