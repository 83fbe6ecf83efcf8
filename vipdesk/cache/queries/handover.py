"""The screen 交班: the page as it would be signed now, and the pages that were signed."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.duty import WrittenDay, read_day
from vipdesk.cache.queries.handover_lines import handover_lines
from vipdesk.cache.queries.reader import Reader, known_instant, read_place
from vipdesk.cache.queries.staff import colleagues
from vipdesk.cache.queries.today import present_guests
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import PlaceChoice, Words
from vipdesk.models.snapshot.handover import HandoverDesk, HandoverDraft, Reading, SignedHandover
from vipdesk.models.values import read_instant, to_microseconds
from vipdesk.models.vocabulary import VisitState
from vipdesk.rules.duty import Span
from vipdesk.rules.handover import Shift, follows, read_lines, shift_of

WAITS = timedelta(hours=24)
"""So long a page that nobody has read to its end is shown to whoever signs in."""
RECEIPT = timedelta(hours=2)
"""So long its author sees who has read it before the next page begins."""
_MOST_PAGES = 8
_PAGES = (
    "SELECT id, author_id, label, next_id, next_label, begun_at, signed_at, visits, present, lines FROM handover"
    " WHERE store_id = ? AND signed_at > ? AND retired_at IS NULL ORDER BY signed_at DESC LIMIT ?"
)
_READINGS = "SELECT staff_id, ticks, read_at FROM handover_read WHERE handover_id = ? AND retired_at IS NULL"
_NOBODY = Words("", "")


def handover_desk(reader: Reader, staff_id: UUID) -> HandoverDesk:
    """Everything for this person: what they would sign, what they have to read, what they signed."""
    pages = _pages(reader)
    own = next((page for page in pages if page.author_id == staff_id), None)
    return HandoverDesk(
        draft=draft(reader, staff_id),
        waiting=_waiting(pages, staff_id),
        own=own if own is not None and reader.now - own.signed_at < RECEIPT else None,
    )


def waiting_handover(reader: Reader, staff_id: UUID | None) -> SignedHandover | None:
    """The page that waits for this person; for nobody in particular the latest that nobody has read to its end."""
    return _waiting(_pages(reader), staff_id)


def signed_handover(reader: Reader, handover_id: UUID) -> SignedHandover | None:
    """One page; None where it is not here."""
    columns = _PAGES.partition(" WHERE ")[0]
    row = reader.cache.row(f"{columns} WHERE id = ? AND store_id = ?", (handover_id.bytes, reader.store))
    return None if row is None else _page(reader, row)


def draft(reader: Reader, staff_id: UUID) -> HandoverDraft:
    """The page that writes itself, from the beginning of this person's shift until now."""
    day = reader.now.astimezone(STORE_ZONE).date()
    today, yesterday = read_day(reader, day), read_day(reader, day - timedelta(days=1))
    mine = staff_id.bytes
    shift = shift_of(_spans(today.get(mine)), _spans(yesterday.get(mine)), reader.now)
    written = yesterday.get(mine) if shift.over_midnight else today.get(mine)
    following = _next(reader, staff_id, today, yesterday)
    return HandoverDraft(
        author=reader.staff_name(mine) or _NOBODY,
        label=(written.label if written is not None else None) or "",
        next_id=None if following is None else following[0].staff_id,
        next=None if following is None else following[0].name,
        next_label="" if following is None else following[1],
        begun_at=shift.begun_at,
        over_midnight=shift.over_midnight,
        written_at=reader.now,
        visits=_visits_since(reader, shift),
        lines=handover_lines(reader),
        guests=present_guests(reader, staff_id),
        places=_places(reader),
    )


def _visits_since(reader: Reader, shift: Shift) -> int:
    return int(
        reader.cache.value(
            "SELECT count(*) FROM visit WHERE store_id = ? AND state <> ? AND checked_in_at >= ?",
            (reader.store, VisitState.UNDONE.value, to_microseconds(shift.begun_at)),
        )
    )


def _next(
    reader: Reader, staff_id: UUID, today: dict[bytes, WrittenDay], yesterday: dict[bytes, WrittenDay]
) -> tuple[StaffCard, str] | None:
    """Who of the same role takes over, with the name of their shift: whoever begins latest."""
    cards = {card.staff_id: card for card in colleagues(reader)}
    author = cards.get(staff_id)
    found: list[tuple[datetime, StaffCard]] = []
    own = None
    for card in cards.values():
        if author is None or card.role is not author.role:
            continue
        raw = card.staff_id.bytes
        begins = follows(_spans(today.get(raw)), _spans(yesterday.get(raw)), reader.now)
        if card is author:
            own = begins
        elif begins is not None:
            found.append((begins, card))
    latest = max(found, key=lambda each: (each[0], each[1].code), default=None)
    if latest is None or (own is not None and latest[0] <= own):
        return None
    card = latest[1]
    written = today.get(card.staff_id.bytes)
    return card, (written.label if written is not None else None) or ""


def _spans(written: WrittenDay | None) -> tuple[Span, ...]:
    return () if written is None else written.spans


def _places(reader: Reader) -> tuple[PlaceChoice, ...]:
    rows = reader.cache.rows(
        "SELECT id, name, name_en, kind FROM lounge_place WHERE store_id = ? AND retired_at IS NULL ORDER BY position",
        (reader.store,),
    )
    return tuple(map(read_place, rows))


def _pages(reader: Reader) -> list[SignedHandover]:
    since = to_microseconds(reader.now - WAITS)
    return [_page(reader, row) for row in reader.cache.rows(_PAGES, (reader.store, since, _MOST_PAGES))]


def _page(reader: Reader, row: tuple[Any, ...]) -> SignedHandover:
    begun, signed = known_instant(row[5]), known_instant(row[6])
    return SignedHandover(
        handover_id=UUID(bytes=row[0]),
        author_id=UUID(bytes=row[1]),
        author=reader.staff_name(row[1]) or _NOBODY,
        label=row[2] or "",
        next_id=None if row[3] is None else UUID(bytes=row[3]),
        next=reader.staff_name(row[3]),
        next_label=row[4] or "",
        begun_at=begun,
        signed_at=signed,
        over_midnight=begun.astimezone(STORE_ZONE).date() != signed.astimezone(STORE_ZONE).date(),
        visits=row[7],
        present=row[8],
        lines=read_lines(json.loads(row[9])),
        readings=tuple(
            Reading(
                reader_id=UUID(bytes=staff_id),
                reader=reader.staff_name(staff_id) or _NOBODY,
                ticks={int(number): read_instant(at) for number, at in json.loads(ticks).items()},
                read_at=None if read_at is None else known_instant(read_at),
            )
            for staff_id, ticks, read_at in reader.cache.rows(_READINGS, (row[0],))
        ),
    )


def _waiting(pages: list[SignedHandover], staff_id: UUID | None) -> SignedHandover | None:
    """The latest page of a colleague that names this person and waits for them, or that nobody has read to its end."""
    for page in pages:
        if page.author_id == staff_id:
            continue
        done = {reading.reader_id for reading in page.readings if reading.read_at is not None}
        named = staff_id is not None and page.next_id == staff_id and staff_id not in done
        if named or not done:
            return page
    return None
