"""One person at one desk of a real house: works at a pace, notes what was called saved, survives the desk's death."""

from __future__ import annotations

import json
import queue
import random
import threading
import time
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes.house import BIRTHDAY_VOUCHER
from tests.fakes.outside_checkers import Seen, Witness
from tests.fakes.processes import RIGHT
from tests.fakes.real_house import THREE_USES, RealDesk, RealHouse

UNDERSTOOD = frozenset(
    {
        "already_here",
        "cause_refused",
        "guest_unknown",
        "no_voucher_ids",
        "not_allowed",
        "not_here",
        "offline",
        "online_only",
        "place_taken",
        "request_moved",
        "request_unknown",
        "shopper_moved",
        "too_late_to_undo",
        "visit_unknown",
        "voucher_expired",
        "voucher_not_usable",
        "voucher_unknown",
    }
)
"""What a rule may answer to a person; anything else is a defect."""
NO_ROOM = frozenset({"disk_full", "disk_failing", "disk_read_only"})
"""What a desk says whose disk takes nothing: such an intent is not saved."""
READING_SECONDS = 0.1
"""A person who is told so tries again after a moment."""
LONGEST_RESTART = 60.0
_REMEMBERED = 40
"""Open matters of each kind that the person keeps in mind."""


class Hands(threading.Thread):
    """Works until told to stop; whoever wants the desk dead asks for it, and the hands start it again."""

    def __init__(self, house: RealHouse, desk: RealDesk, *, seed: int, pace: float) -> None:
        """`pace` is in intents per second, caught up after a pause."""
        super().__init__(name=f"hands of {desk.profile.name}", daemon=True)
        self.desk = desk
        self.seen = Seen(desk.desk_id, desk.store_id)
        self.refused: Counter[str] = Counter()
        self.strange: list[str] = []
        """Answers that no rule explains."""
        self.kills = 0
        self.turns = 0
        """How often the desk was started with a turned clock."""
        self.without_room = 0
        """Intents that a full disk did not take."""
        self.failure: BaseException | None = None
        self._random = random.Random(seed)  # noqa: S311 - a repeatable afternoon
        self._guests = house.guest_ids()
        self._shopper = str(house.people[f"S00{desk.staff[-1]}"])
        self._pace = pace
        self._ending = threading.Event()
        self._restarts: queue.SimpleQueue[timedelta] = queue.SimpleQueue()
        self._alive = threading.Event()
        self._alive.set()
        self._open: dict[str, list[str]] = {"visit": [], "request": [], "voucher": []}

    def kill_soon(self) -> None:
        """End the desk with SIGKILL while it is at work."""
        self.turn_soon(RIGHT)

    def turn_soon(self, turned: timedelta) -> None:
        """The same, and its machine starts again with a clock that is wrong by so much."""
        self._alive.clear()
        self._restarts.put(turned)

    def wait_until_alive(self) -> None:
        """Until no restart is wished or under way."""
        assert self._alive.wait(LONGEST_RESTART), "the desk does not start"

    def stop(self) -> None:
        """Put the work down; raises what went wrong."""
        self._ending.set()
        self.join()
        if self.failure is not None:
            raise self.failure

    def run(self) -> None:
        """Work."""
        try:
            self._work()
        except BaseException as failure:  # noqa: BLE001 - told to whoever waits for this thread
            self.failure = failure

    def look(self) -> Seen:
        """The desk as it is seen now."""
        self.seen.status = self.desk.running.ask(do="status")
        self.seen.digest = self.desk.running.ask(do="digest")
        return self.seen

    def _work(self) -> None:
        begun, done = time.monotonic(), 0
        while not self._ending.is_set():
            while not self._restarts.empty():
                self._die(self._restarts.get())
            self._alive.set()
            kind, args = self._wish()
            self._take(kind, self.desk.running.ask(do="submit", kind=kind, args=args))
            done += 1
            # refused ones are no work; being ahead of the pace is the only reason to pause
            ahead = len(self.seen.saved) / self._pace - (time.monotonic() - begun)
            if ahead > 0:
                self._ending.wait(ahead)

    def _die(self, turned: timedelta) -> None:
        """SIGKILL with an intent on its way: it may or may not be saved, and nobody was told."""
        kind, args = self._wish()
        self.desk.running.write(json.dumps({"do": "submit", "kind": kind, "args": args}).encode() + b"\n")
        time.sleep(self._random.random() * 0.02)
        self.desk.kill()
        if turned == RIGHT:
            self.kills += 1
        else:
            self.turns += 1
        self.desk.start(turned=turned)

    def _take(self, kind: str, answer: dict[str, Any]) -> None:
        if answer["state"] != "saved":
            self.refused[answer["code"]] += 1
            if answer["code"] in NO_ROOM:
                self.without_room += 1
                self._ending.wait(READING_SECONDS)
            elif answer["code"] not in UNDERSTOOD:
                self.strange.append(f"{kind}: {answer['code']}")
            return
        created = answer["created"]
        for name, matters in self._open.items():
            if f"{name}_id" in created:
                matters.append(created[f"{name}_id"])
                del matters[:-_REMEMBERED]
        first = [value for name, value in created.items() if name != "feedback_id"]
        self.seen.saved.append(Witness(UUID(answer["op_id"]), kind, tuple(UUID(value) for value in first)))

    def _wish(self) -> tuple[str, dict[str, Any]]:
        draw = self._random
        guest = draw.choice(self._guests)
        wishes: list[tuple[int, str, dict[str, Any] | None]] = [
            (6, "visit.check_in", {"guest_id": guest, "companions": draw.randrange(3)}),
            (6, "visit.check_out", self._about("visit", ending=True)),
            (1, "visit.undo_check_in", self._about("visit", ending=True)),
            (8, "guest.add_note", {"guest_id": guest, "text": f"第 {draw.randrange(1000)} 条"}),
            (6, "guest.set_preference", {"guest_id": guest, "topic": "drink", "value": draw.choice("茶水酒")}),
            (1, "guest.assign_shopper", {"guest_id": guest, "staff_id": self._shopper}),
            (4, "request.open", {"guest_id": guest, "kind_of_request": "other", "summary": "拿伞"}),
            (2, "request.close", self._about("request", ending=True)),
            (2, "request.advance", self._about("request", to="accepted", based_on="new")),
            (
                1,
                "voucher.issue",
                {"guest_id": guest, "voucher_type_id": str(draw.choice((BIRTHDAY_VOUCHER, THREE_USES)))},
            ),
            (2, "voucher.redeem", self._about("voucher")),
            (1, "voucher.void", self._about("voucher", reason="写错了")),
        ]
        possible = [(weight, kind, args) for weight, kind, args in wishes if args is not None]
        (_, kind, args) = draw.choices(possible, [weight for weight, _, _ in possible])[0]
        assert args is not None
        return kind, args

    def _about(self, name: str, *, ending: bool = False, **more: Any) -> dict[str, Any] | None:
        """The arguments of something about an open matter; None if there is none."""
        matters = self._open[name]
        if not matters:
            return None
        place = self._random.randrange(len(matters))
        matter = matters[place]
        if ending and self._random.random() < 0.5:
            matters[place] = matters[-1]
            matters.pop()
        return {f"{name}_id": matter, **more}
