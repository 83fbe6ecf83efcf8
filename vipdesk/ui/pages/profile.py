"""贵宾档案: the banner, what must not be forgotten, and below them the tabs with everything this desk knows of a guest."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guest_life import GuestLife, Timeline
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.likeness import Kinship
from vipdesk.models.vocabulary import AttachmentPurpose, Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.export_sheet import MAY_TAKE_CARD
from vipdesk.ui.dialogs.merge_sheet import MAY_MERGE
from vipdesk.ui.dialogs.people import PeopleMenu
from vipdesk.ui.pages.guest_face import banner_face, care_text, distance_text, standing_text
from vipdesk.ui.pages.guest_tabs.care import CareTab
from vipdesk.ui.pages.guest_tabs.likes import LikesTab
from vipdesk.ui.pages.guest_tabs.overview import OverviewTab
from vipdesk.ui.pages.guest_tabs.pictures import PicturesTab
from vipdesk.ui.pages.guest_tabs.service import ServiceTab
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.guest_tabs.timeline import TimelineTab
from vipdesk.ui.pages.guest_tabs.visits import VisitsTab
from vipdesk.ui.pages.guest_tabs.vouchers import VouchersTab
from vipdesk.ui.pages.kinship_strip import KinshipStrip
from vipdesk.ui.picture_images import given_in
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import RIGHT, Banner
from vipdesk.ui.widgets.brief_lines import BriefLine, BriefText
from vipdesk.ui.widgets.portrait_button import PortraitButton
from vipdesk.ui.widgets.tab_bar import TabBar

_STRIP_BEFORE = 128
_HIGH_ENOUGH = 900
"""px of window height at 100 % in which the banner has its full room."""
_WHO_MAY_CARE = (Role.SHOPPER, Role.SUPERVISOR)


class Tab(IntEnum):
    """The tabs, in their order."""

    OVERVIEW = 0
    LIKES = 1
    VISITS = 2
    VOUCHERS = 3
    SERVICE = 4
    CARE = 5
    PICTURES = 6
    TIMELINE = 7


class ProfileView(Speaking):
    """Tabs under the banner, each built when it is first looked at; another guest begins at the first."""

    compare_asked = Signal(object)
    """The id of another record that may be the same person."""
    undo_asked = Signal(object)
    """The id of a merge that is to be taken back."""
    shopper_chosen = Signal(object)
    """The `StaffCard` who is to look after the guest."""
    cover_chosen = Signal(object)
    """The `StaffCard` who is to stand in for the shopper, or None: nobody any more."""
    apart_told = Signal(object)
    """The id of another record that is somebody else."""
    change_asked = Signal(str, object)
    """What is to be written down (`preference`, `note`, `address`, `relation`, `wish`, `gift`, `day`, `purchase`), and
    which one, None for a new one; or `card`: the visiting card into a file."""
    picture_opened = Signal(object)
    """The `AttachmentView` to look at."""
    picture_asked = Signal(object, object)
    """The `AttachmentPurpose` of a picture that is to be added, and what was dropped, or None."""

    def __init__(self, desk: DeskFacade, route: Route, actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._profile: Profile | None = None
        self._life: GuestLife | None = None
        self._strip: BriefLine | None = None
        self._cared: BriefText | None = None
        self._built: dict[Tab, GuestTab] = {}
        self.banner = Banner()
        self.add_photo = PortraitButton(self.banner)
        self.kinship = KinshipStrip()
        self.tabs = TabBar(len(Tab))
        self._build(actions)

    def show_profile(self, profile: Profile) -> None:
        """Show a guest; nothing of the one before stays in sight."""
        other = self._profile is None or self._profile.guest_id != profile.guest_id
        self._profile = profile
        if other:
            self._life = None
            self.kinship.show_kinship(None, may_undo=False)
            for tab in self._built.values():
                if isinstance(tab, TimelineTab):
                    tab.forget()
            self.tabs.choose(Tab.OVERVIEW)
        self._read(profile)
        self.retranslate()

    def tab(self, place: Tab) -> GuestTab:
        """A tab, built if it was not yet."""
        if place not in self._built:
            self._built[place] = self._build_tab(place)
            self._holder.addWidget(self._built[place], 1)
        return self._built[place]

    def build_ahead(self) -> Iterator[None]:
        """Build, tab by tab, what was not looked at yet."""
        for place in Tab:
            if place not in self._built:
                self.tab(place).hide()
                yield

    @property
    def place(self) -> Tab:
        """The tab in sight."""
        return Tab(self.tabs.place())

    def veil_changed(self) -> None:
        """Hide or show what no guest may read."""
        self.retranslate()

    def read_again(self) -> None:
        """Something of the guest has changed: read what is in sight beside the profile."""
        if self._profile is not None:
            self._read(self._profile)
            if self.place is Tab.TIMELINE:
                self._timeline().begin()

    def retranslate(self) -> None:
        """Set every word again."""
        self.add_photo.name(self.tr("加照片"))
        names = (
            self.tr("概览"),
            self.tr("偏好与尺码"),
            self.tr("到店"),
            self.tr("礼券与积分"),
            self.tr("服务"),
            self.tr("关怀与日子"),
            self.tr("照片与资料"),
            self.tr("时间线"),
        )
        self.tabs.show_texts(self.tr("贵宾档案"), names)
        sight = self._sight()
        if sight is None:
            return
        distance = "" if sight.veiled else joined(standing_text(sight.life), distance_text(sight.life))
        self.banner.show_face(banner_face(sight.profile, sight.now, header=True, distance=distance))
        self.add_photo.setVisible(self._takes_photos())
        self._show_strip(sight.profile)
        self.tab(self.place).show_guest(sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the banner gives up its room for the tabs."""
        super().resizeEvent(event)
        self.banner.show_low(low=self.window().height() < theme().px(_HIGH_ENOUGH))
        self.add_photo.stand_at(self.banner.circle())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the profile of whom the dossier is here."""
        if self._takes_pictures() and given_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Have it looked at before anything is saved."""
        given = given_in(event.mimeData())
        if given is not None:
            event.acceptProposedAction()
            self.picture_asked.emit(AttachmentPurpose.PHOTO, given)

    def _takes_pictures(self) -> bool:
        return self._profile is not None and self._profile.has_dossier

    def _takes_photos(self) -> bool:
        """Of whom goes by an alias no photo is kept."""
        return self._takes_pictures() and self._profile is not None and self._profile.alias is None

    # -- building ----------------------------------------------------------------------------------

    def _build(self, actions: QWidget) -> None:
        px = theme().px
        self._strip_place = QVBoxLayout()
        self._strip_place.setContentsMargins(0, 0, 0, 0)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(px(RIGHT), px(20), px(RIGHT), px(24))
        self.tabs.set_edge(RIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.banner, actions):
            whole.addWidget(part)
        whole.addLayout(self._strip_place)
        whole.addWidget(self.kinship)
        whole.addWidget(self.tabs)
        whole.addLayout(self._holder, 1)
        self.tabs.chosen.connect(self._show_tab)
        self.setAcceptDrops(True)
        self.add_photo.clicked.connect(lambda: self.picture_asked.emit(AttachmentPurpose.PHOTO, None))
        self.kinship.compare_asked.connect(self.compare_asked)
        self.kinship.undo_asked.connect(self.undo_asked)
        self.kinship.apart_told.connect(self.apart_told)

    def _build_tab(self, place: Tab) -> GuestTab:
        makers: dict[Tab, Callable[[], GuestTab]] = {
            Tab.OVERVIEW: self._overview,
            Tab.LIKES: self._likes,
            Tab.VISITS: self._visits,
            Tab.VOUCHERS: self._vouchers,
            Tab.SERVICE: self._service,
            Tab.CARE: self._care,
            Tab.PICTURES: self._pictures,
            Tab.TIMELINE: self._line_of_time,
        }
        return makers[place]()

    def _overview(self) -> GuestTab:
        tab = OverviewTab()
        tab.colleagues_asked.connect(self._ask_colleagues)
        tab.cover_asked.connect(self._ask_cover)
        tab.relation_opened.connect(lambda relation: self.change_asked.emit("relation", relation))
        tab.address_opened.connect(lambda: self.change_asked.emit("address", None))
        tab.card_asked.connect(lambda: self.change_asked.emit("card", None))
        return tab

    def _likes(self) -> GuestTab:
        tab = LikesTab()
        tab.topic_opened.connect(lambda topic: self.change_asked.emit("preference", topic))
        tab.wish_opened.connect(lambda wish: self.change_asked.emit("wish", wish))
        tab.note_asked.connect(lambda: self.change_asked.emit("note", None))
        tab.request_opened.connect(self._route.show_request)
        return tab

    def _visits(self) -> GuestTab:
        tab = VisitsTab()
        tab.purchase_opened.connect(lambda purchase: self.change_asked.emit("purchase", purchase))
        return tab

    def _vouchers(self) -> GuestTab:
        tab = VouchersTab()
        tab.voucher_opened.connect(self._route.show_voucher)
        return tab

    def _service(self) -> GuestTab:
        tab = ServiceTab()
        tab.request_opened.connect(self._route.show_request)
        return tab

    def _care(self) -> GuestTab:
        tab = CareTab()
        tab.day_opened.connect(lambda day: self.change_asked.emit("day", day))
        tab.gift_opened.connect(lambda gift: self.change_asked.emit("gift", gift))
        return tab

    def _pictures(self) -> GuestTab:
        tab = PicturesTab()
        tab.picture_opened.connect(self.picture_opened)
        tab.picture_asked.connect(lambda purpose: self.picture_asked.emit(purpose, None))
        return tab

    def _line_of_time(self) -> GuestTab:
        tab = TimelineTab()
        tab.wanted.connect(self._ask_timeline)
        return tab

    # -- showing -----------------------------------------------------------------------------------

    def _sight(self) -> Sight | None:
        if self._profile is None:
            return None
        staff = self._desk.staff
        may_export = staff is not None and staff.role in MAY_TAKE_CARD
        now, veiled = self._route.clock.now(), self._route.notes_veiled
        return Sight(self._profile, self._life, now, veiled, may_export=may_export)

    def _show_tab(self, place: int) -> None:
        shown = self.tab(Tab(place))
        for tab in self._built.values():
            tab.setVisible(tab is shown)
        sight = self._sight()
        if sight is not None:
            shown.show_guest(sight)
            if isinstance(shown, TimelineTab):
                shown.begin()
            QTimer.singleShot(0, self, self._fit)

    def _read(self, profile: Profile) -> None:
        """Ask for what stands beside the profile itself."""
        self._desk.guest_life(profile.guest_id, self._answers.latest("life", self._show_life))
        self._desk.kinship(profile.guest_id, self._answers.latest("kinship", self._show_kinship))

    def _show_kinship(self, kinship: Kinship) -> None:
        if self._profile is not None and kinship.guest_id == self._profile.guest_id:
            staff = self._desk.staff
            self.kinship.show_kinship(kinship, may_undo=staff is not None and staff.role in MAY_MERGE)
            QTimer.singleShot(0, self, self._fit)

    def _show_life(self, life: GuestLife | None) -> None:
        if life is not None and self._profile is not None and life.guest_id == self._profile.guest_id:
            self._life = life
            self.retranslate()
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Let the page take the height of what came: layouts within layouts tell each other one by one, too late."""
        shown = self.tab(self.place)
        for part in reversed(shown.findChildren(QWidget)):
            _measure(part)
        holder: QWidget | None = shown
        while holder is not None and not isinstance(holder, QScrollArea):
            _measure(holder)
            holder = holder.parentWidget()

    def _timeline(self) -> TimelineTab:
        tab = self.tab(Tab.TIMELINE)
        assert isinstance(tab, TimelineTab)  # noqa: S101 - as it was built
        return tab

    def _ask_timeline(self, kinds: Sequence[object], after: object) -> None:
        profile = self._profile
        if profile is None:
            return

        def show(piece: Timeline) -> None:
            if self._profile is not None and piece.guest_id == self._profile.guest_id:
                self._timeline().show_piece(piece, first=after is None)
                QTimer.singleShot(0, self, self._fit)

        self._desk.timeline(profile.guest_id, kinds, after, self._answers.latest("timeline", show))  # type: ignore[arg-type]  # a signal carries objects

    def _show_strip(self, profile: Profile) -> None:
        care = care_text(profile)
        if self._strip is not None and care == self._cared:
            # one that says the same stays: a new one would be missing for a moment
            return
        self._cared = care
        if self._strip is not None:
            self._strip_place.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        if care is not None:
            self._strip = BriefLine(care, care=True, before=_STRIP_BEFORE, after=0)
            self._strip_place.addWidget(self._strip)

    def _ask_colleagues(self, where: QPoint) -> None:
        self._offer_carers(where, lambda menu: menu.person_chosen.connect(self.shopper_chosen))

    def _ask_cover(self, where: QPoint) -> None:
        """Who stands in: anybody but the shopper, and for one guest alone also nobody any more."""
        profile = self._profile

        def ready(menu: PeopleMenu) -> None:
            menu.person_chosen.connect(self.cover_chosen)
            if profile is not None and profile.cover_for_guest:
                menu.addSeparator()
                menu.addAction(self.tr("结束代班")).triggered.connect(lambda: self.cover_chosen.emit(None))

        own = None if profile is None or profile.shopper is None else profile.shopper.staff_id
        self._offer_carers(where, ready, without=own)

    def _offer_carers(
        self, where: QPoint, ready: Callable[[PeopleMenu], object], without: UUID | None = None
    ) -> None:
        def offer(people: tuple[StaffCard, ...]) -> None:
            carers = [each for each in people if each.role in _WHO_MAY_CARE and each.staff_id != without]
            menu = PeopleMenu(carers, self, self._route.clock.now())
            ready(menu)
            menu.popup(where)

        self._desk.colleagues(self._answers.latest("colleagues", offer))


def _measure(part: QWidget) -> None:
    layout = part.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()
    part.updateGeometry()
