"""How high map and lines of time stand on the screen 贵宾厅, so that a usual lounge is seen whole."""

from itertools import chain

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from vipdesk.ui.pages.title_line import BOTTOM, TITLE_HEIGHT
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.place_map import PlaceMap
from vipdesk.ui.widgets.tile_layout import CROWDED, ROOMY, SMALL, TIGHT, Measures
from vipdesk.ui.widgets.time_board import TimeBoard

GAP = 24
ABOVE_LINES = 8
"""Between the lines and the edge of their panel."""


def fit(page: QWidget, places: PlaceMap, times: TimeBoard, *, alone: bool) -> int:
    """Draw map and lines closer together where they would not fit as they are drawn; how high the lines' panel is.

    Where both do not fit, the map does, and the lines are scrolled to; of a map that is too high itself the upper part is in
    sight, with everybody who waits. `alone` are the lines without the map.
    """
    px, viewport = theme().px, page.parentWidget() or page
    room = viewport.height() - px(TITLE_HEIGHT) - px(BOTTOM) - 2 * px(ABOVE_LINES)
    if not alone:
        room -= px(GAP)
        measures = _measures(places, room, times.least_height())
        places.measure(measures)
        room -= places.height_by(measures)
    times.fit(room)
    return times.height() + 2 * px(ABOVE_LINES)


def keep_in_sight(page: QWidget, part: QWidget, at: QPoint) -> None:
    """Scroll to what the keyboard has gone to in a part of the page."""
    viewport = page.parentWidget()
    area = None if viewport is None else viewport.parentWidget()
    if isinstance(area, QScrollArea):
        where = part.mapTo(page, at)
        area.ensureVisible(where.x(), where.y(), 0, theme().px(70))


def _measures(places: PlaceMap, room: int, lines: int) -> Measures:
    """The widest measures by which the map fits above the lines, else alone."""
    with_lines = (each for each in (ROOMY, TIGHT, SMALL) if places.height_by(each) + lines <= room)
    whole = room + theme().px(GAP + 2 * ABOVE_LINES)
    alone = (each for each in (TIGHT, SMALL) if places.height_by(each) <= whole)
    return next(chain(with_lines, alone), CROWDED)
