"""Plays the demonstration: prepares it, opens the window, and hands over to a person or to the tour."""

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vipdesk import __version__
from vipdesk.cache.keys import read_key
from vipdesk.cache.profile import ProfileLock
from vipdesk.command import read_secret
from vipdesk.config import Settings
from vipdesk.counter import Counter, run_counter
from vipdesk.demo.folder import DemoFolder, fresh_folder
from vipdesk.demo.head_office_process import HeadOfficeProcess
from vipdesk.demo.preparation import PIN, Sources, enrol_demo_desk, prepare_head_office, samples, say
from vipdesk.demo.record import known_op_ids, presentable_guests, read_record
from vipdesk.errors import ExitCode

if TYPE_CHECKING:
    from vipdesk.demo.tour import Tour
    from vipdesk.desk.front_desk import FrontDesk
    from vipdesk.ui.main_window import MainWindow

TOUR_FORMAT = 1


@dataclass(frozen=True, slots=True)
class DemoWish:
    """What was asked for on the command line."""

    members: Path | None
    receipts: Path | None
    stores: tuple[str, ...]
    tour: Path | None
    language: str


def play(wish: DemoWish) -> int:
    """Prepare and play; exit code 1 if a step of the tour did not come about."""
    folder = fresh_folder()
    tour_folder = wish.tour
    if tour_folder is None and not _has_display():
        say("没有显示器，改为播放导览 / there is no display, so the tour is played")
        tour_folder = folder.tour
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sources = samples(wish.members, wish.receipts, wish.stores)
    prepare_head_office(folder, sources)
    office = HeadOfficeProcess(folder.database_url)
    try:
        office.start()
        enrol_demo_desk(folder, office, sources.stores[0])
        if tour_folder is None:
            return _open_for_a_person(folder, wish)
        return _play_tour(folder, office, tour_folder.absolute(), sources)
    finally:
        office.stop()


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _counter(folder: DemoFolder, language: str, *, still: bool) -> Counter:
    key = read_key(folder.profile, read_secret(folder.passphrase_file))
    settings = Settings(language=language, theme="light" if still else "system", sync_seconds=1.0)
    return Counter(folder.profile, key, settings, paper_folder=folder.root / "papers", still_pictures=still)


def _open_for_a_person(folder: DemoFolder, wish: DemoWish) -> int:
    say(f"演示 PIN 是 {PIN} / the PIN of the demonstration is {PIN}")

    def opened(_desk: "FrontDesk", window: "MainWindow") -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415 - after the window

        from vipdesk.demo.hands import Hands  # noqa: PLC0415 - as above

        hands = Hands(window)

        def enter() -> None:
            hands.type(PIN)
            hands.press("Enter")

        QTimer.singleShot(1500, enter)

    with ProfileLock(folder.profile):
        return run_counter(_counter(folder, wish.language, still=False), opened)


def _play_tour(folder: DemoFolder, office: HeadOfficeProcess, target: Path, sources: Sources) -> int:
    played: list[Tour] = []

    def opened(desk: "FrontDesk", window: "MainWindow") -> None:
        from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 - after the window

        from vipdesk.demo.tour import Tour  # noqa: PLC0415 - as above

        tour = Tour(desk, window, office, target, presentable_guests(folder.database))
        played.append(tour)

        def run() -> None:
            window.activateWindow()  # where no window manager gives a new window the keyboard
            tour.play()
            window.close()
            QCoreApplication.quit()

        QTimer.singleShot(300, run)

    say("播放导览 / playing the tour")
    start = time.monotonic()
    with ProfileLock(folder.profile):
        run_counter(_counter(folder, "zh", still=True), opened)
    account = _account(folder, played[0])
    (target / "tour.json").write_text(json.dumps(account, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _tell(account, target, sources, time.monotonic() - start)
    return ExitCode.DONE if account["ok"] else ExitCode.DID_NOT_HAPPEN


def _account(folder: DemoFolder, tour: "Tour") -> dict[str, Any]:
    """Read after the desk has ended: what is told of the record stands in head office's file."""
    steps = tour.told()
    known = known_op_ids(folder.database)
    asked = {op_id for step in steps for op_id in step["op_ids"]}
    return {
        "format": TOUR_FORMAT,
        "version": __version__,
        "commit": _commit(),
        "platform": platform.platform(),
        "database": folder.database_url,
        "profile": str(folder.profile),
        "ui_block_ms_max": max((step["ui_block_ms"] for step in steps), default=0.0),
        "steps": steps,
        "record": read_record(folder.database),
        "ok": bool(steps) and all(step["ok"] for step in steps) and bool(asked) and asked <= known,
    }


def _tell(account: dict[str, Any], target: Path, sources: Sources, seconds: float) -> None:
    for step in account["steps"]:
        say(f"  {'✓' if step['ok'] else '✗'} {step['name']} ({step['took_ms']} ms)")
    say(f"{target}: {seconds:.0f} s, {'、'.join(sources.stores)}")


def _commit() -> str | None:
    """The checkout's commit, where the program runs from one."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"],  # noqa: S607 - whichever git there is
            check=False,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parent,
        )
    except OSError:
        return None
    return done.stdout.strip() or None
