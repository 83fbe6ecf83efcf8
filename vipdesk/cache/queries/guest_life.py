"""A guest beyond the banner: people, wishes, gifts, days, purchases by month, and the distance to the next tier."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.attachments import attachments
from vipdesk.cache.queries.brief import QUIET_KINDS
from vipdesk.cache.queries.guest_lists import MOST_LINES, date_view, pending_requests
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.request_kinds import request_kinds
from vipdesk.cache.queries.same_person import birthday_name, of_person, remaining_id
from vipdesk.cache.queries.standing import standing
from vipdesk.cache.queries.tiers import tier_rules
from vipdesk.chinese.dates import short_date_text
from vipdesk.chinese.lunar import FIRST_DAY, LAST_DAY, lunar_text, lunar_text_en, lunar_to_solar, zodiac
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guest_life import (
    DayView,
    GiftView,
    GuestLife,
    MonthsView,
    NextTier,
    PastRequest,
    PurchaseView,
    RelationView,
    Told,
    WishView,
)
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Act, Calendar, DateKind, GiftFrom, RelationKind, WishState
from vipdesk.rules.purchase_months import last_months, purchase_months
from vipdesk.rules.request_types.declaration import Label
from vipdesk.rules.tier_distance import rolling_year, tier_distance

KEPT_ASIDE = frozenset({"hold", "preorder"})
"""Requests that stand beside the wishes: what is put aside, and what has been ordered for the guest."""


def guest_life(reader: Reader, guest_id: UUID) -> GuestLife | None:
    """Everything of a dossier that the tabs show; None where the dossier is not here."""
    guest_id = remaining_id(reader, guest_id)
    question = "SELECT tier, alias FROM guest WHERE id = ? AND retired_at IS NULL"
    dossier = reader.cache.row(question, (guest_id.bytes,))
    if dossier is None:
        return None
    today = reader.now.astimezone(STORE_ZONE).date()
    spent = list(_spent(reader, guest_id, today))
    months = purchase_months(spent, today)
    return GuestLife(
        guest_id=guest_id,
        relations=relations(reader, guest_id),
        wishes=_wishes(reader, guest_id),
        holds=tuple(each for each in pending_requests(reader, guest_id) if each.kind in KEPT_ASIDE),
        gifts=_gifts(reader, guest_id),
        days=_days(reader, guest_id, today),
        purchases=_purchases(reader, guest_id),
        months=MonthsView(months.months, months.rows),
        next_tier=_next_tier(reader, dossier[0], [(day, fen) for day, _, fen in spent], today),
        past_requests=_past_requests(reader, guest_id),
        attachments=attachments(reader, guest_id, hide_photos=dossier[1] is not None),
        standing=standing(reader, guest_id),
    )


def _rows(reader: Reader, guest_id: UUID, question: str) -> list[tuple[Any, ...]]:
    """The answer to a question about the guest under every name; `{}` in it stands for those names."""
    return reader.cache.rows(of_person(question), (guest_id.bytes,))


def _told(reader: Reader, author_id: bytes | None, noted_at: int | None) -> Told:
    return Told(reader.staff_name(author_id), instant(noted_at))


def agents(reader: Reader, guest_id: UUID, act: Act) -> tuple[RelationView, ...]:
    """Who may do this for a guest."""
    return tuple(each for each in relations(reader, guest_id) if act in each.may)


def relations(reader: Reader, guest_id: UUID) -> tuple[RelationView, ...]:
    """Who belongs to a guest, those first who are nearest."""
    rows = _rows(
        reader,
        guest_id,
        "SELECT id, name, kind, may, note, confidential, author_id, noted_at FROM relation"
        " WHERE guest_id IN {} AND retired_at IS NULL ORDER BY noted_at LIMIT 50",
    )
    kinds, acts = set(RelationKind), list(Act)
    views = []
    for row_id, name, kind, may, note, confidential, author_id, noted_at in rows:
        allowed = json.loads(may)
        views.append(
            RelationView(
                relation_id=UUID(bytes=row_id),
                name=name,
                kind=RelationKind(kind) if kind in kinds else RelationKind.OTHER,
                may=tuple(act for act in acts if act in allowed),
                note=note,
                confidential=bool(confidential),
                told=_told(reader, author_id, noted_at),
            )
        )
    order = list(RelationKind)
    return tuple(sorted(views, key=lambda view: order.index(view.kind)))


def _wishes(reader: Reader, guest_id: UUID) -> tuple[WishView, ...]:
    """Open ones first, of each state the newest first."""
    rows = _rows(
        reader,
        guest_id,
        "SELECT id, what, brand, size, colour, state, author_id, noted_at FROM wish"
        " WHERE guest_id IN {} AND retired_at IS NULL ORDER BY state <> 'open', noted_at DESC LIMIT 50",
    )
    states = set(WishState)
    return tuple(
        WishView(
            UUID(bytes=row_id), what, brand, size, colour, WishState(state), _told(reader, author_id, noted_at)
        )
        for row_id, what, brand, size, colour, state, author_id, noted_at in rows
        if state in states
    )


def _gifts(reader: Reader, guest_id: UUID) -> tuple[GiftView, ...]:
    rows = _rows(
        reader,
        guest_id,
        "SELECT id, what, occasion, given_on, given_by, confidential, author_id, noted_at FROM gift"
        " WHERE guest_id IN {} AND retired_at IS NULL ORDER BY given_on DESC, noted_at DESC LIMIT 50",
    )
    return tuple(
        GiftView(
            gift_id=UUID(bytes=row_id),
            what=what,
            occasion=occasion,
            given_on=date.fromisoformat(given_on),
            given_by=GiftFrom.GUEST if given_by == GiftFrom.GUEST else GiftFrom.US,
            confidential=bool(confidential),
            told=_told(reader, author_id, noted_at),
        )
        for row_id, what, occasion, given_on, given_by, confidential, author_id, noted_at in rows
    )


def _days(reader: Reader, guest_id: UUID, today: date) -> tuple[DayView, ...]:
    """Remembered dates, nearest first; month-only ones, which fall on no day, at the end."""
    rows = _rows(
        reader,
        guest_id,
        "SELECT id, guest_id, kind, calendar, year, month, day, leap, label, confidential FROM important_date"
        " WHERE guest_id IN {} AND retired_at IS NULL ORDER BY kind, month, day LIMIT 50",
    )
    birthday = birthday_name(reader, guest_id.bytes)
    views = []
    for row_id, name, kind, calendar, year, month, day, leap, label, confidential in rows:
        view = date_view(kind, calendar, year, month, day, leap=bool(leap), today=today)
        if view is None or (view.kind is DateKind.BIRTHDAY and name != birthday):
            continue
        views.append(
            DayView(
                date_id=UUID(bytes=row_id),
                date=view,
                label=label,
                confidential=bool(confidential),
                other=_other_calendar(view.calendar, view.next_on),
                animal=_animal(view.kind, view.calendar, (year, month, day), leap=bool(leap)),
            )
        )
    return tuple(sorted(views, key=lambda view: view.date.next_on or date.max))


def _other_calendar(calendar: Calendar, next_on: date | None) -> Words | None:
    """The next day in the calendar it was not given in."""
    if next_on is None:
        return None
    if calendar is Calendar.LUNAR:
        return Words(short_date_text(next_on, "zh"), short_date_text(next_on, "en"))
    return Words(lunar_text(next_on), lunar_text_en(next_on)) if FIRST_DAY <= next_on <= LAST_DAY else None


def _animal(
    kind: DateKind, calendar: Calendar, given: tuple[int | None, int, int | None], *, leap: bool
) -> Words | None:
    """The animal of the year somebody was born in; early in a solar year it may be that of the year before."""
    year, month, day = given
    if kind is DateKind.ANNIVERSARY or year is None or day is None:
        return None
    try:
        solar = (
            lunar_to_solar(year, month, day, leap=leap) if calendar is Calendar.LUNAR else date(year, month, day)
        )
        return Words(zodiac(solar), zodiac(solar, "en"))
    except ValueError:
        return None


def _spent(reader: Reader, guest_id: UUID, today: date) -> Iterator[tuple[date, str, int]]:
    """Purchases of the days that the year's picture or the distance needs."""
    first = min(last_months(today)[0], rolling_year(today))
    rows = _rows(
        reader,
        guest_id,
        "SELECT bought_at, category, amount_fen FROM receipt WHERE guest_id IN {} AND retired_at IS NULL"
        " ORDER BY bought_at DESC LIMIT 5000",
    )
    for bought_at, category, fen in rows:
        day = known_instant(bought_at).astimezone(STORE_ZONE).date()
        if day < first:
            return
        yield day, category, fen


