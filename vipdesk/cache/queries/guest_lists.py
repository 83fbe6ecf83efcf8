"""The lists of a profile: preferences, dates, notes, visits, requests, vouchers."""

from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.brief import QUIET_KINDS
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.request_clocks import SHOWN_COLUMNS, ShownRow, shown_clocks, soonest
from vipdesk.cache.queries.request_kinds import icon_of, request_kinds, words
from vipdesk.cache.queries.same_person import birthday_name, in_order, of_person
from vipdesk.chinese.dates import day_given_text
from vipdesk.chinese.lunar import lunar_given, lunar_given_en, next_occurrence, solar_next
from vipdesk.clock import STORE_ZONE
from vipdesk.models.complaint_words import Score
from vipdesk.models.snapshot.guests import (
    DateView,
    NoteView,
    PendingRequest,
    PreferenceView,
    VisitView,
    VoucherLine,
    Words,
)
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Calendar, DateKind, Source, Topic, VisitState, VoucherState
from vipdesk.printed_code import code_tail
from vipdesk.rules.person import Told, standing

MOST_LINES = 50
"""Of any list of a profile; the newest are shown."""
_TOPICS = frozenset(Topic)
_DATE_KINDS = frozenset(DateKind)
_CALENDARS = frozenset(Calendar)
"""What a newer head office knows beyond these is kept and not shown (F37)."""


def preferences(reader: Reader, guest_id: UUID) -> tuple[PreferenceView, ...]:
    """What is known of a guest's wishes, cleared topics left out; of a topic of merged dossiers the one that counts."""
    rows = reader.cache.rows(
        in_order(
            "SELECT since, topic, value, source, author_id, told_at, confirmed FROM name JOIN preference"
            " ON preference.guest_id = name.id AND preference.retired_at IS NULL ORDER BY path"
        ),
        (guest_id.bytes,),
    )
    told: dict[str, list[Told[tuple[Any, ...]]]] = {}
    for since, topic, value, *more, told_at, confirmed in rows:
        if topic in _TOPICS:
            row = (topic, value, *more, told_at, confirmed)
            told.setdefault(topic, []).append(Told(since, told_at, value is not None, row))
    views: list[PreferenceView] = []
    for row in filter(None, map(standing, told.values())):
        topic, value, source, author_id, told_at, confirmed = row
        views.append(
            PreferenceView(
                topic=Topic(topic),
                value=value,
                source=Source(source),
                author=reader.staff_name(author_id),
                told_at=known_instant(told_at),
                confirmed=bool(confirmed),
            )
        )
    order = list(Topic)
    return tuple(sorted(views, key=lambda view: order.index(view.topic)))


def dates(reader: Reader, guest_id: UUID) -> tuple[DateView, ...]:
    """Remembered dates with the day they are kept next."""
    rows = reader.cache.rows(
        of_person(
            "SELECT kind, calendar, year, month, day, leap FROM important_date"
            " WHERE guest_id IN {} AND retired_at IS NULL AND (kind <> 'birthday' OR guest_id IS ?)"
            " ORDER BY kind, month, day"
        ),
        (guest_id.bytes, birthday_name(reader, guest_id.bytes)),
    )
    today = reader.now.astimezone(STORE_ZONE).date()
    views = (
        date_view(kind, calendar, year, month, day, leap=bool(leap), today=today)
        for kind, calendar, year, month, day, leap in rows
    )
    return tuple(view for view in views if view is not None)


def date_view(
    kind: str, calendar: str, year: int | None, month: int, day: int | None, *, leap: bool, today: date
) -> DateView | None:
    """A date with the day it is kept next; None for a kind or a calendar of a newer program."""
    if kind not in _DATE_KINDS or calendar not in _CALENDARS:
        return None
    return DateView(
        kind=DateKind(kind),
        calendar=Calendar(calendar),
        year=year,
        month=month,
        day=day,
        leap=leap,
        as_given=_as_given(calendar, month, day, leap=leap),
        next_on=next_kept(calendar, month, day, leap=leap, after=today),
    )


def notes(reader: Reader, guest_id: UUID) -> tuple[NoteView, ...]:
    """Notes, newest first."""
    rows = reader.cache.rows(
        of_person(
            "SELECT text, author_id, written_at FROM note WHERE guest_id IN {} AND retired_at IS NULL"
            " ORDER BY written_at DESC LIMIT ?"
        ),
        (guest_id.bytes, MOST_LINES),
    )
    views = []
    for text, author_id, written_at in rows:
        views.append(NoteView(text, reader.staff_name(author_id), known_instant(written_at)))
    return tuple(views)


