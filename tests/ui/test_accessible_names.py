"""Every control says aloud what it is, in the language in force."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.walk import walk
from vipdesk.ui.main_window import MainWindow

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


def controls(window: MainWindow) -> list[QWidget]:
    """What a person can use now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not isinstance(widget, QScrollBar | QScrollArea)
        and not (isinstance(widget, QAbstractScrollArea) and isinstance(widget.parent(), QComboBox))
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_of_every_page_has_a_name(at_work: Opener, qtbot: QtBot, language: str) -> None:
    desk, window = at_work(language=language)
    counted = 0

    for name in walk(desk, window, qtbot):
        for control in controls(window):
            counted += 1
            assert control.accessibleName().strip(), f"{name}: {type(control).__name__} {control.objectName()}"

    assert counted > 300


def test_english_names_hold_no_chinese_but_data(at_work: Opener, qtbot: QtBot) -> None:
    """A control that is the program's own must not keep its Chinese name."""
    desk, window = at_work(language="en")
    own = ("rail", "top", "status")

    for name in walk(desk, window, qtbot):
        for part in own:
            for control in getattr(window.frame, part).findChildren(QAbstractButton):
                assert not any("\u4e00" <= sign <= "\u9fff" for sign in control.accessibleName()), name


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("zh", ("查找贵宾", "接待", "打印欢迎卡", "核销")),
        ("en", ("Find guest", "Receive", "Print welcome card", "Redeem")),
    ],
)
def test_the_names_that_others_rely_on(
    at_work: Opener, qtbot: QtBot, language: str, names: tuple[str, str, str, str]
) -> None:
    desk, window = at_work(language=language)
    field = window.frame.top.search
    heard: set[str] = set()

    for _name in walk(desk, window, qtbot):
        heard |= {control.accessibleName() for control in controls(window) if isinstance(control, QAbstractButton)}

    assert field.objectName() == "find_guest"
    assert field.accessibleName() == names[0]
    assert set(names[1:]) <= heard
