"""Looks at pictures that are to be added, and fetches those that head office has: both take longer than a window may wait."""

from pathlib import Path

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.cache import uploads
from vipdesk.cache.disk_room import DiskRoom, floor_bytes
from vipdesk.cache.engine import Cache
from vipdesk.cache.picture_store import PictureStore, picture_name
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import TimeSource
from vipdesk.command import reason_of
from vipdesk.desk.messages import Changed, FetchPicture, Reply, TakePicture
from vipdesk.errors import BadInput, Code, Refused, Trouble, VipDeskError
from vipdesk.rules.attachments import MEDIA_TYPE
from vipdesk.sync.attachments import fetch_picture
from vipdesk.sync.transport import NotFoundError, Transport


class PictureWorker(Worker[TakePicture | FetchPicture]):
    """Owns one connection and one transport."""

    def __init__(
        self,
        cache: Cache,
        transport: Transport,
        source: TimeSource,
        pipe: CounterPipe,
        store: PictureStore,
        *,
        room: DiskRoom,
    ) -> None:
        """`room` is the disk's: what would not fit is refused before it is called saved (F30)."""
        super().__init__("pictures")
        self._cache = cache
        self._transport = transport
        self._source = source
        self._pipe = pipe
        self._store = store
        self._room = room

    def take(self, message: TakePicture | FetchPicture) -> None:
        """Look at one, or fetch one."""
        if isinstance(message, TakePicture):
            self._take(message)
        else:
            self._fetch(message)

    def failed(self, message: TakePicture | FetchPicture, error: VipDeskError) -> None:
        """Say why not."""
        self._pipe.reply_error(message.question, error)

    def _take(self, message: TakePicture) -> None:
        """Keep what is really a picture, sealed and in the queue, before anybody is asked whether to add it."""
        from vipdesk.pictures import face_of, keep_picture  # noqa: PLC0415 - a desk without pictures does not load it

        given = self._given(message)
        self._room.require(floor_bytes(Reader(self._cache, self._source)))
        picture = keep_picture(given)
        sha256 = picture_name(picture.content)
        # first the queue: what is in nobody's row and in no queue is destroyed
        uploads.stage(self._cache, message.attachment_id, sha256, Reader(self._cache, self._source).now)
        self._store.keep(picture.content, face_of(picture.content))
        told = {
            "attachment_id": str(message.attachment_id),
            "sha256": sha256,
            "media_type": MEDIA_TYPE,
            "byte_size": len(picture.content),
            "width": picture.width,
            "height": picture.height,
        }
        self._pipe.tell(Reply(question=message.question, value=told))

    def _given(self, message: TakePicture) -> bytes:
        """What was given, and no more of it than anybody looks at."""
        if message.laid_down is not None:
            laid_down = self._store.take_given(message.laid_down)
            if laid_down is None:
                raise Refused(Code.PICTURE_UNREADABLE)
            return laid_down
        from vipdesk.pictures import MOST_BYTES  # noqa: PLC0415 - as above

        path = Path(message.file or "")
        try:
            with path.open("rb") as file:
                return file.read(MOST_BYTES + 1)
        except OSError as cause:
            detail = reason_of(cause)
            raise BadInput(Trouble.FILE_UNREADABLE, file=path.name, detail=detail) from cause

    def _fetch(self, message: FetchPicture) -> None:
        """Fetch one that this desk may hold, if it is not here already."""
        from vipdesk.pictures import face_of, look_at  # noqa: PLC0415 - as above

        row = self._cache.row(
            "SELECT sha256, byte_size FROM attachment WHERE id = ? AND removed_at IS NULL AND retired_at IS NULL",
            (message.attachment_id.bytes,),
        )
        if row is None:
            raise Refused(Code.ROW_GONE)
        sha256, byte_size = row
        if not self._store.has(sha256):
            self._room.require(floor_bytes(Reader(self._cache, self._source)))
            try:
                content = fetch_picture(self._transport, message.attachment_id, byte_size, sha256)
            except NotFoundError as cause:
                raise Refused(Code.PICTURE_NOT_THERE) from cause
            look_at(content)
            self._store.keep(content, face_of(content))
            self._pipe.tell(Changed(tables=["attachment"]))
        self._pipe.tell(Reply(question=message.question, value=True))