def visits(reader: Reader, guest_id: UUID) -> tuple[VisitView, ...]:
    """Visits, newest first; undone ones are left out."""
    rows = reader.cache.rows(
        of_person(
            "SELECT visit.id, state, checked_in_at, left_at, store.name, place_id, companions,"
            " (SELECT score || ' ' || source || ' ' || given_at FROM rating WHERE visit_id = visit.id AND rating.retired_at IS NULL"
            " ORDER BY source = ? DESC LIMIT 1) FROM visit JOIN store ON store.id = visit.store_id WHERE guest_id IN {} AND state <> ? AND visit.retired_at IS NULL"
            " ORDER BY checked_in_at DESC LIMIT ?"
        ),
        (Source.GUEST.value, guest_id.bytes, VisitState.UNDONE.value, MOST_LINES),
    )
    views = []
    for row_id, state, checked_in_at, left_at, store, place_id, companions, rated in rows:
        score, source, given_at = rated.split() if rated else ("", "", 0)
        place = reader.place(place_id)
        views.append(
            VisitView(
                visit_id=UUID(bytes=row_id),
                state=VisitState(state),
                checked_in_at=known_instant(checked_in_at),
                left_at=instant(left_at),
                store=store,
                place=None if place is None else place.name,
                companions=companions,
                score=Score(score) if score in set(Score) else None,
                by_guest=source == Source.GUEST,
                rated_at=known_instant(int(given_at)) if rated else None,
            )
        )
    return tuple(views)


def pending_requests(reader: Reader, guest_id: UUID) -> tuple[PendingRequest, ...]:
    """What the guest waits for, soonest first by the clocks as they stand; what is paused comes last."""
    rows = reader.cache.rows(
        of_person(
            f"SELECT {SHOWN_COLUMNS}, kind, summary, state FROM request WHERE guest_id IN {{}}"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL AND NOT sensitive"
            " ORDER BY due_at LIMIT ?"
        ),
        (guest_id.bytes, MOST_LINES),
    )
    clocks = shown_clocks(reader, [ShownRow.read(row[:7]) for row in rows])
    kinds = request_kinds(reader)
    views = []
    for row_id, _, _, owner_id, _, _, _, kind, summary, state in sorted(
        rows, key=lambda row: soonest(clocks[row[0]])
    ):
        declared = kinds.get(kind)
        views.append(
            PendingRequest(
                request_id=UUID(bytes=row_id),
                icon=icon_of(declared),
                label=Words(kind, kind) if declared is None else words(declared.label),
                summary=summary,
                state=state,
                owner=reader.staff_name(owner_id),
                due_at=clocks[row_id].due_at,
                kind=kind,
                quiet=kind in QUIET_KINDS,
                clock=clocks[row_id],
            )
        )
    return tuple(views)


def vouchers(reader: Reader, guest_id: UUID) -> tuple[VoucherLine, ...]:
    """The guest's vouchers, usable ones first, then the newest."""
    rows = reader.cache.rows(
        of_person(
            "SELECT voucher.id, voucher_type.name, name_en, voucher.worth_fen, state, uses_left, expires_at, code"
            " FROM voucher JOIN voucher_type ON voucher_type.id = voucher_type_id"
            " WHERE guest_id IN {} AND voucher.retired_at IS NULL"
            " ORDER BY state <> 'issued' OR expires_at <= ?, expires_at, issued_at DESC LIMIT ?"
        ),
        (guest_id.bytes, to_microseconds(reader.now), MOST_LINES),
    )
    return tuple(
        VoucherLine(
            voucher_id=UUID(bytes=row_id),
            name=Words(name, name_en),
            worth_fen=worth,
            state=shown_state(reader, state, expires_at),
            uses_left=uses_left,
            expires_at=known_instant(expires_at),
            code_tail=code_tail(code),
        )
        for row_id, name, name_en, worth, state, uses_left, expires_at, code in rows
    )


def shown_state(reader: Reader, state: str, expires_at: int) -> str:
    """A voucher's state for people: one that is past its date has expired, whatever its row says."""
    over = state == VoucherState.ISSUED and known_instant(expires_at) <= reader.now
    return VoucherState.EXPIRED.value if over else state


def _as_given(calendar: str, month: int, day: int | None, *, leap: bool) -> Words:
    if calendar == Calendar.LUNAR:
        return Words(lunar_given(month, day, leap), lunar_given_en(month, day, leap))
    return Words(day_given_text(month, day, "zh"), day_given_text(month, day, "en"))


def next_kept(calendar: str, month: int, day: int | None, *, leap: bool, after: date) -> date | None:
    """The day on which a date is kept next; None without a day, or where the calendar's tables end."""
    if day is None:
        return None
    try:
        if calendar == Calendar.LUNAR:
            return next_occurrence(month, day, leap, after)
        return solar_next(month, day, after)
    except ValueError:
        return None
