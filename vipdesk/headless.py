"""`vipdesk-desk`: the same desk without a window, over arguments, stdin and stdout; imports no widget."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.profile import ProfileLock, fitting_key, is_enrolled, open_cache
from vipdesk.clock import SystemClock
from vipdesk.command import BACK_ROOM_COMMAND, command_parser, loading, read_secret, run_command
from vipdesk.config import LANGUAGES, default_profile
from vipdesk.errors import CacheUnreadable, Corrupt, ExitCode, KeyMissing, Trouble

Handler = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit codes are contract.md's."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == [BACK_ROOM_COMMAND]:
        with loading():
            from vipdesk.back_room.process import main as serve_counter  # noqa: PLC0415 - the frozen program's other half

        return serve_counter()

    def work() -> int:
        parsed = _parser().parse_args(given)
        handler: Handler = parsed.handler
        return handler(parsed)

    return run_command(given, work)


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("vipdesk-desk", "不带窗口的本机 / The desk without a window")
    parser.add_argument("--profile", type=Path, default=default_profile())
    parser.add_argument("--passphrase-file", type=Path)
    parser.add_argument("--no-sync", action="store_true", help="only sync when told to")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    enrol = commands.add_parser("enrol", help="make this profile a desk of a head office")
    enrol.add_argument("--server", required=True, metavar="URL")
    enrol.add_argument("--code-file", required=True, type=Path)
    enrol.add_argument("--ca", type=Path, metavar="FILE", help="certificate authority to trust")
    enrol.set_defaults(handler=_enrol)
    token = commands.add_parser("token", help="headers with which any HTTP client may speak as this desk")
    token.add_argument("--staff", required=True)
    token.add_argument("--pin-file", required=True, type=Path)
    token.set_defaults(handler=_token)
    intents = commands.add_parser("intents", help="each kind of intent with the JSON Schema of its arguments")
    intents.set_defaults(handler=_intents)
    run = commands.add_parser("run", help="one JSON object per line in, one answer per line out")
    run.set_defaults(handler=_run)
    ring = commands.add_parser("ring", help="an incoming telephone number, shown in the window that is open")
    ring.add_argument("number", metavar="NUMBER", help="13800138000, tel:+86…, sip:…@…; the whole number")
    ring.set_defaults(handler=_ring)
    rescue = commands.add_parser("rescue", help="set a damaged file aside and save what can be read of it")
    rescue.set_defaults(handler=_rescue)
    outbox = commands.add_parser("outbox", help="what waits to be sent").add_subparsers(required=True)
    export = outbox.add_parser(
        "export", help="seal it into a file for head office; a supervisor's, without a line"
    )
    export.add_argument("--staff", required=True)
    export.add_argument("--pin-file", required=True, type=Path)
    export.add_argument("--secret-file", required=True, type=Path, help="the passphrase that will open the file")
    export.add_argument("file", type=Path)
    export.set_defaults(handler=_outbox_export)
    for command in (enrol, token, intents, run, ring, rescue, export):
        _accept_after(command)
    return parser


def _accept_after(command: argparse.ArgumentParser) -> None:
    """Take the common options after the command too, where people type them; SUPPRESS keeps an earlier value."""
    for name in ("--profile", "--passphrase-file"):
        command.add_argument(name, type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    command.add_argument("--no-sync", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _passphrase(parsed: argparse.Namespace) -> str | None:
    return None if parsed.passphrase_file is None else read_secret(parsed.passphrase_file)


def _key(parsed: argparse.Namespace) -> bytes:
    if not is_enrolled(parsed.profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    return fitting_key(parsed.profile, _passphrase(parsed))


def _print(value: Any) -> int:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return ExitCode.DONE


def _enrol(parsed: argparse.Namespace) -> int:
    from vipdesk.sync.enrol import enrol  # noqa: PLC0415 - commands load what they use

    answer = enrol(
        parsed.profile,
        parsed.server,
        read_secret(parsed.code_file),
        ca_file=None if parsed.ca is None else str(parsed.ca.resolve()),
        passphrase=_passphrase(parsed),
        source=SystemClock(),
    )
    return _print(
        {
            "desk_id": str(answer.desk_id),
            "store_id": str(answer.store_id),
            "incarnation": answer.incarnation,
        }
    )


def _token(parsed: argparse.Namespace) -> int:
    from vipdesk.cache.desk_state import DeskState  # noqa: PLC0415 - as above
    from vipdesk.models.values import write_instant  # noqa: PLC0415 - as above
    from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER  # noqa: PLC0415 - as above
    from vipdesk.sync.identity import DeskKey  # noqa: PLC0415 - as above
    from vipdesk.sync.transport import Credentials, Transport  # noqa: PLC0415 - as above

    cache: Cache = open_cache(parsed.profile, _key(parsed), Use.READER)
    state = DeskState(cache)
    credentials = Credentials(state.desk_id, DeskKey(state.get("private_key")))
    transport = Transport(state.get("server_url"), state.get("ca_file"), credentials)
    answer = transport.sign_in(parsed.staff, read_secret(parsed.pin_file))
    transport.close()
    cache.close()
    return _print(
        {
            "headers": {"Authorization": f"Bearer {answer.token}", PROTOCOL_HEADER: str(PROTOCOL)},
            "desk_id": str(answer.desk_id),
            "staff_id": str(answer.staff_id),
            "incarnation": answer.incarnation,
            "next_seq": answer.next_seq,
            "expires_at": write_instant(answer.expires_at),
        }
    )


def _ring(parsed: argparse.Namespace) -> int:
    from vipdesk.desk.ringing import hand_over  # noqa: PLC0415 - as above

    if not is_enrolled(parsed.profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    hand_over(parsed.profile, parsed.number)
    return ExitCode.DONE


def _intents(_parsed: argparse.Namespace) -> int:
    from vipdesk.intents.intent import argument_schema, registry  # noqa: PLC0415 - as above

    return _print({kind: argument_schema(kind) for kind in registry()})


def _rescue(parsed: argparse.Namespace) -> int:
    from vipdesk.cache.integrity import broken_pages  # noqa: PLC0415 - as above
    from vipdesk.cache.keys import read_key  # noqa: PLC0415 - as above
    from vipdesk.cache.rescue import rescue  # noqa: PLC0415 - as above

    if not is_enrolled(parsed.profile):
        raise CacheUnreadable(Trouble.DESK_NOT_ENROLLED)
    key = read_key(parsed.profile, _passphrase(parsed))
    with ProfileLock(parsed.profile):
        if _is_whole(parsed.profile, key, broken_pages):
            return _print({"damaged": False})
        done = rescue(parsed.profile, key, SystemClock().now())
    return _print(
        {
            "damaged": True,
            "set_aside": str(done.set_aside),
            "intents": done.intents,
            "waiting": done.waiting,
            "pages": done.pages,
            "unreadable": done.unreadable,
        }
    )


def _outbox_export(parsed: argparse.Namespace) -> int:
    from vipdesk.cache.carry import export_outbox  # noqa: PLC0415 - as above

    key = _key(parsed)
    with ProfileLock(parsed.profile):
        intents = export_outbox(
            parsed.profile,
            key,
            parsed.file,
            staff_code=parsed.staff,
            pin=read_secret(parsed.pin_file),
            passphrase=read_secret(parsed.secret_file),
            source=SystemClock(),
        )
    return _print({"file": str(parsed.file), "intents": intents})


def _is_whole(profile: Path, key: bytes, broken_pages: Callable[[Cache], set[str]]) -> bool:
    try:
        cache = open_cache(profile, key, Use.COUNTER)
    except (Corrupt, KeyMissing):
        # a broken first page looks like a wrong key: the seals of the other pages will tell
        return False
    try:
        return not broken_pages(cache) and cache.rows("PRAGMA quick_check(1)") == [("ok",)]
    except Corrupt:
        return False
    finally:
        cache.close()


def _run(parsed: argparse.Namespace) -> int:
    with loading():
        from vipdesk.desk.line_desk import run_lines  # noqa: PLC0415 - Qt's core only where it is needed

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    key = _key(parsed)
    with ProfileLock(parsed.profile):
        return run_lines(
            parsed.profile,
            key,
            sys.stdin.buffer,
            sys.stdout.buffer,
            automatic=not parsed.no_sync,
            language=parsed.lang,
        )


if __name__ == "__main__":
    raise SystemExit(main())
