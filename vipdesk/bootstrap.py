"""`vipdesk`: reads the command line and opens a desk or plays the demonstration."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vipdesk.command import (
    BACK_ROOM_COMMAND,
    CAMERA_COMMAND,
    PAGE_COMMAND,
    PART_COMMAND,
    command_parser,
    end_as_by_hand,
    language_of,
    loading,
    read_secret,
    run_command,
)
from vipdesk.config import default_profile, load_settings
from vipdesk.counter import Counter, load_window, run_counter
from vipdesk.errors import CacheUnreadable, ExitCode, KeyMissing, Trouble

SELF_TEST = "self-test"
"""The one command of `vipdesk`: everything else opens the window."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit codes are contract.md's."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == [BACK_ROOM_COMMAND]:
        with loading():
            from vipdesk.back_room.process import main as serve_counter  # noqa: PLC0415 - the frozen program's other half

        return serve_counter()

    if given[:1] == [CAMERA_COMMAND]:
        from vipdesk.camera.process import main as look  # noqa: PLC0415 - as above

        return look(given[1:])

    if given in ([PART_COMMAND], [PAGE_COMMAND]):
        from vipdesk.self_test.processes import main as do_part  # noqa: PLC0415 - as above

        return do_part(given)

    def work() -> int:
        if SELF_TEST in given:
            return _self_test(given)
        parsed = _parser().parse_args(given)
        return _play_demo(parsed, given) if parsed.demo else _open_desk(parsed)

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


def _self_test(given: Sequence[str]) -> int:
    """Run every check on a copy of the profile; the page goes to standard output."""
    from vipdesk.cache.profile import fitting_key  # noqa: PLC0415 - as above
    from vipdesk.self_test.run import self_test, write_report  # noqa: PLC0415 - as above

    parser = command_parser("vipdesk self-test", "在副本上自检 / Checks the promises on a copy")
    parser.add_argument("command", choices=[SELF_TEST])
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what came of it as JSON")
    parser.add_argument("--profile", type=Path, default=default_profile(), help="the desk folder")
    parser.add_argument("--passphrase-file", type=Path, help="where the key is not in a keyring")
    parsed = parser.parse_args(list(given))
    end_as_by_hand()
    report = self_test(parsed.profile, fitting_key(parsed.profile, _key_words(parsed)))
    # the page first: it took a minute, and the file may have no place
    sys.stdout.write(report.page(language_of(given)))
    sys.stdout.flush()
    if parsed.report is not None:
        write_report(report, parsed.report)
    return ExitCode.DONE if report.ok else ExitCode.DID_NOT_HAPPEN


def _key_words(parsed: argparse.Namespace) -> str | None:
    from vipdesk.cache.keys import has_wrapped_key  # noqa: PLC0415 - as above
    from vipdesk.cache.profile import is_enrolled  # noqa: PLC0415 - as above

    if not is_enrolled(parsed.profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    if parsed.passphrase_file is not None or has_wrapped_key(parsed.profile):
        return _passphrase(parsed.passphrase_file)
    return None


def _open_desk(parsed: argparse.Namespace) -> int:
    from vipdesk.cache.profile import ProfileLock, fitting_key, is_enrolled  # noqa: PLC0415 - a start loads what it uses

    profile: Path = parsed.profile
    if not is_enrolled(profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    with ProfileLock(profile):
        passphrase = _key_words(parsed)
        with ThreadPoolExecutor(1) as beside:
            reading = beside.submit(fitting_key, profile, passphrase)
            with loading():
                load_window()
            key = reading.result()
        settings = load_settings(profile)
        if parsed.lang is not None:
            settings = settings.with_changes(language=parsed.lang)
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
