"""主管放行: a supervisor lets somebody in against the lounge right, with a reason and their PIN."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.vocabulary import ReleaseReason, Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.door_words import reason_text
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.pin_field import PinField
from vipdesk.ui.widgets.plain_label import PlainLabel

REASONS = tuple(ReleaseReason)


class ReleaseSheet(Sheet):
    """Who, why, and the PIN; Enter lets in. `released` gets the arguments that `visit.check_in` wants of it."""

    waits = True

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        rule: str,
        released: Callable[[dict[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, parent=parent)
        self._desk, self._rule, self._released = desk, rule, released
        self._answers = Answers(self)
        self._supervisors: tuple[StaffCard, ...] = ()
        self._who_label, self._why_label, self._pin_label = (PlainLabel(size=14, tone="muted") for _ in range(3))
        self.who: ChipFlow | None = None
        self.why = ChipFlow(len(REASONS), single=True)
        self.pin = PinField()
        for part in (self._who_label, self._why_label, self.why, self._pin_label, self.pin):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.pin.completed.connect(self.act)
        self.setFocusProxy(self.pin)
        self.retranslate()
        desk.staff_cards(self._answers.latest("staff", self._show_staff))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("主管放行"), self._rule)
        self._who_label.show_text(self.tr("哪位主管"))
        self._why_label.show_text(self.tr("原因"))
        self.why.show_texts(self.tr("原因"), [reason_text(reason) for reason in REASONS])
        self._pin_label.show_text(self.tr("主管的 PIN"))
        self.pin.setAccessibleName(self.tr("主管的 PIN"))
        self.cancel.show_text(self.tr("不放行"))
        self.done.show_text(self.tr("放行"))
        self._name_staff()

    def act(self) -> None:
        """Have the PIN checked."""
        chosen = self._chosen()
        if chosen is None or not self.pin.text():
            self.pin.setFocus()
            return
        self.done.setEnabled(False)
        self._desk.vouch(
            chosen, self.pin.text(), self._answers.kept(self._accepted), self._answers.kept(self._failed)
        )

    def _show_staff(self, cards: tuple[StaffCard, ...]) -> None:
        self._supervisors = tuple(card for card in cards if card.role is Role.SUPERVISOR)
        if self._supervisors:
            self.who = ChipFlow(len(self._supervisors), single=True)
            self.content.insertWidget(1, self.who)
            self._name_staff()
        else:
            self.done.setEnabled(False)
            self.show_trouble(self.tr("本店还没有主管的账号，请联系总部。"))
        self.route.fit_sheet()

    def _name_staff(self) -> None:
        if self.who is not None:
            self.who.show_texts(self.tr("哪位主管"), [say(card.name) for card in self._supervisors])

    def _chosen(self) -> UUID | None:
        if self.who is None:
            return None
        return self._supervisors[self.who.places()[0]].staff_id

    def _accepted(self, card: StaffCard) -> None:
        reason = REASONS[self.why.places()[0]]
        self.route.close_sheet()
        self._released({"release_by": str(card.staff_id), "release_reason": reason.value})

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.pin.show_wrong()
        self.pin.setFocus()
        self.show_trouble(error_text(error))
