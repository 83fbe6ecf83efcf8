"""贵宾: the profile of the guest in view; without one, the client book, who is here and who was looked at lately."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.guest_life import PurchaseView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import AttachmentView, GivenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.dialogs.guest_sheets import fact_sheet
from vipdesk.ui.dialogs.merge_sheet import MergeSheet
from vipdesk.ui.dialogs.other_record_sheet import OtherRecordSheet
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.page import GuestPage
from vipdesk.ui.pages.care_acts import CareActs
from vipdesk.ui.pages.guest_home import GuestHome, Section
from vipdesk.ui.pages.leaving import see_off
from vipdesk.ui.pages.picture_acts import PictureActs
from vipdesk.ui.pages.profile import ProfileView
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import RIGHT
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.plain_label import PlainLabel


class GuestsPage(GuestPage):
    """At the counter one finds by scanning or typing, and every look-up is counted; lists are for those who have a book."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "visit",
            "request",
            "preference",
            "kept_value",
            "voucher",
            "note",
            "shopper_assignment",
            "guest",
            "directory_row",
            "card",
            "contact",
            "important_date",
            "relation",
            "wish",
            "gift",
            "receipt",
            "guest_merge",
            "guest_apart",
            "attachment",
            "guest_filter",
            "book_line",
            "policy",
            "staff",
            "points_mirror",
            "roster_day",
        }
    )
    own_top: ClassVar[bool] = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._profile: Profile | None = None
        self._actions = self._build_actions()
        self._view: ProfileView | None = None
        self.home = GuestHome(desk, route)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.home)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._tell_paper)
        self.pictures = PictureActs(desk, route, self.undo_button, self)
        self.pictures.said.connect(self._tell_paper)
        self.care = CareActs(desk, lambda: self._profile, self)
        self.care.said.connect(self._tell_paper)
        self.care.done.connect(self.refresh)
        desk.staff_changed.connect(self._somebody_else)
        self.retranslate()

    @property
    def view(self) -> ProfileView:
        """The profile, built when it is first wanted or while nobody waits."""
        if self._view is None:
            self._view = self._build_view()
        return self._view

    def build_ahead(self) -> Iterator[None]:
        """Build the profile and its tabs."""
        view = self.view
        yield
        yield from view.build_ahead()

    # -- what the window asks ----------------------------------------------------------------------

    def show_profile(self, profile: Profile) -> None:
        """Show a guest."""
        self._profile = profile
        self.say("")
        self.pictures.forget()
        self.home.landing.remember(profile)
        self.view.show_profile(profile)
        self._show_view(known=True)
        self.retranslate()

    def enter(self) -> None:
        """Show the guest in view, if there is one."""
        guest = self.route.guest
        if guest is None:
            self._profile = None
            self._show_view(known=False)
            self.home.enter()
            return
        if self._profile is None or self._profile.guest_id != guest.guest_id:
            self.show_profile(guest)
        self.refresh()
        self.take_keyboard()

    def refresh(self) -> None:
        """Read the guest again."""
        if self._profile is None:
            self.home.refresh()
        else:
            asked = self._profile.guest_id
            self.desk.profile(
                asked, self.answers.latest("profile", lambda profile: self._show_again(asked, profile))
            )
            self.view.read_again()

    def take_keyboard(self) -> None:
        """On a profile Enter is the filled button; else it is the home's."""
        if self._profile is None:
            self.home.take_keyboard()
        elif self.receive.isVisible():
            self.receive.setFocus()
        else:
            self.route.find_guest()

    def go_home(self) -> bool:
        """From a profile that was opened in the book back to the book; False for any other."""
        if self._profile is None or self._profile.guest_id != self.home.opened:
            return False
        self.route.guest = None
        self.enter()
        return True

    def veil_changed(self) -> None:
        """Hide or show the notes, and given names in the book."""
        self.home.veil_changed()
        if self._view is not None:
            self._view.veil_changed()

    def undo(self) -> None:
        """Put back what was removed a moment ago."""
        self.pictures.undo()

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab."""
        if self._profile is not None:
            self.view.tabs.step(by)
        else:
            self.home.step(by)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a profile."""
        if self._profile is None and self.home.section is not Section.LATELY:
            walk = (("↑ ↓", self.tr("选")), ("Enter", self.tr("打开")))
            return (("F2", self.tr("查找贵宾")), *walk, ("Ctrl+PgDn", self.tr("下一页")))
        if self._profile is None:
            return (("F2", self.tr("查找贵宾")), ("", self.tr("随时可以扫卡")))
        here = self._profile.visit is not None
        first = ("Shift+F4", self.tr("离厅")) if here else ("F4", self.tr("接待"))
        card = (("F8", self.tr("打印欢迎卡")),) if here else ()
        tabs = ("Ctrl+PgDn", self.tr("下一页"))
        return (first, ("F3", self.tr("新建服务单")), *card, tabs, ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        self.receive.show_text(self.tr("接待"))
        self.print.show_text(self.tr("打印欢迎卡"))
        self.leave.show_text(self.tr("离厅"))
        self.request.show_text(self.tr("新建服务单"))
        self.give.show_text(self.tr("发礼券"))
        self.undo_button.show_text(self.tr("撤销"))
        self.merge.show_text(self.tr("合并档案…"))
        here = self._profile is not None and self._profile.visit is not None
        self.request.set_fill(Fill.ACCENT if here else Fill.OUTLINE)
        self.receive.setVisible(not here)
        self.print.setVisible(here)
        self.leave.setVisible(here)

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Say at the end of the row of buttons what became of the last one."""
        self._said.set_tone("danger" if trouble else "ok")
        self._said.show_text(sentence)

    # -- acts --------------------------------------------------------------------------------------

    def check_in(self) -> None:
        """Go to the banner, where Enter receives."""
        if self._profile is not None and self._profile.visit is None:
            self.route.show_guest(self._profile.guest_id)

    def check_out(self) -> None:
        """See the guest off."""
        if self._profile is not None and self._profile.visit is not None:
            profile, visit_id = self._profile, self._profile.visit.visit_id
            ask = partial(see_off, self.desk, self.route, visit_id, profile)
            self._submit("visit.check_out", {"visit_id": str(visit_id)}, self.tr("已离厅"), ask)

    def print_card(self) -> None:
        """Print the welcome card of the visit that is going on."""
        if self._profile is None or self._profile.visit is None:
            return
        self._paper.send("welcome_card", self._profile.visit.visit_id)

    def _open_request(self) -> None:
        if self._profile is not None:
            self.route.show_sheet(RequestFormSheet(self.desk, self.route, self._profile))

    def _give_voucher(self) -> None:
        self.route.show_place(Place.VOUCHERS)

    def _look_for_other(self) -> None:
        if self._profile is not None:
            self.route.show_sheet(OtherRecordSheet(self.desk, self.route, self._profile))

    def _compare(self, other_id: UUID) -> None:
        if self._profile is not None:
            self.route.show_sheet(MergeSheet(self.desk, self.route, self._profile.guest_id, other_id))

    def _undo_merge(self, merge_id: UUID) -> None:
        self._submit("guest.undo_merge", {"merge_id": str(merge_id)}, self.tr("已撤销合并，两份档案都在"))

    def _change(self, what: str, which: object) -> None:
        """Open the sheet on which something of the guest is written down."""
        if self._profile is None:
            return
        if isinstance(which, PurchaseView):
            self._mark_purchase(which)
        else:
            self.route.show_sheet(fact_sheet(what, which, self.desk, self.route, self._profile))

    def _add_picture(self, purpose: AttachmentPurpose, given: GivenPicture | None) -> None:
        if self._profile is not None:
            self.pictures.add(self._profile, purpose, given)

    def _open_picture(self, view: AttachmentView) -> None:
        if self._profile is not None:
            self.pictures.open(self._profile, view)

    def _mark_purchase(self, purchase: PurchaseView) -> None:
        if self._profile is None:
            return
        args = {
            "guest_id": str(self._profile.guest_id),
            "receipt_id": str(purchase.receipt_id),
            "confidential": not purchase.confidential,
        }
        said = self.tr("这笔消费可以提了") if purchase.confidential else self.tr("这笔消费已标记保密")
        self._submit("guest.mark_purchase", args, said)

    def _submit(self, kind: str, args: dict[str, Any], said: str, then: Callable[[], None] | None = None) -> None:
        guest_id: UUID | None = self._profile.guest_id if self._profile else None

        def saved(_saved: object) -> None:
            if self._profile is not None and self._profile.guest_id == guest_id:
                self.say(said)
                self.refresh()
                if then is not None:
                    then()

        self.desk.submit(kind, args, self.answers.kept(saved), self.answers.kept(self._failed))

    # -- showing -----------------------------------------------------------------------------------

    def _build_view(self) -> ProfileView:
        view = ProfileView(self.desk, self.route, self._actions)
        view.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(view)
        view.shopper_chosen.connect(self.care.assign)
        view.cover_chosen.connect(self.care.cover)
        view.apart_told.connect(self.care.tell_apart)
        view.change_asked.connect(self._change)
        view.picture_asked.connect(self._add_picture)
        view.picture_opened.connect(self._open_picture)
        view.compare_asked.connect(self._compare)
        view.undo_asked.connect(self._undo_merge)
        return view

    def _build_actions(self) -> QWidget:
        px = theme().px
        self.receive = Button(fill=Fill.ACCENT)
        self.print, self.leave = Button(), Button()
        self.request, self.give = Button(), Button()
        self.undo_button = Button(fill=Fill.QUIET, icon="undo-2")
        self.undo_button.hide()
        self.merge = Button(fill=Fill.QUIET, strong=False)
        self._said = PlainLabel(size=14, tone="ok")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(RIGHT), px(16), px(RIGHT), px(10))
        row.setSpacing(px(12))
        for button in (self.receive, self.print, self.request, self.give, self.leave, self.merge):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._said)
        row.addWidget(self.undo_button)
        self.receive.clicked.connect(self.check_in)
        self.print.clicked.connect(self.print_card)
        self.leave.clicked.connect(self.check_out)
        self.request.clicked.connect(self._open_request)
        self.give.clicked.connect(self._give_voucher)
        self.undo_button.clicked.connect(self.undo)
        self.merge.clicked.connect(self._look_for_other)
        return holder

    def _somebody_else(self, _staff: object) -> None:
        self.home.forget()

    def _show_view(self, *, known: bool) -> None:
        self.home.setVisible(not known)
        if known or self._view is not None:
            self.view.setVisible(known)

    def _show_again(self, asked: UUID, profile: Profile | None) -> None:
        in_view = self.route.guest
        if profile is None or in_view is None or asked != in_view.guest_id:
            # nobody is in view any more, or somebody else: an answer brings no guest back
            return
        # with another id it is who the guest in view has just turned out to be
        unchanged, self._profile = profile == self._profile, profile
        self.route.guest = profile
        if unchanged:
            return
        self.view.show_profile(profile)
        self.retranslate()
        self.route.hints_changed()

    def _tell_paper(self, sentence: str, trouble: bool) -> None:  # noqa: FBT001 - a signal's slot
        self.say(sentence, trouble=trouble)

    def _failed(self, error: VipDeskError) -> None:
        self.say(error_text(error), trouble=True)
