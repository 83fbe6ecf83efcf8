"""The button 自检: the self-test as a process of its own, which gets the key through its pipe."""

import subprocess
import sys

import msgspec

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.desk.messages import Reply, SelfTest
from vipdesk.errors import Defect, VipDeskError

SELF_TEST_COMMAND = "self-test-page"
"""The argument with which a frozen program starts itself as the self-test (self_test.processes)."""
_MOST_SECONDS = 600


class SelfTestWorker(Worker[SelfTest]):
    """One self-test after another."""

    def __init__(self, pipe: CounterPipe, profile: str, key: bytes) -> None:
        """Whose desk it is."""
        super().__init__("self-test")
        self._pipe = pipe
        self._profile = profile
        self._key = key

    def take(self, message: SelfTest) -> None:
        """Run it and hand its page on."""
        start = {"profile": self._profile, "key": self._key.hex(), "language": message.language}
        done = subprocess.run(  # noqa: S603 - our own program
            _command(),
            input=msgspec.json.encode(start) + b"\n",
            stdout=subprocess.PIPE,
            timeout=_MOST_SECONDS,
            check=False,
        )
        if not done.stdout:
            raise Defect
        self._pipe.tell(Reply(question=message.question, value=done.stdout.decode()))

    def failed(self, message: SelfTest, error: VipDeskError) -> None:
        """Say why there is no page."""
        self._pipe.reply_error(message.question, error)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SELF_TEST_COMMAND]
    return [sys.executable, "-m", "vipdesk.self_test", SELF_TEST_COMMAND]
