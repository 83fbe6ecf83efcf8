"""A lounge of forty places on the smallest screen: every place and everybody who waits is in sight, and can be carried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, MS, NOW, masked, named
from tests.ui.conftest import Opener
from tests.ui.walk import take_picture
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.lounge import PlaceView
from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.models.vocabulary import WaitsFor
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.lounge import LoungePage
from vipdesk.ui.route import Place
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.time_bars import TimeLine

_AREAS = (("窗边", "Window", 8), ("中厅", "Hall", 10), ("茶座", "Tea", 10), ("露台", "Terrace", 36))
_NAMES = ("欧阳文静", "单晓敏", "司徒婉清", "程安", "顾铭", "诸葛云舒")


def _filled(places: Sequence[PlaceView], seats: int) -> list[PlaceView]:
    """The invented lounge, grown: as many seats in four areas, in their order, and six rooms."""
    known = {place.place_id: place for place in places}
    model, room = places[1], places[-1]
    found = []
    for area, english, count in _AREAS:
        for number in range(1, count + 1):
            name = Words(f"{area} {number} 号", f"{english} {number}")
            key = named("place", name.zh)
            free = replace(places[0], place_id=key, name=name)
            sits = replace(model, place_id=key, name=name, guest=masked(_NAMES[number % 6], MS))
            found.append(known.get(key, replace(sits, visit_id=named("visit", name.zh)) if number % 3 else free))
    rooms = [place for place in places if place.room]
    rooms += [
        replace(room, place_id=named("place", zh), name=Words(zh, en))
        for zh, en in (("梅室", "Plum"), ("菊室", "Aster"), ("桂室", "Osmanthus"))
    ]
    return [*found[:seats], *rooms]


def _waiting(count: int) -> list[WaitingGuest]:
    return [
        WaitingGuest(
            ticket_id=named("ticket", str(number)),
            guest=replace(
                masked(_NAMES[number % 6], MS), guest_id=CHEN if number == 1 else named("guest", str(number))
            ),
            label=f"A {number:02d}",
            wants=WaitsFor.SEAT,
            companions=1,
            quoted_minutes=5 * number,
            since=NOW,
            called=number == 1,
        )
        for number in range(1, count + 1)
    ]


def _open(at_work: Opener, qtbot: QtBot, seats: int, **settings: Any) -> tuple[FakeDesk, MainWindow, LoungePage]:
    desk, window = at_work(**settings)
    window.resize(1366, 768)
    desk.places = _filled(desk.places, seats)
    desk.house.waiting = _waiting(5)
    window.navigation.show_place(Place.LOUNGE)
    page = window.frame.stack.page(Place.LOUNGE)
    assert isinstance(page, LoungePage)
    qtbot.waitUntil(lambda: len(page.map.tiles()) == seats + 6 + 5 + 1)
    qtbot.wait(30)
    return desk, window, page


@pytest.fixture
def open_large(at_work: Opener, qtbot: QtBot) -> Callable[..., tuple[FakeDesk, MainWindow, LoungePage]]:
    """Opens the page with so many seats."""
    return lambda seats, **settings: _open(at_work, qtbot, seats, **settings)


Large = Callable[..., tuple[FakeDesk, MainWindow, LoungePage]]


def _below(page: LoungePage) -> list[str]:
    """What stands, even in part, below the part of the page that is in sight."""
    viewport = page.parentWidget()
    assert viewport is not None
    low = page.map.mapFrom(viewport, QPoint(0, viewport.height())).y()
    return [tile.spoken for tile in page.map.tiles() if page.map.tile_rect(tile.key).bottom() > low]


@pytest.mark.parametrize(
    "settings",
    [{}, {"language": "en"}, {"theme": "dark"}, {"language": "en", "theme": "dark"}],
    ids=["zh", "en", "zh-dark", "en-dark"],
)
def test_forty_places_and_who_waits_stand_whole_on_the_smallest_screen(
    open_large: Large, settings: dict[str, str]
) -> None:
    _, window, page = open_large(34, **settings)
    take_picture(window, "_".join(("lounge_forty", *settings.values())))
    assert len([tile for tile in page.map.tiles() if tile.label]) == 40
    assert _below(page) == []
    seat, ticket = (page.map.tile_rect(named(*each)) for each in (("place", "露台 6 号"), ("ticket", "1")))
    assert ticket.top() > seat.bottom(), "who waits stands below the seats, as in a small lounge"


def test_of_a_lounge_that_is_scrolled_who_waits_stays_in_sight_and_the_keyboard_is_followed(
    open_large: Large,
) -> None:
    _, window, page = open_large(64)
    take_picture(window, "lounge_seventy")
    waiting = {tile.spoken for tile in page.map.tiles() if not tile.label}
    below = _below(page)
    assert below
    assert not waiting & set(below)
    for _ in range(20):
        QTest.keyClick(page.map, Qt.Key.Key_Down)
    chosen = page.map.chosen_key()
    rects = [page.map.tile_rect(tile.key) for tile in page.map.tiles()]
    assert page.map.tile_rect(chosen).bottom() == max(rect.bottom() for rect in rects), "the last row"
    assert _spoken(page, chosen) in below
    assert _spoken(page, chosen) not in _below(page)


def _spoken(page: LoungePage, key: Any) -> str:
    return next(tile.spoken for tile in page.map.tiles() if tile.key == key)


def test_who_waits_is_carried_to_a_small_tile(open_large: Large, qtbot: QtBot) -> None:
    desk, _, page = open_large(34)
    seat = next(tile.key for tile in page.map.tiles() if tile.open_to)
    start, end = (page.map.tile_rect(key).center().toPoint() for key in (named("ticket", "1"), seat))
    QTest.mousePress(page.map, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.map, start + QPoint(30, 0))
    QTest.mouseMove(page.map, end)
    QTest.mouseRelease(page.map, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: bool(desk.submitted))
    kind, args = desk.submitted[-1]
    assert (kind, args["place_id"]) == ("visit.check_in", str(seat))


def test_who_is_carried_is_put_down_on_the_seat_in_the_ring_by_the_keys_that_are_told(
    at_work: Opener, qtbot: QtBot
) -> None:
    _, window, page = _open(at_work, qtbot, 14)
    hints = window.frame.status._hints
    page.map.setFocus()
    tiles = page.map.tiles()
    at = next(place for place, tile in enumerate(tiles) if tile.movable and tiles[place + 1].open_to)
    page.map.choose(tiles[at].key)
    before = [label.text() for label in hints._labels if label.isVisible()]
    QTest.keyClick(page.map, Qt.Key.Key_M)
    QTest.keyClick(page.map, Qt.Key.Key_Right)
    assert page.map._over == tiles[at + 1].key
    assert [label.text() for label in hints._labels if label.isVisible()] != before
    assert [key for key, _ in page.hints()[1:]] == ["Enter", "Esc"]
    seat = page.map.tile_rect(tiles[at + 1].key).toRect()
    painted = page.map.grab().toImage()
    beside = [painted.pixelColor(seat.left() - far, seat.center().y()) for far in (5, 4, 3, 2)]
    assert theme().colour("accent") in beside
    QTest.keyClick(page.map, Qt.Key.Key_Escape)
    assert [label.text() for label in hints._labels if label.isVisible()] == before


def test_names_beside_the_lines_and_the_last_hour_are_whole(at_work: Opener, qtbot: QtBot) -> None:
    _, _, page = _open(at_work, qtbot, 14, language="en")
    times = page.times
    long = TimeLine("room", "Chrysanthemum Room")
    times.show_bars([long], [], "")
    wide = QFontMetrics(theme().font(14, bold=True)).horizontalAdvance(long.name)
    assert times._left - theme().px(20 + 8) >= wide
    times.show_bars([TimeLine("room", "Pine")], [], "")
    assert times._left == theme().px(20 + 92), "as in the pictures where the names are short"
    half = QFontMetrics(theme().font(13)).horizontalAdvance("22:00") / 2
    assert times.width() - times._x(times._minutes) - half >= theme().px(16)
