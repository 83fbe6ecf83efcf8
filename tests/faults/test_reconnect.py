"""Fifty desks come back to one head office at the same moment: none is lost, none storms."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.house import KEY, HeadOffice
from tests.fakes.processes import OfficeProcess
from tests.plugins.records import RecordFactory
from vipdesk.cache import outbox
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.perform import perform
from vipdesk.cache.profile import Enrolment, create_cache, open_cache
from vipdesk.clock import SystemClock
from vipdesk.errors import VipDeskError
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.desks import invite_desk
from vipdesk.ids import StaffId
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Note
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.sign_in import EnrolRequest
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.pace import Pace
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import Credentials, Transport

DESKS = 50
STORE = "天河店"
ROUNDS = 60
"""Tries that each desk has before the test calls it stuck."""
SHORTENED = 0.05
"""Pauses are shortened to this share, so that the desks come back all the closer together."""


class SmallBackRoom(threading.Thread):
    """A desk's cache, transport, cycle and pace as the product has them, on one thread, without processes."""

    def __init__(self, profile: Path, url: str, key: DeskKey, seed: int) -> None:
        super().__init__(daemon=True)
        self._profile = profile
        self._url = url
        self._key = key
        self._pace = Pace(1.0, random.Random(seed).random)  # noqa: S311 - jitter that can be repeated
        self.pauses: list[float] = []
        self.done = False

    def run(self) -> None:
        """Round after round until nothing waits."""
        self.done = False
        cache = open_cache(self._profile, KEY, Use.BACK_ROOM)
        transport = Transport(self._url, None, Credentials(DeskState(cache).desk_id, self._key))
        listener = Listener(changed=lambda _: None, answered=lambda _: None, moved=lambda: None)
        cycle = Cycle(cache, transport, SystemClock(), listener)
        for _ in range(ROUNDS):
            try:
                cycle.round()
            except VipDeskError as error:
                self.pauses.append(self._pace.after_failure(error))
                time.sleep(self.pauses[-1] * SHORTENED)
            else:
                self.done = not outbox.waiting(cache, 1)
                break
        transport.close()
        cache.close()


@dataclass
class Crowd:
    """Fifty desks that were cut off with work in hand."""

    database: Database
    line: FaultProxy
    desks: list[SmallBackRoom]


def _work(cache: Cache, author: StaffId, guest: str) -> None:
    for number in range(2):
        args = {"guest_id": guest, "text": str(number)}
        perform(cache, SystemClock(), author, "guest.add_note", args, online=False)


@pytest.fixture
def crowd(record_factory: RecordFactory, tmp_path: Path) -> Iterator[Crowd]:
    with record_factory.fresh("postgresql") as url:
        database = Database(url)
        inside = HeadOffice(database, SystemClock())  # type: ignore[arg-type]  # it only asks for the time
        store = inside.store(STORE)
        author = inside.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        guest = inside.guest(1, "陈晓晴", store)
        office = OfficeProcess(url, tmp_path / "office")
        office.start(2)
        line = FaultProxy(office.url)
        desks = []
        for number in range(DESKS):
            key = DeskKey.generate()
            code = invite_desk(database, f"desk {number}", STORE, inside.clock.now()).code
            answer = inside.doorkeeper.enrol(EnrolRequest(code=code, public_key=key.public_text))
            profile = tmp_path / f"desk {number}"
            create_cache(profile, KEY, Enrolment(line.url, None, key.private_text, answer), SystemClock())
            desks.append(SmallBackRoom(profile, line.url, key, number))
            desks[-1].run()
            cache = open_cache(profile, KEY, Use.COUNTER)
            _work(cache, author, str(guest))
            cache.close()
        line.cut()
        yield Crowd(database, line, desks)
        line.close()
        office.stop()
        database.close()


@pytest.mark.proves("F49", "I22")
def test_fifty_desks_that_come_back_together_are_all_served_and_none_meets_an_error(crowd: Crowd) -> None:
    crowd.line.answered.clear()
    for desk in crowd.desks:
        desk.start()
    # the line returns while every desk is already trying
    time.sleep(0.5)
    crowd.line.join()
    for desk in crowd.desks:
        desk.join(120)
    assert [desk.done for desk in crowd.desks] == [True] * DESKS
    assert set(crowd.line.answered) <= {200, 429, 503}
    pauses = [pause for desk in crowd.desks for pause in desk.pauses]
    assert len({round(pause, 2) for pause in pauses}) > DESKS // 2
    with crowd.database.snapshot(HOUSE) as connection:
        assert connection.scalar(select(func.count()).select_from(table_of(Note))) == 2 * DESKS
