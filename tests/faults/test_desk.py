"""A desk is killed or opened twice: what it called saved stays, and nobody else writes there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.fakes.kill_loop import broken_promises, kill_again_and_again
from tests.fakes.processes import run
from tests.fakes.real_house import RealHouse
from tests.fakes.small_desk import make_template
from vipdesk.errors import ExitCode

KILLS = 40
PATIENCE = 180.0


@pytest.mark.proves("F27", "I1", "I9")
def test_a_desk_killed_forty_times_keeps_what_it_called_saved(tmp_path: Path) -> None:
    profile = make_template(tmp_path / "desk")
    said = kill_again_and_again(profile, KILLS, seed=27)
    assert len(said) >= KILLS
    assert broken_promises(profile, said) == []


def test_the_checks_of_the_kill_loop_see_a_lost_intent(tmp_path: Path) -> None:
    """The control: the file as it was before the last life."""
    profile = make_template(tmp_path / "desk")
    first = kill_again_and_again(profile, 1, seed=1)
    shutil.copytree(profile, tmp_path / "copy")
    second = kill_again_and_again(profile, 1, seed=2)
    assert broken_promises(tmp_path / "copy", first + second) == [
        "I1: what was called saved is in the outbox, in order"
    ]


@pytest.mark.proves("F34", "I28")
def test_a_second_program_on_the_same_desk_is_refused_and_the_first_works_on(house: RealHouse) -> None:
    desk = house.desks[0]
    options = ["--profile", str(desk.profile), "--passphrase-file", str(desk.passphrase_file)]
    run("vipdesk-desk", *options, "run", code=ExitCode.PROFILE_UNUSABLE)
    desk.running.submit("guest.add_note", guest_id=house.guest_ids()[0], text="the first")
    assert desk.drain(PATIENCE)
