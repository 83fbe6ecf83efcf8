"""座位与贵宾室: every place of the lounge in the order of the map; added, changed and put elsewhere by a supervisor.

Behind them stand those that were taken out of use: Enter brings one back.
"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.lounge import LoungeBoard, PlaceView
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.place_sheet import PlaceSheet
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.lounge_texts import capacity_text, feature_texts
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.row import PLAIN, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span


class PlacesSheet(Sheet):
    """Enter on a place opens it; Alt with an arrow moves it, at once. Esc closes."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._places: list[PlaceView] = []
        self._gone: tuple[PlaceView, ...] = ()
        self.add = Button(icon="plus")
        self.up, self.down = Button(icon="arrow-up"), Button(icon="arrow-down")
        self.rows = RowList(PLAIN)
        self.rows.setMinimumHeight(theme().px(PLAIN.height * 6))
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(12))
        beside.addWidget(self.add)
        beside.addStretch(1)
        beside.addWidget(self.up)
        beside.addWidget(self.down)
        self.content.addLayout(beside)
        self.content.addWidget(self.rows)
        self.add.clicked.connect(lambda: self._open(None))
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        self.rows.opened.connect(self._open)
        self.cancel.hide()
        self.setFocusProxy(self.rows)
        self.retranslate()
        desk.lounge(None, self._answers.latest("places", self._show))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("座位与贵宾室"), self.tr("座位图按这个次序排。改好马上生效，不用重启。"))
        self.add.show_text(self.tr("加一处"))
        self.up.show_text(self.tr("上移"))
        self.down.show_text(self.tr("下移"))
        self.done.show_text(self.tr("好了"))
        self.rows.setAccessibleName(self.tr("座位与贵宾室"))
        rows = [self._row(place) for place in self._places]
        self.rows.show_rows([*rows, *(self._row(place, gone=True) for place in self._gone)])

    def act(self) -> None:
        """Close."""
        self.route.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the chosen place."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = next((by for key, by in steps.items() if key == event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(by)
        else:
            super().keyPressEvent(event)

    def move_by(self, by: int) -> None:
        """Put the chosen place before or behind its neighbour."""
        chosen = self.rows.chosen_key()
        start = next((at for at, place in enumerate(self._places) if place.place_id == chosen), None)
        if start is None or not 0 <= start + by < len(self._places):
            return
        self._places.insert(start + by, self._places.pop(start))
        self.retranslate()
        order = [str(place.place_id) for place in self._places]
        self._desk.submit(
            "place.arrange",
            {"order": order},
            self._answers.kept(lambda _saved: self.show_trouble("")),
            self._answers.kept(self._failed),
        )

    def _show(self, board: LoungeBoard) -> None:
        self._places, self._gone = list(board.places), board.out_of_use
        self.retranslate()
        self.route.fit_sheet()

    def _open(self, key: UUID | None) -> None:
        place = next((place for place in self._places if place.place_id == key), None)
        again = next((place for place in self._gone if place.place_id == key), None)
        route, desk = self.route, self._desk

        def back() -> None:
            route.show_sheet(PlacesSheet(desk, route))

        route.show_sheet(PlaceSheet(desk, route, place, back, again=again))

    def _row(self, place: PlaceView, *, gone: bool = False) -> Row:
        name, kind = say(place.name), self.tr("贵宾室") if place.room else self.tr("座位")
        seats, offers = capacity_text(place), feature_texts(place.features)
        if gone:
            kind, seats = self.tr("已停用"), self.tr("Enter 重新启用")
        return Row(
            key=place.place_id,
            spoken=", ".join(filter(None, (name, kind, seats, offers))),
            title=(Span(name, 15, tone="muted" if gone else "text"),),
            detail=(Span(offers or "—", 13, tone="muted"),),
            right=(Span(joined(kind, seats), 14, tone="muted"),),
        )

    def _failed(self, error: VipDeskError) -> None:
        self.show_trouble(error_text(error))
        self._desk.lounge(None, self._answers.latest("places", self._show))
