"""Sealing under a passphrase: argon2id makes the key, AES-256-GCM seals; what it took is written beside it."""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from vipdesk.errors import KeyMissing, Trouble

_KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
_TIME_COST = 3
_MEMORY_KIB = 64 * 1024


def seal(content: bytes, passphrase: str) -> dict[str, Any]:
    """The sealed content with everything but the passphrase that opens it, as JSON values."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only whoever seals pays for loading it

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretch(passphrase, salt, _TIME_COST, _MEMORY_KIB)).encrypt(nonce, content, None)
    return {
        "format": 1,
        "kdf": "argon2id",
        "time_cost": _TIME_COST,
        "memory_kib": _MEMORY_KIB,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "sealed": b64encode(sealed).decode(),
    }


def unseal(sealed: Mapping[str, Any], passphrase: str) -> bytes:
    """The content; raises KeyMissing KEY_WRONG for another passphrase, KeyMissing where this was never sealed so."""
    from argon2.exceptions import HashingError  # noqa: PLC0415 - as above
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        stretched = _stretch(
            passphrase, b64decode(sealed["salt"]), int(sealed["time_cost"]), int(sealed["memory_kib"])
        )
        return AESGCM(stretched).decrypt(b64decode(sealed["nonce"]), b64decode(sealed["sealed"]), None)
    except InvalidTag as cause:
        raise KeyMissing(Trouble.KEY_WRONG) from cause
    except (ValueError, KeyError, TypeError, OverflowError, HashingError) as cause:
        raise KeyMissing from cause


def _stretch(passphrase: str, salt: bytes, time_cost: int, memory_kib: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - as above

    return hash_secret_raw(
        passphrase.encode(), salt, time_cost, memory_kib, parallelism=1, hash_len=_KEY_BYTES, type=Type.ID
    )
