"""A guest as the banner and the profile show them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.attachments import photo
from vipdesk.cache.queries.brief import brief_lines, has_open_matter
from vipdesk.cache.queries.conflicts import kept_values
from vipdesk.cache.queries.duty import DutyBook, duty_book
from vipdesk.cache.queries.guest_lists import dates, notes, pending_requests, preferences, visits, vouchers
from vipdesk.cache.queries.open_visit import open_visit, terms_of
from vipdesk.cache.queries.places import suggested_places
from vipdesk.cache.queries.points import points
from vipdesk.cache.queries.reader import Reader, instant
from vipdesk.cache.queries.same_person import (
    first_card,
    masked_phones,
    of_person,
    remaining_id,
    shopper_of,
)
from vipdesk.cache.queries.storage import stored_for
from vipdesk.cache.queries.waiting import quoted_minutes
from vipdesk.chinese.salutation import address as salutation
from vipdesk.chinese.surnames import split_name
from vipdesk.models.snapshot.guests import (
    PreferenceView,
    Profile,
    Shopper,
    Taboo,
    Words,
)
from vipdesk.models.vocabulary import AssignmentKind, Topic, VisitState

_DIRECTORY = "SELECT name, spoken, address, address_en, tier, card_no FROM directory_row WHERE id = ?"
_DOSSIER = "SELECT plate, member_since, address_as, alias, full_name, gender, title FROM guest WHERE id = ? AND retired_at IS NULL"
ADDRESS_POLICY = "address"
"""By gender (`f`, `m`, `unknown`) the word a store puts after the surname of whom it knows no title of."""
_LANGUAGES = {"粤语": Words("讲粤语", "Cantonese"), "英语": Words("讲英语", "English"), "普通话": Words("", "")}


def guest_profile(reader: Reader, guest_id: UUID) -> Profile | None:
    """Everything this desk may show of a guest, or of who they turned out to be; None for somebody unheard of."""
    guest_id = remaining_id(reader, guest_id)
    row = reader.cache.row(_DIRECTORY, (guest_id.bytes,))
    if row is None:
        return None
    name, spoken, address, address_en, tier, own_card = row
    card_no = own_card or first_card(reader, guest_id)
    dossier = reader.cache.row(_DOSSIER, (guest_id.bytes,))
    wishes = preferences(reader, guest_id)
    shopper, cover, for_guest = _carers(reader, guest_id)
    return Profile(
        guest_id=guest_id,
        has_dossier=dossier is not None,
        surname=split_name(name)[0] or name[:1],
        address=Words(_address(reader, address, dossier), address_en),
        full_name=name,
        spoken=spoken,
        language=_language(wishes),
        tier=reader.tier(tier),
        card_no=card_no,
        other_cards=_other_cards(reader, guest_id, card_no),
        masked_phones=masked_phones(reader, guest_id),
        plate=None if dossier is None else dossier[0],
        member_since=None if dossier is None or dossier[1] is None else date.fromisoformat(dossier[1]),
        shopper=shopper,
        last_visit=_last_visit(reader, guest_id),
        brief=brief_lines(reader, guest_id, has_taboo=_value(wishes, Topic.TABOO) is not None),
        taboo=_taboo(wishes),
        drink=_value(wishes, Topic.DRINK),
        open_matter=has_open_matter(reader, guest_id),
        visit=open_visit(reader, guest_id),
        places=suggested_places(reader, guest_id),
        preferences=wishes,
        dates=dates(reader, guest_id),
        notes=notes(reader, guest_id),
        visits=visits(reader, guest_id),
        requests=pending_requests(reader, guest_id),
        vouchers=vouchers(reader, guest_id),
        kept=kept_values(reader, guest_id),
        cover=cover,
        cover_for_guest=for_guest,
        address_as=None if dossier is None else dossier[2],
        alias=None if dossier is None else dossier[3],
        photo=None if dossier is None or dossier[3] is not None else photo(reader, guest_id),
        points=points(reader, guest_id),
        quoted_minutes=quoted_minutes(reader),
        right=terms_of(reader, guest_id, tier),
        stored=stored_for(reader, guest_id),
    )


def _other_cards(reader: Reader, guest_id: UUID, card_no: str | None) -> tuple[str, ...]:
    rows = reader.cache.rows(
        of_person(
            "SELECT card_no FROM card WHERE guest_id IN {} AND retired_at IS NULL"
            " AND card_no IS NOT ? ORDER BY card_no"
        ),
        (guest_id.bytes, card_no),
    )
    return tuple(number for (number,) in rows)


def _address(reader: Reader, address: str, dossier: tuple[Any, ...] | None) -> str:
    """The form of address; the store's own word stands where guest and title say nothing (太太, 女士, 老师)."""
    forms = reader.policy(ADDRESS_POLICY)
    if dossier is None or not isinstance(forms, Mapping):
        return address
    address_as, full_name, gender, title = dossier[2], *dossier[4:]
    word = forms.get(gender or "unknown")
    if address_as or title or not isinstance(word, str):
        return address
    return salutation(full_name, gender, word, None)


def _last_visit(reader: Reader, guest_id: UUID) -> Any:
    """The last visit that is over; a purchase counts where no visit was kept."""
    visit = reader.cache.value(
        of_person("SELECT max(checked_in_at) FROM visit WHERE guest_id IN {} AND open = 0 AND state <> ?"),
        (guest_id.bytes, VisitState.UNDONE.value),
    )
    if visit is not None:
        return instant(visit)
    bought = reader.cache.value(
        of_person("SELECT max(bought_at) FROM receipt WHERE guest_id IN {}"), (guest_id.bytes,)
    )
    return instant(bought)


def _carers(reader: Reader, guest_id: UUID) -> tuple[Shopper | None, Shopper | None, bool]:
    """The personal shopper and who stands in: for this guest (True), or on the roster of today."""
    book = duty_book(reader)
    own, cover = (
        shopper_of(reader, guest_id.bytes, kind.value) for kind in (AssignmentKind.PRIMARY, AssignmentKind.COVER)
    )
    for_guest = cover is not None
    if cover is None and own is not None:
        cover = book.cover_of(own)
    return _shopper(reader, book, own), _shopper(reader, book, cover), for_guest


def _shopper(reader: Reader, book: DutyBook, staff_id: bytes | None) -> Shopper | None:
    row = reader.cache.row("SELECT id, name, name_en, store_id FROM staff WHERE id = ?", (staff_id,))
    return None if row is None else Shopper(UUID(bytes=row[0]), Words(row[1], row[2]), book.of(row[0], row[3]))


def _value(wishes: tuple[PreferenceView, ...], topic: Topic) -> str | None:
    return next((wish.value for wish in wishes if wish.topic is topic), None)


def _taboo(wishes: tuple[PreferenceView, ...]) -> Taboo | None:
    for wish in wishes:
        if wish.topic is Topic.TABOO and wish.value is not None:
            return Taboo(wish.value, wish.source, wish.told_at, wish.confirmed)
    return None


def _language(wishes: tuple[PreferenceView, ...]) -> Words | None:
    spoken = _value(wishes, Topic.LANGUAGE)
    if spoken is None:
        return None
    words = _LANGUAGES.get(spoken, Words(spoken, spoken))
    return words if words.zh else None
