"""What was typed of somebody new survives the program, for its author alone, until it is saved or thrown away."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from pytestqt.qtbot import QtBot

from tests.desk.test_front_desk import Answers
from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN
from vipdesk.cache.intake_drafts import KEPT, MOST, drafts_of, keep_draft
from vipdesk.config import Settings
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.ids import new_id
from vipdesk.models.snapshot.intake_draft import IntakeDraft

CARD = "VP00000000009"
WANG = IntakeDraft("王芳", 1, "13900139000", CARD)


def _signed_in(profile: DeskProfile, answers: Answers) -> FrontDesk:
    desk = FrontDesk(profile.profile, profile.key, automatic_sync=False, settings=Settings())
    desk.open()
    answers.of(lambda then, failed: desk.sign_in(profile.receptionist, PIN, then, failed))
    return desk


def _drafts(desk: FrontDesk, answers: Answers, of: UUID | None = None) -> dict[str, IntakeDraft]:
    if of is None:
        found: dict[str, IntakeDraft] = answers.of(lambda then, _: desk.intake_drafts(then))
        return found
    read = answers.of(
        lambda then, failed: desk.read_cache(
            lambda tools: drafts_of(tools.reader_cache, of, tools.reader().now), then, failed
        )
    )
    assert isinstance(read, dict)
    return read


def test_a_draft_survives_a_power_cut_and_is_its_authors_alone(
    desk_profile: DeskProfile, tmp_path: Path, qtbot: QtBot
) -> None:
    answers = Answers(qtbot)
    desk = _signed_in(desk_profile, answers)
    desk.keep_intake_draft(CARD, replace(WANG, name="王"))
    desk.keep_intake_draft(CARD, WANG)
    assert _drafts(desk, answers) == {CARD: WANG}
    after_the_cut = replace(desk_profile, profile=Path(shutil.copytree(desk_profile.profile, tmp_path / "cut")))
    desk.sign_out()
    desk.keep_intake_draft("nobody", WANG)
    desk.close()

    desk = _signed_in(after_the_cut, answers)
    assert _drafts(desk, answers) == {CARD: WANG}
    assert _drafts(desk, answers, of=new_id()) == {}
    desk.keep_intake_draft(CARD, None)
    assert _drafts(desk, answers) == {}
    desk.close()
    assert WANG.name.encode() not in b"".join(
        path.read_bytes() for path in after_the_cut.profile.rglob("*") if path.is_file()
    )


def test_old_ones_and_too_many_are_forgotten(desk_profile: DeskProfile, qtbot: QtBot) -> None:
    answers = Answers(qtbot)
    desk = _signed_in(desk_profile, answers)
    receptionist, other = desk_profile.receptionist, new_id()

    def write(tools: object) -> tuple[int, dict[str, IntakeDraft], dict[str, IntakeDraft]]:
        cache, now = tools.writer, tools.reader().now  # type: ignore[attr-defined]  # the desk thread's tools
        keep_draft(cache, other, CARD, WANG, now - KEPT - timedelta(seconds=1))
        for number in range(MOST + 5):
            keep_draft(cache, receptionist, f"{number}", WANG, now + timedelta(seconds=number))
        own = drafts_of(cache, receptionist, now)
        return len(own), own, drafts_of(cache, other, now)

    many, own, old = answers.of(lambda then, failed: desk.read_cache(write, then, failed))
    assert (many, "0" in own, f"{MOST + 4}" in own, old) == (MOST, False, True, {})
    desk.close()
