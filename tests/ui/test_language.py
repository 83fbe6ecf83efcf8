"""Two languages: switched while the program runs, and complete."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pytestqt.qtbot import QtBot

from installer.translations import SOURCES, TRANSLATION, compile_to, update
from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from tests.ui.walk import walk
from vipdesk.ui.route import Place


def test_the_language_is_switched_while_a_guest_is_in_sight(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    page = window.frame.stack.page(Place.RECOGNISED)
    assert page.receive.accessibleName() == "接待"  # type: ignore[attr-defined]  # a RecognisedPage

    desk.change_settings(desk.settings.with_changes(language="en"))
    qtbot.wait(30)

    assert page.receive.accessibleName() == "Receive"  # type: ignore[attr-defined]  # as above
    assert page.banner._address.text() == "Ms Chen"  # type: ignore[attr-defined]  # as above
    assert window.frame.top.search.accessibleName() == "Find guest"
    assert window.frame.rail.buttons[Place.TODAY].accessibleName() == "Today"
    assert "Sun 22 Nov" in window.frame.top._day.text()
    assert any("seat" in label.text() for label in window.frame.status._hints._labels)

    desk.change_settings(desk.settings.with_changes(language="zh"))
    qtbot.wait(30)
    assert page.receive.accessibleName() == "接待"  # type: ignore[attr-defined]  # as above


def test_plural_forms_are_english(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(language="en")
    texts = []
    for waiting in (1, 3):
        desk.set_status(online=True, waiting=waiting)
        texts.append(window.frame.status.pill.face.text)
    desk.rename_guest(CHEN, visit=None)
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    page = window.frame.stack.page(Place.RECOGNISED)
    words = page.arrival._words[:3]  # type: ignore[attr-defined]  # a RecognisedPage

    assert texts == ["1 waiting", "3 waiting"]
    assert list(words) == ["No companions", "1 companion", "2 companions"]


def test_no_chinese_of_the_programs_own_is_left_in_english(at_work: Opener, qtbot: QtBot) -> None:
    """Every word that the program says itself has its English: sources are Chinese, so what is missing shows."""
    desk, window = at_work(language="en")
    chinese = {source for source, _ in messages()}
    shown: set[str] = set()

    for _name in walk(desk, window, qtbot):
        shown |= {label.text() for label in window.findChildren(type(window.frame.top._day))}

    assert not (shown & chinese) - {"PIN"}


def messages() -> Iterator[tuple[str, ET.Element]]:
    """Every message of the translation with its element."""
    tree = ET.parse(TRANSLATION)  # noqa: S314 - our own file
    for message in tree.getroot().iter("message"):
        source = message.find("source")
        assert source is not None
        yield source.text or "", message


def test_nothing_is_unfinished() -> None:
    for source, message in messages():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        assert all(form and form.strip() for form in forms), source
        for name in ("{", "%n"):
            assert all((form or "").count(name) == source.count(name) for form in forms), source


def test_the_translation_holds_exactly_what_the_sources_say(tmp_path: Path) -> None:
    fresh = tmp_path / "vipdesk_en.ts"
    shutil.copy(TRANSLATION, fresh)
    update(fresh)

    assert fresh.read_text("utf-8") == TRANSLATION.read_text("utf-8")


def test_the_compiled_translation_is_the_written_one(tmp_path: Path) -> None:
    fresh = tmp_path / "vipdesk_en.qm"

    compile_to(fresh)

    assert fresh.read_bytes() == TRANSLATION.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_text_handed_to_the_translator_is_known_to_it(path: Path) -> None:
    """The extractor does not look into f-strings; this does."""
    known = {source for source, _ in messages()}

    assert [text for text in handed_over(ast.parse(path.read_text("utf-8"))) if text not in known] == []


def handed_over(tree: ast.AST) -> Iterator[str]:
    """Texts given to `tr` and `translate`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"tr": 0, "translate": 1}.get(name)
        if place is None or len(node.args) <= place:
            continue
        argument = node.args[place]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_chinese_text_bypasses_the_translator(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    documented = {id(node) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    allowed = set(handed_over(tree)) | {"中文", "国国国", "，", "。", "："}
    free = [
        node.value
        for parent in ast.walk(tree)
        if id(parent) not in documented
        for node in ast.iter_child_nodes(parent)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any("\u4e00" <= sign <= "\u9fff" for sign in node.value)
        and node.value not in allowed
    ]

    assert free == []
