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


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


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

    for name in walk(desk, window, qtbot):
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
    assert (field.objectName(), field.accessibleName()) == ("find_guest", find)
    assert relied_on <= set(heard)
