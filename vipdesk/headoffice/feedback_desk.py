"""A guest says by the code of a card how content they were: once a visit, without signing in, and nobody is named."""

import threading
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from vipdesk.clock import Clock
from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feedback_words import FeedbackPage, Said
from vipdesk.headoffice.house_audit import HOUSE_DESK, note_in_audit
from vipdesk.headoffice.ledger import Circumstance, RecordLedger
from vipdesk.headoffice.scope import ScopeBook, take_turn
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import DeskId, GuestId, OpId, RatingId, StaffId, StoreId, VisitId, derived_id, new_id
from vipdesk.intents.ledger import Actor
from vipdesk.intents.requests.follow_up import open_follow_up
from vipdesk.models.complaint_words import Score
from vipdesk.models.declarative import table_of
from vipdesk.models.rating import Rating
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import Role, Source, VisitState
from vipdesk.printed_code import CodeType, read_code, write_code

GOOD_FOR = timedelta(days=30)
"""So long after the arrival a code is answered, and so long a guest is not asked again (product.md §3.3)."""
MOST_A_MINUTE = 60
"""Questions from one address; a whole lounge may share one."""
_MOST_ADDRESSES = 10_000
_ABOUT = "贵宾扫码答不满意"
"""What the call is about: words of the store's own, for they stand in the store's list."""

_VISIT, _RATING = table_of(Visit), table_of(Rating)


class Pace:
    """How often an address has asked in this minute; forgotten when the next one begins."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        self._most = most
        self._minute = -1
        self._asked: dict[str, int] = {}
        self._lock = threading.Lock()

    def allows(self, address: str, now: datetime) -> bool:
        """Count a question, and say whether it may be asked."""
        minute = int(now.timestamp() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._asked = minute, {}
            if address not in self._asked and len(self._asked) >= _MOST_ADDRESSES:
                return False
            asked = self._asked[address] = self._asked.get(address, 0) + 1
            return asked <= self._most


class FeedbackDesk:
    """Head office's side of the page behind a card's code."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock
        self._pace = Pace()

    def page(self, address: str, code: str) -> FeedbackPage:
        """The question, or why it is not asked."""
        now = self._clock.now()
        if not self._pace.allows(address, now):
            return FeedbackPage(Said.BUSY, 429)
        with self._database.snapshot(HOUSE) as connection:
            return _asked(connection, _visit(connection, code, now), now)

    def answer(self, address: str, code: str, score: str) -> FeedbackPage:
        """Keep the answer; whoever is discontented is called."""
        now = self._clock.now()
        if not self._pace.allows(address, now):
            return FeedbackPage(Said.BUSY, 429)
        with self._database.snapshot(HOUSE) as connection:
            page = _asked(connection, _visit(connection, code, now), now)
        if page.said is not Said.ASK or score not in set(Score):
            return page
        return self._database.run(HOUSE, lambda connection: _answered(connection, code, Score(score), now))


def _answered(connection: Connection, code: str, score: Score, now: datetime) -> FeedbackPage:
    # it locks as it goes (decision 0006); of two answers that come at once the later one waits here and finds the earlier
    take_turn(connection, alone=True)
    visit = _visit(connection, code, now)
    page = _asked(connection, visit, now)
    if visit is None or page.said is not Said.ASK:
        return page
    writer = RecordWriter(connection, ScopeBook(connection))
    said = _keep(writer, visit, score, now)
    writer.stamp()
    return said


def _visit(connection: Connection, code: str, now: datetime) -> Visit | None:
    """The visit of a card, while its code is good."""
    read = read_code(code)
    if read is None or read.type is not CodeType.FEEDBACK:
        return None
    found = connection.execute(
        select(_VISIT).where(
            _VISIT.c.feedback_code == write_code(CodeType.FEEDBACK, read.id),
            _VISIT.c.checked_in_at > now - GOOD_FOR,
            _VISIT.c.state != VisitState.UNDONE.value,
            _VISIT.c.retired_at.is_(None),
        )
    )
    row = found.mappings().one_or_none()
    return None if row is None else read_row(Visit, row)


def _asked(connection: Connection, visit: Visit | None, now: datetime) -> FeedbackPage:
    if visit is None:
        return FeedbackPage(Said.UNKNOWN, 404)
    names = ScopeBook(connection).groups([visit.guest_id])[visit.guest_id]
    given = select(_RATING.c.visit_id).where(
        among(connection, _RATING.c.guest_id, names),
        _RATING.c.source == Source.GUEST.value,
        _RATING.c.given_at > now - GOOD_FOR,
        _RATING.c.retired_at.is_(None),
    )
    visits = set(connection.execute(given).scalars())
    if visit.id in visits:
        return FeedbackPage(Said.THANKS)
    return FeedbackPage(Said.ENOUGH if visits else Said.ASK)


def _keep(writer: RecordWriter, visit: Visit, score: Score, now: datetime) -> FeedbackPage:
    store_id, guest_id = StoreId(visit.store_id), GuestId(visit.guest_id)
    # nobody of the staff: the house's own id stands where others have their person and their desk
    nobody = Actor(StaffId(HOUSE_DESK), Role.HEAD_OFFICE, store_id)
    ledger = RecordLedger(writer, Circumstance(OpId(new_id()), nobody, DeskId(HOUSE_DESK), now, now))
    ledger.insert(
        Rating(
            id=RatingId(derived_id("rating", str(visit.id), Source.GUEST.value)),
            guest_id=guest_id,
            visit_id=VisitId(visit.id),
            store_id=store_id,
            score=score,
            note=None,
            source=Source.GUEST,
            given_at=now,
            author_id=nobody.staff_id,
        )
    )
    facts = {"visit_id": str(visit.id), "score": score.value}
    note_in_audit(writer.connection, "feedback.given", facts, actor=None, store_id=store_id, now=now)
    if score is not Score.POOR:
        return FeedbackPage(Said.THANKS)
    open_follow_up(ledger, visit.id, guest_id, _ABOUT)
    return FeedbackPage(Said.CALLED)