def _purchases(reader: Reader, guest_id: UUID) -> tuple[PurchaseView, ...]:
    rows = _rows(
        reader,
        guest_id,
        "SELECT receipt.id, bought_at, category, brand, amount_fen, store.name, confidential FROM receipt"
        " JOIN store ON store.id = receipt.store_id WHERE guest_id IN {} AND receipt.retired_at IS NULL"
        " ORDER BY bought_at DESC, receipt.id LIMIT 50",
    )
    return tuple(
        PurchaseView(UUID(bytes=row[0]), known_instant(row[1]), row[2], row[3], row[4], row[5], bool(row[6]))
        for row in rows
    )


def _next_tier(
    reader: Reader, tier: str | None, purchases: list[tuple[date, int]], today: date
) -> NextTier | None:
    found = tier_distance(tier, tier_rules(reader), purchases, today)
    if found is None:
        return None
    name = reader.tier(found.tier) or Words(found.tier, found.tier)
    return NextTier(name, found.threshold, found.spent, found.missing, found.since, found.until)


def _past_requests(reader: Reader, guest_id: UUID) -> tuple[PastRequest, ...]:
    rows = _rows(
        reader,
        guest_id,
        "SELECT id, kind, summary, state, coalesce(closed_at, opened_at) AS ended FROM request"
        " WHERE guest_id IN {} AND state IN ('done', 'cancelled') AND retired_at IS NULL AND NOT sensitive"
        " ORDER BY ended DESC LIMIT 50",
    )
    views = []
    types = request_kinds(reader)
    for row_id, kind, summary, state, ended in rows[:MOST_LINES]:
        declared = types.get(kind)
        label = declared.label if declared else Label(kind, kind)
        icon = declared.icon if declared else "concierge-bell"
        words = Words(label.zh, label.en)
        views.append(
            PastRequest(UUID(bytes=row_id), icon, words, summary, state, known_instant(ended), kind in QUIET_KINDS)
        )
    return tuple(views)
