"""Real processes under random faults: people work at every desk, the line fails, processes are killed, then all heals."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from tests.fakes.fault_proxy import Deck, Fault
from tests.fakes.hands import Hands
from tests.fakes.outside_checkers import violations
from tests.fakes.processes import RIGHT
from tests.fakes.real_house import RealHouse
from tests.plugins.postgres import OwnServer

PACE = 40.0
"""Intents per second that each desk's person wishes for: more than is asked, to catch up after a restart."""
SHARE = 0.2
"""Of the requests that meet a fault of the line."""
QUIET_SECONDS = 3
DRAIN_SECONDS = 30.0
TURNS = (timedelta(days=-3650), timedelta(hours=-26), timedelta(hours=7), timedelta(days=5))
"""Of a clock; further ahead than a week a desk leaves alone what has value (F24)."""
OFFICE_TURNS = (timedelta(hours=-1), timedelta(hours=1))
FULL_SECONDS = 1.0
"""From the first intent that a full disk refused."""
LONGEST_FILLING = 20.0
LONGEST_WAIT = 300.0
"""Seconds after the last blow until every fault of the line must have been met."""


class Blow(StrEnum):
    """What is done to processes, one after the other."""

    KILL_DESK = "kill_desk"
    """F27."""
    KILL_WORKER = "kill_worker"
    """F14."""
    KILL_OFFICE = "kill_office"
    """F14: all of head office."""
    RESTART_DATABASE = "restart_database"
    """F15."""
    PARTITION = "partition"
    """F8: one desk without a line for a while."""
    PAUSE_DESK = "pause_desk"
    """F35: the desk's processes stand still for a while."""
    FILL_DISK = "fill_disk"
    """F30: one desk's disk takes nothing for a while."""
    TURN_CLOCK = "turn_clock"
    """F25: one desk's machine is started again with its clock hours, days or years off, and right at its next start."""
    TURN_OFFICE_CLOCK = "turn_office_clock"
    """F26: head office's clock jumps an hour forward or back while it serves, and is put right by the next turn."""


@dataclass(slots=True)
class Report:
    """What happened, and what was found afterwards."""

    seed: int
    faults: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    intents: list[int] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    drained_in: float = 0.0

    @property
    def missing(self) -> list[str]:
        """Kinds of fault that never happened."""
        return [kind for kind in (*Fault, *Blow) if not self.faults[kind]]

    @property
    def slowest(self) -> float:
        """Intents per second at the slowest desk."""
        return min(self.intents, default=0) / max(self.seconds, 0.001)


