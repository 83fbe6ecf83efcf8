"""Asking head office for a guest while somebody waits at the counter: beside the rounds, so that none is waited for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.desk.messages import ExportGuests, FetchGuest, ReadLookUps, ReadSealed, Reply
from vipdesk.errors import VipDeskError
from vipdesk.protocol.exports import ExportQuestion, FullProof
from vipdesk.protocol.guests import GuestQuestion
from vipdesk.protocol.look_ups import LookUpQuestion
from vipdesk.protocol.sealed_words import SealedQuestion
from vipdesk.sync.exports import export_guests
from vipdesk.sync.fetch_guest import fetch_guest
from vipdesk.sync.look_ups import read_look_ups
from vipdesk.sync.sealed_words import read_sealed
from vipdesk.sync.transport import Transport

ReplyAfterRound = Callable[[int, Any], None]
Question = FetchGuest | ReadLookUps | ExportGuests | ReadSealed


class FetchWorker(Worker[Question]):
    """Owns one transport. A guest who was found is replied to after the round that brings the rows."""

    def __init__(self, transport: Transport, pipe: CounterPipe, after_round: ReplyAfterRound) -> None:
        """`after_round` does a round and replies to a question with a value."""
        super().__init__("fetch")
        self._transport = transport
        self._pipe = pipe
        self._after_round = after_round

    def take(self, message: Question) -> None:
        """Ask; have the rows brought where one guest was found."""
        if isinstance(message, ReadLookUps):
            told = LookUpQuestion(staff_id=message.staff_id, day=message.day, of=message.of)
            answer = msgspec.to_builtins(read_look_ups(self._transport, told))
            self._pipe.tell(Reply(question=message.question, value=answer))
        elif isinstance(message, ExportGuests):
            rows = export_guests(self._transport, _export(message), Path(message.file))
            self._pipe.tell(Reply(question=message.question, value=rows))
        elif isinstance(message, ReadSealed):
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

    def failed(self, message: Question, error: VipDeskError) -> None:
        """Say why not."""
        self._pipe.reply_error(message.question, error)


def _export(message: ExportGuests) -> ExportQuestion:
    """In full where both people have proved who they are."""
    full = None
    if message.approver is not None:
        full = FullProof(
            pin=message.pin or "",
            approver=message.approver,
            approver_pin=message.approver_pin or "",
            reason=message.reason or "",
        )
    return ExportQuestion(staff_id=message.staff_id, guest_id=message.guest_id, full=full)
