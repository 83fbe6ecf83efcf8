"""Sign-in: who is at the desk, and the PIN. The same page asks for the PIN again after a while."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vipdesk.chinese.dates import store_time
from vipdesk.clock import Clock
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import DeskPlate, StaffCard, SyncStatus
from vipdesk.models.snapshot.handover import SignedHandover
from vipdesk.ui.answers import Answers
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language, say
from vipdesk.ui.shell.line_words import pill_face
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text, plate_lines, role_text
from vipdesk.ui.theme.theme import ceremonial, theme
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.dawn import Dawn
from vipdesk.ui.widgets.floating_bar import FloatingBar
from vipdesk.ui.widgets.house_plate import HousePlate
from vipdesk.ui.widgets.pill import Pill
from vipdesk.ui.widgets.pin_field import PinField
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.staff_card import StaffCardButton
from vipdesk.ui.widgets.waiting_card import WaitingCard

COLUMNS = 3
_GRID_ROWS_IN_SIGHT = 2
_PICTURE_SHARE = 560 / 1366
_RIGHT_WIDTH, _RIGHT_MARGIN = 598, 104


_WATCHED = frozenset({"staff", "store", "desk", "policy", "handover", "handover_read"})


class SignInPage(Speaking):
    """Staff as cards and a PIN; it works without the line for whoever has signed in here before."""

    entered = Signal(object)
    """The `StaffCard` of who has just given the right PIN."""
    plate_known = Signal(object)
    """The `DeskPlate`, once it was read."""
    language_asked = Signal()
    """The person wants to read the other language."""

    def __init__(self, desk: DeskFacade, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._clock = desk, clock
        self._answers = Answers(self)
        self._cards: tuple[StaffCard, ...] = ()
        self._chosen: UUID | None = None
        self._plate: DeskPlate | None = None
        self._error: VipDeskError | None = None
        self._forgotten = self._checking = False
        self._left_behind = 0
        self._handover: SignedHandover | None = None
        self._build()
        self.retranslate()
        desk.status_changed.connect(self.show_status)
        desk.changed.connect(self._rows_changed)
        self.show_status(desk.status)

    def begin(self, chosen: UUID | None = None, *, left_behind: int = 0) -> None:
        """Ask who is there; with `chosen` that person's PIN is asked for.

        `left_behind` is how much waited when somebody left: that it is kept is said until it has gone (F50).
        """
        self._left_behind = left_behind
        self._chosen = chosen or self._chosen
        self._error, self._forgotten, self._checking = None, False, False
        self.pin.clear()
        self._desk.plate(self._answers.latest("plate", self._show_plate))
        self._desk.staff_cards(self._answers.latest("cards", self._show_cards))
        self._desk.waiting_handover(None, self._answers.latest("handover", self._show_handover))
        self.retranslate()

    def _rows_changed(self, tables: frozenset[str]) -> None:
        """A fresh desk learns its colleagues with the first page of the first sync."""
        if self.isVisible() and tables & _WATCHED:
            self._desk.plate(self._answers.latest("plate", self._show_plate))
            self._desk.staff_cards(self._answers.latest("cards", self._show_cards))
            self._desk.waiting_handover(None, self._answers.latest("handover", self._show_handover))

    def show_status(self, status: SyncStatus) -> None:
        """Show the state of the line."""
        self.pill.show_face(pill_face(status))
        self._left_behind = min(self._left_behind, status.waiting)
        self._show_prompt()

    def retranslate(self) -> None:
        """Set every word again."""
        self._greeting.set_family(ceremonial(self._greeting_text()))
        self._greeting.show_text(self._greeting_text())
        self._sub.show_text(self.tr("请选您的名字，再输入 PIN。"))
        self.pin.setAccessibleName(self.tr("PIN"))
        self.enter.show_text(self.tr("进入"))
        self.forgot.show_text(self.tr("忘了 PIN"))
        self.other_language.show_text("English" if language() == "zh" else "中文")
        self.pill.show_face(pill_face(self._desk.status))
        self._show_names()
        self._show_people()
        self._show_prompt()
        self._name_handover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits belong to the PIN wherever the focus is."""
        if event.text().isdecimal():
            self.pin.setFocus()
            self.pin.insert(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture keeps its share of the width."""
        super().resizeEvent(event)
        room = max(self.width() - theme().px(_RIGHT_WIDTH + 2 * _RIGHT_MARGIN), 0)
        picture = min(round(self.width() * _PICTURE_SHARE), room)
        self._dawn.setFixedWidth(picture)
        self._dawn.setVisible(picture > theme().px(120))

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        self._dawn = Dawn()
        self._house = HousePlate(mark=38, title=18, detail=13, parent=self._dawn)
        self._house.setGeometry(px(45), px(40), px(420), px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._dawn)
        row.addWidget(self._build_right(), 1)

    def _build_right(self) -> QWidget:
        px = theme().px
        right = QWidget()
        column = QVBoxLayout(right)
        side = px(_RIGHT_MARGIN) if theme().scale < 1.5 else px(24)
        column.setContentsMargins(side, px(104 if theme().scale < 1.25 else 24), side, px(16))
        column.setSpacing(0)
        self._greeting = PlainLabel(size=44)
        self._greeting.setFixedHeight(px(72))
        self._sub = PlainLabel(size=16, tone="muted")
        self._sub.setFixedHeight(px(28))
        self._prompt = PlainLabel(size=16, bold=True)
        column.addWidget(self._greeting)
        column.addWidget(self._sub)
        column.addSpacing(px(24))
        column.addWidget(self._build_grid())
        column.addSpacing(px(36))
        column.addWidget(self._prompt)
        column.addSpacing(px(16))
        column.addLayout(self._build_pin())
        column.addSpacing(px(12))
        self._trouble = PlainLabel(size=14, tone="danger", wrap=True)
        column.addWidget(self._trouble)
        self.waiting = WaitingCard()
        self.waiting.clicked.connect(self.pin.setFocus)
        self.waiting.hide()
        column.addSpacing(px(8))
        column.addWidget(self.waiting)
        column.addStretch(1)
        column.addLayout(self._build_foot())
        area = QScrollArea()
        area.setWidget(right)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FloatingBar(area)
        return area

    def _build_grid(self) -> QScrollArea:
        px = theme().px
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place, 1)
        area = QScrollArea()
        area.setWidget(self._grid_holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FloatingBar(area)
        self._area = area
        self._people: list[StaffCardButton] = []
        return area

    def _build_pin(self) -> QHBoxLayout:
        self.pin = PinField()
        self.enter = Button(fill=Fill.ACCENT, height=56, key_icon=ENTER_ICON)
        self.pin.completed.connect(self._sign_in)
        self.pin.walked.connect(lambda right, down: self._step(right + COLUMNS * down))
        self.enter.clicked.connect(self._sign_in)
        row = QHBoxLayout()
        row.addWidget(self.pin)
        row.addStretch(1)
        row.addWidget(self.enter)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.forgot = Button(fill=Fill.QUIET, strong=False, flush=True)
        self.other_language = Button(fill=Fill.QUIET, strong=False, flush=True)
        self.pill = Pill()
        self.forgot.clicked.connect(self._forgot)
        self.other_language.clicked.connect(self.language_asked)
        self.pill.clicked.connect(self._desk.sync_now)
        row = QHBoxLayout()
        row.setSpacing(theme().px(40))
        row.addWidget(self.forgot)
        row.addWidget(self.other_language)
        row.addStretch(1)
        row.addWidget(self.pill)
        return row

    # -- showing -----------------------------------------------------------------------------------

    def _greeting_text(self) -> str:
        hour = store_time(self._clock.now()).hour
        if 5 <= hour < 11:
            return self.tr("早上好")
        if 11 <= hour < 13:
            return self.tr("中午好")
        if 13 <= hour < 18:
            return self.tr("下午好")
        return self.tr("晚上好")

    def _show_plate(self, plate: DeskPlate) -> None:
        self._plate = plate
        self._show_names()
        self.plate_known.emit(plate)

    def _show_handover(self, page: SignedHandover | None) -> None:
        self._handover = page
        self._name_handover()

    def _name_handover(self) -> None:
        """Whose page waits; its author is not asked to read it."""
        page = self._handover
        self.waiting.setVisible(page is not None and page.author_id != self._chosen)
        if page is not None:
            count = sum(not line.struck for line in page.lines)
            left = self.tr("{shift}{name}留下一页交班").replace("{shift}", page.label)
            detail = self.tr("登录后先看 %n 句，约 1 分钟", "", count)
            self.waiting.show_words(left.replace("{name}", say(page.author)), detail)

    def _show_names(self) -> None:
        if self._plate is not None:
            self._house.show_names(*plate_lines(self._plate))

    def _show_cards(self, cards: tuple[StaffCard, ...]) -> None:
        self._cards = cards
        known = {card.staff_id for card in cards}
        if self._chosen not in known:
            self._chosen = cards[0].staff_id if cards else None
        while len(self._people) < len(cards):
            person = StaffCardButton()
            place = len(self._people)
            person.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            self._grid.addWidget(person, place // COLUMNS, place % COLUMNS)
            self._people.append(person)
        in_sight = _GRID_ROWS_IN_SIGHT if theme().scale < 1.75 else 1
        rows = min(-(-max(len(cards), 1) // COLUMNS), in_sight)
        self._area.setFixedHeight(theme().px(76 * rows + 12 * (rows - 1)))
        self._show_people()
        self._show_prompt()
        self.pin.setFocus()

    def _show_people(self) -> None:
        for place, person in enumerate(self._people):
            person.setVisible(place < len(self._cards))
            if place < len(self._cards):
                card = self._cards[place]
                person.show_person(card.name.zh[:1], say(card.name), role_text(card.role))
                person.setChecked(card.staff_id == self._chosen)

    def _show_prompt(self) -> None:
        card = self._chosen_card()
        prompt = "" if card is None else self.tr("{name}，请输入 PIN").replace("{name}", say(card.name))
        self._prompt.show_text(prompt)
        self.enter.setEnabled(card is not None and not self._checking)
        trouble = "" if self._error is None else self._why_not(self._error)
        if self._forgotten:
            trouble = self.tr("忘了 PIN，请找主管。")
        elif not trouble and self._left_behind:
            trouble = Counts().kept_here(self._left_behind)
        self._trouble.set_tone("danger" if self._error is not None and not self._forgotten else "muted")
        self._trouble.show_text(trouble)

    def _why_not(self, error: VipDeskError) -> str:
        """Nobody types a staff code here, so a wrong PIN is just that."""
        if isinstance(error, Refused) and error.code is Code.PIN_WRONG:
            return self.tr("PIN 不对，请再试一次。")
        return error_text(error)

    def _chosen_card(self) -> StaffCard | None:
        return next((card for card in self._cards if card.staff_id == self._chosen), None)

    # -- doing -------------------------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        self._chosen = self._cards[place].staff_id
        self._error, self._forgotten = None, False
        self.pin.clear()
        self._show_people()
        self._show_prompt()
        self._name_handover()
        self._area.ensureWidgetVisible(self._people[place])
        self.pin.setFocus()

    def _step(self, by: int) -> None:
        places = [place for place, card in enumerate(self._cards) if card.staff_id == self._chosen]
        if places and 0 <= places[0] + by < len(self._cards):
            self._choose(places[0] + by)

    def _sign_in(self) -> None:
        if self._chosen is None or self._checking or not self.pin.text():
            return
        self._checking = True
        self._error, self._forgotten = None, False
        self._show_prompt()
        self._desk.sign_in(
            self._chosen, self.pin.text(), self._answers.kept(self._accepted), self._answers.kept(self._refused)
        )

    def _accepted(self, card: StaffCard) -> None:
        self._checking = False
        self.pin.clear()
        self._show_prompt()
        self.entered.emit(card)

    def _refused(self, error: VipDeskError) -> None:
        self._checking = False
        self._error = error
        self.pin.show_wrong()
        self._show_prompt()
        self.pin.setFocus()

    def _forgot(self) -> None:
        self._forgotten = True
        self._show_prompt()
        self.pin.setFocus()
