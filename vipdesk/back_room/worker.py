"""A thread with an inbox: takes one message after another and survives every error of one."""

import queue
import threading
from typing import Generic, TypeVar

from vipdesk.errors import VipDeskError
from vipdesk.log import log_defect

Message = TypeVar("Message")


class Worker(threading.Thread, Generic[Message]):
    """Subclasses say what one message means in `take`."""

    def __init__(self, name: str) -> None:
        """Name the thread; it starts with `start`."""
        super().__init__(name=name, daemon=True)
        self._inbox: queue.SimpleQueue[Message | None] = queue.SimpleQueue()

    def put(self, message: Message) -> None:
        """Leave a message in the inbox."""
        self._inbox.put(message)

    def stop(self) -> None:
        """End after what is in the inbox."""
        self._inbox.put(None)

    def run(self) -> None:
        """Take messages until told to stop."""
        while (message := self._inbox.get()) is not None:
            try:
                self.take(message)
            except VipDeskError as error:
                self.failed(message, error)
            except Exception as error:  # noqa: BLE001 - the last resort: logged without values, the worker goes on (S49)
                log_defect(self.name, error)
                self.failed(message, VipDeskError())

    def take(self, message: Message) -> None:
        """Do what a message asks."""
        raise NotImplementedError

    def failed(self, message: Message, error: VipDeskError) -> None:
        """Tell whoever asked that it did not work."""
        raise NotImplementedError
