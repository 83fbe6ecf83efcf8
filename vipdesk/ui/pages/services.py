"""服务: the board of requests in four columns, each card with its time; moved on, handed over and closed from here."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.services import Board, BoardCard
from vipdesk.models.vocabulary import RequestState, Role
from vipdesk.ui.dialogs.ladder_sheet import LadderSheet
from vipdesk.ui.dialogs.people import PeopleMenu, hand_over
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.page import Page
from vipdesk.ui.pages.service_cards import board_card
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text, request_state_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.board_column import BoardColumn, BoardGrid, ColumnWords
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.dressed import Menu

_EVERY_MS = 15_000
_ROOM_FOR_WORD = 1080
"""Of a page: all four buttons with their words beside the filter, in English."""
_ROOM_FOR_PLACES = 760
"""Of a page: the signs of other pages, which 更多 and their keys open as well."""
_COLUMNS = (RequestState.NEW, RequestState.ACCEPTED, RequestState.IN_PROGRESS, RequestState.DONE)
_STEPS = {
    RequestState.NEW: (RequestState.ACCEPTED, RequestState.IN_PROGRESS),
    RequestState.ACCEPTED: (RequestState.IN_PROGRESS,),
    RequestState.IN_PROGRESS: (RequestState.ACCEPTED,),
}
"""Where a card may go next, besides 完成."""


class ServicesPage(Page):
    """Amber needs somebody, the accent ring is what the keyboard has; red is not used here."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"request", "request_event", "visit", "lounge_place", "staff", "policy"}
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._board = Board((), (), (), ())
        self._wants_keyboard = False
        self._trouble = ""
        self._build()
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        self.retranslate()

    def refresh(self) -> None:
        """Read the board."""
        self.desk.board(self.answers.latest("board", self._show))

    def take_keyboard(self) -> None:
        """Begin at the first card there is."""
        lists = [column.list for column in self.columns]
        first = next((each for each in lists if each.cards()), None)
        self._wants_keyboard = first is None
        if first is None:
            self.route.find_guest()
        else:
            first.enter()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the board."""
        return (
            (self.tr("方向键"), self.tr("选单")),
            ("Enter", self.tr("打开")),
            ("M", self.tr("移动到…")),
            ("A", self.tr("交给…")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large the button keeps its sign and loses its word."""
        super().resizeEvent(event)
        self._word_button()

    def retranslate(self) -> None:
        """Set every word again."""
        self._word_button()
        self._words()

    def _word_button(self) -> None:
        word = self.tr("新建服务单")
        roomy = self.width() >= theme().px(_ROOM_FOR_WORD)
        self.create_button.show_text(word if roomy else "", word)
        small = self.tr("厅务")
        self.small.show_text(small if roomy else "", small)
        rules = self.tr("上报规则")
        self.ladder.show_text(rules if roomy else "", rules)
        complaints = self.tr("投诉")
        self.complaints.show_text(complaints if roomy else "", complaints)
        for button in (self.small, self.complaints):
            button.setVisible(self.width() >= theme().px(_ROOM_FOR_PLACES))

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        column = page_column(self)
        self._title = TitleLine()
        self.filter = Choices(3, chips=True)
        self.ladder = Button(fill=Fill.QUIET, icon="bell", strong=False)
        self.complaints = Button(fill=Fill.QUIET, icon="message-circle", strong=False)
        self.small = Button(fill=Fill.QUIET, icon="coffee", strong=False)
        self.create_button = Button(icon="plus")
        self._title.row.insertSpacing(1, px(8))
        self._title.row.insertWidget(2, self.filter)
        self._title.row.addWidget(self.small)
        self._title.row.addWidget(self.ladder)
        self._title.row.addWidget(self.complaints)
        self._title.row.addWidget(self.create_button)
        self.small.clicked.connect(lambda: self.route.show_place(Place.SMALL_SERVICES))
        self.ladder.clicked.connect(lambda: self.route.show_sheet(LadderSheet(self.desk, self.route)))
        self.complaints.clicked.connect(lambda: self.route.show_place(Place.COMPLAINTS))
        self.filter.chosen.connect(lambda _place: self._words())
        self.create_button.clicked.connect(self._create)
        column.addWidget(self._title)
        self.columns = [BoardColumn() for _ in _COLUMNS]
        for place, board_column in enumerate(self.columns):
            cards = board_column.list
            cards.opened.connect(self.route.show_request)
            cards.offer_pressed.connect(self._offer_people)
            cards.key_pressed.connect(self._letter)
            cards.left_sideways.connect(lambda by, place=place: self._go_sideways(place, by))
        column.addWidget(BoardGrid(self.columns), 1)

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, board: Board) -> None:
        self._board = board
        self._words()
        if self._wants_keyboard and self.isVisible():
            self.take_keyboard()

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()

    def _words(self) -> None:
        board, now = self._board, self.now()
        opened = (*board.new, *board.accepted, *board.in_progress)
        mine = sum(self._is_mine(card) for card in opened)
        nobody = sum(card.owner_id is None for card in opened)
        self._title.show_texts(self.tr("服务"), self._trouble)
        staff = self.desk.staff
        self.ladder.setVisible(staff is not None and staff.role is Role.SUPERVISOR)
        counted = (
            (self.tr("全部"), len(opened)),
            (self.tr("我经办"), mine),
            (self.tr("未指派"), nobody),
        )
        self.filter.show_texts(self.tr("看哪些服务单"), [f"{word} {count}" for word, count in counted])
        columns = (board.new, board.accepted, board.in_progress, board.done)
        for view, state, cards in zip(self.columns, _COLUMNS, columns, strict=True):
            shown = [card for card in cards if self._wanted(card)]
            view.show_heading(ColumnWords(request_state_text(state)), len(shown))
            view.list.show_cards([board_card(card, now) for card in shown])

    def _wanted(self, card: BoardCard) -> bool:
        place = self.filter.place()
        if place == 1:
            return self._is_mine(card)
        return place != 2 or card.owner_id is None

    def _is_mine(self, card: BoardCard) -> bool:
        staff = self.desk.staff
        return staff is not None and card.owner_id == staff.staff_id

    # -- acts --------------------------------------------------------------------------------------

    def _create(self) -> None:
        guest = self.route.guest
        if guest is None:
            self._trouble = self.tr("先扫卡或找到贵宾，再开服务单")
            self._words()
            self.route.find_guest()
        else:
            self.route.show_sheet(RequestFormSheet(self.desk, self.route, guest))

    def _letter(self, request_id: UUID, letter: str, at: QPoint) -> None:
        if letter == "A":
            self._offer_people(request_id, at)
        else:
            self._offer_states(request_id, at)

    def _offer_people(self, request_id: UUID, at: QPoint) -> None:
        card = self._card(request_id)

        def show(people: tuple[StaffCard, ...]) -> None:
            menu = PeopleMenu(people, self, self.now())
            menu.person_chosen.connect(
                lambda person: self._submit("request.assign", request_id, hand_over(card, person))
            )
            menu.popup(at)

        self.desk.colleagues(self.answers.latest("colleagues", show))

    def _offer_states(self, request_id: UUID, at: QPoint) -> None:
        card = self._card(request_id)
        if card is None or card.state not in _STEPS:
            return
        menu = Menu(self)
        for state in _STEPS[card.state]:
            args = {"to": state.value, "based_on": card.state.value}
            action = menu.addAction(request_state_text(state))
            action.triggered.connect(
                lambda _checked=False, args=args: self._submit("request.advance", request_id, args)
            )
        done = menu.addAction(request_state_text(RequestState.DONE))
        if card.asks_to_close:
            done.triggered.connect(lambda: self.route.show_request(request_id))
        else:
            done.triggered.connect(lambda: self._submit("request.close", request_id, {"done": True}))
        menu.popup(at)

    def _submit(self, kind: str, request_id: UUID, args: dict[str, Any]) -> None:
        self._trouble = ""
        whole = {"request_id": str(request_id), **args}
        saved = self.answers.kept(lambda _saved: self.refresh())
        self.desk.submit(kind, whole, saved, self.answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self._trouble = error_text(error)
        self.refresh()
        self._words()

    def _go_sideways(self, place: int, by: int) -> None:
        at = place + by
        while 0 <= at < len(self.columns):
            if self.columns[at].list.cards():
                self.columns[at].list.enter()
                return
            at += by

    def _card(self, request_id: UUID) -> BoardCard | None:
        cards = (*self._board.new, *self._board.accepted, *self._board.in_progress)
        return next((card for card in cards if card.request_id == request_id), None)
