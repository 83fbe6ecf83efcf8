"""认出 (M1) and 接待 (M2): the banner, three lines, one line, one button that becomes its own receipt."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import PlaceChoice, Profile
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import say
from vipdesk.ui.page import GuestPage
from vipdesk.ui.pages.arrangement import LEAST, Parts, bring_into_sight, lay_out
from vipdesk.ui.pages.door import Door
from vipdesk.ui.pages.guest_face import brief_texts, care_text
from vipdesk.ui.pages.open_matter import OpenMatter
from vipdesk.ui.pages.receipt_work import ReceiptWork
from vipdesk.ui.pages.reception import UNDO_MS, Phase, Reception, Stage
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.arrival_line import MOST_COMPANIONS, ArrivalLine, SeatChoice
from vipdesk.ui.widgets.banner import Banner
from vipdesk.ui.widgets.brief_lines import BriefLines
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.receipt import Receipt


class RecognisedPage(GuestPage):
    """One guest, one Enter. Everything stands at fixed places, so nothing moves when the receipt comes."""

    watches: ClassVar = frozenset(
        {"visit", "request", "preference", "lounge_place", "guest", "attachment", "roster_day", "voucher"}
    )
    own_top: ClassVar[bool] = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._profile: Profile | None = None
        self._reception: Reception | None = None
        self._phase = Phase.READY
        self._places: tuple[PlaceChoice, ...] = ()
        self._place = self._companions = 0
        self._trouble = ""
        self._door = Door(desk, route, self)
        self.banner = Banner(self)
        self._brief = BriefLines(self)
        self.arrival = ArrivalLine(self)
        self.matter = OpenMatter(self)
        self.receive = Button(fill=Fill.ACCENT, height=56, key_icon=ENTER_ICON, parent=self)
        self.release = Button(fill=Fill.OUTLINE, height=56, strong=False, parent=self)
        """主管放行, left of the button of a guest who may not come in."""
        self.receipt = Receipt(self)
        self._parts = Parts(
            self.banner, self._brief, self.arrival, self.receive, self.release, self.receipt, self.matter
        )
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(lambda sentence, _trouble: self._say(sentence))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(theme().px(LEAST[0]), theme().px(LEAST[1]))
        self.receive.clicked.connect(self.act)
        self._work = ReceiptWork(desk, route, self.receipt)
        self._work.said.connect(self._say)
        self._work.retry_asked.connect(self._retry)
        self._work.moved.connect(self._arrange)
        self._work.print_asked.connect(self.print_card)
        self._work.leave_by(self.check_out)
        self._door.said.connect(self._say)
        self._door.released.connect(self._let_in)
        self._door.details_chosen.connect(self._write_details)
        self.release.clicked.connect(lambda: self._door.ask_release(self._profile, self._companions))
        self.receipt.undo_asked.connect(self.undo)
        self.receipt.undo_ended.connect(self._settled)
        self.receipt.ring.ticked.connect(self._ticked)
        self.arrival.seat_stepped.connect(self._step_seat)
        self.arrival.companions_chosen.connect(self._choose_companions)
        self.arrival.details_asked.connect(self.ask_details)
        self.arrival.wait_asked.connect(self._take_ticket)
        self.retranslate()

    # -- what the window asks ----------------------------------------------------------------------

    def show_profile(self, profile: Profile) -> None:
        """Show a guest, all in one paint."""
        self._reception, self._companions = None, 0
        self._door.forget()
        self._take(profile)
        self.retranslate()

    def refresh(self) -> None:
        """Read the guest again; a receipt in sight only tells what is new."""
        if self._phase is Phase.RECEIVED:
            if self._reception is not None:
                self._reception.look_again()
        elif self._profile is not None:
            self.desk.profile(self._profile.guest_id, self.answers.latest("profile", self._show_again))

    def enter(self) -> None:
        """It already shows what was read; only the keyboard is wanted."""
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Enter receives."""
        self.setFocus()

    def check_in(self) -> None:
        """Receive, if the guest is not here yet."""
        if self._phase is Phase.READY:
            self.act()

    def act(self) -> None:
        """Enter: receive, move to another seat, or open the profile of somebody who is here."""
        profile = self._profile
        if profile is None:
            return
        if self._barred(profile):
            self._take_ticket()
        elif self._phase is Phase.READY:
            self._receive(profile, {})
        elif self._phase is Phase.MOVING:
            self._move(profile)
        else:
            self.route.show_profile(profile.guest_id)

    def undo(self) -> None:
        """Undo the reception, while its ring runs."""
        if self._reception is not None and self.receipt.ring.running:
            self._reception.undo()

    def print_card(self) -> None:
        """Print the welcome card of the visit."""
        if self._reception is not None and self._reception.truth.stage is Stage.SAVED:
            self._reception.print_card()
        elif self._profile is not None and self._profile.visit is not None:
            self._paper.send("welcome_card", self._profile.visit.visit_id)

    def ask_details(self) -> None:
        """Ask what the guest comes for, and with which car; not while the reception may still be undone."""
        if self._profile is not None and self._phase is not Phase.RECEIVED:
            self._door.ask_details(self._profile)

    def check_out(self) -> None:
        """See the guest off."""
        visit_id = self._visit_id()
        if visit_id is not None and self._profile is not None:
            self._work.see_off(visit_id, self._profile)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the phase."""
        back = ("Esc", self.tr("返回"))
        if self._phase is Phase.RECEIVED:
            undo = (("Ctrl+Z", self.tr("撤销", "hint")),) if self.receipt.ring.running else ()
            return (*undo, ("Enter", self.tr("贵宾档案")), ("Esc", self.tr("返回今日")))
        seats = (("← →", self.tr("换座位")),) if len(self._places) > 1 else ()
        companions = (
            (("↑ ↓", self.tr("看同行")),) if self._phase is Phase.READY else (("Enter", self.tr("贵宾档案")),)
        )
        matter = ((self.tr("空格"), self.tr("看待跟进")),) if self._profile and self._profile.open_matter else ()
        return (*seats, *companions, *matter, back)

    def retranslate(self) -> None:
        """Set every word again."""
        profile = self._profile
        if profile is None:
            return
        self.setAccessibleName(say(profile.address))
        self.arrival.previous.name(self.tr("上一个座位"))
        self.arrival.following.name(self.tr("下一个座位"))
        self.arrival.name_more(self.tr("由谁来、事由与车牌…"), self.tr("先取号等候"))
        self._show_banner(profile)
        self._brief.show_lines(brief_texts(profile), care_text(profile))
        self._show_matter(profile)
        self._show_arrival()
        self._show_place_of_button()

    # -- keys and size -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts; arrows change seat and companions; Space, held, shows the open matter."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.act()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_seat(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose_companions(self._companions + (1 if key == Qt.Key.Key_Up else -1))
        elif key == Qt.Key.Key_Space:
            self.matter.open_while_held()
            bring_into_sight(self.matter)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting Space go closes the open matter."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.matter.close_again()
        super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Out of sight it has no size worth measuring."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One left edge, one right edge; a low page is drawn closer together."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        lay_out(self, self._parts)

    # -- showing -----------------------------------------------------------------------------------

    def _take(self, profile: Profile) -> None:
        self._profile = profile
        self._trouble = ""
        self._place = 0
        self._places = profile.places
        self._phase = Phase.READY
        if profile.visit is not None:
            self._phase = Phase.HERE
            self._companions = profile.visit.companions
            here = profile.visit.place
            others = tuple(place for place in profile.places if here is None or place.place_id != here.place_id)
            self._places = others if here is None else (here, *others)

    def _show_again(self, profile: Profile | None) -> None:
        known, phase = self._profile, self._phase
        if profile is None or known is None or profile.guest_id != known.guest_id or phase is Phase.RECEIVED:
            return
        chosen = self._place
        self._take(profile)
        if profile.places == known.places and profile.visit == known.visit:
            self._place, self._phase = chosen, phase
        reception = self._reception
        if reception is not None and profile.visit and profile.visit.visit_id == reception.truth.visit_id:
            reception.see(profile)
        else:
            self._reception = None
        self.retranslate()

    def _show_matter(self, profile: Profile) -> None:
        self.matter.show_requests(profile.requests if profile.open_matter else (), self.now())
        self.matter.setVisible(profile.open_matter)

    def _show_arrival(self) -> None:
        profile = self._profile
        if profile is None:
            return
        words = [Counts().companions(count) for count in range(MOST_COMPANIONS + 1)]
        seat = self._seat()
        name = say(seat.name) if seat else self.tr("座位已满")
        if self._phase is Phase.HERE and profile.visit is not None and profile.visit.place is None:
            name = self.tr("未安排座位")
        companions = min(self._companions, MOST_COMPANIONS)
        choice = SeatChoice(name, len(self._places), self._place)
        counted = self._phase is not Phase.READY
        self.arrival.show_line(profile.drink or "", choice, words, companions, counted=counted)
        if self._phase is Phase.RECEIVED:
            self.arrival.settle()

    def _show_place_of_button(self) -> None:
        phase, profile = self._phase, self._profile
        self.receive.setVisible(phase in (Phase.READY, Phase.MOVING))
        self.receipt.setVisible(phase in (Phase.RECEIVED, Phase.HERE))
        barred = profile is not None and self._barred(profile)
        self.release.setVisible(barred)
        if phase is Phase.READY:
            self.receive.show_text(self.tr("请在大厅稍候") if barred else self.tr("接待"))
            self.release.show_text(self.tr("主管放行"))
        elif phase is Phase.MOVING:
            seat = self._seat()
            self.receive.show_text(self.tr("换到 {seat}").replace("{seat}", say(seat.name) if seat else ""))
        elif phase is Phase.HERE and profile is not None:
            self._work.show_here(profile, self._reception, self._trouble)
        elif self._reception is not None:
            self._work.show_reception(self._reception)
        self._arrange()
        self.route.hints_changed()

    def _show_banner(self, profile: Profile) -> None:
        outside = self._phase is Phase.READY
        self.banner.show_face(self._door.face(profile, self._companions, self.now(), outside=outside))

    def _barred(self, profile: Profile) -> bool:
        return self._phase is Phase.READY and not self._door.right(profile, self._companions).may_enter

    # -- doing -------------------------------------------------------------------------------------

    def _receive(self, profile: Profile, release: Mapping[str, str]) -> None:
        reception = Reception(self.desk, self.route, profile, self)
        self._reception, self._phase = reception, Phase.RECEIVED
        self._work.begin()
        self._show_banner(profile)
        reception.changed.connect(lambda: self._reception_changed(reception))
        reception.begin(self._seat(), self._companions, self._door.args(release), self._door.agent)
        self.receipt.show_lines(reception.lines())
        self.receipt.show_actions("")
        self.arrival.settle()
        self._show_place_of_button()
        bring_into_sight(self.receipt)
        self.setFocus()

    def _reception_changed(self, reception: Reception) -> None:
        if reception is not self._reception:
            return
        truth = reception.truth
        fresh = truth.stage is Stage.SAVED and truth.seated is None and not self.receipt.ring.running
        if fresh and self._phase is Phase.RECEIVED and truth.visit_id is not None:
            self.receipt.start_undo(UNDO_MS, self.tr("撤销"), "Ctrl+Z")
        if reception.profile is not self._profile:
            self._profile = reception.profile
            self._show_matter(reception.profile)
        self._show_place_of_button()

    def _ticked(self, seconds: int) -> None:
        self._work.count_down(seconds, self._profile)

    def _settled(self) -> None:
        """The ten seconds are over: what the guest wants next, and another seat, are in reach again."""
        self._work.settle()
        profile, reception = self._profile, self._reception
        if profile is not None and reception is not None and reception.truth.stage is Stage.SAVED:
            self._phase = Phase.HERE
            if profile.visit is not None:
                self._take(profile)
                self.retranslate()
            self.refresh()
        self.route.hints_changed()

    def _retry(self) -> None:
        self._phase = Phase.READY
        self.refresh()

    def _take_ticket(self) -> None:
        if self._profile is not None and self._phase is Phase.READY:
            self._door.take_ticket(self._profile, self._companions)

    def _let_in(self, release: dict[str, str]) -> None:
        if self._profile is not None and self._barred(self._profile):
            self._receive(self._profile, release)

    def _write_details(self, details: dict[str, str | None]) -> None:
        """Of somebody who is here they are written at once; before that they go with the reception."""
        visit = self._profile.visit if self._profile else None
        if visit is None:
            self._choose_companions(self._companions)
        else:
            self._work.submit("visit.set_details", {"visit_id": str(visit.visit_id), **details})

    def _move(self, profile: Profile) -> None:
        seat = self._seat()
        if profile.visit is not None and seat is not None:
            now = profile.visit.place
            args = {
                "visit_id": str(profile.visit.visit_id),
                "place_id": str(seat.place_id),
                "based_on": None if now is None else str(now.place_id),
            }
            self._phase = Phase.HERE
            moved = self.answers.kept(lambda _saved: self.refresh())
            self.desk.submit(
                "visit.seat", args, moved, self.answers.kept(lambda error: self._say(error_text(error)))
            )

    def _step_seat(self, by: int) -> None:
        if len(self._places) < 2 or self._phase is Phase.RECEIVED:
            return
        self._place = (self._place + by) % len(self._places)
        if self._phase is not Phase.READY:
            visit = self._profile.visit if self._profile else None
            seat, here = self._seat(), visit.place if visit else None
            self._phase = Phase.HERE if here is not None and seat == here else Phase.MOVING
        self._show_arrival()
        self._show_place_of_button()

    def _choose_companions(self, count: int) -> None:
        if self._phase is Phase.READY and 0 <= count <= MOST_COMPANIONS:
            self._companions = count
            self._show_arrival()
            if self._profile is not None:
                self._show_banner(self._profile)
                self._show_place_of_button()

    def _say(self, sentence: str) -> None:
        self._trouble = sentence
        self._show_place_of_button()

    def _seat(self) -> PlaceChoice | None:
        return self._places[self._place] if self._places else None

    def _visit_id(self) -> UUID | None:
        if self._reception is not None and self._reception.truth.stage is Stage.SAVED:
            return self._reception.truth.visit_id
        visit = self._profile.visit if self._profile else None
        return visit.visit_id if visit else None
