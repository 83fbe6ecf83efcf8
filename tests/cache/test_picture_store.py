"""Pictures lie sealed beside the cache: unreadable, unmovable, whole or not there, and no more of them than is wanted."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vipdesk.cache.picture_store import FOLDER, PictureStore, picture_name
from vipdesk.errors import DiskFailing, DiskFull

KEY = bytes(range(32))
CANARY = b"the face of a guest"
FACE = b"a small square of it"


@pytest.fixture
def store(tmp_path: Path) -> PictureStore:
    return PictureStore(tmp_path, KEY)


def files(profile: Path) -> dict[str, bytes]:
    """Everything in the folder of pictures."""
    return {path.name: path.read_bytes() for path in sorted((profile / FOLDER).glob("*"))}


@pytest.mark.proves("S19", "S24")
def test_what_is_kept_is_read_again_and_lies_there_sealed_for_its_owner_alone(
    store: PictureStore, tmp_path: Path
) -> None:
    name = store.keep(CANARY, FACE)
    assert (store.read(name), store.face(name), store.has(name)) == (CANARY, FACE, True)
    assert not [each for each in files(tmp_path).values() if CANARY in each or FACE in each]
    assert set(files(tmp_path)) == {f"{name}.sealed", f"{name}.face"}
    folder = tmp_path / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert PictureStore(tmp_path, bytes(32)).read(name) is None


def test_two_desks_seal_one_picture_differently(tmp_path: Path) -> None:
    sealed: list[bytes] = []
    for number in range(2):
        profile = tmp_path / str(number)
        profile.mkdir()
        PictureStore(profile, KEY).keep(CANARY, FACE)
        sealed += files(profile).values()
    assert len(set(sealed)) == 4


@pytest.mark.proves("S19")
def test_what_was_changed_or_put_in_another_place_is_nothing_and_goes(store: PictureStore, tmp_path: Path) -> None:
    first, second = store.keep(CANARY, FACE), store.keep(CANARY + b"!", FACE)
    folder = tmp_path / FOLDER
    (folder / f"{second}.sealed").write_bytes((folder / f"{first}.sealed").read_bytes())
    assert store.read(second) is None
    assert not store.has(second)
    raw = bytearray((folder / f"{first}.sealed").read_bytes())
    raw[40] ^= 1
    (folder / f"{first}.sealed").write_bytes(raw)
    assert store.read(first) is None
    (folder / f"{first}.sealed").write_bytes(b"")
    assert (store.read(first), store.read(picture_name(b"never"))) == (None, None)


@pytest.mark.proves("S24")
@pytest.mark.parametrize("name", ["../cache.db", "/etc/passwd", "CON", "a\x00b", "\u202egpj", ""])
def test_a_name_that_is_no_hash_leads_nowhere(store: PictureStore, tmp_path: Path, name: str) -> None:
    (tmp_path / "cache.db").write_bytes(b"the cache")
    assert (store.read(name), store.face(name), store.has(name)) == (None, None, False)
    store.drop(name)
    assert (tmp_path / "cache.db").read_bytes() == b"the cache"


def test_what_is_laid_down_is_taken_once(store: PictureStore, tmp_path: Path) -> None:
    name = store.give(CANARY)
    assert not [each for each in files(tmp_path).values() if CANARY in each]
    assert (store.take_given(name), store.take_given(name)) == (CANARY, None)
    assert files(tmp_path) == {}


@pytest.mark.proves("F30", "I1")
@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, DiskFailing)]
)
def test_what_the_disk_does_not_take_is_refused_and_leaves_nothing(
    store: PictureStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    trouble: type[Exception],
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(trouble):
        store.keep(CANARY, FACE)
    assert files(tmp_path) == {}


def test_what_nobody_wants_goes_then_the_longest_unused_and_never_what_is_precious(
    store: PictureStore, tmp_path: Path
) -> None:
    names = [store.keep(CANARY + bytes([number]) * 1000, FACE) for number in range(5)]
    for age, name in enumerate(names):
        os.utime(tmp_path / FOLDER / f"{name}.sealed", (1000 + age, 1000 + age))
    unwanted, precious, old, used, new = names
    assert store.read(used) is not None
    assert store.keep_only(names[1:], {precious}, 10_000) == {unwanted}
    assert store.keep_only(names[1:], {precious}, 2_500) == {old}
    assert store.names() == {precious, used, new}
    assert store.keep_only([used], {precious}, 0) == {used, new}
    assert set(files(tmp_path)) == {f"{precious}.sealed", f"{precious}.face"}


def test_what_was_begun_and_never_named_is_destroyed_after_a_while(store: PictureStore, tmp_path: Path) -> None:
    name = store.keep(CANARY, FACE)
    laid_down = store.give(CANARY)
    folder = tmp_path / FOLDER
    for loose in ("begun.new", f"{'0' * 64}.face"):
        (folder / loose).write_bytes(b"x")
    for path in folder.iterdir():
        os.utime(path, (1000, 1000))
    store.forget_drafts(older_than=999)
    assert len(files(tmp_path)) == 5
    store.forget_drafts(older_than=1001)
    assert set(files(tmp_path)) == {f"{name}.sealed", f"{name}.face"}
    assert store.take_given(laid_down) is None
