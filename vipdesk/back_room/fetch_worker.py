"""Asking head office for a guest while somebody waits at the counter: beside the rounds, so that none is waited for."""

from collections.abc import Callable
from typing import Any

import msgspec

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.desk.messages import FetchGuest, ReadSealed, Reply
from vipdesk.errors import VipDeskError
from vipdesk.protocol.guests import GuestQuestion
from vipdesk.protocol.sealed_words import SealedQuestion
from vipdesk.sync.fetch_guest import fetch_guest
from vipdesk.sync.sealed_words import read_sealed
from vipdesk.sync.transport import Transport

ReplyAfterRound = Callable[[int, Any], None]


class FetchWorker(Worker[FetchGuest | ReadSealed]):
    """Owns one transport. A guest who is found is replied to after the round that brings the rows."""

    def __init__(self, transport: Transport, pipe: CounterPipe, after_round: ReplyAfterRound) -> None:
        """`after_round` does a round and replies to a question with a value."""
        super().__init__("fetch")
        self._transport = transport
        self._pipe = pipe
        self._after_round = after_round

    def take(self, message: FetchGuest | ReadSealed) -> None:
        """Ask, and have the rows brought where one guest was found."""
        if isinstance(message, ReadSealed):
            asked = SealedQuestion(staff_id=message.staff_id, request_id=message.request_id)
            words = msgspec.to_builtins(read_sealed(self._transport, asked))
            self._pipe.tell(Reply(question=message.question, value=words))
        else:
            self._fetch(message)

    def _fetch(self, message: FetchGuest) -> None:
        question = GuestQuestion(
            staff_id=message.staff_id,
            guest_id=message.guest_id,
            card_no=message.card_no,
            phone=message.phone,
            name=message.name,
            tail=message.tail,
        )
        answer = fetch_guest(self._transport, question)
        value = msgspec.to_builtins(answer)
        if answer.fetched is None:
            self._pipe.tell(Reply(question=message.question, value=value))
        else:
            self._after_round(message.question, value)

    def failed(self, message: FetchGuest | ReadSealed, error: VipDeskError) -> None:
        """Say why not."""
        self._pipe.reply_error(message.question, error)
