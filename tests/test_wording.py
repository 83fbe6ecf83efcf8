"""Sentences name what they were told, and whoever raises an error tells what its sentence names."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from vipdesk.errors import Code, Fact, NotPossible, Offline, Refused, Trouble
from vipdesk.sentence import Sentence
from vipdesk.trouble_sentences import TROUBLES
from vipdesk.wording import REFUSALS, refusal_sentence, sentence

PRODUCT = Path(__file__).parent.parent / "vipdesk"
SENTENCES: dict[str, Sentence] = {f"Code.{code.name}": said for code, said in REFUSALS.items()} | {
    f"Trouble.{trouble.name}": said for trouble, said in TROUBLES.items()
}


def named_facts(template: str) -> set[str]:
    """The facts a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_name_the_same_facts_and_end_like_sentences(key: str) -> None:
    said = SENTENCES[key]
    assert named_facts(said.zh) == named_facts(said.en)
    facts: dict[str, Fact] = dict.fromkeys(named_facts(said.zh), "7")
    for language, ends in (("zh", "。…7"), ("en", ".…7")):
        told = said.say(language, facts)
        assert told[-1] in ends
        assert not set("{}") & set(told)


def _raised(tree: ast.AST) -> Iterator[tuple[str, set[str], ast.Call]]:
    """Every call that names a code or trouble first, with the names of the facts it gives."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.args[0]) in SENTENCES:
            given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            if all(keyword.arg is not None for keyword in node.keywords):
                yield ast.unparse(node.args[0]), given, node


def test_whoever_raises_an_error_gives_the_facts_its_sentence_names() -> None:
    errors = {"Refused", "NotPossible", "WrongUsage", "BadInput", "CacheUnreadable", "PrinterUnavailable"}
    holes, seen = [], 0
    for file in PRODUCT.rglob("*.py"):
        for key, given, call in _raised(ast.parse(file.read_text("utf-8"))):
            if ast.unparse(call.func) in errors:
                seen += 1
                missing = named_facts(SENTENCES[key].zh) - given
                if missing:
                    holes.append(f"{file.relative_to(PRODUCT)}:{call.lineno} {key} lacks {sorted(missing)}")
    assert seen > 50
    assert holes == []


def test_a_fact_that_was_not_given_is_an_ellipsis_and_never_a_hole() -> None:
    assert sentence(Refused(Code.PLACE_TAKEN), "en") == "… has just been taken; please choose another."
    assert sentence(Refused(Code.PLACE_TAKEN, place="Window 6"), "en").startswith("Window 6 has")


def test_a_fact_is_said_as_it_is_whatever_it_looks_like() -> None:
    for odd in ("{place}", "{0.__class__}", "%s", "<b>", "陈晓晴", ""):
        assert sentence(Refused(Code.PLACE_TAKEN, place=odd), "zh") == f"{odd} 刚有人坐了，请换一个座位。"


def test_numbers_and_nothing_are_said_plainly() -> None:
    said = sentence(Refused(Code.TEXT_TOO_LONG, longest=200, length=201), "en")
    assert said == "Too long: 201 characters, at most 200."
    assert sentence(NotPossible(Trouble.NAME_TAKEN, name=None), "en") == "“” already exists."


def test_an_argument_is_named_in_peoples_words_or_not_at_all() -> None:
    raised = {
        str(keyword.value.value)
        for file in PRODUCT.rglob("*.py")
        for key, _, call in _raised(ast.parse(file.read_text("utf-8")))
        for keyword in call.keywords
        if key == "Code.BAD_ARGUMENTS" and keyword.arg == "detail" and isinstance(keyword.value, ast.Constant)
    }
    assert raised > {"companions", "kind_of_appointment", "text"}
    for detail in raised | {"Object missing required field `guest_id`", "colour"}:
        said = sentence(Refused(Code.BAD_ARGUMENTS, kind="booking", detail=detail), "zh")
        assert not re.search("[A-Za-z_]", said)
        assert refusal_sentence("bad_arguments", {"detail": detail}, "zh") == said
    assert sentence(Refused(Code.BAD_ARGUMENTS, detail="companions"), "en") == (
        "Something is missing or wrong: the number of companions."
    )
    assert sentence(Refused(Code.BAD_ARGUMENTS, detail="colour"), "en") == (
        "Something is missing or wrong; please check it and try again."
    )


def test_an_unknown_language_is_answered_in_chinese() -> None:
    assert sentence(Offline(), "fr") == sentence(Offline(), "zh") != sentence(Offline(), "en")


@pytest.mark.proves("I20")
def test_a_code_of_a_newer_head_office_is_shown_as_it_is() -> None:
    assert refusal_sentence("not_invented_yet", {"x": 1}, "zh") == "not_invented_yet"
    assert refusal_sentence("place_taken", {"place": "兰室"}, "zh") == "兰室 刚有人坐了，请换一个座位。"


def test_a_lock_names_its_end_where_that_is_known() -> None:
    until = NotPossible(Trouble.PIN_LOCKED, until="12:02")
    assert sentence(until, "zh") == "PIN 错误次数太多，12:02 以后再试，或找主管。"
    assert sentence(until, "en") == "Too many wrong PINs; try again after 12:02 or ask a supervisor."
    assert sentence(NotPossible(Trouble.PIN_LOCKED), "zh") == TROUBLES[Trouble.PIN_LOCKED].zh
