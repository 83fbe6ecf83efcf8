"""Composition root of the counter process: the only place that chooses real parts."""

import argparse
import contextlib
import faulthandler
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from vipdesk.command import command_parser, language_of, read_secret, run_command
from vipdesk.config import Settings, default_profile, load_settings
from vipdesk.errors import CacheUnreadable, ExitCode, KeyMissing, Trouble

BACK_ROOM_COMMAND = "back-room"
"""The argument with which a frozen program starts itself as the back room (desk.back_room_link)."""
if TYPE_CHECKING:
    from vipdesk.desk.front_desk import FrontDesk
    from vipdesk.ui.main_window import MainWindow

    Opened = Callable[[FrontDesk, MainWindow], None]

_SWITCH_SECONDS = 0.0001
"""How soon the window's thread gets its turn while another thread works in Python."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What the counter program is opened with."""

    profile: Path
    key: bytes
    settings: Settings
    paper_folder: Path | None = None
    still_pictures: bool = False
    """The same fonts on every machine and no motion: for the tour's pictures."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit codes are contract.md's."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == [BACK_ROOM_COMMAND]:
        from vipdesk.back_room.process import main as serve_counter  # noqa: PLC0415 - the frozen program's other half

        return serve_counter()

    def work() -> int:
        parsed = _parser().parse_args(given)
        return _play_demo(parsed, given) if parsed.demo else _open_desk(parsed, given)

    return run_command(given, work)


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("vipdesk", "贵宾厅的前台 / The lounge desk")
    parser.add_argument("--profile", type=Path, default=default_profile(), help="the desk folder")
    parser.add_argument("--passphrase-file", type=Path, help="where the key is not in a keyring")
    parser.add_argument("--demo", action="store_true", help="try it out: a head office and a desk of its own")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="with --demo: play the tour and write it there")
    parser.add_argument("--members", type=Path, help="with --demo: an export of members instead of the samples")
    parser.add_argument("--receipts", type=Path, help="with --demo: an export of receipts instead of the samples")
    parser.add_argument(
        "--stores", default="天河店,北京路店", help="with --demo: names of the stores, with commas"
    )
    return parser


def _open_desk(parsed: argparse.Namespace, given: Sequence[str]) -> int:
    from vipdesk.cache.keys import has_wrapped_key, read_key  # noqa: PLC0415 - a start loads what it uses
    from vipdesk.cache.profile import ProfileLock, is_enrolled  # noqa: PLC0415 - as above

    profile: Path = parsed.profile
    if not is_enrolled(profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    with ProfileLock(profile):
        passphrase = None
        if has_wrapped_key(profile):
            passphrase = _passphrase(parsed.passphrase_file)
        key = read_key(profile, passphrase)
        settings = load_settings(profile)
        if "--lang" in " ".join(given):
            settings = settings.with_changes(language=language_of(given))
        return run_counter(Counter(profile, key, settings), lambda _desk, _window: None)


def _passphrase(file: Path | None) -> str:
    if file is not None:
        return read_secret(file)
    if not sys.stdin.isatty():
        raise KeyMissing
    return getpass.getpass("VIPDesk 口令 / passphrase: ")


def _play_demo(parsed: argparse.Namespace, given: Sequence[str]) -> int:
    from vipdesk.demo.play import DemoWish, play  # noqa: PLC0415 - as above

    wish = DemoWish(
        members=parsed.members,
        receipts=parsed.receipts,
        stores=tuple(name.strip() for name in parsed.stores.split(",") if name.strip()),
        tour=parsed.tour,
        language=language_of(given),
    )
    return play(wish)


def run_counter(counter: Counter, opened: "Opened") -> int:
    """Open the window and serve until it is closed; `opened` is called once it is shown."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from vipdesk.desk.front_desk import FrontDesk  # noqa: PLC0415 - as above
    from vipdesk.ui.window import open_window  # noqa: PLC0415 - as above

    _guard(counter.profile)
    _prefer_an_input_method_that_is_there()
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = QApplication.instance() or QApplication(["vipdesk"])
    desk = FrontDesk(counter.profile, counter.key, settings=counter.settings)
    desk.open()
    window = open_window(
        desk,
        paper_folder=counter.paper_folder,
        bundled_fonts=counter.still_pictures,
        still=counter.still_pictures,
    )
    QTimer.singleShot(0, desk.open_back_room)
    opened(desk, window)
    code = application.exec()
    desk.close()
    return code or ExitCode.DONE


def _guard(profile: Path) -> None:
    """Whatever escapes is logged without values; a crash of a library leaves its trace beside the log (S49)."""
    from vipdesk.log import open_log  # noqa: PLC0415 - as above

    folder = profile / "log"
    open_log(folder, "counter")
    with contextlib.suppress(OSError):
        faulthandler.enable((folder / "crash.txt").open("a", encoding="utf-8"))
    sys.excepthook = _log_escaped


def _log_escaped(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    from vipdesk.log import log_defect  # noqa: PLC0415 - as above

    log_defect("window", error)


def _prefer_an_input_method_that_is_there() -> None:
    """The wheels carry an ibus plugin and none for fcitx; fcitx 5 speaks ibus, so Chinese can be typed (ux.md §1)."""
    if sys.platform == "linux" and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
