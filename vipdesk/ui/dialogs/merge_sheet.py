"""Two records of one person become one: side by side, field by field, and undone whole within thirty days."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Offline, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Fetched, GuestWay
from vipdesk.models.snapshot.likeness import MergeSight
from vipdesk.models.vocabulary import Role
from vipdesk.rules.merge_choice import UNDO_DAYS
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.merge_panel import MergePanel, RecordCards
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.merge_words import likeness_text, only_supervisors_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.buttons import Button, Fill

MAY_MERGE = frozenset({Role.SUPERVISOR})
"""As head office has it (`guest.merge`)."""


class MergeSheet(Sheet):
    """Enter merges as chosen. Whoever may not merge sees both records and why the button is off.

    A record whose dossier is not on this desk is asked for at head office first: what nobody sees is not merged.
    """

    waits = True

    def __init__(
        self, desk: DeskFacade, route: Route, guest_id: UUID, other_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=920, parent=parent)
        self._desk = desk
        self._ids = (guest_id, other_id)
        self._as_given = False
        self._fetched: set[UUID] = set()
        self._answers = Answers(self)
        self._sight: MergeSight | None = None
        self._saving = False
        self.cards, self.panel = RecordCards(), MergePanel()
        self.swap = Button(fill=Fill.QUIET, height=48, icon="refresh-cw")
        self.show_above(self.cards)
        self.content.addWidget(self.panel)
        self.content.addStretch(1)
        self.foot.insertWidget(0, self.swap)
        self.swap.clicked.connect(self._swap)
        self.panel.entered.connect(self.act)
        self.retranslate()
        # shown by the first `fit_sheet`, once both records are here
        self.hide()
        self._ask()

    def retranslate(self) -> None:
        """Set every word again."""
        undo = self.tr("合并后 {days} 天内可以原样撤销").replace("{days}", str(UNDO_DAYS))
        likeness = likeness_text(self._sight.likeness) if self._sight else ""
        self.show_heading(
            self.tr("把两份档案合并成一位？"),
            self.tr("{why}。{undo}。")
            .replace("{why}", likeness or self.tr("两份资料没有相同之处，请先核对"))
            .replace("{undo}", undo),
        )
        self.swap.show_text(self.tr("左右对调"))
        self.cancel.show_text(self.tr("先不合并"))
        self.done.show_text(self.tr("合并"))
        self.done.setEnabled(self._is_ready())
        self.done.setToolTip("" if self._may() else only_supervisors_text())

    def act(self) -> None:
        """Merge them as chosen."""
        sight = self._sight
        if sight is None or not self._is_ready():
            return
        self._saving = True
        self.retranslate()
        args = {
            "guest_id": str(sight.ours.guest_id),
            "merged_id": str(sight.theirs.guest_id),
            "choices": dict(self.panel.choices()),
        }
        self._desk.submit("guest.merge", args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    # -- inside ------------------------------------------------------------------------------------

    def _ask(self) -> None:
        guest_id, other_id = self._ids
        shown = self._answers.latest("sight", self._show)
        self._desk.merge_sight(guest_id, other_id, shown, as_given=self._as_given)

    def _show(self, sight: MergeSight | None) -> None:
        self._sight = sight
        if sight is None:
            self.route.close_sheet()
            self.route.show_profile(self._ids[0])
            return
        self.cards.show_sight(sight, self.route.clock.now())
        self.panel.show_sight(sight)
        self.retranslate()
        self.setFocusProxy(self.panel.pairs[0].ours if sight.fields else self.done)
        self.route.fit_sheet()
        if not self._may():
            self.show_trouble(only_supervisors_text())
        else:
            self._complete(sight)

    def _complete(self, sight: MergeSight) -> None:
        """Ask head office for a dossier that is not here; without a line it has to wait."""
        missing = next((side.guest_id for side in (sight.ours, sight.theirs) if not side.has_dossier), None)
        if missing is None:
            self.show_trouble("")
        elif missing in self._fetched or not self._desk.status.online:
            self.show_trouble(self.tr("有一份档案不在这台电脑上，联网后再合并。"))
        else:
            self._fetched.add(missing)
            self.show_trouble(self.tr("正在向总部取另一份档案…"))
            told = self._answers.latest("fetch", self._told)
            self._desk.fetch_guest(GuestWay(guest_id=missing), told, told)

    def _told(self, answer: Fetched | VipDeskError) -> None:
        if isinstance(answer, VipDeskError) and not isinstance(answer, Offline):
            self.show_trouble(error_text(answer))
        else:
            self._ask()

    def _is_ready(self) -> bool:
        sight = self._sight
        here = sight is not None and sight.ours.has_dossier and sight.theirs.has_dossier
        return here and self._may() and not self._saving

    def _may(self) -> bool:
        staff = self._desk.staff
        return staff is not None and staff.role in MAY_MERGE

    def _swap(self) -> None:
        """The other one remains."""
        if self._sight is not None:
            self._ids = (self._sight.theirs.guest_id, self._sight.ours.guest_id)
            self._as_given = True
            self._ask()

    def _saved(self, _saved: Saved) -> None:
        sight = self._sight
        self.route.close_sheet()
        if sight is not None:
            self.route.show_profile(sight.ours.guest_id)

    def _failed(self, error: VipDeskError) -> None:
        self._saving = False
        self.retranslate()
        self.show_trouble(error_text(error))
