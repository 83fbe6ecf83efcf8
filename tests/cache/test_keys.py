"""The key of the cache: wrapped by a passphrase, or in a keyring that keeps secrets, and nowhere else."""

from __future__ import annotations

import json
import os
import stat
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from vipdesk.cache.engine import KEY_BYTES
from vipdesk.cache.keys import WRAP_FILE, create_key, forget_key, has_wrapped_key, read_key
from vipdesk.errors import CacheUnreadable, KeyMissing, Trouble

PASSPHRASE = "天河店 前台一 passphrase"  # noqa: S105 - of a test


class PlainTextKeyring(KeyringBackend):
    """A keyring that would write secrets to a plain file."""

    priority = 9
    kept: dict[tuple[str, str], str] = {}  # noqa: RUF012 - one store for all instances is what a test can look at

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


class PlainChain(chainer.ChainerBackend):
    """What the system offers when only unsafe keyrings are installed."""

    backends = (PlainTextKeyring(),)  # type: ignore[no-untyped-call]  # the library has no types


@pytest.fixture(scope="module")
def wrap(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The content of a key file, and the key: stretching a passphrase is slow on purpose."""
    folder = tmp_path_factory.mktemp("wrap")
    key = create_key(folder, PASSPHRASE)
    return (folder / WRAP_FILE).read_bytes(), key


@pytest.fixture
def wrapped(wrap: tuple[bytes, bytes], tmp_path: Path) -> tuple[Path, bytes]:
    """A profile with that key."""
    (tmp_path / WRAP_FILE).write_bytes(wrap[0])
    return tmp_path, wrap[1]


@pytest.fixture(params=[fail.Keyring, null.Keyring, PlainTextKeyring, PlainChain])
def unsafe_keyring(request: pytest.FixtureRequest) -> Iterator[KeyringBackend]:
    before = keyring.get_keyring()
    backend: KeyringBackend = request.param()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_a_wrapped_key_comes_back_with_its_passphrase(wrapped: tuple[Path, bytes]) -> None:
    profile, key = wrapped
    assert len(key) == KEY_BYTES
    assert has_wrapped_key(profile)
    assert read_key(profile, PASSPHRASE) == key


def test_two_keys_of_one_passphrase_have_nothing_in_common(wrapped: tuple[Path, bytes]) -> None:
    profile, key = wrapped
    first = json.loads((profile / WRAP_FILE).read_text("ascii"))
    assert create_key(profile, PASSPHRASE) != key
    second = json.loads((profile / WRAP_FILE).read_text("ascii"))
    assert all(first[name] != second[name] for name in ("salt", "nonce", "sealed"))


@pytest.mark.proves("F33")
def test_a_wrong_passphrase_is_told_as_that(wrapped: tuple[Path, bytes]) -> None:
    profile, key = wrapped
    with pytest.raises(KeyMissing) as raised:
        read_key(profile, PASSPHRASE + " ")
    assert raised.value.trouble is Trouble.KEY_WRONG
    assert read_key(profile, PASSPHRASE) == key


def test_without_a_passphrase_a_wrapped_key_is_missing(wrapped: tuple[Path, bytes]) -> None:
    with pytest.raises(KeyMissing) as raised:
        read_key(wrapped[0], None)
    assert raised.value.trouble is Trouble.KEY_MISSING


def test_neither_key_nor_passphrase_stands_in_the_profile(wrapped: tuple[Path, bytes]) -> None:
    profile, key = wrapped
    (file,) = profile.iterdir()
    content = file.read_bytes()
    for secret in (key, key.hex().encode(), b64encode(key), PASSPHRASE.encode(), b"passphrase"):
        assert secret not in content


def test_the_key_file_is_for_its_owner_alone_whatever_was_there_before(tmp_path: Path) -> None:
    file = tmp_path / WRAP_FILE
    file.write_text("left over")
    file.chmod(0o644)
    before = os.umask(0)
    try:
        create_key(tmp_path, PASSPHRASE)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_passphrase_is_stretched_by_argon2id_with_64_mebibytes(wrapped: tuple[Path, bytes]) -> None:
    content = json.loads((wrapped[0] / WRAP_FILE).read_text("ascii"))
    assert (content["kdf"], content["time_cost"], content["memory_kib"]) == ("argon2id", 3, 64 * 1024)


@pytest.mark.parametrize(
    "damage",
    [
        {"sealed": "%%%"},
        {"salt": ""},
        {"nonce": "AA=="},
        {"memory_kib": 1},
        {"time_cost": 1 << 40},
        {"time_cost": None},
        {"memory_kib": "much"},
    ],
    ids=repr,
)
def test_a_damaged_key_file_is_a_missing_key_and_stays_as_it_is(
    wrapped: tuple[Path, bytes], damage: dict[str, Any]
) -> None:
    file = wrapped[0] / WRAP_FILE
    file.write_text(json.dumps(json.loads(file.read_text("ascii")) | damage), "ascii")
    before = file.read_bytes()
    with pytest.raises(KeyMissing):
        read_key(wrapped[0], PASSPHRASE)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"{}"])
def test_a_key_file_that_is_none_is_a_missing_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / WRAP_FILE).write_bytes(content)
    with pytest.raises(KeyMissing) as raised:
        read_key(tmp_path, PASSPHRASE)
    assert raised.value.trouble is Trouble.KEY_MISSING


@pytest.mark.proves("S17")
def test_a_keyring_that_keeps_no_secrets_is_refused_and_given_none(
    unsafe_keyring: KeyringBackend, tmp_path: Path
) -> None:
    PlainTextKeyring.kept.clear()
    for use in (create_key, read_key):
        with pytest.raises(CacheUnreadable) as raised:
            use(tmp_path, None)
        assert raised.value.trouble is Trouble.NO_KEYRING, unsafe_keyring
    assert PlainTextKeyring.kept == {}
    assert list(tmp_path.iterdir()) == []


def test_a_forgotten_key_is_gone_also_where_there_is_no_keyring(
    unsafe_keyring: KeyringBackend, wrapped: tuple[Path, bytes]
) -> None:
    profile, _ = wrapped
    forget_key(profile)
    forget_key(profile)
    assert list(profile.iterdir()) == []
    assert not has_wrapped_key(profile)
    with pytest.raises(CacheUnreadable):
        read_key(profile, PASSPHRASE)
    assert unsafe_keyring is not None
