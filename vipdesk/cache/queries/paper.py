"""What stands on a paper: gathered from the cache, so that printing needs no line."""

from uuid import UUID

from vipdesk.cache.queries.handover import signed_handover
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import addressed, shopper_of
from vipdesk.cache.queries.status import counts
from vipdesk.cache.queries.today import present_guests
from vipdesk.chinese.dates import clock_text
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.paper import HandoverGuest, HandoverPaper, VoucherPaper, WelcomeCardPaper
from vipdesk.models.snapshot.today import PresentGuest
from vipdesk.printed_code import FEEDBACK_POLICY, feedback_text


def welcome_card(reader: Reader, visit_id: UUID, language: str) -> WelcomeCardPaper | None:
    """The card of a visit; None for a visit this desk does not have."""
    row = reader.cache.row(
        "SELECT guest_id, address, address_en, merged_into, place_id, feedback_code, checked_in_at FROM visit"
        " JOIN directory_row ON directory_row.id = visit.guest_id WHERE visit.id = ?",
        (visit_id.bytes,),
    )
    if row is None:
        return None
    guest_id, address = addressed(reader, row[:4])
    place_id, feedback_code, checked_in_at = row[4:]
    english = language == "en"
    shopper = reader.staff_name(shopper_of(reader, guest_id))
    place = reader.place(place_id)
    wifi = reader.policy("paper.wifi", {})
    parking = reader.policy("paper.parking", {})
    return WelcomeCardPaper(
        house=house_name(reader, language),
        address=address.en if english else address.zh,
        place=None if place is None else (place.name.en if english else place.name.zh),
        shopper=None if shopper is None else (shopper.en if english else shopper.zh),
        wifi_name=wifi.get("name"),
        wifi_password=wifi.get("password"),
        parking=parking.get(language),
        feedback_code=feedback_text(reader.policy(FEEDBACK_POLICY), feedback_code),
        day=known_instant(checked_in_at).astimezone(STORE_ZONE).date(),
        language=language,
    )


def voucher(reader: Reader, voucher_id: UUID, language: str, copy: int) -> VoucherPaper | None:
    """The paper of a voucher; None for one this desk does not have."""
    row = reader.cache.row(
        "SELECT store.name, voucher_type.name, voucher_type.name_en, voucher.worth_fen, guest_id, address, address_en,"
        " merged_into, expires_at, terms, terms_en, code, issued_at, uses FROM voucher"
        " JOIN voucher_type ON voucher_type.id = voucher_type_id JOIN store ON store.id = voucher.store_id"
        " JOIN directory_row ON directory_row.id = voucher.guest_id WHERE voucher.id = ?",
        (voucher_id.bytes,),
    )
    if row is None:
        return None
    english = language == "en"
    store, name, name_en, worth, *holder, expires_at, terms, terms_en, code, issued_at, uses = row
    _, address = addressed(reader, tuple(holder))
    return VoucherPaper(
        house=house_name(reader, language),
        store=store,
        name=name_en if english else name,
        worth_fen=worth,
        holder=address.en if english else address.zh,
        # the end of the last day is midnight; the day people read is the one before it
        expires_on=known_instant(expires_at - 1).astimezone(STORE_ZONE).date(),
        terms=terms_en if english else terms,
        code=code,
        day=known_instant(issued_at).astimezone(STORE_ZONE).date(),
        uses=uses,
        copy=copy,
        language=language,
    )


def handover(reader: Reader, handover_id: UUID, language: str) -> HandoverPaper | None:
    """The page of a handover that was signed, with who is in the lounge now; None for one this desk does not have."""
    page = signed_handover(reader, handover_id)
    if page is None:
        return None
    english = language == "en"
    return HandoverPaper(
        house=house_name(reader, language),
        store=reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,)) or "",
        author=page.author.en if english else page.author.zh,
        label=page.label,
        next="" if page.next is None else page.next.en if english else page.next.zh,
        next_label=page.next_label,
        over_midnight=page.over_midnight,
        begun_at=page.begun_at,
        signed_at=page.signed_at,
        printed_at=reader.now,
        visits=page.visits,
        present=page.present,
        lines=page.lines,
        guests=tuple(_present(guest, english=english) for guest in present_guests(reader, None)),
        waiting=counts(reader).waiting - _signature_waits(reader, handover_id),
        language=language,
    )


def _signature_waits(reader: Reader, handover_id: UUID) -> int:
    """1 while head office does not have the page itself, which nobody who reads it needs to be told."""
    signature = (
        "SELECT count(*) FROM outbox WHERE state = 'waiting' AND kind = 'handover.sign'"
        " AND json_extract(args, '$.handover_id') = ?"
    )
    return int(reader.cache.value(signature, (str(handover_id),)))


def _present(guest: PresentGuest, *, english: bool) -> HandoverGuest:
    """梁** 太太，周敏在陪."""
    title = guest.guest.title.en if english else guest.guest.title.zh
    named = f"{title} {guest.guest.masked}" if english else f"{guest.guest.masked} {title}"
    shopper = "" if guest.shopper is None else guest.shopper.en if english else guest.shopper.zh
    beside = (f", with {shopper}" if english else f"，{shopper}在陪") if shopper else ""
    place = "" if guest.place is None else guest.place.en if english else guest.place.zh
    came = clock_text(guest.since)
    return HandoverGuest(place, named.strip() + beside, f"since {came}" if english else f"{came} 到")


def house_name(reader: Reader, language: str) -> str:
    """The name of the house; where none is set, that of the store."""
    named = reader.policy("house", {}).get(language)
    return str(named or reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,)) or "")
