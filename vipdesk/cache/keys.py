"""The key of the cache: 256 random bits in the system's keyring, or wrapped by a passphrase; never plain on disk.

Only keyrings that keep secrets are accepted by name: a plain-text or failing backend is refused, whatever the
system calls its default (S17).
"""

import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from vipdesk.cache.engine import KEY_BYTES
from vipdesk.errors import CacheUnreadable, KeyMissing, Trouble
from vipdesk.protocol.passphrase_seal import seal, unseal

WRAP_FILE = "key.wrap"
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "vipdesk"
_ACCEPTED = ("keyring.backends.SecretService", "keyring.backends.Windows", "keyring.backends.macOS")


def create_key(profile: Path, passphrase: str | None) -> bytes:
    """Make a key and keep it: wrapped in the profile if a passphrase is given, else in the keyring."""
    key = secrets.token_bytes(KEY_BYTES)
    if passphrase is None:
        _keyring().set_password(_SERVICE, _name(profile), key.hex())
    else:
        _write_wrapped(profile / WRAP_FILE, key, passphrase)
    return key


def read_key(profile: Path, passphrase: str | None) -> bytes:
    """The key of a profile; raises KeyMissing if it is not there or the passphrase is wrong."""
    wrapped = profile / WRAP_FILE
    if wrapped.exists():
        if passphrase is None:
            raise KeyMissing
        return _read_wrapped(wrapped, passphrase)
    if passphrase is not None:
        # it opens a wrapped key, and there is none
        raise KeyMissing
    kept = _keyring().get_password(_SERVICE, _name(profile))
    if kept is None:
        raise KeyMissing
    return bytes.fromhex(kept)


def forget_key(profile: Path) -> None:
    """Destroy the key: the cache can never be read again."""
    if has_wrapped_key(profile):
        (profile / WRAP_FILE).unlink()
        return
    try:
        backend = _keyring()
    except CacheUnreadable:
        return
    if backend.get_password(_SERVICE, _name(profile)) is not None:
        backend.delete_password(_SERVICE, _name(profile))


def has_wrapped_key(profile: Path) -> bool:
    """Whether the profile's key needs a passphrase."""
    return (profile / WRAP_FILE).exists()


def _name(profile: Path) -> str:
    return f"cache key of {profile.resolve()}"


def _keyring() -> "KeyringBackend":
    import keyring  # noqa: PLC0415 - only desks that use the keyring pay for loading it
    from keyring.backends import chainer  # noqa: PLC0415 - as above

    backend = keyring.get_keyring()
    found = list(backend.backends) if isinstance(backend, chainer.ChainerBackend) else [backend]
    for candidate in found:
        if type(candidate).__module__ in _ACCEPTED:
            return candidate
    raise CacheUnreadable(Trouble.NO_KEYRING)


def _write_wrapped(path: Path, key: bytes, passphrase: str) -> None:
    content = seal(key, passphrase)
    # an old file would keep its own mode
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(content, file)


def _read_wrapped(path: Path, passphrase: str) -> bytes:
    try:
        content = json.loads(path.read_text("ascii"))
    except (OSError, ValueError) as cause:
        raise KeyMissing from cause
    return unseal(content, passphrase)
