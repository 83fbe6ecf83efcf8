"""Every line is answered with one line, whatever is wrong with it, and the desk goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN, card_no
from tests.fakes.line_process import LineProcess
from tests.fakes.processes import private_file
from vipdesk.models.catalogue import SHARED_MODELS

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def line(shared_profile: DeskProfile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LineProcess]:
    """A desk at which somebody is signed in."""
    process = LineProcess(shared_profile.profile, shared_profile.key)
    pin_file = private_file(tmp_path_factory.mktemp("pin") / "pin", PIN)
    try:
        assert process.ask(do="submit", kind="guest.add_note", args={})["code"] == "sign_in_again"
        assert process.ask(do="sign_in", staff="A001", pin_file=str(pin_file))["name"] == "何嘉仪"
        yield process
        assert process.end() == 0
    finally:
        process.kill()


def _is_a_failure(answer: dict[str, Any]) -> bool:
    return answer["state"] in ("failed", "refused") and bool(answer["code"]) and bool(answer["message"])


def _goes_on(line: LineProcess) -> bool:
    status = line.ask(id="still there", do="status")
    return (status["id"], status["waiting"], status["refused"], status["online"]) == ("still there", 0, 0, False)


NO_WISHES = [
    b"",
    b" \t",
    b"{",
    b"}",
    b"null",
    b"[]",
    b"3",
    b'"status"',
    b"\xff\xfe\x00",
    b"\x00",
    b'{"do": "status"',
    b"{'do': 'status'}",
    b'{"do": NaN}',
    b'{"do": "\\ud800"}',
    b'{"do": "\xed\xa0\x80"}',
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b'{"do": "find", "text": "x", "limit": 1e999}',
    b"x" * MEGABYTE,
    b'"' + b"x" * MEGABYTE,
    '{"do": "寻找'.encode() + "词".encode() * (MEGABYTE // 3) + b'"}',
]


@pytest.mark.parametrize("odd", NO_WISHES, ids=lambda odd: repr(odd[:16]))
def test_what_is_no_wish_is_answered_and_the_desk_goes_on(line: LineProcess, odd: bytes) -> None:
    answer = line.say(odd)
    assert (answer["state"], answer["code"]) == ("failed", "usage")
    assert _is_a_failure(answer)
    assert "id" not in answer
    assert _goes_on(line)


WRONG_WISHES: list[dict[str, Any]] = [
    {},
    {"do": None},
    {"do": "nothing"},
    {"do": "STATUS"},
    {"do": ["status"]},
    {"do": {"status": 1}},
    {"do": 10**30},
    {"do": "sign_in"},
    {"do": "sign_in", "staff": "A001"},
    {"do": "sign_in", "staff": "A001", "pin_file": 5},
    {"do": "sign_in", "staff": "A001", "pin_file": "/no/such/file"},
    {"do": "sign_in", "staff": "A001", "pin_file": "\x00"},
    {"do": "submit"},
    {"do": "submit", "kind": "no.such"},
    {"do": "submit", "kind": "guest.add_note", "args": [1, 2]},
    {"do": "submit", "kind": "guest.add_note", "args": "text"},
    {"do": "submit", "kind": "guest.add_note", "args": {"text": "x"}},
    {"do": "submit", "kind": "guest.add_note", "args": {"guest_id": "x", "text": "x"}},
    {"do": "submit", "kind": "visit.check_in", "args": {"guest_id": 10**40}},
    {"do": "find"},
    {"do": "find", "text": "x", "limit": "many"},
    {"do": "find", "text": "x", "limit": None},
    {"do": "find", "text": "x", "limit": {}},
    {"do": "scan"},
    {"do": "profile"},
    {"do": "profile", "guest_id": "x"},
    {"do": "profile", "guest_id": 5},
    {"do": "fetch", "guest_id": "x"},
    {"do": "rows"},
    {"do": "rows", "table": "outbox"},
    {"do": "rows", "table": "guest; DROP TABLE guest"},
    {"do": "print"},
    {"do": "print", "document": "voucher"},
    {"do": "print", "document": "voucher", "pdf": "x.pdf"},
    {"do": "print", "document": "poem", "row_id": "0f0e0d0c-0b0a-4908-8706-050403020100", "pdf": "/nowhere/x.pdf"},
    {
        "do": "print",
        "document": "voucher",
        "row_id": "0f0e0d0c-0b0a-4908-8706-050403020100",
        "pdf": "/nowhere/x.pdf",
    },
    {"do": "wait"},
    {"do": "wait", "until": "tea"},
    {"do": "wait", "until": "idle", "seconds": "soon"},
    {"do": "wait", "until": "idle", "seconds": "nan"},
    {"do": "wait", "until": "idle", "seconds": "inf"},
    {"do": "wait", "until": "idle", "seconds": -1},
    {"do": "wait", "until": "idle", "seconds": 10**400},
    {"do": "wait", "until": "idle", "seconds": None},
]


@pytest.mark.parametrize("wish", WRONG_WISHES, ids=lambda wish: json.dumps(wish)[:60])
def test_a_wish_that_makes_no_sense_is_answered_with_its_id(line: LineProcess, wish: dict[str, Any]) -> None:
    answer = line.ask(**{"id": "7f", **wish})
    assert answer["id"] == "7f"
    assert _is_a_failure(answer)
    assert _goes_on(line)


@pytest.mark.parametrize(
    "value",
    [
        1,
        0,
        -1.5,
        "a",
        "",
        None,
        True,
        "词😀",
        "\x00\n\u2028",
        [1, {"x": [2]}],
        {"a": None},
        10**30,
        "x" * MEGABYTE,
    ],
    ids=lambda value: repr(value)[:20],
)
def test_the_id_comes_back_as_it_was(line: LineProcess, value: Any) -> None:
    assert line.ask(id=value, do="find", text="")["id"] == value
    assert line.ask(id=value, do="nothing")["id"] == value


def test_an_id_that_cannot_be_sent_back_is_no_wish(line: LineProcess) -> None:
    for odd in (b'{"id": NaN, "do": "status"}', b'{"id": "\\ud800", "do": "status"}'):
        answer = line.say(odd)
        assert (answer["code"], "id" in answer) == ("usage", False)
    assert _goes_on(line)


@pytest.mark.proves("S28", "S51")
@pytest.mark.parametrize(
    "text",
    [
        "陈" * 350_000,
        "'; DROP TABLE guest; --",
        '"*" NEAR(',
        "\x00",
        "%_",
        "|",
        "\u202e",
        "😀",
        "𠮷",
        "བཀྲ་ཤིས་ནོར་བུ།",
        "ئابدۇللا·تۇرسۇن",
        "今天下午三点请把茶送到窗边六号，谢谢。\n" * 40,
    ],
)
def test_a_search_or_scan_of_anything_is_answered(line: LineProcess, text: str) -> None:
    assert line.ask(do="find", text=text) == {"hits": []}
    assert line.ask(do="scan", code=text)["kind"] == "foreign"
    assert _goes_on(line)


def test_a_note_of_a_megabyte_is_refused_by_the_rule(line: LineProcess, shared_profile: DeskProfile) -> None:
    args = {"guest_id": str(shared_profile.here), "text": "x" * MEGABYTE}
    answer = line.ask(do="submit", kind="guest.add_note", args=args)
    assert (answer["state"], answer["code"]) == ("refused", "text_too_long")
    assert answer["facts"]["length"] == MEGABYTE


def test_a_mark_at_the_front_of_the_first_line_is_not_minded(line: LineProcess) -> None:
    assert "waiting" in line.say(b'\xef\xbb\xbf{"do": "status"}\r')


def test_reading_wishes_are_answered_from_the_cache(line: LineProcess, shared_profile: DeskProfile) -> None:
    here = str(shared_profile.here)
    (hit,) = line.ask(do="find", text="cxq", limit=3)["hits"]
    assert (hit["guest_id"], hit["name"], hit["card_no"]) == (here, "陈晓晴", card_no(1))
    assert line.ask(do="find", text="cxq", limit=0) == {"hits": []}
    assert line.ask(do="scan", code=card_no(2))["guest_id"] == str(shared_profile.away)
    assert line.ask(do="scan", code="886600009999")["kind"] == "unknown_card"
    assert line.ask(do="profile", guest_id=here)["profile"]["guest_id"] == here
    assert line.ask(do="profile", guest_id="0f0e0d0c-0b0a-4908-8706-050403020100") == {"profile": None}
    assert [row["id"] for row in line.ask(do="rows", table="visit")["rows"]] == [str(shared_profile.visit)]
    digest = line.ask(do="digest")
    assert set(digest) == set(SHARED_MODELS)
    assert digest["guest"]["count"] == 2


def test_while_the_line_is_down_a_round_fails_and_waiting_ends_in_time(line: LineProcess) -> None:
    assert line.ask(id=1, do="sync")["code"] == "offline"
    waited = line.ask(id=2, do="wait", until="online", seconds=0.2)
    assert (waited["id"], waited["reached"], waited["online"]) == (2, False, False)


@pytest.mark.proves("F45")
def test_a_paper_is_answered_once_it_is_there_and_a_failed_one_says_so(
    line: LineProcess, shared_profile: DeskProfile, tmp_path: Path
) -> None:
    pdf = tmp_path / "voucher.pdf"
    printed = line.ask(do="print", document="voucher", row_id=str(shared_profile.voucher), pdf=str(pdf))
    assert printed["state"] == "done"
    assert pdf.read_bytes().startswith(b"%PDF")
    nowhere = tmp_path / "no" / "such" / "folder" / "x.pdf"
    nowhere.parent.parent.parent.mkdir()
    nowhere.parent.parent.write_text("a file where a folder should be")
    failed = line.ask(
        id=3, do="print", document="welcome_card", row_id=str(shared_profile.visit), pdf=str(nowhere)
    )
    assert (failed["id"], failed["state"]) == (3, "failed")
