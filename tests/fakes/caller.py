"""A desk as head office sees it: messages, and what a desk that applies pages would hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert

from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, RowName, pushed
from tests.fakes.small_house import (
    DESK,
    FAR_DESK,
    GUEST,
    RECEPTIONIST,
    SECOND_DESK,
    SECOND_GUEST,
    STORE,
    THIRD_GUEST,
    house_rows,
)
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import DeskId, StaffId, StoreId, new_id
from vipdesk.models.catalogue import DOSSIER_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Progress
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.protocol.guests import GuestAnswer, GuestQuestion
from vipdesk.protocol.pull import MOST_ROWS, PUT, PullAnswer, PulledRow
from vipdesk.protocol.push import PushAnswer, PushedIntent, PushRequest

DOSSIER = {model.__tablename__ for model in DOSSIER_MODELS}


@dataclass
class Caller:
    """One desk of the small house."""

    office: HeadOffice
    desk: DeskId = DESK
    store: StoreId = STORE
    incarnation: int = 1
    next_seq: int = 1
    cursor: str | None = None
    held: dict[RowName, dict[str, Any]] = field(default_factory=dict)

    @property
    def access(self) -> Access:
        """What its token opens."""
        return Access(self.desk, self.store, None)

    def push(
        self, *intents: PushedIntent, first_seq: int | None = None, incarnation: int | None = None
    ) -> PushAnswer:
        """Send intents; the numbers go on from the last answer unless told otherwise."""
        wish = PushRequest(
            desk=self.desk,
            incarnation=self.incarnation if incarnation is None else incarnation,
            first_seq=self.next_seq if first_seq is None else first_seq,
            intents=list(intents),
        )
        answer = self.office.push.push(self.access, wish)
        self.next_seq = answer.expected_seq
        return answer

    def states(self, *intents: PushedIntent) -> list[tuple[str, str | None]]:
        """Send intents; state and code of each outcome."""
        return [(outcome.state, outcome.code) for outcome in self.push(*intents).outcomes]

    def ask_for(self, staff_id: StaffId = RECEPTIONIST, **way: Any) -> GuestAnswer:
        """Ask for a guest."""
        return self.office.guests.ask(self.access, GuestQuestion(staff_id=staff_id, **way))

    def page(self, most: int = MOST_ROWS) -> PullAnswer:
        """Pull one page and apply it."""
        answer = self.office.pull.pull(self.access, self.cursor, most)
        self.cursor = answer.cursor
        for pulled in answer.rows:
            self._apply(pulled)
        return answer

    def catch_up(self, most: int = MOST_ROWS) -> list[PulledRow]:
        """Pull until there is nothing newer; everything that came, in order."""
        came: list[PulledRow] = []
        while True:
            answer = self.page(most)
            came += answer.rows
            if answer.done:
                return came

    def names(self, table: str) -> set[Any]:
        """The ids it holds of one table."""
        return {row_id for name, row_id in self.held if name == table}

    def _apply(self, pulled: PulledRow) -> None:
        if pulled.kind == PUT:
            assert pulled.row is not None
            self.held[pulled.table, pulled.id] = pulled.row
            return
        self.held.pop((pulled.table, pulled.id), None)
        if pulled.table == "guest":
            theirs = [
                name
                for name, row in self.held.items()
                if name[0] in DOSSIER and row.get("guest_id") == str(pulled.id)
            ]
            for name in theirs:
                del self.held[name]


def note(text: str = "喜欢靠窗", **changes: Any) -> PushedIntent:
    """An intent that is always accepted and makes one row of its own."""
    args = {"note_id": str(new_id()), "guest_id": str(changes.pop("guest_id", GUEST)), "text": text}
    return pushed(replace(Asked("guest.add_note", args), **changes))


def settle_in(database: Database) -> None:
    """Put the small house into a fresh record as the house itself would: stamped, and the guests held."""
    with house_writer(database) as writer:
        for row in house_rows():
            writer.insert(row)
        for guest_id in (GUEST, SECOND_GUEST, THIRD_GUEST):
            writer.book.add(STORE, guest_id, ScopeReason.HOME, None)
            writer.changes.granted.add((STORE, guest_id))
        for desk_id in (DESK, SECOND_DESK, FAR_DESK):
            writer.connection.execute(
                insert(table_of(Progress)).values(desk_id=desk_id, incarnation=1, last_seq=0)
            )
