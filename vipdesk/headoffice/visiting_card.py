"""A guest as a visiting card (vCard 3.0): masked, unless two persons whose role allows it answer for more (S31, S34)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from vipdesk.chinese.surnames import is_surname, split_name
from vipdesk.clock import Clock
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest, recorded_guests
from vipdesk.headoffice.feeds.visiting_cards import BIRTHDAY, OWN
from vipdesk.headoffice.house_audit import note_in_audit
from vipdesk.headoffice.member_export import FullRight, shown_cells
from vipdesk.models.card import Card
from vipdesk.models.declarative import table_of
from vipdesk.rules.vcard import CardLine, parts_line, text_line, write_card
from vipdesk.whole_file import write_whole


def export_card(
    database: Database, file: Path, card_no: str, right: FullRight | None, clock: Clock
) -> dict[str, Any]:
    """Write the guest of a card; raises Refused for an unknown card, or one of another store, NotPossible for the file."""
    with database.transaction(HOUSE) as connection:
        guest = _guest_of(connection, card_no)
        home = guest.guest["home_store_id"]
        if right is not None and right.store_id not in (None, home):
            raise Refused(Code.NOT_ALLOWED, role=right.asker.role)
        facts = {"guest": str(guest.guest_id), "masked": right is None, **({} if right is None else right.facts())}
        actor = None if right is None else right.asker.id
        note_in_audit(connection, "guest.export_card", facts, actor=actor, store_id=home, now=clock.now())
    text = write_card(card_lines(guest, masked=right is None))
    write_whole(file, lambda draft: draft.write_bytes(text.encode("utf-8")))
    return {"file": str(file), "masked": right is None}


def card_lines(guest: RecordedGuest, *, masked: bool) -> Iterator[CardLine]:
    """The properties of a guest's card; what no vCard has goes under names of our own."""
    cells = dict(zip(MemberColumn, shown_cells(guest, masked=masked), strict=True))
    name = cells[MemberColumn.NAME]
    family, given = split_name(name)
    chinese = bool(given) or is_surname(family)
    yield text_line("FN", name)
    yield parts_line(
        "N", family if chinese else "", given if chinese else family, "", "", cells[MemberColumn.TITLE]
    )
    if cells[MemberColumn.PHONE]:
        yield text_line("TEL", cells[MemberColumn.PHONE], type="CELL")
    if cells[MemberColumn.BIRTHDAY]:
        yield _birthday(cells[MemberColumn.BIRTHDAY], cells[MemberColumn.CALENDAR])
    gender = {"男": "M", "女": "F"}.get(cells[MemberColumn.GENDER])
    if gender is not None:
        yield text_line("X-GENDER", gender)
    if cells[MemberColumn.NOTE]:
        yield text_line("NOTE", cells[MemberColumn.NOTE])
    for column, own in OWN.items():
        if cells[column] and column is not MemberColumn.TITLE:
            yield text_line(own, cells[column])


def _birthday(text: str, calendar: str) -> CardLine:
    """A whole solar birthday is one for every program; any other is one for us alone."""
    whole = calendar == "公历" and len(text) == len("1981-09-14")
    return text_line("BDAY" if whole else BIRTHDAY, text)


def _guest_of(connection: Connection, card_no: str) -> RecordedGuest:
    table = table_of(Card)
    wanted = (table.c.card_no == card_no, table.c.retired_at.is_(None))
    guest_id = connection.scalar(select(table.c.guest_id).where(*wanted))
    found = {} if guest_id is None else recorded_guests(connection, [guest_id])
    if guest_id not in found:
        raise Refused(Code.GUEST_UNKNOWN)
    return found[guest_id]
