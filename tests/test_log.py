"""The log says what happened and never about whom (S35)."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.log import log_defect, log_event, open_log, place_of, redact

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"  # noqa: S105 - an invented one
pytestmark = pytest.mark.expects_log("looked", "[cut]", "+[cut]", "defect", "long")
SECRETS = {
    "phone": "13800138000",
    "phone with its country": "+8613800138000",
    "card": "886600000001",
    "name": "陈晓晴",
    "rare name": "𠮷野家",
    "voucher": "VD1-V01HW-Y5WAV-TFGF9-MH2P9-5848W-VBS0",
    "key": "0f" * 32,
    "token": TOKEN,
}


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    """The program's log in a folder of its own, put back as it was afterwards."""
    logger = logging.getLogger("vipdesk")
    before = (logger.handlers[:], logger.level, logger.propagate)
    open_log(tmp_path / "log", "desk")
    yield tmp_path / "log"
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:], logger.level, logger.propagate = before


def written(folder: Path) -> list[dict[str, Any]]:
    """The lines of the log."""
    return [json.loads(line) for line in (folder / "desk.log").read_text("utf-8").splitlines()]


@pytest.mark.proves("S35")
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_a_secret_is_cut_out_wherever_it_stands(log_folder: Path, secret: str) -> None:
    log_event(
        "looked",
        plain=secret,
        inside=f"before {secret} after",
        deep={"list": [secret, (secret,)], secret: 1},
        some={secret},
        error=ValueError(secret),
        raw=secret.encode("ascii", "ignore"),
    )
    log_event(secret)
    text = (log_folder / "desk.log").read_text("utf-8")
    assert secret not in text
    assert json.dumps(secret).strip('"') not in text
    first = written(log_folder)[0]
    assert first["inside"].startswith("before ")
    assert first["inside"].endswith(" after")
    assert "[cut]" in first["plain"]


@pytest.mark.proves("S35")
@given(st.integers(10**10, 10**20))
def test_a_number_as_long_as_a_phone_is_cut_also_as_a_number(number: int) -> None:
    assert redact(None, "", {"event": "x", "value": number})["value"] == "[cut]"


def test_counts_codes_and_times_stay_readable(log_folder: Path) -> None:
    log_event("round_failed", level=logging.INFO, trouble="offline", count=3, took=0.25, good=True, none=None)
    (line,) = written(log_folder)
    assert {name: line[name] for name in ("event", "trouble", "count", "took", "good", "none")} == {
        "event": "round_failed",
        "trouble": "offline",
        "count": 3,
        "took": 0.25,
        "good": True,
        "none": None,
    }
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


@pytest.mark.proves("S30")
def test_a_value_with_line_breaks_stays_one_line(log_folder: Path) -> None:
    log_event("looked", value='x\r\n{"event": "forged"}\u2028\x85')
    assert len((log_folder / "desk.log").read_text("utf-8").splitlines()) == 1


@pytest.mark.proves("S35")
def test_a_defect_is_noted_by_class_and_place_without_what_it_carried(log_folder: Path) -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, int]()["陈晓晴 13800138000 plain words"]
    log_defect("desk", caught.value)
    (line,) = written(log_folder)
    assert (line["event"], line["level"], line["worker"], line["error"]) == ("defect", "error", "desk", "KeyError")
    assert line["where"].startswith(f"{__name__}:")
    assert "plain words" not in json.dumps(line)


def test_a_defect_is_noted_by_what_caused_it(log_folder: Path) -> None:
    def fail() -> None:
        try:
            int("x")
        except ValueError as cause:
            raise RuntimeError from cause

    with pytest.raises(RuntimeError) as caught:
        fail()
    log_defect("desk", caught.value)
    (line,) = written(log_folder)
    assert line["error"] == "ValueError"
    assert place_of(ValueError()) == ""


def test_events_below_the_level_cost_nothing_and_leave_no_file(log_folder: Path) -> None:
    log_event("detail", level=logging.DEBUG)
    assert not (log_folder / "desk.log").exists()


@pytest.mark.proves("S35")
def test_the_log_is_for_its_owner_alone_and_rotates(log_folder: Path) -> None:
    assert stat.S_IMODE(log_folder.stat().st_mode) == 0o700
    for _ in range(7):
        log_event("long", value="word " * 200_000)
    files = sorted(file.name for file in log_folder.iterdir())
    assert files == ["desk.log", "desk.log.1"]
    assert all(file.stat().st_size <= 5 * 1024 * 1024 for file in log_folder.iterdir())
