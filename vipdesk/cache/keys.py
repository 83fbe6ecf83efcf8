"""The key of the cache: 256 random bits in the system's keyring, or wrapped by a passphrase; never plain on disk.

Only keyrings that keep secrets are accepted by name: a plain-text or failing backend is refused, whatever the
system calls its default (S17).
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from vipdesk.cache.engine import KEY_BYTES
from vipdesk.errors import CacheUnreadable, KeyMissing, Trouble

WRAP_FILE = "key.wrap"
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "vipdesk"
_NONCE_BYTES = 12
_SALT_BYTES = 16
_TIME_COST = 3
_MEMORY_KIB = 64 * 1024
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
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretch(passphrase, salt, _TIME_COST, _MEMORY_KIB)).encrypt(nonce, key, None)
    content = {
        "format": 1,
        "kdf": "argon2id",
        "time_cost": _TIME_COST,
        "memory_kib": _MEMORY_KIB,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "sealed": b64encode(sealed).decode(),
    }
    # an old file would keep its own mode
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(content, file)


def _read_wrapped(path: Path, passphrase: str) -> bytes:
    from argon2.exceptions import HashingError  # noqa: PLC0415 - as above
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        content = json.loads(path.read_text("ascii"))
        stretched = _stretch(
            passphrase, b64decode(content["salt"]), int(content["time_cost"]), int(content["memory_kib"])
        )
        return AESGCM(stretched).decrypt(b64decode(content["nonce"]), b64decode(content["sealed"]), None)
    except InvalidTag as cause:
        raise KeyMissing(Trouble.KEY_WRONG) from cause
    except (OSError, ValueError, KeyError, TypeError, OverflowError, HashingError) as cause:
        raise KeyMissing from cause


def _stretch(passphrase: str, salt: bytes, time_cost: int, memory_kib: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - as above

    return hash_secret_raw(
        passphrase.encode(), salt, time_cost, memory_kib, parallelism=1, hash_len=KEY_BYTES, type=Type.ID
    )
