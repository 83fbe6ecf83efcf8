"""A peer that cannot be had is left out with its reason, and never counts for work it did not do."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.peers.documents import guests, intents, write_lines
from benchmarks.peers.place import LeftOutError, or_left_out, require_count, run, set_up


def test_a_peer_that_did_part_of_the_work_is_left_out_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert or_left_out("Couch", lambda: require_count(9, 10)) is None
    assert capsys.readouterr().err == "Couch is left out: 9 of 10 documents arrived\n"


def test_a_program_that_is_not_there_is_a_reason(tmp_path: Path) -> None:
    with pytest.raises(LeftOutError, match="no-such-program"):
        run(["no-such-program", "start"], tmp_path)


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(LeftOutError, match="no room"):
        run([sys.executable, "-c", "raise SystemExit('no room')"], tmp_path)


def test_a_peer_is_set_up_once(tmp_path: Path) -> None:
    note = [sys.executable, "-c", "open('times', 'a').write('x')"]
    set_up(tmp_path / "peer", [note])
    set_up(tmp_path / "peer", [note])
    assert (tmp_path / "peer" / "times").read_text("utf-8") == "x"


def test_a_peer_whose_set_up_failed_is_tried_again(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(LeftOutError):
            set_up(tmp_path, [[sys.executable, "-c", "raise SystemExit(1)"]])


def test_peers_get_the_same_documents_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_lines(tmp_path / name, guests(20), "_id")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert len({document["id"] for document in islice(intents(50), 50)}) == 50


def test_a_peers_guest_is_as_large_as_the_ones_the_limits_were_taken_with(tmp_path: Path) -> None:
    write_lines(tmp_path / "guests", guests(200))
    assert 450 <= (tmp_path / "guests").stat().st_size / 200 <= 650
