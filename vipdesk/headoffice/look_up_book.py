"""The book of look-ups: counts of a day for supervisors, each look-up of one person, and what is old enough to go (S33)."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Connection, case, delete, func, select, text

from vipdesk.clock import STORE_ZONE, Clock
from vipdesk.errors import Refused
from vipdesk.headoffice.authority import Access, AuthorBook, author
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.policies import house_policy
from vipdesk.headoffice.problems import NotAllowed
from vipdesk.headoffice.table_load import POSTGRESQL
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.record import GuestLookUp
from vipdesk.models.staff import Staff
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.look_ups import MOST_TOLD, CountedPerson, LookUpAnswer, LookUpQuestion, ToldLookUp

KEPT_POLICY = "look_ups.kept_days"
USUALLY_KEPT = 3 * 365
"""Days: what was processed about whom is told for three years (S36)."""
SHORTEST_KEPT = 180
"""Days; nobody who works as the application takes out what is younger, the database sees to that."""
ROWS_PER_CHUNK = 500
"""In one transaction (P13)."""

_BOOK, _STAFF, _DESK, _DIRECTORY = (table_of(model) for model in (GuestLookUp, Staff, Desk, DirectoryRow))

Span = tuple[datetime, datetime]


class LookUpBook:
    """Tells supervisors of a store about its look-ups."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def ask(self, access: Access, question: LookUpQuestion) -> LookUpAnswer:
        """The day at the asking store; raises NotAllowed for who is no supervisor there."""
        with self._database.snapshot(access.scope) as connection:
            try:
                actor = author(AuthorBook(connection), access, question.staff_id, self._clock.now())
            except Refused as cause:
                raise NotAllowed from cause
            if actor.role is not Role.SUPERVISOR:
                raise NotAllowed
            span = day_span(question.day)
            told = [] if question.of is None else look_ups_of(connection, question.of, span, access.store_id)
            return LookUpAnswer(people=counted_people(connection, span, access.store_id), look_ups=told)


def day_span(day: date) -> Span:
    """A day of the store as instants, its end not included."""
    begins = datetime.combine(day, time(), STORE_ZONE)
    ends = datetime.combine(day + timedelta(days=1), time(), STORE_ZONE)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def counted_people(connection: Connection, span: Span, store_id: UUID | None) -> list[CountedPerson]:
    """Everybody who asked, at one store or anywhere, the most first."""
    asked = func.count().label("asked")
    got = func.sum(case((_BOOK.c.guest_id.is_not(None), 1), else_=0)).label("got")
    person = (_STAFF.c.id, _STAFF.c.code, _STAFF.c.name, _STAFF.c.name_en)
    statement = (
        select(*person, asked, got)
        .join(_STAFF, _STAFF.c.id == _BOOK.c.staff_id)
        .where(_BOOK.c.asked_at >= span[0], _BOOK.c.asked_at < span[1])
        .group_by(*person)
        .order_by(asked.desc(), _STAFF.c.code)
    )
    if store_id is not None:
        statement = statement.where(_BOOK.c.store_id == store_id)
    return [
        CountedPerson(
            staff_id=row.id,
            code=row.code,
            name=row.name,
            name_en=row.name_en,
            look_ups=row.asked,
            found=int(row.got),
        )
        for row in connection.execute(statement)
    ]


def look_ups_of(connection: Connection, staff_id: UUID, span: Span, store_id: UUID | None) -> list[ToldLookUp]:
    """Each look-up of one person, in its order."""
    book = _BOOK.c
    statement = (
        select(
            book.asked_at,
            book.way,
            book.found,
            book.guest_id,
            _DESK.c.name,
            _DIRECTORY.c.address,
            _DIRECTORY.c.address_en,
        )
        .select_from(_BOOK)
        .outerjoin(_DESK, _DESK.c.id == book.desk_id)
        .outerjoin(_DIRECTORY, _DIRECTORY.c.id == book.guest_id)
        .where(book.staff_id == staff_id, book.asked_at >= span[0], book.asked_at < span[1])
        .order_by(book.asked_at, book.id)
        .limit(MOST_TOLD)
    )
    if store_id is not None:
        statement = statement.where(book.store_id == store_id)
    return [
        ToldLookUp(
            asked_at=row.asked_at,
            desk=row.name or "",
            way=row.way,
            found=row.found,
            guest_id=row.guest_id,
            address=row.address,
            address_en=row.address_en,
        )
        for row in connection.execute(statement)
    ]


def forget_look_ups(database: Database, now: datetime) -> int:
    """Take out what is older than policy keeps; how many there were. Interrupted, it is simply run again."""
    with database.snapshot(HOUSE) as connection:
        chosen = house_policy(connection, KEPT_POLICY)
    days = chosen if isinstance(chosen, int) else USUALLY_KEPT
    before = now - timedelta(days=max(days, SHORTEST_KEPT))
    forgotten = 0
    while True:
        last = database.run(HOUSE, lambda connection: _forget_some(connection, before))
        forgotten += last
        if last < ROWS_PER_CHUNK:
            return forgotten


def _forget_some(connection: Connection, before: datetime) -> int:
    if connection.dialect.name == POSTGRESQL:
        given = {"before": before, "most": ROWS_PER_CHUNK}
        return int(connection.scalar(text("SELECT forget_guest_look_ups(:before, :most)"), given) or 0)
    old = select(_BOOK.c.id).where(_BOOK.c.asked_at < before).limit(ROWS_PER_CHUNK)
    return connection.execute(delete(_BOOK).where(_BOOK.c.id.in_(old))).rowcount
