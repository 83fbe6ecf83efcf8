"""Every control says aloud what it is, in the language in force."""

import importlib
import pkgutil

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
from vipdesk.ui import dialogs
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages import guest_tabs
from vipdesk.ui.pages.guest_tabs.tab import GuestTab
from vipdesk.ui.route import Place

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


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def every(base: type[QWidget]) -> set[type[QWidget]]:
    """The kinds of a sheet or tab that the program has: those of which there are no narrower kinds."""
    for package in (dialogs, guest_tabs):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    kinds = set(base.__subclasses__())
    return set().union(*(every(kind) if kind.__subclasses__() else {kind} for kind in kinds))


@pytest.mark.parametrize(
    ("language", "find", "relied_on"),
    [
        ("zh", "查找贵宾", {"接待", "打印欢迎卡", "核销"}),
        ("en", "Find guest", {"Receive", "Print welcome card", "Redeem"}),
    ],
)
def test_every_control_of_every_page_has_a_name_in_the_language_in_force(
    at_work: Opener, qtbot: QtBot, language: str, find: str, relied_on: set[str]
) -> None:
    """Others rely on some of them; in English the program's own hold no Chinese, whatever the data hold."""
    desk, window = at_work(language=language)
    field, frame = window.frame.top.search, window.frame
    heard: list[str] = []
    places: set[Place] = set()
    sheets: set[type[QWidget]] = set()
    tabs: set[type[QWidget]] = set()

    for name in walk(desk, window, qtbot):
        places.add(window.navigation.place)
        shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        sheets |= {type(widget) for widget in shown if isinstance(widget, Sheet)}
        tabs |= {type(widget) for widget in shown if isinstance(widget, GuestTab)}
        for control in controls(window):
            spoken = control.accessibleName().strip()
            assert spoken, f"{name}: {type(control).__name__} {control.objectName()}"
            heard.append(spoken)
        own = [
            button
            for part in (frame.rail, frame.top, frame.status)
            for button in part.findChildren(QAbstractButton)
        ]
        assert language == "zh" or not any(is_chinese(button.accessibleName()) for button in own), name

    assert len(heard) > 300
    assert places == set(Place)
    assert tabs == every(GuestTab)
    assert sheets == every(Sheet)
    assert (field.objectName(), field.accessibleName()) == ("find_guest", find)
    assert relied_on <= set(heard)
