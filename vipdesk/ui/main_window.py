"""The window: sign-in, the frame with its pages, and the layers above them; what the desk tells goes out from here."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout

from vipdesk.clock import Clock
from vipdesk.config import Settings
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import DeskPlate, Scan, ScanKind, StaffCard, SyncStatus
from vipdesk.ui.answers import Answers
from vipdesk.ui.commands import bind
from vipdesk.ui.idle import Idle
from vipdesk.ui.languages import language, switch_language
from vipdesk.ui.navigation import Navigation
from vipdesk.ui.pages.sign_in import SignInPage
from vipdesk.ui.route import Place
from vipdesk.ui.scanner_filter import ScannerFilter
from vipdesk.ui.shell.counter_view import CounterView
from vipdesk.ui.shell.downtime_watch import DowntimeWatch
from vipdesk.ui.shell.frame import Frame
from vipdesk.ui.shell.news import News
from vipdesk.ui.shell.news_desk import WATCHES as NEWS_TABLES
from vipdesk.ui.shell.news_desk import NewsDesk
from vipdesk.ui.shell.veil import SheetLayer, VerdictLayer
from vipdesk.ui.shell.verdict_flow import VerdictFlow
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.apply import apply_theme, colours_for
from vipdesk.ui.theme.fonts import FontFamilies
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.window_acts import WindowActs

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640
USUAL_WIDTH, USUAL_HEIGHT = 1366, 768
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class MainWindow(Speaking):
    """One window for everything; sheets and verdicts are layers in it, not windows of their own."""

    def __init__(self, desk: DeskFacade, families: FontFamilies, clock: Clock, paper_folder: Path) -> None:
        super().__init__()
        self.desk = desk
        self._families, self._clock = families, clock
        self._answers = Answers(self)
        self._shown_settings = desk.settings
        self._plate: DeskPlate | None = None
        self._locked: StaffCard | None = None
        self._printers: tuple[str, ...] = ()
        self._unread: frozenset[str] = frozenset()
        """Tables that changed while something else was being read or lay over the page."""
        self._scanned_once = False
        self._news = News()
        self.navigation = Navigation(desk, clock, paper_folder, self)
        self.scanner = ScannerFilter(self)
        self.idle = Idle(self)
        self.downtime = DowntimeWatch(desk, clock, lambda: self.at_work, self)
        self._layout = QStackedLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._listen()
        bind(self, WindowActs(self).all())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(USUAL_WIDTH, USUAL_HEIGHT)
        self.retranslate()
        self._show_sign_in(None)

    # -- state -------------------------------------------------------------------------------------

    @property
    def at_work(self) -> bool:
        """Whether somebody is signed in and the screen is not locked."""
        return self._layout.currentWidget() is self.frame

    @property
    def layered(self) -> bool:
        """Whether a sheet or a verdict lies over the page."""
        return self.sheets.isVisible() or self.verdict_layer.isVisible()

    # -- acts --------------------------------------------------------------------------------------

    def cover(self) -> None:
        """Hide the screen at once (F12)."""
        self._cover(at_once=True)

    def lock(self) -> None:
        """Ask for the PIN again; what was in sight is kept for the same person."""
        if self.at_work:
            self._close_layers()
            self._show_sign_in(self.desk.staff)

    def change_scale(self, scale: float) -> None:
        """Change the text size; everything is measured anew."""
        if scale == theme().scale:
            return
        place, was_at_work, guest = self.navigation.place, self.at_work, self.navigation.guest
        self.desk.change_settings(self.desk.settings.with_changes(text_scale=scale))
        self._apply_theme(scale)
        self._rebuild()
        if was_at_work:
            self._layout.setCurrentWidget(self.frame)
            self.navigation.start()
            if place in (Place.RECOGNISED, Place.GUESTS) and guest is not None:
                show = self.navigation.show_guest if place is Place.RECOGNISED else self.navigation.show_profile
                show(guest.guest_id)
            elif place is not Place.RECOGNISED:
                self.navigation.show_place(place)
        else:
            self._show_sign_in(self._locked)

    def open_request_form(self) -> None:
        """Ask what the guest in view wants; without one, who it is for."""
        from vipdesk.ui.dialogs.request_form import RequestFormSheet  # noqa: PLC0415 - read after first paint

        guest = self.navigation.guest
        if guest is None:
            self.navigation.find_guest()
        else:
            self.navigation.show_sheet(RequestFormSheet(self.desk, self.navigation, guest))

    def ring(self, number: str) -> None:
        """A telephone program has told of an incoming number."""
        self.frame.rings.ring(number)

    def show_keys(self) -> None:
        """Show every key."""
        from vipdesk.ui.dialogs.cheat_sheet import CheatSheet  # noqa: PLC0415 - read after first paint

        self.navigation.show_sheet(CheatSheet(self.navigation))

    def sign_out(self) -> None:
        """Leave the desk; what waits is kept."""
        self._close_layers()
        self.desk.sign_out()

    # -- Qt ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Name the window."""
        self.setWindowTitle("VIPDesk")
        self.setAccessibleName("VIPDesk")
        self.verdicts.retranslate()
        self.frame.calls.retranslate()
        self.frame.rings.retranslate()
        QTimer.singleShot(0, self.navigation, self.navigation.hints_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys of the window pass through the scanner's filter from now on."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.scanner.watch(handle)
            self.idle.watch(handle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Layers cover all of it."""
        super().resizeEvent(event)
        for layer in (self.sheets, self.verdict_layer, self.counter_view):
            layer.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, clears, goes back; a letter nobody wanted begins a search."""
        if not self.at_work or self.layered:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() and event.text().isprintable() and not event.modifiers() & _COMMANDING:
            field = self.frame.top.search
            field.setFocus()
            field.insert(event.text())
        else:
            super().keyPressEvent(event)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sign_in = SignInPage(self.desk, self._clock)
        self.frame = Frame(self.desk, self.navigation, self._clock, self.scanner)
        self.sheets = SheetLayer(self)
        self.verdict_layer = VerdictLayer(self)
        self.verdicts = VerdictFlow(self.desk, self.navigation, self.verdict_layer, self.frame)
        self.counter_view = CounterView(self._clock, self)
        self._layout.addWidget(self.sign_in)
        self._layout.addWidget(self.frame)
        self.sheets.closed.connect(self._read_again)
        self.verdicts.closed.connect(self._read_again)
        self.navigation.attach(self.frame, self.sheets, self.verdicts)
        frame = self.frame
        frame.rail.set_menu(WindowActs(self).menu)
        frame.rail.place_asked.connect(self.navigation.ask_place)
        frame.search.guest_chosen.connect(self.navigation.show_guest)
        frame.search.stranger_asked.connect(self.navigation.show_stranger)
        frame.status.pill_pressed.connect(self._pill_pressed)
        frame.status.more_asked.connect(lambda: self.navigation.show_place(Place.OUTAGE))
        frame.top.counter_view_asked.connect(
            lambda: self.navigation.veil_notes(veiled=not self.navigation.notes_veiled)
        )
        frame.stack.currentChanged.connect(lambda _place: self._show_news())
        self.news = NewsDesk(self.desk, self.navigation, frame.top, self._news)
        frame.rail.show_wide(wide=self.desk.settings.wide_rail)
        frame.top.show_counter_view(on=self.navigation.notes_veiled)
        frame.status.show_staff(self.desk.staff)
        self.sign_in.entered.connect(self._entered)
        self.sign_in.plate_known.connect(self._show_plate)
        self.sign_in.language_asked.connect(self._other_language)
        self.counter_view.ended.connect(self._uncovered)
        if self._plate is not None:
            self._show_plate(self._plate)
        self._show_status(self.desk.status)
        self._show_devices()

    def _rebuild(self) -> None:
        old = (self.sign_in, self.frame, self.sheets, self.verdict_layer, self.counter_view)
        for widget in old:
            widget.hide()
            self._layout.removeWidget(widget)
            widget.deleteLater()
        self._build()

    def _listen(self) -> None:
        desk = self.desk
        desk.changed.connect(self._rows_changed)
        desk.status_changed.connect(self._show_status)
        desk.staff_changed.connect(self._staff_changed)
        desk.settings_changed.connect(self._settings_changed)
        self.scanner.scanned.connect(self._scanned)
        self.idle.blur_due.connect(lambda: self._cover(at_once=False))
        self.idle.lock_due.connect(self.lock)
        self.navigation.lock_asked.connect(self.lock)
        self.navigation.text_size_asked.connect(self.change_scale)
        self.navigation.arrived.connect(self._read_again)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    # -- what the desk tells -----------------------------------------------------------------------

    def _show_plate(self, plate: DeskPlate) -> None:
        self._plate = plate
        self.frame.rail.show_plate(plate)
        self.counter_view.show_plate(plate)

    def _show_status(self, status: SyncStatus) -> None:
        self.frame.status.show_status(status)
        self.frame.rail.show_count(Place.FOR_ME, status.refused + status.conflicts + status.called)
        self._show_news()

    def _show_news(self) -> None:
        self.news.show(self.navigation.place if self.at_work else None)

    def _rows_changed(self, tables: frozenset[str]) -> None:
        if self.at_work:
            if "visit" in tables:
                self.frame.calls.look()
            if NEWS_TABLES & tables:
                self.news.look()
            self._unread |= tables
            self._read_again()

    def _read_again(self) -> None:
        if self.layered or self.navigation.asking:
            return
        page = self.frame.stack.page(self.frame.stack.place)
        if page.watches & self._unread:
            page.refresh()
        self._unread = frozenset()

    def _staff_changed(self, staff: object) -> None:
        self.frame.status.show_staff(staff if isinstance(staff, StaffCard) else None)
        if staff is None:
            self.frame.calls.leave()
            self.news.look()
        if staff is None and self.at_work:
            self._close_layers()
            self._show_sign_in(None, left_behind=self.desk.status.waiting)

    def _settings_changed(self, settings: Settings) -> None:
        before, self._shown_settings = self._shown_settings, settings
        if settings.theme != before.theme:
            self._apply_theme(theme().scale)
        if settings.language != language():
            switch_language(settings.language)
        self.frame.rail.show_wide(wide=settings.wide_rail)
        self._show_devices()

    def _show_devices(self) -> None:
        printer = self.desk.settings.printers.get("welcome_card", "")
        self.frame.status.show_devices(printer=printer in self._printers, scanner=self._scanned_once)

    def _printers_found(self, printers: tuple[str, ...]) -> None:
        self._printers = printers
        self._show_devices()

    def _scheme_changed(self) -> None:
        if self.desk.settings.theme == "system":
            self._apply_theme(theme().scale)

    def _apply_theme(self, scale: float) -> None:
        apply_theme(colours_for(self.desk.settings.theme), self._families, scale, still=theme().still)

    # -- coming and going --------------------------------------------------------------------------

    def _show_sign_in(self, staff: StaffCard | None, *, left_behind: int = 0) -> None:
        self._locked = staff
        self._layout.setCurrentWidget(self.sign_in)
        self.sign_in.begin(staff.staff_id if staff else None, left_behind=left_behind)

    def _entered(self, card: StaffCard) -> None:
        same = self._locked is not None and self._locked.staff_id == card.staff_id
        self._locked = None
        self.idle.touch()
        self._layout.setCurrentWidget(self.frame)
        self.frame.status.show_staff(card)
        self._show_news()
        self.desk.printers(self._answers.latest("printers", self._printers_found))
        self.frame.calls.look()
        self.news.look()
        self.downtime.look()
        if same:
            self.frame.stack.page(self.navigation.place).enter()
        else:
            self.navigation.veil_notes(veiled=True)
            self.navigation.drafts.begin()
            self.navigation.start()

    def _other_language(self) -> None:
        other = "en" if language() == "zh" else "zh"
        self.desk.change_settings(self.desk.settings.with_changes(language=other))

    def _cover(self, *, at_once: bool) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.navigation.veil_notes(veiled=True)
        self.sheets.covered()
        self.counter_view.cover(at_once=at_once)

    def _uncovered(self) -> None:
        self.idle.touch()
        if self.layered:
            (self.verdict_layer.panel if self.verdict_layer.isVisible() else self.sheets).setFocus()
        elif self.at_work:
            self.frame.stack.page(self.navigation.place).take_keyboard()
        else:
            self.sign_in.pin.setFocus()

    def _close_layers(self) -> None:
        self.frame.search.close_search()
        self.sheets.close_sheet()
        if self.verdict_layer.isVisible():
            self.verdicts.close()

    def _escape(self) -> None:
        if self.frame.search.opened or self.frame.top.search.text():
            self.frame.search.close_search()
            self.navigation.find_guest()
        else:
            self.navigation.go_back()

    def _pill_pressed(self) -> None:
        status = self.desk.status
        to_see = status.refused + status.conflicts
        self.navigation.show_place(Place.FOR_ME if to_see or status.waiting else Place.OUTAGE)

    # -- scans -------------------------------------------------------------------------------------

    def _scanned(self, code: str) -> None:
        self._scanned_once = True
        self._show_devices()
        if not self.at_work:
            return
        if self.counter_view.isVisible():
            self.counter_view.uncover()
        self.navigation.veil_notes(veiled=True)
        self.desk.scan(code, self._answers.latest("scan", self._show_scan))

    def _show_scan(self, scan: Scan) -> None:
        if not self.at_work:
            return
        if scan.guest_id is not None and scan.kind in (ScanKind.GUEST, ScanKind.WELCOME_CARD):
            self._close_layers()
            self.navigation.show_guest(scan.guest_id)
        elif scan.kind is ScanKind.VOUCHER and scan.voucher_id is not None:
            self.sheets.close_sheet()
            self.frame.search.close_search()
            self.verdicts.show_voucher(scan.voucher_id)
        elif scan.kind is ScanKind.STORAGE_TAG and scan.tag_id is not None:
            self._close_layers()
            self.navigation.show_tag(scan.tag_id)
        elif scan.kind is ScanKind.UNKNOWN_CARD:
            self._close_layers()
            self.navigation.show_unknown(scan.code)
        else:
            self._close_layers()
            self.verdicts.show_foreign(scan.kind)
