"""The pages of an encrypted file one by one, without the library: what its own seal proves to be whole (F32).

SQLite gives up at the first page it cannot read on its way to a row. Here every page is judged by itself: AES-256-CBC
under the cache's key, sealed by HMAC-SHA512 over page and number (SQLCipher 4). Nothing decrypted leaves the memory.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vipdesk.errors import DiskFailing, Trouble

PAGE_BYTES = 4096
_SALT_BYTES = 16
_IV_BYTES = 16
_SEAL_BYTES = 64
USABLE_BYTES = PAGE_BYTES - _IV_BYTES - _SEAL_BYTES
_LOG_HEADER = 32
_FRAME_HEADER = 24
_SALT_MASK = 0x3A


def _readable(file: Path) -> bytes:
    """What the disk still gives of a file: a page that it does not give is one that is not whole.

    Raises DiskFailing where nothing of it may be read at all.
    """
    if not file.is_file():
        # whatever took its place holds no page
        return b""
    pages = []
    try:
        with file.open("rb", buffering=0) as opened:
            for start in range(0, os.fstat(opened.fileno()).st_size, PAGE_BYTES):
                opened.seek(start)
                try:
                    pages.append(opened.read(PAGE_BYTES))
                except OSError:
                    pages.append(bytes(PAGE_BYTES))
    except OSError as cause:
        raise DiskFailing(Trouble.DISK_READ_ONLY) from cause
    return b"".join(pages)


class SealedPages:
    """A cache file and the log beside it, as they lie there."""

    def __init__(self, file: Path, key: bytes) -> None:
        """Read the log's table of contents; the key is the cache's own."""
        self._key = key
        self._file = _readable(file)
        self._log = b""
        log = file.with_name(file.name + "-wal")
        if log.exists():
            self._log = _readable(log)
        self._frames = dict(_frames(self._log))
        salts = [self._file[:_SALT_BYTES]]
        if 1 in self._frames:
            salts.insert(0, self._log[self._frames[1] : self._frames[1] + _SALT_BYTES])
        self._seals = [_seal_key(key, salt) for salt in salts]
        self.count = max([len(self._file) // PAGE_BYTES, *self._frames])

    def page(self, number: int) -> bytes | None:
        """A page as it was last committed, its seal cut off; None where it cannot be read."""
        copies = [self._file[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]]
        if number in self._frames:
            start = self._frames[number]
            copies.insert(0, self._log[start : start + PAGE_BYTES])
        for raw in copies:
            opened = self._open(raw, number)
            if opened is not None:
                return opened
        return None

    def numbers(self) -> Iterator[int]:
        """Every page there should be."""
        return iter(range(1, self.count + 1))

    def _open(self, raw: bytes, number: int) -> bytes | None:
        if len(raw) != PAGE_BYTES:
            return None
        start = _SALT_BYTES if number == 1 else 0
        sealed, kept = raw[start:-_SEAL_BYTES], raw[-_SEAL_BYTES:]
        said = sealed + struct.pack("<I", number)
        if not any(hmac.compare_digest(hmac.digest(key, said, "sha512"), kept) for key in self._seals):
            return None
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(sealed[-_IV_BYTES:])).decryptor()
        return bytes(start) + decryptor.update(sealed[:-_IV_BYTES]) + decryptor.finalize()


def _seal_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32)


def _frames(log: bytes) -> Iterator[tuple[int, int]]:
    """Page number and place of every frame of the log up to its last commit, in order: later ones win."""
    if len(log) < _LOG_HEADER:
        return
    salts = log[16:24]
    waiting: list[tuple[int, int]] = []
    for start in range(_LOG_HEADER, len(log) - _FRAME_HEADER - PAGE_BYTES + 1, _FRAME_HEADER + PAGE_BYTES):
        number, committed = struct.unpack(">II", log[start : start + 8])
        if log[start + 8 : start + 16] != salts:
            # of an earlier round of the log
            return
        waiting.append((number, start + _FRAME_HEADER))
        if committed:
            yield from waiting
            waiting = []