class Storm:
    """One storm over one house; everything random comes from the seed."""

    def __init__(self, house: RealHouse, server: OwnServer, seed: int, *, pace: float = PACE) -> None:
        """Start the desks and wait until each has what its store holds."""
        self._house = house
        self._server = server
        self._random = random.Random(seed)  # noqa: S311 - a repeatable schedule
        self.report = Report(seed)
        for desk in house.desks:
            desk.start()
        self._hands = [
            Hands(house, desk, seed=seed * 10 + number, pace=pace) for number, desk in enumerate(house.desks)
        ]
        self._full_disks = 0
        """How often a full disk refused something."""
        self._office_turned = RIGHT
        self._blows: dict[Blow, Callable[[], None]] = {
            Blow.KILL_DESK: lambda: self._random.choice(self._hands).kill_soon(),
            Blow.KILL_WORKER: lambda: self._random.choice(self._house.office.workers()).kill(),
            Blow.KILL_OFFICE: house.restart_office,
            Blow.RESTART_DATABASE: self._restart_database,
            Blow.PARTITION: self._partition,
            Blow.PAUSE_DESK: self._pause_desk,
            Blow.FILL_DISK: self._fill_disk,
            Blow.TURN_CLOCK: lambda: self._random.choice(self._hands).turn_soon(self._random.choice(TURNS)),
            Blow.TURN_OFFICE_CLOCK: lambda: self._turn_office_clock(self._random.choice(OFFICE_TURNS)),
        }

    def rage(self, *, seconds: float = 0.0, rounds: int = 1, beat: float = 2.0) -> None:
        """Work and blows until the time is up and every blow was dealt so many times."""
        begun = time.monotonic()
        deck = Deck(self.report.seed, SHARE, Fault)
        for desk in self._house.desks:
            desk.line.by_chance(deck)
        for hands in self._hands:
            hands.start()
        dealt = 0
        while dealt < rounds or time.monotonic() - begun < seconds:
            for blow in self._random.sample(list(Blow), len(Blow)):
                time.sleep(beat * (0.5 + self._random.random()))
                self._blows[blow]()
                self.report.faults[blow] += 1
            dealt += 1
        self._wait_for_every_fault(deck)
        for hands in self._hands:
            hands.stop()
        self.report.seconds = time.monotonic() - begun

    def calm(self, drain_seconds: float = DRAIN_SECONDS) -> Report:
        """Heal, become quiet, drain, check."""
        report = self.report
        report.faults[Blow.KILL_DESK] = sum(hands.kills for hands in self._hands)
        report.faults[Blow.TURN_CLOCK] = sum(hands.turns for hands in self._hands)
        report.faults[Blow.FILL_DISK] = self._full_disks
        for desk in self._house.desks:
            report.faults.update(desk.line.met)
            desk.line.mend()
        self._turn_office_clock(RIGHT)
        quiet = time.monotonic() + QUIET_SECONDS
        for desk in self._house.desks:
            if desk.turned != RIGHT:
                desk.kill()
                desk.start()
        time.sleep(max(0.0, quiet - time.monotonic()))
        begun = time.monotonic()
        for desk in self._house.desks:
            if not desk.drain(begun + drain_seconds - time.monotonic()):
                report.stuck.append(f"{desk.profile.name}: {desk.running.ask(do='status')}")
        report.drained_in = time.monotonic() - begun
        for desk in self._house.desks * 2:
            # once all have sent, each fetches what the others sent
            desk.running.ask(do="sync")
        report.intents = [len(hands.seen.saved) for hands in self._hands]
        for hands in self._hands:
            report.refused.update(hands.refused)
            report.violations += hands.strange
        report.violations += violations(self._house.database, [hands.look() for hands in self._hands])
        return report

    def _wait_for_every_fault(self, deck: Deck) -> None:
        """Every fault is dealt before any comes again, but a slow machine sends few requests: it gets longer."""
        deck.hurry()
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            met = Counter[Fault]()
            for desk in self._house.desks:
                met.update(desk.line.met)
            if all(met[fault] for fault in Fault):
                return
            time.sleep(0.2)

    def _restart_database(self) -> None:
        self._server.halt()
        self._server.resume()

    def _turn_office_clock(self, turned: timedelta) -> None:
        """Wrong where it was right, and right where it was wrong."""
        self._office_turned = turned if self._office_turned == RIGHT else RIGHT
        self._house.office.turn_clock(self._office_turned)

    def _partition(self) -> None:
        desk = self._random.choice(self._house.desks)
        desk.line.cut()
        time.sleep(1 + 2 * self._random.random())
        desk.line.join()

    def _pause_desk(self) -> None:
        """Stop the back room: the counter goes on, as it must."""
        hands = self._random.choice(self._hands)
        hands.wait_until_alive()
        back_room = hands.desk.running.back_room()
        back_room.send_signal(signal.SIGSTOP)
        time.sleep(2)
        back_room.send_signal(signal.SIGCONT)

    def _fill_disk(self) -> None:
        """Until somebody at the desk has been told so, and a little longer."""
        hands = self._random.choice(self._hands)
        hands.wait_until_alive()
        disk, counter = hands.desk.disk, hands.desk.running.pid
        assert disk is not None, "a storm needs desks with disks of their own"
        before = hands.without_room
        deadline = time.monotonic() + LONGEST_FILLING
        disk.fill(counter)
        try:
            while hands.without_room == before and time.monotonic() < deadline:
                time.sleep(0.02)
            self._full_disks += hands.without_room > before
            time.sleep(FULL_SECONDS)
        finally:
            disk.make_room(counter)
