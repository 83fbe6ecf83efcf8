"""The way through every page, sheet and layer of the window, for tests that look at all of them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_complaints import COMPLAINT, case_of, complaint_card
from tests.fakes.invented_house import CHEN, STAFF, named
from tests.fakes.invented_life import chen_life
from tests.ui.appointment_walk import appointment_states
from tests.ui.book_walk import book_states, sign_in
from tests.ui.care_walk import care_states
from tests.ui.shift_walk import shift_states
from tests.ui.small_walk import small_states
from vipdesk.errors import Code, NotPossible, Refused, Trouble
from vipdesk.models.snapshot.desk import ScanKind
from vipdesk.models.snapshot.guests import GuestWay, NewcomerCheck, Resemblance, Similar
from vipdesk.models.snapshot.pictures import GivenPicture
from vipdesk.models.vocabulary import AttachmentPurpose, Topic
from vipdesk.ui.dialogs.details_sheet import DetailsSheet
from vipdesk.ui.dialogs.intake_sheet import IntakeSheet
from vipdesk.ui.dialogs.ladder_sheet import LadderSheet
from vipdesk.ui.dialogs.leaving_sheet import LeavingSheet
from vipdesk.ui.dialogs.licence_sheet import LicenceSheet
from vipdesk.ui.dialogs.look_ups_sheet import LookUpsSheet
from vipdesk.ui.dialogs.lounge_right_sheet import LoungeRightSheet
from vipdesk.ui.dialogs.new_card_sheet import NewCardSheet
from vipdesk.ui.dialogs.paper_visit_sheet import PaperVisitSheet
from vipdesk.ui.dialogs.place_sheet import PlaceSheet
from vipdesk.ui.dialogs.places_sheet import PlacesSheet
from vipdesk.ui.dialogs.release_sheet import ReleaseSheet
from vipdesk.ui.dialogs.remedy_sheet import RemedySheet
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.dialogs.roster_sheet import RosterSheet
from vipdesk.ui.dialogs.sealed_sheet import SealedSheet
from vipdesk.ui.dialogs.self_test_sheet import SelfTestSheet
from vipdesk.ui.dialogs.void_sheet import VoidSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.complaints import ComplaintsPage
from vipdesk.ui.pages.guest_tabs.visits import VisitsTab
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.lounge import LoungePage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.pages.roster import RosterPage
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.choices import ChoiceButton
from vipdesk.ui.widgets.row_list import RowList


def walk(desk: FakeDesk, window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """Show one state after the other; yields its name while it is in sight."""
    for name, show in _states(desk, window).items():
        show()
        qtbot.wait(60)
        QApplication.processEvents()
        if not name.startswith("_"):
            yield name


def take_picture(window: MainWindow, name: str) -> None:
    """Keep a picture where the environment asks for pictures."""
    folder = os.environ.get("VIPDESK_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"{name}.png"))


def scroll_down(page: QWidget) -> None:
    """Show the end of a page that scrolls."""
    viewport = page.parentWidget()
    area = viewport.parentWidget() if viewport else None
    assert isinstance(area, QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def in_turn(*steps: Callable[[], None]) -> Callable[[], None]:
    """One step made of several."""

    def every() -> None:
        for step in steps:
            step()

    return every


CARD_WAY = GuestWay(card_no="VP31008866173")
LIKE_CHEN = Similar(CHEN, "陈**", "8000", Resemblance.SAME_NAME)


def _sheet(window: MainWindow) -> IntakeSheet:
    sheet = window.sheets.sheet
    assert isinstance(sheet, IntakeSheet)
    return sheet


def _type(window: MainWindow, text: str) -> None:
    sheet = window.sheets.sheet
    assert isinstance(sheet, NewCardSheet)
    sheet.who.edit.setText(text)


def _fill(desk: FakeDesk, window: MainWindow) -> None:
    """Somebody like a guest who is known."""
    sheet = _sheet(window)
    desk.newcomer = NewcomerCheck(similar=(LIKE_CHEN,))
    sheet.name.edit.setText("陈晓晴")
    sheet.phone.edit.setText("13800138000")
    sheet.act()


def _strangers(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    route = window.navigation
    return {
        "asking": in_turn(lambda: setattr(desk, "held_back", []), lambda: route.show_unknown("VP31008866173")),
        "unknown_card": in_turn(
            lambda: setattr(desk, "held_back", None), lambda: route.show_unknown("VP31008866173")
        ),
        "new_card": in_turn(
            lambda: route.show_sheet(NewCardSheet(desk, route, "VP31008866173")), lambda: _type(window, "cxq")
        ),
        "intake": in_turn(route.close_sheet, lambda: route.show_sheet(IntakeSheet(desk, route, CARD_WAY))),
        "intake_missing": lambda: _sheet(window).act(),
        "intake_similar": lambda: _fill(desk, window),
        "_intake_closed": route.close_sheet,
        "unknown_offline": in_turn(
            lambda: desk.set_status(online=False), lambda: route.show_unknown("VP31008866173")
        ),
        "_online": lambda: desk.set_status(online=True),
    }


def _picture_states(desk: FakeDesk, window: MainWindow, guests: GuestsPage) -> dict[str, Callable[[], None]]:
    """The pictures of a guest, one of them large, and one that is to be added."""
    route = window.navigation
    return {
        "pictures": in_turn(
            route.close_sheet,
            desk.furnish_pictures,
            lambda: guests.view.tabs.choose(Tab.PICTURES),
            lambda: desk.changed.emit(frozenset({"attachment"})),
        ),
        "picture": lambda: guests._open_picture(desk.lives[CHEN].attachments[0]),
        "new_picture": in_turn(
            route.close_sheet,
            lambda: guests._add_picture(AttachmentPurpose.PHOTO, GivenPicture(content=b"pasted")),
        ),
        "_pictures_closed": route.close_sheet,
    }


def _profile_states(desk: FakeDesk, window: MainWindow, guests: GuestsPage) -> dict[str, Callable[[], None]]:
    """Every tab, in the counter view and outside it, and every sheet on which something is written down."""
    route = window.navigation

    def tab(place: Tab) -> Callable[[], None]:
        return in_turn(route.close_sheet, lambda: guests.view.tabs.choose(place))

    def table() -> None:
        visits = guests.view.tab(Tab.VISITS)
        assert isinstance(visits, VisitsTab)
        visits.year.form.choose(1)
        visits.year.form.chosen.emit(1)

    def sheet(what: str, which: object = None) -> Callable[[], None]:
        return lambda: guests._change(what, which)

    life = chen_life()
    return {
        **{f"tab_{place.name.lower()}": tab(place) for place in Tab},
        "tab_timeline_eye": lambda: route.veil_notes(veiled=False),
        "tab_visits_eye": tab(Tab.VISITS),
        "tab_visits_table": table,
        "tab_likes_eye": tab(Tab.LIKES),
        "_veil": lambda: route.veil_notes(veiled=True),
        "preference": sheet("preference", Topic.DRINK),
        "new_preference": sheet("preference"),
        "note": sheet("note"),
        "address": sheet("address"),
        "relation": sheet("relation", life.relations[2]),
        "wish": sheet("wish", life.wishes[0]),
        "gift": sheet("gift"),
        "day": sheet("day", life.days[1]),
        "new_day": sheet("day"),
        **care_states(desk, window, guests),
    }


def _self_test(desk: FakeDesk, window: MainWindow) -> None:
    sheet = SelfTestSheet(window.navigation)
    window.navigation.show_sheet(sheet)
    desk.self_test(sheet.show_page, sheet.show_error)


def _open_day(desk: FakeDesk, window: MainWindow) -> None:
    """A colleague's day, as a supervisor changes it."""
    page = window.frame.stack.page(Place.ROSTER)
    assert isinstance(page, RosterPage)
    desk.roster(
        page.day,
        lambda roster: window.navigation.show_sheet(RosterSheet(desk, window.navigation, roster, roster.lines[3])),
    )


