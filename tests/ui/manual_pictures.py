"""Takes the manual's pictures of the real window over the desk in memory: python -m tests.ui.manual_pictures."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.clocks import FakeClock
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, PIN, STAFF
from tests.ui.book_walk import book_states, sign_in
from tests.ui.small_walk import small_states
from tests.ui.walk import in_turn
from vipdesk.config import Settings
from vipdesk.models.snapshot.desk import Matter
from vipdesk.models.snapshot.guests import GuestWay
from vipdesk.ui.dialogs.intake_sheet import IntakeSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.route import Place
from vipdesk.ui.window import open_window

FOLDER = Path(__file__).parent.parent.parent / "docs" / "pictures"
_WAIT_MS = 250
SERIES = (
    ("zh", "light", None),
    ("en", "light", None),
    ("zh", "dark", "recognised"),
    ("en", "dark", "today"),
)
"""Language, theme, and which picture alone where it is not all of them."""


def main() -> None:
    """Write every picture, in both languages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, theme, only in SERIES:
        with tempfile.TemporaryDirectory() as papers:
            desk, window = open_for_pictures(language, theme, Path(papers))
            QTest.qWait(900)
            for name in shown(desk, window, only):
                QTest.qWait(_WAIT_MS)
                _save(window, picture_file(name, language, theme))
            window.close()
            window.deleteLater()
            app.processEvents()


def picture_file(name: str, language: str, theme: str) -> Path:
    """Where a picture of the manual lies."""
    return FOLDER / f"{name}_{language}_{theme}.png"


def open_for_pictures(language: str, theme: str, papers: Path) -> tuple[FakeDesk, MainWindow]:
    """The window as all pictures begin, before anybody has signed in."""
    desk = FakeDesk(Settings().with_changes(language=language, theme=theme, printers={"welcome_card": "A6"}))
    desk.known_printers = ("A6",)
    if language == "en":
        desk.speak_english()
    return desk, open_window(desk, clock=FakeClock(), paper_folder=papers, bundled_fonts=True, still=True)


def shown(desk: FakeDesk, window: MainWindow, only: str | None) -> Iterator[str]:
    """Bring one state after the other into sight; answers the name of each that is wanted."""
    kept, desk.house.matters = desk.house.matters, []
    desk.set_status(refused=0, conflicts=0)
    for name, show in _states(desk, window, kept).items():
        show()
        if only in (None, name) and not name.startswith("_"):
            yield name
        else:
            QTest.qWait(_WAIT_MS)


def _states(desk: FakeDesk, window: MainWindow, matters: list[Matter]) -> dict[str, Callable[[], None]]:
    route = window.navigation

    def enter() -> None:
        window.sign_in.pin.setText(PIN)
        window.sign_in.enter.click()

    def two_companions() -> None:
        page = _recognised(window)
        page._choose_companions(2)

    def tell_matters() -> None:
        desk.house.matters = matters
        desk.set_status(refused=1, conflicts=1)
        route.show_place(Place.FOR_ME)

    return {
        "sign_in": lambda: window.sign_in.pin.setText(PIN[:3]),
        "_enter": in_turn(enter, lambda: QTest.qWait(_WAIT_MS), lambda: window.scanner.scanned.emit("VP1")),
        "_back": route.go_back,
        "today": lambda: route.show_place(Place.TODAY),
        "search": lambda: window.frame.top.search.setText("cxq"),
        "_guest": in_turn(window.frame.search.close_search, lambda: route.show_guest(CHEN)),
        "recognised": two_companions,
        "received": lambda: _recognised(window).act(),
        "profile": lambda: route.show_profile(CHEN),
        "pictures": in_turn(
            desk.furnish_pictures,
            lambda: desk.changed.emit(frozenset({"attachment"})),
            lambda: _guests(window).view.tabs.choose(Tab.PICTURES),
        ),
        "unknown_card": lambda: route.show_unknown("VP31008866173"),
        "intake": lambda: route.show_sheet(IntakeSheet(desk, route, GuestWay(card_no="VP31008866173"))),
        "_no_intake": route.close_sheet,
        **_book(desk, window),
        "lounge": lambda: route.show_place(Place.LOUNGE),
        "services": lambda: route.show_place(Place.SERVICES),
        "complaints": in_turn(lambda: route.veil_notes(veiled=False), lambda: route.show_place(Place.COMPLAINTS)),
        "_veil": lambda: route.veil_notes(veiled=True),
        "lounge_desk": small_states(desk, window)["drinks"],
        "vouchers": lambda: route.show_place(Place.VOUCHERS),
        "appointments": lambda: route.show_place(Place.APPOINTMENTS),
        "roster": lambda: route.show_place(Place.ROSTER),
        "handover": lambda: route.show_place(Place.HANDOVER),
        "for_me": tell_matters,
        "settings": lambda: route.show_place(Place.SETTINGS),
        "counter_view": in_turn(
            lambda: route.show_place(Place.TODAY), lambda: QTest.qWait(_WAIT_MS), window.cover
        ),
    }


def _book(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """The book of a supervisor, and the review of a shopper's; then the receptionist with her guest again."""
    states = book_states(desk, window)
    wanted = {name: states[name] for name in ("_supervisor", "_book")}
    return {
        **wanted,
        "book": states["book_store"],
        "_loads": states["book_loads"],
        "_row": states["_row"],
        "_review": states["book_hand_over"],
        "hand_over": states["book_review"],
        "_review_closed": states["_review_closed"],
        "_receptionist": lambda: sign_in(desk, window, STAFF[0]),
        "_guest_again": lambda: window.navigation.show_guest(CHEN),
    }


def _recognised(window: MainWindow) -> RecognisedPage:
    page = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(page, RecognisedPage)
    return page


def _guests(window: MainWindow) -> GuestsPage:
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    return page


def _save(window: MainWindow, path: Path) -> None:
    """All colours are kept: a palette would lose the small signs that stand on few pixels."""
    window.grab().save(str(path))
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    whole.save(path, optimize=True)


if __name__ == "__main__":
    main()
