"""Two bookings that keep one place never overlap in the record, whoever writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from tests.fakes.small_house import SECOND_SEAT
from tests.intents.tables.bookings import BOOKING, THEIRS, booking, minutes, theirs
from vipdesk.errors import Code
from vipdesk.headoffice.constraints import code_of
from vipdesk.headoffice.database import HOUSE, Database, violated_constraint
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import derived_id
from vipdesk.models.booking import Booking
from vipdesk.models.declarative import table_of


def _code(work: Callable[[], None]) -> Code | None:
    with pytest.raises(IntegrityError) as broken:
        work()
    return code_of(violated_constraint(broken.value))


@pytest.mark.usefixtures("office")
def test_the_record_keeps_bookings_of_one_place_apart(record: Database) -> None:
    def add(*rows: Booking) -> None:
        with house_writer(record) as writer:
            writer.insert_all(Booking, rows)

    table = table_of(Booking)

    def change(**values: object) -> None:
        with record.transaction(HOUSE) as connection:
            connection.execute(update(table).where(table.c.id == THEIRS).values(**values))

    add(booking(60, 120), theirs(120, 180), theirs(90, 150, id=derived_id("elsewhere"), place_id=SECOND_SEAT))
    assert _code(lambda: add(theirs(119, 121, id=derived_id("new"), state="held"))) is Code.PLACE_BOOKED
    assert _code(lambda: change(starts_at=minutes(119))) is Code.PLACE_BOOKED
    assert _code(lambda: change(place_id=SECOND_SEAT)) is Code.PLACE_BOOKED
    add(theirs(60, 120, id=derived_id("late"), state="collided", collides_with=BOOKING))
    change(state="cancelled", starts_at=minutes(60))
    add(theirs(130, 150, id=derived_id("after")))
    assert _code(lambda: change(state="confirmed")) is Code.PLACE_BOOKED
    with record.snapshot(HOUSE) as connection:
        kept = connection.execute(text("select count(*) from booking where state = 'confirmed'")).scalar_one()
    assert kept == 3
