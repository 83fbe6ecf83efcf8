"""Asking head office for a guest while somebody waits at the counter: beside the rounds, so that none is waited for."""

from collections.abc import Callable
from typing import Any

import msgspec

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.desk.messages import FetchGuest, ReadLookUps, Reply
from vipdesk.errors import VipDeskError
from vipdesk.protocol.guests import GuestQuestion
from vipdesk.protocol.look_ups import LookUpQuestion
from vipdesk.sync.fetch_guest import fetch_guest
from vipdesk.sync.look_ups import read_look_ups
from vipdesk.sync.transport import Transport

ReplyAfterRound = Callable[[int, Any], None]


class FetchWorker(Worker[FetchGuest | ReadLookUps]):
    """Owns one transport. A guest who was found is replied to after the round that brings the rows."""

    def __init__(self, transport: Transport, pipe: CounterPipe, after_round: ReplyAfterRound) -> None:
        """`after_round` does a round and replies to a question with a value."""
        super().__init__("fetch")
        self._transport = transport
        self._pipe = pipe
        self._after_round = after_round

    def take(self, message: FetchGuest | ReadLookUps) -> None:
        """Ask; have the rows brought where one guest was found."""
        if isinstance(message, ReadLookUps):
            told = LookUpQuestion(staff_id=message.staff_id, day=message.day, of=message.of)
            answer = msgspec.to_builtins(read_look_ups(self._transport, told))
            self._pipe.tell(Reply(question=message.question, value=answer))
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

    def failed(self, message: FetchGuest | ReadLookUps, error: VipDeskError) -> None:
        """Say why not."""
        self._pipe.reply_error(message.question, error)
