"""Signing in at head office for somebody this desk cannot check by itself."""

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.verifiers import keep_verifier
from vipdesk.clock import TimeSource, take_anchor
from vipdesk.desk.messages import Reply, SignIn
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.sync.transport import Transport


class SignInWorker(Worker[SignIn]):
    """Asks head office, and keeps this desk's own verifier of a PIN that was right."""

    def __init__(
        self, cache: Cache, transport: Transport, source: TimeSource, pipe: CounterPipe, key: bytes
    ) -> None:
        """Own one connection and one transport."""
        super().__init__("sign-in")
        self._cache = cache
        self._transport = transport
        self._source = source
        self._pipe = pipe
        self._key = key

    def take(self, message: SignIn) -> None:
        """Let head office check the PIN."""
        answer = self._transport.sign_in(message.staff_code, message.pin)
        if answer.staff_id != message.staff_id:
            raise Refused(Code.PIN_WRONG)
        with self._cache.transaction():
            DeskState(self._cache).put_anchor(take_anchor(self._source, answer.server_time))
        keep_verifier(self._cache, self._key, message.staff_id, message.pin, answer.server_time)
        self._pipe.tell(Reply(question=message.question, value=True))

    def failed(self, message: SignIn, error: VipDeskError) -> None:
        """Say why not."""
        self._pipe.reply_error(message.question, error)