def _lounge_sheets(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """What is written on sheets at the door and about services."""
    route, profile = window.navigation, desk.house.profiles[CHEN]
    return {
        "request_form": lambda: route.show_sheet(RequestFormSheet(desk, route, profile)),
        "ladder": lambda: route.show_sheet(LadderSheet(desk, route)),
        "lounge_right": lambda: route.show_sheet(LoungeRightSheet(desk, route)),
        "places": lambda: route.show_sheet(PlacesSheet(desk, route)),
        "place": lambda: route.show_sheet(PlaceSheet(desk, route, desk.places[0])),
        "release": lambda: route.show_sheet(ReleaseSheet(desk, route, "同行超过 1 位", lambda _reason: None)),
        "details": lambda: route.show_sheet(
            DetailsSheet(desk, route, profile, chosen={}, agent=None, taken=lambda _details, _agent: None)
        ),
        "details_stranger": lambda: _come_by_stranger(window),
        "paper_visit": lambda: route.show_sheet(PaperVisitSheet(desk, route, profile)),
    }


def _come_by_stranger(window: MainWindow) -> None:
    """Somebody whom the profile does not name."""
    sheet = window.sheets.sheet
    assert isinstance(sheet, DetailsSheet)
    assert sheet.agent is not None
    sheet.agent.who.findChildren(ChoiceButton)[-1].click()


def _lounge(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """The map, the lines of time, and a place that is kept for the guest in view."""
    route = window.navigation
    page = window.frame.stack.page(Place.LOUNGE)
    assert isinstance(page, LoungePage)

    def show(form: int) -> Callable[[], None]:
        return in_turn(lambda: page.form.choose(form), lambda: page.form.chosen.emit(form))

    return {
        "lounge": in_turn(route.close_sheet, lambda: route.show_place(Place.LOUNGE)),
        "lounge_times": show(1),
        "booking": in_turn(lambda: setattr(route, "guest", desk.house.profiles[CHEN]), page.book.click),
        "_map": in_turn(route.close_sheet, show(0)),
    }


def _ends(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """The line is down, somebody covers the screen, nobody is signed in."""
    route = window.navigation
    return {
        "outage": lambda: route.show_place(Place.OUTAGE),
        "offline_strip": in_turn(
            lambda: route.show_place(Place.TODAY), lambda: desk.set_status(online=False, waiting=3)
        ),
        "online_only": lambda: route.show_voucher(named("voucher", "3PXQ")),
        "counter_view": in_turn(window.verdicts.close, window.cover),
        "locked": in_turn(window.counter_view.uncover, window.lock),
        "wrong_pin": lambda: window.sign_in._refused(Refused(Code.PIN_WRONG)),
        "locked_out": lambda: window.sign_in._refused(NotPossible(Trouble.PIN_LOCKED)),
    }


def _house_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """The roster, and the sheets that stand on no guest."""
    route = window.navigation
    return {
        "void": lambda: route.show_sheet(VoidSheet(desk, route, desk.house.vouchers[0])),
        "self_test": in_turn(route.close_sheet, lambda: _self_test(desk, window)),
        "licence": in_turn(route.close_sheet, lambda: route.show_sheet(LicenceSheet(route, "MIT"))),
        "look_ups": in_turn(route.close_sheet, lambda: route.show_sheet(LookUpsSheet(desk, route))),
        "roster": in_turn(route.close_sheet, lambda: route.show_place(Place.ROSTER)),
        "roster_day": lambda: _open_day(desk, window),
    }


def _complaint_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """Complaints, one of them with its remedies, its words at head office, and what follows a guest's leaving."""
    route, profile = window.navigation, desk.house.profiles[CHEN]
    page = window.frame.stack.page(Place.COMPLAINTS)
    assert isinstance(page, ComplaintsPage)

    def table() -> None:
        page.causes.form.choose(1)
        page.causes.form.chosen.emit(1)

    def intake() -> None:
        sheet = RequestFormSheet(desk, route, profile, kind="complaint")
        route.show_sheet(sheet)

    def discontented() -> None:
        sheet = window.sheets.sheet
        assert isinstance(sheet, LeavingSheet)
        sheet.score.choose(2)
        sheet.score.chosen.emit(2)

    def forget_complaint() -> None:
        desk.house.cards.pop()

    def remedy() -> None:
        sheet = RemedySheet(desk, route, COMPLAINT, case_of(complaint_card()))
        route.show_sheet(sheet)
        sheet.kinds.choose([2])
        sheet.kinds.changed.emit()

    return {
        "complaints": in_turn(route.close_sheet, lambda: route.show_place(Place.COMPLAINTS)),
        "complaints_eye": lambda: route.veil_notes(veiled=False),
        "complaints_table": table,
        "complaint": in_turn(
            lambda: desk.house.cards.append(complaint_card()), lambda: route.show_request(COMPLAINT)
        ),
        "complaint_form": intake,
        "remedy": remedy,
        "sealed": lambda: route.show_sheet(SealedSheet(desk, route, COMPLAINT)),
        "leaving": lambda: route.show_sheet(LeavingSheet(desk, route, named("visit", "left"), "陈女士")),
        "leaving_discontented": discontented,
        "_complaints_closed": in_turn(route.close_sheet, lambda: route.veil_notes(veiled=True), forget_complaint),
    }


def _states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    route = window.navigation
    recognised = window.frame.stack.page(Place.RECOGNISED)
    guests = window.frame.stack.page(Place.GUESTS)
    assert isinstance(recognised, RecognisedPage)
    assert isinstance(guests, GuestsPage)

    def forget_guest() -> None:
        route.guest = None

    return {
        "today": lambda: route.show_place(Place.TODAY),
        "search": lambda: window.frame.top.search.setText("cxq"),
        "no_hits": lambda: window.frame.top.search.setText("zzz"),
        "recognised": in_turn(window.frame.search.close_search, lambda: route.show_guest(CHEN)),
        "received": recognised.act,
        "undone": recognised.undo,
        "here": lambda: route.show_guest(named("guest", "程若兰")),
        "stranger": lambda: route.show_guest(named("guest", "曹心琪")),
        **_strangers(desk, window),
        "profile": lambda: route.show_profile(CHEN),
        "profile_below": lambda: scroll_down(guests),
        **_picture_states(desk, window, guests),
        **_profile_states(desk, window, guests),
        **_lounge(desk, window),
        "services": in_turn(route.close_sheet, lambda: route.show_place(Place.SERVICES)),
        "request": lambda: route.show_request(named("request", "添龙井与茶点")),
        **_lounge_sheets(desk, window),
        **_complaint_states(desk, window),
        **small_states(desk, window),
        **appointment_states(desk, window),
        "vouchers": in_turn(route.close_sheet, lambda: route.show_place(Place.VOUCHERS)),
        "usable": lambda: route.show_voucher(named("voucher", "7K2M")),
        "redeemed": window.verdicts.act,
        "used": in_turn(window.verdicts.close, lambda: route.show_voucher(named("voucher", "5TRN"))),
        "foreign": in_turn(window.verdicts.close, lambda: window.verdicts.show_foreign(ScanKind.FOREIGN)),
        "for_me": in_turn(window.verdicts.close, lambda: route.show_place(Place.FOR_ME)),
        "overtaken": lambda: window.frame.stack.page(Place.FOR_ME).findChildren(RowList)[0].step(1),
        **_house_states(desk, window),
        **shift_states(desk, window),
        "settings": in_turn(route.close_sheet, lambda: route.show_place(Place.SETTINGS)),
        "keys": window.show_keys,
        "guests": in_turn(route.close_sheet, forget_guest, lambda: route.show_place(Place.GUESTS)),
        **book_states(desk, window),
        "_receptionist": lambda: sign_in(desk, window, STAFF[0]),
        **_ends(desk, window),
    }
