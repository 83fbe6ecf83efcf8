"""One request: what it is and where it stands, and the steps that can be taken with it."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from vipdesk.chinese.dates import clock_text, moment_text, remaining_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved, StaffCard
from vipdesk.models.snapshot.services import Board, BoardCard
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, RequestState
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.people import PeopleMenu, hand_over
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import department_text, error_text, joined, masked_text, request_state_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.plain_label import PlainLabel


class RequestSheet(Sheet):
    """The filled button is always the next step; not doing it after all needs one of three reasons."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, request_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk, self._request_id = desk, request_id
        self._answers = Answers(self)
        self._card: BoardCard | None = None
        self._dropping = False
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme().px(20))
        self._facts.setVerticalSpacing(theme().px(6))
        self._facts.setColumnMinimumWidth(0, theme().px(84))
        self._facts.setColumnStretch(1, 1)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._reasons = Choices(3, chips=True)
        self._reasons.hide()
        self.content.addLayout(self._facts)
        self.content.addWidget(self._reasons)
        self.give, self.drop = (
            Button(fill=Fill.OUTLINE, height=48),
            Button(fill=Fill.QUIET, strong=False, flush=True),
        )
        self.foot.insertWidget(0, self.drop)
        self.foot.insertWidget(2, self.give)
        self.give.clicked.connect(self._offer_people)
        self.drop.clicked.connect(self._ask_reason)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Read where it stands."""
        self._desk.board(self._answers.latest("board", self._show_board))

    def act(self) -> None:
        """Take the next step."""
        card = self._card
        if card is None:
            return
        if self._dropping:
            reason = self._reason_texts()[self._reasons.place()]
            self._submit("request.close", {"done": False, "result": reason})
        elif card.state is RequestState.NEW:
            self._advance(RequestState.ACCEPTED)
        elif card.state is RequestState.ACCEPTED:
            self._advance(RequestState.IN_PROGRESS)
        elif card.state is RequestState.IN_PROGRESS:
            self._submit("request.close", {"done": True})
        else:
            self.route.close_sheet()

    def retranslate(self) -> None:
        """Set every word again."""
        self.cancel.show_text(self.tr("收起"))
        self.give.show_text(self.tr("交给…"))
        self.drop.show_text(self.tr("不办了"))
        self._reasons.show_texts(self.tr("不办的原因"), self._reason_texts())
        self._show_card()

    def _reason_texts(self) -> tuple[str, str, str]:
        return (self.tr("贵宾不需要了"), self.tr("开错了单"), self.tr("办不到，已说明"))

    def _show_board(self, board: Board) -> None:
        cards = (*board.new, *board.accepted, *board.in_progress, *board.done)
        self._card = next((card for card in cards if card.request_id == self._request_id), None)
        self._show_card()
        self.route.fit_sheet()

    def _show_card(self) -> None:
        card = self._card
        opened = card is not None and card.state in OPEN_REQUEST_STATES
        self.give.setVisible(opened and not self._dropping)
        self.drop.setVisible(opened and not self._dropping)
        self._reasons.setVisible(self._dropping)
        self.done.setVisible(opened)
        if card is None:
            self.show_heading(self.tr("服务单"), self.tr("这张服务单已不在本机的列表里"))
            return
        self.show_heading(card.summary, joined(masked_text(card.guest), say(card.place)))
        self.done.show_text(self._step_text(card))
        self._show_facts(card)

    def _step_text(self, card: BoardCard) -> str:
        if self._dropping:
            return self.tr("确定不办")
        steps = {
            RequestState.NEW: self.tr("我来接"),
            RequestState.ACCEPTED: self.tr("开始办"),
            RequestState.IN_PROGRESS: self.tr("办好了"),
        }
        return steps.get(card.state, self.tr("收起"))

    def _show_facts(self, card: BoardCard) -> None:
        now = self.route.clock.now()
        owner = say(card.owner) or self.tr("还没有人")
        facts = [
            (self.tr("状态"), request_state_text(card.state)),
            (self.tr("经办"), owner),
            (self.tr("部门"), department_text(card.department)),
            (self.tr("开单", "fact"), moment_text(card.opened_at, now, language())),
        ]
        if card.closed_at is not None:
            facts.append((self.tr("结束"), moment_text(card.closed_at, now, language())))
        else:
            due = joined(clock_text(card.due_at), remaining_text(card.due_at, now, language()))
            facts.append((self.tr("时限"), due))
        while len(self._labels) < len(facts):
            pair = (PlainLabel(size=14, tone="muted", fill=True), PlainLabel(size=15, fill=True))
            self._labels.append(pair)
            for column, label in enumerate(pair):
                self._facts.addWidget(label, len(self._labels) - 1, column)
        for (name, value), fact in zip(self._labels, facts, strict=True):
            name.show_text(fact[0])
            value.show_text(fact[1])

    def _ask_reason(self) -> None:
        self._dropping = True
        self._show_card()
        self.route.fit_sheet()
        self.setFocus()

    def _offer_people(self) -> None:
        self._desk.colleagues(self._answers.latest("colleagues", self._show_people))

    def _show_people(self, people: tuple[StaffCard, ...]) -> None:
        menu = PeopleMenu(people, self, self.route.clock.now())
        card = self._card
        menu.person_chosen.connect(lambda person: self._submit("request.assign", hand_over(card, person)))
        menu.popup(self.give.mapToGlobal(self.give.rect().bottomLeft()))

    def _advance(self, to: RequestState) -> None:
        if self._card is not None:
            self._submit("request.advance", {"to": to.value, "based_on": self._card.state.value})

    def _submit(self, kind: str, args: dict[str, Any]) -> None:
        whole = {"request_id": str(self._request_id), **args}
        self._desk.submit(kind, whole, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self._dropping = False
        self._show_card()
        self.show_trouble(error_text(error))
        self.refresh()
