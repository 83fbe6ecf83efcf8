"""A desk folder as a day at the counter leaves it: people, guests, a visit, a voucher; head office is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from tests.fakes.clocks import FakeClock
from tests.fakes.house import BIRTHDAY_VOUCHER, KEY, PIN, HeadOffice, enrol_desk
from tests.plugins.records import RecordFactory
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.verifiers import keep_verifier
from vipdesk.clock import SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.ids import GuestId, StaffId
from vipdesk.models.vocabulary import Role

DEAD_ADDRESS = "http://127.0.0.1:9"
STORE = "天河店"


@dataclass(frozen=True)
class DeskProfile:
    """Where it is and what is in it."""

    profile: Path
    key: bytes
    receptionist: StaffId
    """Known here, code A001, with `PIN`."""
    stranger: StaffId
    """Has never signed in here, code A002."""
    here: GuestId
    """Has an open visit."""
    away: GuestId
    visit: UUID
    voucher: UUID


@contextmanager
def filled_profile(factory: RecordFactory, folder: Path) -> Iterator[DeskProfile]:
    """Make one, in sync, with nothing waiting."""
    with factory.fresh("sqlite") as url:
        database = Database(url)
        # real processes open it with the machine's clock: as far as that says, head office was heard just now
        office = HeadOffice(database, FakeClock(SystemClock().now()))
        store = office.store(STORE)
        receptionist = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        stranger = office.staff("A002", "郑岚", Role.SUPERVISOR, STORE)
        here, away = office.guest(1, "陈晓晴", store), office.guest(2, "单晓敏", store)
        desk = enrol_desk(office, folder / "desk", "前台一", STORE)
        desk.sync()
        visit = desk.submit(receptionist, "visit.check_in", guest_id=here, companions=1)
        voucher = desk.submit(receptionist, "voucher.issue", guest_id=here, voucher_type_id=BIRTHDAY_VOUCHER)
        desk.sync()
        keep_verifier(desk.cache, KEY, receptionist, PIN, office.clock.now())
        with desk.cache.transaction():
            DeskState(desk.cache).put("server_url", DEAD_ADDRESS)
        desk.close()
        database.close()
        yield DeskProfile(
            profile=folder / "desk",
            key=KEY,
            receptionist=receptionist,
            stranger=stranger,
            here=here,
            away=away,
            visit=visit.created["visit_id"],
            voucher=voucher.created["voucher_id"],
        )
