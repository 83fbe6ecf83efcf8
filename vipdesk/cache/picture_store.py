"""Pictures of attachments beside the cache, each sealed under a key that follows from the cache's own (S19, S24).

A file is named by the hash of what is in it, never by what a person called it. It is whole or it is not there: it gets
its name once all of it is on the disk. Of each there is a small square too, for the circle of a banner.
"""

import contextlib
import errno
import hashlib
import hmac
import os
import re
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from vipdesk.errors import DiskFailing, DiskFull, Unavailable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FOLDER = "attachments"
_ENDING, _FACE, _GIVEN, _DRAFT = ".sealed", ".face", ".given", ".new"
_NAME = re.compile(r"[0-9a-f]{64}")
_NONCE_BYTES = 12
_PURPOSE = b"vipdesk attachments"


class PictureStore:
    """The sealed pictures of one desk folder. Safe for several processes: each file is written once."""

    def __init__(self, profile: Path, key: bytes) -> None:
        """Open nothing; the folder is made with the first picture."""
        self._folder = profile / FOLDER
        self._key = key

    @cached_property
    def _seal(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - not before the first screen

        return AESGCM(hmac.digest(self._key, _PURPOSE, "sha256"))

    def keep(self, content: bytes, face: bytes) -> str:
        """Keep a picture and its square; the SHA-256 by which it is known. Raises DiskFull, DiskFailing."""
        name = picture_name(content)
        self._write(name + _FACE, face)
        # last: who sees the picture finds its square
        self._write(name + _ENDING, content)
        return name

    def has(self, sha256: str) -> bool:
        """Whether a picture is here."""
        return self._path(sha256, _ENDING).exists()

    def read(self, sha256: str) -> bytes | None:
        """A picture; None where it is not here, or was damaged: then it is here no longer."""
        content = self._read(sha256, _ENDING)
        if content is not None and picture_name(content) != sha256:
            self.drop(sha256)
            return None
        return content

    def face(self, sha256: str) -> bytes | None:
        """The square of a picture."""
        return self._read(sha256, _FACE)

    def drop(self, sha256: str) -> None:
        """Destroy a picture and its square."""
        for ending in (_ENDING, _FACE):
            self._path(sha256, ending).unlink(missing_ok=True)

    def give(self, content: bytes) -> str:
        """Lay something down for the back room to look at; the name under which it takes it."""
        name = uuid4().hex
        self._write(name + _GIVEN, content)
        return name

    def take_given(self, name: str) -> bytes | None:
        """Take what was laid down, once."""
        path = self._folder / f"{name}{_GIVEN}"
        try:
            return self._unsealed(path)
        finally:
            path.unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Every picture that is here."""
        return {path.name.removesuffix(_ENDING) for path in self._folder.glob(f"*{_ENDING}")}

    def keep_only(self, wanted: Collection[str], precious: Collection[str], most_bytes: int) -> set[str]:
        """Destroy what is not wanted any more, then the longest unused beyond so many bytes; what went.

        What is `precious` stays whatever the room.
        """
        gone = self.names() - set(wanted) - set(precious)
        room = most_bytes
        for used, size, name in sorted(self._sizes(), reverse=True):
            del used
            room -= size if name not in gone else 0
            if room < 0 and name not in precious:
                gone.add(name)
        for name in gone:
            self.drop(name)
        return gone

    def forget_drafts(self, older_than: float) -> None:
        """Destroy what was begun and never named, or laid down and never taken; the moment is the file system's own."""
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                loose = path.suffix in (_DRAFT, _GIVEN) or not self.has(path.name.partition(".")[0])
                if loose and path.stat().st_mtime < older_than:
                    path.unlink()

    def _sizes(self) -> Iterator[tuple[float, int, str]]:
        for path in self._folder.glob(f"*{_ENDING}"):
            with contextlib.suppress(OSError):
                found = path.stat()
                yield found.st_mtime, found.st_size, path.name.removesuffix(_ENDING)

    def _path(self, sha256: str, ending: str) -> Path:
        if not _NAME.fullmatch(sha256):
            # a name that head office sent leads nowhere but into this folder (S24)
            return self._folder / f"none{ending}"
        return self._folder / f"{sha256}{ending}"

    def _read(self, sha256: str, ending: str) -> bytes | None:
        path = self._path(sha256, ending)
        content = self._unsealed(path)
        if content is not None:
            with contextlib.suppress(OSError):
                os.utime(path)
        return content

    def _unsealed(self, path: Path) -> bytes | None:
        try:
            sealed = path.read_bytes()
        except OSError:
            return None
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above

        try:
            return self._seal.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound_to(path.name))
        except (InvalidTag, ValueError):
            with contextlib.suppress(OSError):
                path.unlink()
            return None

    def _write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        if path.exists():
            return
        nonce = os.urandom(_NONCE_BYTES)
        draft = self._folder / f"{uuid4().hex}{_DRAFT}"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(nonce + self._seal.encrypt(nonce, content, _bound_to(name)))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            _sync_folder(self._folder)
        except OSError as cause:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise _trouble(cause) from cause


def picture_name(content: bytes) -> str:
    """The SHA-256 by which a picture is known, in hex."""
    return hashlib.sha256(content).hexdigest()


def _bound_to(name: str) -> bytes:
    return f"vipdesk attachment {name}".encode()


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a power cut, too; there is no such thing on Windows."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _trouble(error: OSError) -> Unavailable:
    return DiskFull() if error.errno in (errno.ENOSPC, errno.EDQUOT) else DiskFailing()
