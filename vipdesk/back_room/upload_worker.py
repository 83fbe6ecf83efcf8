"""Sends the pictures that were added here, behind the intents that name them, and keeps the folder of pictures small (F39, I19)."""

import threading
import time

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.cache import uploads
from vipdesk.cache.engine import Cache
from vipdesk.cache.picture_store import PictureStore
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import TimeSource
from vipdesk.desk.messages import Changed
from vipdesk.errors import Unavailable, VipDeskError
from vipdesk.log import log_defect, log_event
from vipdesk.sync.attachments import send_picture
from vipdesk.sync.transport import ContentWrongError, NotFoundError, Transport

ROOM_MIB = 256
ROOM_POLICY = "attachments.cache_mib"
"""Policy: how much of a desk's disk pictures may take that head office has."""
_MIB = 1024 * 1024
_LOOSE_SECONDS = 3600
"""After which something that was begun and never finished is destroyed."""
_MOST_REFUSALS = 3
"""Of one picture between two starts of the program: what head office will not take is not sent all day."""


class UploadWorker(threading.Thread):
    """Looks at its queue whenever a round went well; what fails is tried again after the next one."""

    def __init__(
        self, cache: Cache, transport: Transport, source: TimeSource, pipe: CounterPipe, store: PictureStore
    ) -> None:
        """Own one connection and one transport."""
        super().__init__(name="uploads", daemon=True)
        self._cache = cache
        self._transport = transport
        self._source = source
        self._pipe = pipe
        self._store = store
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._refusals: dict[str, int] = {}

    def wake(self) -> None:
        """A round went well, an intent was decided, or rows have changed."""
        self._woken.set()

    def stop(self) -> None:
        """End after the request that is under way."""
        self._ending.set()
        self._woken.set()

    def run(self) -> None:
        """Look whenever woken; no error ends this."""
        while not self._ending.is_set():
            self._woken.wait()
            self._woken.clear()
            if self._ending.is_set():
                return
            try:
                self.look()
            except Unavailable:
                # the next round that goes well wakes this again
                continue
            except VipDeskError as error:
                log_event("upload_failed", trouble=error.trouble.value)
            except Exception as error:  # noqa: BLE001 - the last resort: logged without values, the next look comes (S49)
                log_defect(self.name, error)

    def look(self) -> None:
        """Bring the queue in line, send what waits, destroy what this desk may no longer hold."""
        now = self._reader().now
        uploads.tidy(self._cache, self._store.names(), now)
        self._clear_up()
        sent = [each for each in uploads.waiting(self._cache) if not self._ending.is_set() and self._send(each)]
        if sent:
            self._pipe.tell(Changed(tables=["attachment"]))

    def _reader(self) -> Reader:
        return Reader(self._cache, self._source)

    def _send(self, picture: uploads.Waiting) -> bool:
        """Whether anything about it is different now."""
        if self._refusals.get(picture.sha256, 0) >= _MOST_REFUSALS:
            return False
        content = self._store.read(picture.sha256)
        if content is None:
            # damaged or gone: nothing can be sent any more, and other desks are told by the row that it never came
            log_event("picture_lost")
            uploads.drop(self._cache, picture.attachment_id)
            return True
        try:
            send_picture(self._transport, picture.attachment_id, content)
        except NotFoundError:
            if uploads.is_shown(self._cache, picture.attachment_id):
                return False
            uploads.drop(self._cache, picture.attachment_id)
            return True
        except ContentWrongError:
            # it has dropped what it had: with the next look it is sent from the beginning
            self._refusals[picture.sha256] = self._refusals.get(picture.sha256, 0) + 1
            log_event("upload_refused")
            return False
        uploads.note_sent(self._cache, picture.attachment_id, self._reader().now)
        return True

    def _clear_up(self) -> None:
        room = self._reader().policy(ROOM_POLICY, ROOM_MIB)
        most = (room if isinstance(room, int) and room >= 0 else ROOM_MIB) * _MIB
        shown = uploads.shown(self._cache)
        precious = uploads.unsent(self._cache) | (uploads.own(self._cache) & shown)
        gone = self._store.keep_only(shown, precious, most)
        self._store.forget_drafts(time.time() - _LOOSE_SECONDS)
        if gone:
            self._pipe.tell(Changed(tables=["attachment"]))
