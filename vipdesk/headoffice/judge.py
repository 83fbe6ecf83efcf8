"""Judging one intent: its author's rights, its rows, its outcome; each in a savepoint of its own (P7, P8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from vipdesk.errors import Code, Defect, Refused
from vipdesk.headoffice.authority import Access, author, require_role
from vipdesk.headoffice.constraints import code_of
from vipdesk.headoffice.database import violated_constraint
from vipdesk.headoffice.feed import Changes
from vipdesk.headoffice.ledger import Circumstance, RecordLedger
from vipdesk.headoffice.outcomes import Decision, OutcomeBook
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import OpId
from vipdesk.intents.intent import Intent, decode, registry
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.push import PushedIntent


@dataclass(slots=True)
class Judge:
    """Decides intents within one transaction."""

    connection: Connection
    access: Access
    outcomes: OutcomeBook
    book: ScopeBook

    def decide(self, pushed: PushedIntent, asked_at: datetime, now: datetime) -> tuple[Decision, Changes]:
        """The outcome of one intent and the rows it changed.

        Raises Defect for a mistake of ours, DBAPIError for trouble of the database; nothing of the
        intent is left in the transaction then.
        """
        try:
            return self._accepted(pushed, asked_at, now)
        except Refused as refusal:
            state = OutcomeState.PARKED if refusal.code in _PARKING else OutcomeState.REFUSED
            return Decision(state, refusal.code.value, dict(refusal.facts)), Changes()

    def _accepted(self, pushed: PushedIntent, asked_at: datetime, now: datetime) -> tuple[Decision, Changes]:
        self._require_made(pushed)
        known = registry().get(pushed.kind)
        if known is not None and pushed.op_schema > known.op_schema:
            # of a newer program: set aside until head office is as new (I20)
            raise Refused(Code.UNKNOWN_KIND, kind=pushed.kind)
        intent = decode(pushed.kind, pushed.args, complete=True)
        if list(intent.creates()) != pushed.creates:
            raise Refused(Code.BAD_ARGUMENTS, kind=pushed.kind, detail="creates")
        actor = author(self.connection, self.access, pushed.actor, asked_at)
        require_role(actor, intent)
        circumstance = Circumstance(OpId(pushed.op_id), actor, self.access.desk_id, asked_at, now)
        ledger = self._carry_out(intent, circumstance)
        facts: dict[str, Any] = {"conflicts": ledger.conflicts} if ledger.conflicts else {}
        return Decision(OutcomeState.ACCEPTED, None, facts), ledger.writer.changes

    def _carry_out(self, intent: Intent, circumstance: Circumstance) -> RecordLedger:
        """Run the intent. A broken constraint may be a row that was committed under its eyes: it looks once more."""
        try:
            return self._run(intent, circumstance)
        except IntegrityError:
            pass
        try:
            return self._run(intent, circumstance)
        except IntegrityError as cause:
            code = code_of(violated_constraint(cause))
            if code is None:
                raise Defect from cause
            raise Refused(code) from cause

    def _run(self, intent: Intent, circumstance: Circumstance) -> RecordLedger:
        ledger = RecordLedger(RecordWriter(self.connection, self.book, circumstance.op_id), circumstance)
        try:
            with self.connection.begin_nested():
                intent.apply(ledger)
                intent.finish(ledger)
        except (Refused, IntegrityError):
            raise
        except DBAPIError as cause:
            if isinstance(cause, _OURS):
                raise Defect from cause
            raise
        except Exception as cause:
            raise Defect from cause
        return ledger

    def _require_made(self, pushed: PushedIntent) -> None:
        """Refuse, or park, what builds on a row that was never made (P8)."""
        cause = self.outcomes.cause_among(_row_ids(pushed.args))
        if cause is None:
            return
        op_id, state = cause
        code = Code.CAUSE_PARKED if state == OutcomeState.PARKED else Code.CAUSE_REFUSED
        raise Refused(code, cause=str(op_id))


_OURS = (DataError, ProgrammingError)
"""What a database says of a value or a statement that is wrong whenever it is tried."""
_PARKING = frozenset({Code.UNKNOWN_KIND, Code.CAUSE_PARKED})


def _row_ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _row_ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _row_ids(part)
    elif isinstance(value, str) and len(value) == 36:
        try:
            yield UUID(value)
        except ValueError:
            return
