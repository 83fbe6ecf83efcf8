"""The back room's end of the pipe to the counter."""

import contextlib
import threading
from typing import BinaryIO

from vipdesk.desk.messages import Reply, ToCounter, write_message
from vipdesk.errors import Refused, VipDeskError


class CounterPipe:
    """Writes messages, whole and one at a time, from whichever thread has one."""

    def __init__(self, stream: BinaryIO) -> None:
        """Write to `stream`."""
        self._stream = stream
        self._lock = threading.Lock()

    def tell(self, message: ToCounter) -> None:
        """Send a message; a counter that is gone hears nothing, and standard input will say so soon."""
        with self._lock, contextlib.suppress(BrokenPipeError, ValueError):
            self._stream.write(write_message(message))
            self._stream.flush()

    def reply_error(self, question: int, error: VipDeskError) -> None:
        """Answer a question with what stood in the way."""
        if isinstance(error, Refused):
            self.tell(Reply(question=question, refusal=error.code.value, facts=dict(error.facts)))
        else:
            self.tell(Reply(question=question, trouble=error.trouble.value, facts=dict(error.facts)))
