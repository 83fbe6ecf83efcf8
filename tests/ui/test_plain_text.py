"""A guest's text is painted as it is: never as markup, never as an image to load (reliability.md §3)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_guests import chen
from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from tests.ui.walk import walk
from vipdesk.models.snapshot.guests import NoteView, Words
from vipdesk.ui.dialogs.people import PeopleMenu
from vipdesk.ui.widgets.plain_label import PlainLabel

RED = QColor(255, 0, 0)


@pytest.fixture
def payload(tmp_path: Path) -> str:
    """A text that a rich label would turn into a big red picture."""
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.fill(RED)
    path = tmp_path / "secret.png"
    assert picture.save(str(path))
    return f"<img src='{path.as_uri()}'><h1>x</h1>"


def poison(desk: FakeDesk, payload: str) -> None:
    """Write the payload into every text of a guest, of a request, of a voucher."""
    words = Words(payload, payload)
    guest = chen()
    desk.house.profiles[CHEN] = replace(
        guest,
        surname=payload,
        address=words,
        full_name=payload,
        spoken=payload,
        language=words,
        tier=words,
        card_no="VP31008866173",
        plate=payload,
        drink=payload,
        brief=tuple(replace(line, verb=words, rest=payload, where=words) for line in guest.brief),
        taboo=replace(guest.taboo, text=payload) if guest.taboo else None,
        preferences=tuple(replace(each, value=payload, author=words) for each in guest.preferences),
        notes=(NoteView(payload, words, guest.notes[0].written_at),),
        requests=tuple(replace(each, summary=payload, owner=words, label=words) for each in guest.requests),
        vouchers=tuple(replace(each, name=words) for each in guest.vouchers),
        visits=tuple(replace(each, store=payload, place=words) for each in guest.visits),
        places=tuple(replace(place, name=words) for place in guest.places),
        shopper=replace(guest.shopper, name=words) if guest.shopper else None,
    )
    desk.house.cards = [replace(card, summary=payload, department=words, place=words) for card in desk.house.cards]
    desk.house.vouchers = [replace(each, name=words, address=words, terms=words) for each in desk.house.vouchers]
    desk.house.matters = [replace(matter, about=payload) for matter in desk.house.matters]
    desk.house.present = [replace(each, place=words, shopper=words) for each in desk.house.present]


def is_red(widget: QWidget) -> bool:
    """Whether the picture was loaded and painted somewhere."""
    image = widget.grab().toImage()
    steps = range(0, image.width(), 8)
    return any(image.pixelColor(x, y) == RED for x in steps for y in range(0, image.height(), 8))


def test_no_page_loads_what_a_guests_text_asks_for(at_work: Opener, qtbot: QtBot, payload: str) -> None:
    desk, window = at_work()
    poison(desk, payload)
    window.navigation.veil_notes(veiled=False)

    for name in walk(desk, window, qtbot):
        assert not is_red(window), name
        for label in window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText, name


def test_the_oracle_sees_a_rich_label_load_it(qtbot: QtBot, payload: str) -> None:
    """Without this the test above could not fail."""
    rich = QLabel(payload)
    qtbot.addWidget(rich)
    rich.resize(400, 400)
    rich.show()

    assert is_red(rich)


def test_a_plain_label_paints_the_markup_literally(at_work: Opener, qtbot: QtBot) -> None:
    at_work()
    markup, letters = PlainLabel("<b>x</b>", 20), PlainLabel("&lt;b", 20)
    for label in (markup, letters):
        qtbot.addWidget(label)
        label.resize(300, 40)

    assert markup.text() == "<b>x</b>"
    assert markup.grab().toImage() != letters.grab().toImage()
    assert markup.sizeHint().width() > PlainLabel("x", 20).sizeHint().width() * 3


def test_a_menu_of_people_shows_an_ampersand(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    people: list[object] = []
    desk.colleagues(people.extend)
    qtbot.waitUntil(lambda: bool(people))
    first = replace(people[0], name=Words("A & B", "A & B"))  # type: ignore[type-var]  # StaffCard is a dataclass

    menu = PeopleMenu([first], window)  # type: ignore[list-item]  # as above

    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "A && B·前台"


def test_a_word_that_is_longer_than_its_room_breaks_and_is_said_whole(at_work: Opener, qtbot: QtBot) -> None:
    at_work()
    word = "x" * 3000
    label, short = PlainLabel(word, 15, wrap=True), PlainLabel("x", 15, wrap=True)
    for each in (label, short):
        qtbot.addWidget(each)

    assert label.minimumSizeHint().width() < 120
    assert label.heightForWidth(300) > 20 * short.heightForWidth(300)
    assert label.accessibleName() == label.text() == word

    label.resize(300, label.heightForWidth(300))
    image = label.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    middle = image.height() // 2
    assert any(image.pixelColor(x, y) != ground for x in range(200, 290) for y in range(middle, middle + 24))


def test_lines_of_a_wrapped_text_stay_lines(at_work: Opener, qtbot: QtBot) -> None:
    at_work()
    two, one = PlainLabel("a\nb", 15, wrap=True), PlainLabel("a b", 15, wrap=True)
    for each in (two, one):
        qtbot.addWidget(each)

    assert two.heightForWidth(300) == pytest.approx(2 * one.heightForWidth(300), abs=4)
