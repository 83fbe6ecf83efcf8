"""The line by which the bytes of pictures travel, to the real head office in this process; it can be cut anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

import msgspec

from tests.fakes.house import BytesArriving, HeadOffice, Line
from vipdesk.errors import Offline
from vipdesk.headoffice.attachment_desk import AttachmentDesk
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.problems import ContentWrong, NotThere
from vipdesk.protocol.attachments import UploadedPart
from vipdesk.sync.transport import ContentWrongError, NotFoundError

Answer = TypeVar("Answer")


@dataclass
class PictureLine:
    """Takes the place of `Transport` for pictures; `asked` is what went over it."""

    office: HeadOffice
    access: Access
    line: Line = field(default_factory=Line)
    asked: list[str] = field(default_factory=list)
    parts_left: int | None = None
    """Parts that get through before the line is cut."""
    lose_reply: bool = False
    """Whether the last part that gets through arrives, and its answer does not."""
    spoil_next: bool = False
    """Whether the next part arrives as other bytes."""

    def __post_init__(self) -> None:
        self.desk = AttachmentDesk(self.office.database, self.office.clock)

    def get(self, path: str, answer: type[Answer], query: Mapping[str, str] | None = None) -> Answer:
        """Ask."""
        del query
        return self._carry(path, lambda: self.desk.state(self.access, _attachment(path)), answer)

    def post(self, path: str, message: object, answer: type[Answer]) -> Answer:
        """Send."""
        if path.endswith("/finish"):
            return self._carry(path, lambda: self.desk.finish(self.access, _attachment(path)), answer)
        part = msgspec.json.decode(msgspec.json.encode(message), type=UploadedPart)
        if self.spoil_next:
            self.spoil_next = False
            part = msgspec.structs.replace(part, content=bytes(len(part.content)))
        if self.parts_left is not None:
            self.parts_left -= 1
            if self.parts_left < 0 and not self.lose_reply:
                raise Offline
        told = self._carry(path, lambda: self.desk.take_part(self.access, _attachment(path), part), answer)
        if self.parts_left is not None and self.parts_left < 0:
            raise Offline
        return told

    @contextmanager
    def stream(self, path: str, first_byte: int = 0) -> Iterator[BytesArriving]:
        """Ask for the bytes."""
        self.asked.append(f"{path}@{first_byte}")
        if not self.line.up:
            raise Offline
        try:
            content = self.desk.content(self.access, _attachment(path), first_byte)
        except NotThere as cause:
            raise NotFoundError from cause
        yield BytesArriving(self.line, iter((content,)))

    def _carry(self, path: str, call: Callable[[], object], answer: type[Answer]) -> Answer:
        self.asked.append(path.rpartition("/")[2] if path.endswith(("parts", "finish")) else "state")
        if not self.line.up:
            raise Offline
        try:
            result = call()
        except NotThere as cause:
            raise NotFoundError from cause
        except ContentWrong as cause:
            raise ContentWrongError from cause
        return msgspec.json.decode(msgspec.json.encode(result), type=answer)


def _attachment(path: str) -> UUID:
    return UUID(path.split("/")[3])
