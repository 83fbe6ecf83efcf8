"""Settings survive a damaged file, and a file is never half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.config import LANGUAGES, THEMES, Settings, default_profile, load_settings, save_settings

FILE = "settings.json"
CHANGED = Settings(
    language="en", theme="dark", printers={"voucher": "小票机"}, wide_rail=True, text_scale=1.5, sync_seconds=0.5
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_settings_read_back_as_they_were_saved(tmp_path: Path) -> None:
    save_settings(tmp_path, CHANGED)
    assert load_settings(tmp_path) == CHANGED
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_profile_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == load_settings(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"language": "en"',
        b"null",
        b"[]",
        b'"zh"',
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"language": "fr"}',
        b'{"language": ["zh"]}',
        b'{"theme": {}}',
        b'{"printers": []}',
        b'{"printers": {"voucher": 3}}',
        b'{"camera": 3}',
        b'{"wide_rail": "yes"}',
        b'{"text_scale": 9}',
        b'{"text_scale": true}',
        b'{"sync_seconds": "3"}',
        b'{"sync_seconds": 0}',
        b'{"sync_seconds": -1}',
        b'{"sync_seconds": NaN}',
        b'{"sync_seconds": Infinity}',
        b'{"sync_seconds": 3600}',
        b'{"sync_seconds": true}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_settings(tmp_path) == Settings()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert load_settings(tmp_path) == Settings()


@given(
    st.dictionaries(
        st.sampled_from(("language", "theme", "printers", "wide_rail", "sync_seconds", "newer")), JSON, max_size=4
    )
)
def test_whatever_stands_in_the_file_what_is_in_force_makes_sense(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(json.dumps(content), "utf-8")
    settings = load_settings(folder)
    assert settings.language in LANGUAGES
    assert settings.theme in THEMES
    assert all(isinstance(queue, str) for queue in settings.printers.values())
    assert isinstance(settings.wide_rail, bool)
    assert 0 < settings.sync_seconds < 3600


def test_a_setting_of_a_newer_program_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"language": "en", "colour_of_tomorrow": 7}), "utf-8")
    assert load_settings(tmp_path) == Settings(language="en")


def test_settings_that_could_not_be_written_leave_the_old_ones(tmp_path: Path) -> None:
    save_settings(tmp_path, CHANGED)
    (tmp_path / "settings.new").mkdir()
    with pytest.raises(OSError, match="settings"):
        save_settings(tmp_path, Settings())
    assert load_settings(tmp_path) == CHANGED


def test_the_desk_folder_is_the_one_named_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VIPDESK_PROFILE", str(tmp_path))
    assert default_profile() == tmp_path
    monkeypatch.setenv("VIPDESK_PROFILE", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_profile().name == "vipdesk"


def test_one_printer_of_the_roll_is_chosen_for_all_slips(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"printers": {"request_slip": "小票机", "voucher": "A6"}}', "utf-8")
    assert load_settings(tmp_path).printers == {"roll": "小票机", "voucher": "A6"}
    (tmp_path / "settings.json").write_text('{"printers": {"request_slip": "旧", "roll": "新"}}', "utf-8")
    assert load_settings(tmp_path).printers == {"roll": "新"}
