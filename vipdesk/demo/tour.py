"""The tour: one visit end to end at the shown window, with head office really killed half way (contract.md)."""

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from vipdesk.chinese.script import simplify
from vipdesk.demo.hands import Hands, pause, wait_until
from vipdesk.demo.head_office_process import HeadOfficeProcess
from vipdesk.demo.preparation import PIN
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.models.snapshot.desk import PrintJobView, Saved
from vipdesk.models.snapshot.guests import Hit
from vipdesk.models.vocabulary import PrintState
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.responsiveness import Responsiveness
from vipdesk.ui.route import RAIL, Place

PATIENCE_SECONDS = 20.0
OFFLINE_SECONDS = 20.0
SYNC_SECONDS = 60.0


@dataclass(slots=True)
class Step:
    """One step as tour.json tells it."""

    n: int
    name: str
    online: bool = True
    keys: list[str] = field(default_factory=list)
    shot: str = ""
    op_ids: list[str] = field(default_factory=list)
    ok: bool = False
    took_ms: int = 0
    ui_block_ms: float = 0.0
    """The longest time for which the window's thread was blocked."""


class Tour:
    """Plays the steps in order; a step that fails is told, and the next one is tried all the same."""

    def __init__(
        self,
        desk: FrontDesk,
        window: MainWindow,
        office: HeadOfficeProcess,
        folder: Path,
        guests: list[dict[str, Any]],
    ) -> None:
        """`guests` are candidates to receive; the first whom the search finds and another one are taken."""
        self._watch = Responsiveness(window)
        self._desk, self._window, self._office = desk, window, office
        self._folder = folder
        self._candidates = guests
        self._hands = Hands(window)
        self._ops: list[str] = []
        self._jobs: dict[UUID, PrintJobView] = {}
        self._answers: dict[UUID, str] = {}
        self._first: dict[str, Any] = {}
        self._second: dict[str, Any] = {}
        self._hits: tuple[Hit, ...] = ()
        self.steps: list[Step] = []
        desk.saved.connect(self._note_saved)
        desk.print_changed.connect(self._note_print)
        desk.answered.connect(self._note_answer)

    def play(self) -> None:
        """Play everything."""
        scenes: dict[str, Callable[[], bool]] = {
            "sign_in": self._sign_in,
            "search_initials": self._search,
            "profile": self._open_guest,
            "check_in": self._check_in,
            "seat": self._seat,
            "open_request": self._open_request,
            "head_office_stopped": self._stop_head_office,
            "set_preference": self._set_preference,
            "issue_voucher": self._issue_vouchers,
            "check_in_second": self._check_in_second,
            "head_office_back": self._start_head_office,
            "all_arrived": self._all_arrived,
            "redeem_voucher": self._redeem,
            "print_welcome_card": self._print_card,
            "print_voucher": self._print_voucher,
            "english": self._english,
            "dark": self._dark,
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        for number, (name, scene) in enumerate(scenes.items(), start=1):
            self._play_step(number, name, scene)

    def told(self) -> list[dict[str, Any]]:
        """The steps as JSON values."""
        return [asdict(step) for step in self.steps]

    def _play_step(self, number: int, name: str, scene: Callable[[], bool]) -> None:
        step = Step(number, name)
        self._hands.pressed = step.keys
        self._ops = step.op_ids
        self._watch.start()
        start = time.monotonic()
        try:
            step.ok = scene()
        except Exception as error:  # noqa: BLE001 - a scene that breaks is a step that failed, and the tour says so
            step.keys.append(f"!{type(error).__name__}")
        step.took_ms = round((time.monotonic() - start) * 1000)
        step.online = self._desk.status.online
        pause(250)
        step.shot = f"{number:02d}_{name}.png"
        # taking a picture is the tour's own work, not the window's
        self._watch.stop()
        step.ui_block_ms = round(self._watch.max_block_ms, 1)
        self._window.grab().save(str(self._folder / step.shot))
        self.steps.append(step)

    # -- scenes --------------------------------------------------------------------------------------

    def _sign_in(self) -> bool:
        ready = wait_until(lambda: bool(self._cards()) and not self._desk.status.first_sync, SYNC_SECONDS)
        self._hands.type(PIN)
        self._hands.press("Enter")
        return ready and wait_until(lambda: self._window.at_work, PATIENCE_SECONDS)

    def _search(self) -> bool:
        self._choose_guests()
        self._hands.press("F2")
        self._hands.type(self._first["initials"])
        found = wait_until(lambda: self._window.frame.search.opened, PATIENCE_SECONDS)
        return found and bool(self._first)

    def _open_guest(self) -> bool:
        self._hands.press(*["Down"] * self._first["place"], "Enter")
        return self._in_sight(Place.RECOGNISED, self._first)

    def _check_in(self) -> bool:
        return self._doing(1, lambda: self._hands.press("Enter"))

    def _seat(self) -> bool:
        self._hands.press("Esc")
        self._hands.scan(self._first["card_no"])
        seen = self._in_sight(Place.RECOGNISED, self._first)
        return self._doing(1, lambda: self._hands.press("Right", "Enter")) and seen

    def _open_request(self) -> bool:
        self._hands.press("F3")
        pause(400)
        self._hands.commit("龙井两杯 不加糖")
        return self._doing(1, lambda: self._hands.press("Enter"))

    def _stop_head_office(self) -> bool:
        self._elsewhere(self._office.kill)
        return wait_until(lambda: not self._desk.status.online, OFFLINE_SECONDS)

    def _set_preference(self) -> bool:
        self._hands.press("Ctrl+2")
        seen = self._in_sight(Place.GUESTS, self._first)
        self._hands.press("Ctrl+PgDown")
        self._hands.tab_to("偏好与禁忌", "Preferences and taboos")
        self._hands.press("Home", "Enter")
        pause(400)
        self._hands.press("Ctrl+a")
        self._hands.commit("白茶 温热")
        return self._doing(1, lambda: self._hands.press("Enter")) and seen

    def _issue_vouchers(self) -> bool:
        self._hands.press("Shift+F7")
        wait_until(lambda: self._window.navigation.place is Place.VOUCHERS, PATIENCE_SECONDS)
        pause(400)
        given = self._doing(1, lambda: self._hands.press("Enter"))
        return self._doing(2, lambda: self._hands.press("Down", "Enter")) and given

    def _check_in_second(self) -> bool:
        self._hands.press("Esc")
        self._hands.scan(self._second["card_no"])
        seen = self._in_sight(Place.RECOGNISED, self._second)
        return self._doing(1, lambda: self._hands.press("Enter")) and seen

    def _start_head_office(self) -> bool:
        self._elsewhere(self._office.start)
        return wait_until(lambda: self._desk.status.online, OFFLINE_SECONDS)

    def _all_arrived(self) -> bool:
        self._hands.press("Esc")

        def quiet() -> bool:
            status = self._desk.status
            return status.online and status.waiting == 0 and not status.settling

        return wait_until(quiet, SYNC_SECONDS) and self._desk.status.refused == 0

    def _redeem(self) -> bool:
        self._hands.scan(self._vouchers()[0]["code"])
        wait_until(lambda: self._window.verdicts.opened, PATIENCE_SECONDS)
        pause(300)
        saved = self._doing(1, lambda: self._hands.press("Enter"))
        return saved and wait_until(lambda: self._accepted(self._ops[0]), PATIENCE_SECONDS)

    def _print_card(self) -> bool:
        self._hands.press("Esc", "Esc")
        self._hands.scan(self._first["card_no"])
        self._in_sight(Place.RECOGNISED, self._first)
        return self._printing("welcome_card", lambda: self._hands.press("F8"))

    def _print_voucher(self) -> bool:
        self._hands.press("Esc", f"Ctrl+{RAIL.index(Place.VOUCHERS) + 1}")
        wait_until(lambda: self._window.navigation.place is Place.VOUCHERS, PATIENCE_SECONDS)
        pause(300)
        self._hands.tab_to("打印礼券", "Print voucher")
        return self._printing("voucher", lambda: self._hands.press("Space"))

    def _english(self) -> bool:
        self._hands.press("Ctrl+,")
        wait_until(lambda: self._window.navigation.place is Place.SETTINGS, PATIENCE_SECONDS)
        self._hands.tab_to("中文")
        self._hands.press("Right", "Space")
        return wait_until(lambda: self._desk.settings.language == "en", PATIENCE_SECONDS)

    def _dark(self) -> bool:
        self._hands.tab_to("Follow the system", "Light", "System")
        self._hands.press("Right", "Right", "Space")
        dark = wait_until(lambda: self._desk.settings.theme == "dark", PATIENCE_SECONDS)
        self._hands.press("Ctrl+1")
        return dark and wait_until(lambda: self._window.navigation.place is Place.TODAY, PATIENCE_SECONDS)

    # -- inside --------------------------------------------------------------------------------------

    def _choose_guests(self) -> None:
        """Take the first candidate whom the search box finds by initials, and another guest as the second."""
        for candidate in self._candidates:
            place = self._place_of(candidate)
            if place is not None:
                self._first = candidate | {"place": place}
                break
        others = (candidate for candidate in self._candidates if candidate["guest_id"] != self._first["guest_id"])
        self._second = next(others)

    def _elsewhere(self, work: Callable[[], None]) -> None:
        """Do what takes its time beside the window's thread."""
        thread = threading.Thread(target=work)
        thread.start()
        wait_until(lambda: not thread.is_alive(), PATIENCE_SECONDS)

    def _place_of(self, candidate: dict[str, Any]) -> int | None:
        answered: list[tuple[Hit, ...]] = []
        self._desk.find(simplify(candidate["initials"]), answered.append)
        wait_until(lambda: bool(answered), PATIENCE_SECONDS)
        ids = [hit.guest_id for hit in answered[0]] if answered else []
        return ids.index(candidate["guest_id"]) if candidate["guest_id"] in ids else None

    def _in_sight(self, place: Place, guest: dict[str, Any]) -> bool:
        def there() -> bool:
            shown = self._window.navigation.guest
            return (
                self._window.navigation.place is place
                and shown is not None
                and shown.guest_id == guest["guest_id"]
                and not self._window.navigation.asking
            )

        return wait_until(there, PATIENCE_SECONDS)

    def _doing(self, count: int, act: Callable[[], None]) -> bool:
        """Act, and wait until so many intents of this step are saved."""
        act()
        return wait_until(lambda: len(self._ops) >= count, PATIENCE_SECONDS)

    def _printing(self, document: str, act: Callable[[], None]) -> bool:
        self._jobs.clear()
        act()

        def finished() -> bool:
            done = [job for job in self._jobs.values() if job.document == document]
            return bool(done) and done[-1].state is PrintState.DONE

        if not wait_until(finished, PATIENCE_SECONDS):
            return False
        job = next(job for job in self._jobs.values() if job.document == document)
        shutil.copy(job.target, self._folder / f"{document}.pdf")
        return True

    def _cards(self) -> tuple[Any, ...]:
        found: list[tuple[Any, ...]] = []
        self._desk.staff_cards(found.append)
        wait_until(lambda: bool(found), PATIENCE_SECONDS)
        return found[0] if found else ()

    def _vouchers(self) -> list[dict[str, str]]:
        found: list[Any] = []
        self._desk.voucher_desk(found.append)
        wait_until(lambda: bool(found), PATIENCE_SECONDS)
        recent = sorted(found[0].recent, key=lambda voucher: voucher.issued_at)
        return [{"code": voucher.code} for voucher in recent]

    def _accepted(self, op_id: str) -> bool:
        return self._answers.get(UUID(op_id)) == "accepted"

    def _note_saved(self, saved: Saved) -> None:
        self._ops.append(str(saved.op_id))

    def _note_print(self, job: PrintJobView) -> None:
        self._jobs[job.job_id] = job

    def _note_answer(self, answered: Any) -> None:
        self._answers[answered.op_id] = answered.state
