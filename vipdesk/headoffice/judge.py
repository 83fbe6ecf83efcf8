"""Judging one intent: its author's rights, its rows, its outcome; each in a savepoint of its own (P7, P8)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from vipdesk.errors import Code, Defect, Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author, require_role
from vipdesk.headoffice.constraints import code_of
from vipdesk.headoffice.database import violated_constraint
from vipdesk.headoffice.draft import Draft, DraftWriter, NeedsCareError
from vipdesk.headoffice.feed import Changes
from vipdesk.headoffice.ledger import Circumstance, RecordLedger
from vipdesk.headoffice.outcomes import Decision, OutcomeBook
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import OpId
from vipdesk.intents.intent import Intent, decode, registry, require_storable
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.protocol.push import PushedIntent


@dataclass(slots=True)
class Judge:
    """Decides intents within one transaction: in the group's draft, or each in a savepoint of its own."""

    connection: Connection
    access: Access
    outcomes: OutcomeBook
    book: ScopeBook
    draft: Draft | None = None
    authors: AuthorBook = field(init=False)
    _read: dict[UUID, Intent] = field(default_factory=dict)
    _ids: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The staff is read once a transaction."""
        self.authors = AuthorBook(self.connection)

    @property
    def seconds_reading(self) -> float:
        """Spent so far on what was read for the whole group at once."""
        return 0.0 if self.draft is None else self.draft.seconds_reading

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
        intent = self.read(pushed)
        if list(intent.creates()) != pushed.creates:
            raise Refused(Code.BAD_ARGUMENTS, kind=pushed.kind, detail="creates")
        actor = author(self.authors, self.access, pushed.actor, asked_at)
        require_role(actor, intent)
        circumstance = Circumstance(OpId(pushed.op_id), actor, self.access.desk_id, asked_at, now)
        if self.draft is None:
            ledger = self._carry_out(intent, circumstance)
        else:
            ledger = self._draft(intent, circumstance, self.draft)
        facts: dict[str, Any] = {"conflicts": ledger.conflicts} if ledger.conflicts else {}
        return Decision(OutcomeState.ACCEPTED, None, facts), ledger.writer.changes

    def read(self, pushed: PushedIntent) -> Intent:
        """The intent itself, read once; raises Refused for what is none."""
        known = registry().get(pushed.kind)
        if known is not None and pushed.op_schema > known.op_schema:
            # of a newer program: set aside until head office is as new (I20)
            require_storable(pushed.kind, pushed.args)
            raise Refused(Code.UNKNOWN_KIND, kind=pushed.kind)
        if pushed.op_id not in self._read:
            self._read[pushed.op_id] = decode(pushed.kind, pushed.args, complete=True)
        return self._read[pushed.op_id]

    def ids_in(self, pushed: PushedIntent) -> frozenset[UUID]:
        """Ids of the rows that an intent looks at: in its arguments, and computed from them where they can be read."""
        named = frozenset(self._named(pushed))
        try:
            return named.union(self.read(pushed).derives())
        except Refused:
            return named

    def _named(self, pushed: PushedIntent) -> tuple[UUID, ...]:
        if pushed.op_id not in self._ids:
            self._ids[pushed.op_id] = tuple(row_ids(pushed.args))
        return self._ids[pushed.op_id]

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

    def _draft(self, intent: Intent, circumstance: Circumstance, draft: Draft) -> RecordLedger:
        writer = DraftWriter(self.connection, self.book, circumstance.op_id, draft=draft)
        ledger = RecordLedger(writer, circumstance)
        with _ours():
            intent.apply(ledger)
            intent.finish(ledger)
        writer.accept((circumstance.actor.staff_id, circumstance.asked_at))
        return ledger

    def _run(self, intent: Intent, circumstance: Circumstance) -> RecordLedger:
        ledger = RecordLedger(RecordWriter(self.connection, self.book, circumstance.op_id), circumstance)
        with _ours(), self.connection.begin_nested():
            intent.apply(ledger)
            intent.finish(ledger)
        return ledger

    def _require_made(self, pushed: PushedIntent) -> None:
        """Refuse, or park, what builds on a row that was never made (P8)."""
        cause = self.outcomes.cause_among(self._named(pushed))
        if cause is None:
            return
        op_id, state = cause
        code = Code.CAUSE_PARKED if state == OutcomeState.PARKED else Code.CAUSE_REFUSED
        raise Refused(code, cause=str(op_id))


OURS = (DataError, ProgrammingError)
"""What a database says of a value or a statement that is wrong whenever it is tried."""
_PARKING = frozenset({Code.UNKNOWN_KIND, Code.CAUSE_PARKED})


@contextmanager
def _ours() -> Iterator[None]:
    """Whatever an intent raises beside a refusal and what the database alone decides is a mistake of ours."""
    try:
        yield
    except (Refused, NeedsCareError, IntegrityError):
        raise
    except DBAPIError as cause:
        if isinstance(cause, OURS):
            raise Defect from cause
        raise
    except Exception as cause:
        raise Defect from cause


def row_ids(value: Any) -> Iterator[UUID]:
    """Every id that stands anywhere in an intent's arguments."""
    if isinstance(value, dict):
        for part in value.values():
            yield from row_ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from row_ids(part)
    elif isinstance(value, str) and len(value) == 36:
        try:
            yield UUID(value)
        except ValueError:
            return
