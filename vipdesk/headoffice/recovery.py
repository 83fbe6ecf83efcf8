"""Recovery: what desks offer again after the record was put back from a backup (P25, I16).

An outcome carries a seal, so that a record that no longer knows it can tell that it gave it. What had been accepted
runs again; what no longer fits then, or names a row that only another desk can bring back, is set aside and tried
again until every desk has offered all it had kept, or a supervisor ends the recovery.
"""

import hmac
from typing import Any

from sqlalchemy import Connection, exists, select, update

from vipdesk.errors import Code
from vipdesk.headoffice.outcomes import Decision
from vipdesk.headoffice.server_state import (
    ENDED,
    EPOCH,
    OUTCOME_KEY,
    RECOVERY,
    UNDER_WAY,
    put_state,
    read_state,
    secret,
)
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress
from vipdesk.models.store import Desk
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import DeskState, OutcomeState
from vipdesk.protocol.push import PushedIntent, PushedOutcome

_NOT_THERE_YET = frozenset(
    {
        Code.GUEST_UNKNOWN,
        Code.VISIT_UNKNOWN,
        Code.REQUEST_UNKNOWN,
        Code.VOUCHER_UNKNOWN,
        Code.STAFF_UNKNOWN,
        Code.PLACE_UNKNOWN,
        Code.ROW_GONE,
        Code.ID_NOT_LEASED,
    }
)
"""Refusals that name a row the record does not have; another desk may still bring it back."""


class RecordWentBackError(Exception):
    """A desk holds an outcome of ours that the record does not know, and no recovery is under way (F21)."""


def seal_of(key: bytes, payload_hash: str, outcome: PushedOutcome) -> str:
    """The seal of an outcome: the same at every repetition."""
    said = [str(outcome.op_id), payload_hash, outcome.state, outcome.code, outcome.facts]
    return hmac.digest(key, write_json(said).encode(), "sha256").hex()


class Recovery:
    """How far the recovery is, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        """Read the state of the record."""
        state = read_state(connection)
        self._connection = connection
        self._epoch = int(state[EPOCH])
        self._key = secret(state, OUTCOME_KEY)
        self.under_way = state.get(RECOVERY) == UNDER_WAY

    def seal(self, payload_hash: str, outcome: PushedOutcome) -> str:
        """The seal of an outcome given now."""
        return seal_of(self._key, payload_hash, outcome)

    def former(self, pushed: PushedIntent, payload_hash: str) -> Decision | None:
        """The decision this record once gave and no longer knows; a seal that is not ours says nothing.

        Raises RecordWentBackError if nobody has begun a new epoch for it.
        """
        claim = pushed.former
        if claim is None:
            return None
        outcome = PushedOutcome(op_id=pushed.op_id, seq=0, state=claim.state, code=claim.code, facts=claim.facts)
        if not hmac.compare_digest(self.seal(payload_hash, outcome).encode(), claim.seal.encode()):
            return None
        if not self.under_way:
            raise RecordWentBackError
        return Decision(OutcomeState(claim.state), claim.code, claim.facts)

    def judged(self, former: Decision | None, decision: Decision) -> Decision:
        """What becomes of an intent that was run (again): settled facts stay, and no yes becomes a no (P25)."""
        accepted = decision.state is OutcomeState.ACCEPTED
        if former is not None:
            return former if accepted else _set_aside(decision)
        misses = not accepted and decision.code in _NOT_THERE_YET
        return _set_aside(decision) if self.under_way and misses else decision

    def offered(self, desk_id: Any) -> None:
        """A desk has offered all it had kept; with the last one the recovery is over."""
        progress, desk = table_of(Progress), table_of(Desk)
        self._connection.execute(update(progress).where(progress.c.desk_id == desk_id).values(epoch=self._epoch))
        behind = select(progress.c.desk_id).where(
            progress.c.epoch < self._epoch,
            exists().where(desk.c.id == progress.c.desk_id, desk.c.state == DeskState.APPROVED),
        )
        if self.under_way and self._connection.execute(behind.limit(1)).one_or_none() is None:
            end_recovery(self._connection)


def end_recovery(connection: Connection) -> None:
    """From now on a refusal is a refusal again."""
    put_state(connection, RECOVERY, ENDED)


def _set_aside(decision: Decision) -> Decision:
    return Decision(OutcomeState.PARKED, Code.AWAITS_RECOVERY.value, {"because": decision.code})
