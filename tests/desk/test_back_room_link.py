"""The counter starts its back room, hears it, and is never left waiting when it dies."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from vipdesk.desk import back_room_link
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.messages import Changed, Line, ListPrinters, SyncNow, ToBackRoom
from vipdesk.errors import Code, NotPossible, Offline, Refused, Trouble, VipDeskError

KEY = bytes(32)
STAND_IN = """
import json, os, sys
first = json.loads(sys.stdin.readline())
assert first["type"] == "start"
def say(text):
    os.write(1, text.encode())
{body}
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "quit":
        break
    {answer}
"""
REPLY = """say(json.dumps({"type": "reply", "question": message["question"], "value": "good"}) + "\\n")"""
Opener = Callable[[str, str], BackRoomLink]


@pytest.fixture
def open_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Opener]:
    """Opens links to stand-ins of the back room, real processes that do what a test needs."""
    del qtbot
    opened: list[BackRoomLink] = []
    monkeypatch.setattr(back_room_link, "_RESTART_MS", 50)

    def open_it(body: str, answer: str) -> BackRoomLink:
        program = STAND_IN.replace("{body}", body).replace("{answer}", answer)
        monkeypatch.setattr(back_room_link, "_command", lambda: [sys.executable, "-c", program])
        link = BackRoomLink(tmp_path, KEY, sync_seconds=3.0, automatic=False)
        link.open()
        opened.append(link)
        return link

    yield open_it
    for link in opened:
        link.close()


class Heard:
    """What came of questions."""

    def __init__(self, link: BackRoomLink) -> None:
        self._link = link
        self.values: list[Any] = []
        self.errors: list[VipDeskError] = []

    def ask(self, question: Callable[[int], ToBackRoom] = lambda number: SyncNow(question=number)) -> None:
        """Ask; the answer is kept."""
        self._link.ask(question, self.values.append, self.errors.append)

    def ask_again(self) -> bool:
        """Ask once more; whether there was a good answer by now."""
        self.ask()
        return bool(self.values)

    def has_answer(self) -> bool:
        """Whether something came."""
        return bool(self.values or self.errors)


def test_a_question_gets_its_reply(open_link: Opener, qtbot: QtBot) -> None:
    heard = Heard(open_link("", REPLY))
    heard.ask()
    heard.ask(lambda number: ListPrinters(question=number))
    qtbot.waitUntil(lambda: len(heard.values) == 2, timeout=10_000)
    assert heard.values == ["good", "good"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ({"refusal": "pin_wrong", "facts": {"n": 1}}, Refused(Code.PIN_WRONG, n=1)),
        ({"trouble": "offline"}, Offline()),
        ({"trouble": "pin_locked", "facts": {}}, NotPossible(Trouble.PIN_LOCKED)),
    ],
)
def test_what_stood_in_the_way_arrives_as_the_error_it_was(
    open_link: Opener, qtbot: QtBot, reply: dict[str, Any], expected: VipDeskError
) -> None:
    heard = Heard(
        open_link("", f'say(json.dumps({{"type": "reply", "question": message["question"], **{reply}}}) + "\\n")')
    )
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    (error,) = heard.errors
    assert (type(error), error.args, error.facts) == (type(expected), expected.args, expected.facts)


@pytest.mark.proves("I22")
def test_a_question_to_a_back_room_that_dies_over_it_fails_and_the_next_is_answered(
    open_link: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    marker = tmp_path / "died once"
    die_once = f"import pathlib; marker = pathlib.Path({str(marker)!r})"
    answer = f"if not marker.exists(): marker.touch(); os._exit(9)\n    {REPLY}"
    heard = Heard(open_link(die_once, answer))
    for _ in range(3):
        heard.ask()
    qtbot.waitUntil(lambda: len(heard.errors) == 3, timeout=10_000)
    assert {type(error) for error in heard.errors} == {Offline}
    qtbot.waitUntil(heard.ask_again, timeout=10_000)


def test_a_question_to_nobody_fails_after_the_call_has_returned(tmp_path: Path, qtbot: QtBot) -> None:
    link = BackRoomLink(tmp_path, KEY, sync_seconds=3.0, automatic=False)
    heard = Heard(link)
    heard.ask()
    assert not heard.has_answer()
    qtbot.waitUntil(heard.has_answer, timeout=5_000)
    assert isinstance(heard.errors[0], Offline)
    link.close()


@pytest.mark.expects_log("unreadable_message")
@pytest.mark.parametrize(
    "noise",
    [
        "(process:1): GLib-WARNING **\\n",
        "{}\\n",
        "\\n",
        '{"type":"reply","question":1,"val\\n',
        "x" * 50_000 + "\\n",
    ],
)
def test_a_line_that_is_no_message_does_not_deafen_the_counter(
    open_link: Opener, qtbot: QtBot, noise: str
) -> None:
    heard = Heard(open_link(f"say({noise!r}.encode().decode('unicode_escape'))", REPLY))
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    assert heard.values == ["good"]


@pytest.mark.proves("I22")
@pytest.mark.expects_log("unreadable_message")
def test_a_back_room_killed_in_the_middle_of_a_line_is_started_again(
    open_link: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    marker = tmp_path / "died once"
    body = (
        f"import pathlib; marker = pathlib.Path({str(marker)!r})\n"
        'if not marker.exists():\n    marker.touch()\n    say(\'{"type":"changed","tab\')\n    os._exit(9)'
    )
    heard = Heard(open_link(body, REPLY))
    qtbot.waitUntil(heard.ask_again, timeout=10_000)


def test_news_are_passed_on_and_replies_to_nobody_are_dropped(open_link: Opener, qtbot: QtBot) -> None:
    stray = """say('{"type":"reply","question":999,"value":1}\\n{"type":"changed","tables":["visit"]}\\n')"""
    link = open_link("", f"{stray}; {REPLY}")
    news: list[object] = []
    link.heard.connect(news.append)
    heard = Heard(link)
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    assert news == [Changed(tables=["visit"])]
    assert heard.values == ["good"]


@pytest.mark.parametrize("ending", ["", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"])
def test_closing_ends_the_process_and_starts_no_other(open_link: Opener, qtbot: QtBot, ending: str) -> None:
    link = open_link(ending, REPLY)
    heard = Heard(link)
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    process = link._process
    assert process is not None
    link.close()
    assert process.returncode == 0
    qtbot.wait(150)
    assert link._process is process


def test_a_back_room_that_does_not_end_is_ended(
    open_link: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(back_room_link, "QUIT_SECONDS", 0.3)
    link = open_link("", f"{REPLY}\n    import time; time.sleep(600)")
    heard = Heard(link)
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    link.close()
    assert link._process is not None
    assert link._process.returncode == -9


@pytest.mark.proves("P4")
def test_without_a_back_room_the_desk_is_offline(open_link: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    marker = tmp_path / "died once"
    die_once = f"import pathlib; marker = pathlib.Path({str(marker)!r})"
    link = open_link(die_once, f"if not marker.exists(): marker.touch(); os._exit(9)\n    {REPLY}")
    news: list[object] = []
    link.heard.connect(news.append)
    Heard(link).ask()
    qtbot.waitUntil(lambda: Line(online=False, trouble=None) in news, timeout=10_000)


@pytest.mark.proves("I22")
def test_a_back_room_that_does_not_begin_anew_is_replaced_and_one_that_does_is_not(
    open_link: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(back_room_link, "_DEAF_MS", 300)
    link = open_link("", f'if message["type"] == "begin_anew": import time; time.sleep(600)\n    {REPLY}')
    heard = Heard(link)
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    deaf = link._process
    link.begin_anew()
    qtbot.waitUntil(lambda: link._process is not deaf, timeout=10_000)
    qtbot.waitUntil(heard.ask_again, timeout=10_000)

    hearing = open_link("", REPLY)
    heard = Heard(hearing)
    heard.ask()
    qtbot.waitUntil(heard.has_answer, timeout=10_000)
    process = hearing._process
    hearing.begin_anew()
    qtbot.wait(600)
    assert hearing._process is process


@pytest.mark.proves("F31")
def test_a_back_room_that_cannot_live_is_tried_less_and_less_often_and_what_it_said_stands(
    open_link: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(back_room_link, "_LONGEST_RESTART_MS", 400)
    body = """say('{"type":"line","online":false,"trouble":"disk_read_only"}\\n'); os._exit(1)"""
    link = open_link(body, "pass")
    news: list[object] = []
    link.heard.connect(news.append)
    qtbot.waitUntil(lambda: link._restart_ms == 400, timeout=20_000)
    assert set(map(str, news)) == {str(Line(online=False, trouble="disk_read_only"))}
