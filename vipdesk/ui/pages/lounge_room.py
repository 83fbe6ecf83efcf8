"""How high map and lines of time stand on the screen 贵宾厅, so that a usual lounge is seen whole."""

from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.title_line import BOTTOM, TITLE_HEIGHT
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.place_map import PlaceMap
from vipdesk.ui.widgets.tile_layout import ROOMY, TIGHT
from vipdesk.ui.widgets.time_board import TimeBoard

GAP = 24
ABOVE_LINES = 8
"""Between the lines and the edge of their panel."""


def fit(page: QWidget, places: PlaceMap, times: TimeBoard, *, alone: bool) -> int:
    """Draw map and lines closer together where they would not fit as they are drawn; how high the lines' panel is.

    What does not fit then either scrolls. `alone` are the lines without the map.
    """
    px, viewport = theme().px, page.parentWidget() or page
    room = viewport.height() - px(TITLE_HEIGHT) - px(BOTTOM) - 2 * px(ABOVE_LINES)
    if not alone:
        room -= px(GAP)
        fits = places.height_by(ROOMY) + times.least_height() <= room
        places.measure(ROOMY if fits else TIGHT)
        room -= places.height_by(ROOMY if fits else TIGHT)
    times.fit(room)
    return times.height() + 2 * px(ABOVE_LINES)
