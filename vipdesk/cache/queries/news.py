"""What colleagues have said to one person: shoppers' answers to arrivals, and the page of a shift that waits."""

from datetime import timedelta
from uuid import UUID

from vipdesk.cache.queries.handover import waiting_handover
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.news import NewsItem, NewsKind
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import CallAnswer, Role

TOLD_FOR = timedelta(hours=2)
"""So long an answer is worth telling, while the guest is still here."""
_MOST = 9
_ANSWERED = (
    "SELECT visit.id, answered_at, told_id, answer, visit.guest_id, directory_row.name, directory_row.address,"
    " directory_row.address_en, directory_row.merged_into FROM visit"
    " JOIN directory_row ON directory_row.id = visit.guest_id"
    " WHERE visit.store_id = ? AND visit.open = 1 AND checked_in_by = ? AND answered_at > ? AND answer IN (?, ?, ?)"
    " AND visit.retired_at IS NULL ORDER BY answered_at DESC LIMIT ?"
)
_ANSWERS = (CallAnswer.COMING, CallAnswer.THREE_MINUTES, CallAnswer.COVER)


def news(reader: Reader, staff: StaffCard) -> tuple[NewsItem, ...]:
    """The newest first; a page that waits for whoever takes over the counter stands before everything."""
    return (*_handover(reader, staff), *_answers(reader, staff))


def _handover(reader: Reader, staff: StaffCard) -> tuple[NewsItem, ...]:
    page = None if staff.role is Role.SHOPPER else waiting_handover(reader, staff.staff_id)
    if page is None:
        return ()
    return (NewsItem(NewsKind.HANDOVER, page.handover_id, page.signed_at, page.author),)


def _answers(reader: Reader, staff: StaffCard) -> tuple[NewsItem, ...]:
    since = to_microseconds(reader.now - TOLD_FOR)
    rows = reader.cache.rows(_ANSWERED, (reader.store, staff.staff_id.bytes, since, *_ANSWERS, _MOST))
    return tuple(
        NewsItem(
            NewsKind.ANSWER,
            UUID(bytes=row[0]),
            known_instant(row[1]),
            reader.staff_name(row[2]) or Words("", ""),
            masked_person(reader, row[4:9]),
            CallAnswer(row[3]),
        )
        for row in rows
    )
