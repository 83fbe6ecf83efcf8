"""A whole house of real processes: head office on PostgreSQL, desks of two stores, each behind a line that can fail."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from tests.fakes.clocks import FakeClock
from tests.fakes.desk_disk import FLOOR_MIB, DeskDisk
from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.house import HeadOffice, guest_id
from tests.fakes.processes import PASSPHRASE, RIGHT, DeskProcess, OfficeProcess, private_file
from vipdesk.cache.disk_room import FLOOR_POLICY
from vipdesk.clock import SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import invite_desk
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.scope import DIRECTORY_POLICY, GROUP
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId, StoreId, derived_id
from vipdesk.models.vocabulary import Role
from vipdesk.models.voucher import VoucherType
from vipdesk.sync.enrol import enrol

STORES = ("天河店", "北京路店")
NAMES = ("陈晓晴", "单晓敏", "欧阳文静", "曾志伟", "黄嘉豪", "区丽珍")
GUESTS = 24
THREE_USES = derived_id("voucher_type", "three uses")


@dataclass
class RealDesk:
    """One enrolled desk: its profile, its line, and its process while it runs."""

    profile: Path
    passphrase_file: Path
    pin_file: Path
    desk_id: UUID
    store_id: UUID
    staff: str
    line: FaultProxy
    disk: DeskDisk | None = None
    process: DeskProcess | None = None
    turned: timedelta = RIGHT
    """By how much the clock of its machine is wrong."""

    @property
    def running(self) -> DeskProcess:
        """Its process."""
        assert self.process is not None
        return self.process

    def start(self, *, sync: bool = True, turned: timedelta = RIGHT) -> DeskProcess:
        """Start it, sign its person in."""
        self.turned = turned
        self.process = DeskProcess(self.profile, self.passphrase_file, sync=sync, turned=turned)
        signed_in = self.process.ask(do="sign_in", staff=self.staff, pin_file=str(self.pin_file))
        assert "staff_id" in signed_in, signed_in
        return self.process

    def kill(self) -> None:
        """SIGKILL."""
        self.running.kill()
        self.process = None

    def drain(self, seconds: float) -> bool:
        """Whether nothing is left to send or to settle within the time; looked at once at least."""
        deadline = time.monotonic() + seconds
        while True:
            # a round that is asked for does not wait for a pause that head office wished
            self.running.ask(do="sync")
            answer = self.running.ask(do="wait", until="idle", seconds=1)
            if answer["reached"]:
                return True
            if time.monotonic() > deadline:
                return False


class RealHouse:
    """Two stores, guests of both, a receptionist and a supervisor in each."""

    def __init__(self, database_url: str, folder: Path, *, workers: int = 2) -> None:
        self.folder = folder
        self.database = Database(database_url)
        self.office = OfficeProcess(database_url, folder / "office", own_clock=True)
        self.stores: list[StoreId] = []
        self.people: dict[str, StaffId] = {}
        self._furnish()
        self.office.start(workers)
        self._workers = workers
        self.desks: list[RealDesk] = []

    def _furnish(self) -> None:
        inside = HeadOffice(self.database, FakeClock(SystemClock().now()))
        for number, name in enumerate(STORES):
            self.stores.append(inside.store(name))
            for letter, role in (("A", Role.RECEPTIONIST), ("B", Role.SUPERVISOR), ("S", Role.SHOPPER)):
                code = f"{letter}00{number}"
                self.people[code] = inside.staff(code, "何嘉仪", role, name)
        for number in range(GUESTS):
            inside.guest(number, NAMES[number % len(NAMES)], self.stores[number % 2])
        set_policy(self.database, DIRECTORY_POLICY, GROUP, None)
        set_policy(self.database, FLOOR_POLICY, FLOOR_MIB, None)
        with house_writer(self.database) as writer:
            writer.insert(
                VoucherType(
                    id=THREE_USES,
                    name="三次券",
                    name_en="Three uses",
                    worth_fen=1000,
                    valid_days=30,
                    uses=3,
                    terms="",
                    terms_en="",
                )
            )

    def restart_office(self) -> None:
        """Kill head office at once, supervisor of its workers first, and start it again at the same address."""
        self.office.kill()
        self.office.start(self._workers)

    def enrol(self, name: str, store: int, *, role: str = "A", own_disk: bool = False) -> RealDesk:
        """Take a desk in, through its own line."""
        line = FaultProxy(self.office.url)
        disk = DeskDisk(self.folder / f"{name}.disk") if own_disk else None
        profile = (self.folder if disk is None else disk.folder) / name
        code = invite_desk(self.database, name, STORES[store], SystemClock().now()).code
        answer = enrol(profile, line.url, code, ca_file=None, passphrase=PASSPHRASE, source=SystemClock())
        desk = RealDesk(
            profile=profile,
            passphrase_file=private_file(self.folder / f"{name}.passphrase", PASSPHRASE),
            pin_file=self.office.pin_file,
            desk_id=answer.desk_id,
            store_id=answer.store_id,
            staff=f"{role}00{store}",
            line=line,
            disk=disk,
        )
        self.desks.append(desk)
        return desk

    def guest_ids(self) -> list[str]:
        """Everybody."""
        return [str(guest_id(number)) for number in range(GUESTS)]

    def close(self) -> None:
        """End everything."""
        for desk in self.desks:
            if desk.process is not None:
                desk.process.kill()
            desk.line.close()
            if desk.disk is not None:
                desk.disk.close()
        self.office.stop()
        self.database.close()


@contextmanager
def real_house(
    database_url: str,
    folder: Path,
    stores: Sequence[int] = (0, 0, 1),
    *,
    workers: int = 2,
    own_disks: bool = False,
) -> Iterator[RealHouse]:
    """A house with desks at these stores, all enrolled, none started; with disks of their own they can become full."""
    house = RealHouse(database_url, folder, workers=workers)
    try:
        for number, store in enumerate(stores):
            house.enrol(f"desk{number}", store, role="B" if number % 2 else "A", own_disk=own_disks)
        yield house
    finally:
        house.close()
