"""`vipdesk-headoffice`: everything an administrator does without a desk.

Each command imports what it needs when it runs: the server framework, Alembic and pypinyin together cost a second.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from vipdesk.clock import SystemClock
from vipdesk.command import command_parser, language_of, loading, read_secret, run_command
from vipdesk.errors import ExitCode, Trouble, WrongUsage
from vipdesk.headoffice.commands import (
    DATABASE_VARIABLE,
    Handler,
    add_command,
    files_folder,
    open_record,
    plain_line,
    print_json,
    record_database,
    record_url,
)
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.export_commands import add_exports
from vipdesk.headoffice.import_commands import add_imports
from vipdesk.headoffice.robot_commands import add_robots
from vipdesk.headoffice.upkeep_commands import add_upkeep
from vipdesk.headoffice.worker_command import WORKER_COMMAND
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Role
from vipdesk.rules.written_policy import POLICY_KEYS

_MOST_WORKERS = 64


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit codes are contract.md's."""
    given = sys.argv[1:] if arguments is None else list(arguments)

    def work() -> int:
        if given == [WORKER_COMMAND]:
            return _serve_worker()
        parsed = _parser().parse_args(given)
        parsed.lang = parsed.lang or language_of(given)
        handler: Handler = parsed.handler
        return handler(parsed)

    return run_command(given, work)


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("vipdesk-headoffice", "总部：记录的所在 / Head office: the record of truth")
    parser.add_argument(
        "--database", metavar="URL", help=f"sqlite:///FILE or postgresql://… (or {DATABASE_VARIABLE})"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_command(commands, "init", _init, "create or upgrade the record")
    _add_stores(commands)
    _add_desks(commands)
    add_imports(commands)
    export = add_command(commands, "export", _export, "write a table as JSON lines in wire form")
    export.add_argument("--table", required=True)
    add_exports(commands)
    add_command(commands, "openapi", _openapi, "print the OpenAPI description")
    add_upkeep(commands)
    add_robots(commands)
    serve = add_command(commands, "serve", _serve, "answer desks over HTTP")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8440)
    serve.add_argument("--workers", type=_count, default=1)
    serve.add_argument(
        "--files", type=Path, metavar="FOLDER", help="sealed first-sync files; default: beside the record"
    )
    serve.add_argument("--tls-cert", type=Path)
    serve.add_argument("--tls-key", type=Path)
    return parser


def _add_stores(commands: Any) -> None:
    store = commands.add_parser("store", help="stores").add_subparsers(required=True)
    add = add_command(store, "add", _store_add, "add a store with its default lounge")
    add.add_argument("--name", required=True, type=plain_line)
    staff = commands.add_parser("staff", help="staff").add_subparsers(required=True)
    add = add_command(staff, "add", _staff_add, "add a member of staff")
    add.add_argument("--code", required=True, type=plain_line)
    add.add_argument("--name", required=True, type=plain_line)
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--store", required=True)
    add.add_argument("--pin-file", required=True, type=Path)
    policy = commands.add_parser("policy", help="policies").add_subparsers(required=True)
    setter = add_command(
        policy, "set", _policy_set, "set a policy to a JSON value, for the group or for one store"
    )
    setter.epilog = f"KEY: {', '.join(POLICY_KEYS)}"
    setter.add_argument("--key", required=True, type=plain_line)
    setter.add_argument("--value", required=True, metavar="JSON")
    setter.add_argument("--store")


def _add_desks(commands: Any) -> None:
    desk = commands.add_parser("desk", help="desks").add_subparsers(required=True)
    enrol = add_command(desk, "enrol", _desk_enrol, "invite a desk; prints its one-time code")
    enrol.add_argument("--name", required=True, type=plain_line)
    enrol.add_argument("--store", required=True)
    for word, handler in (("approve", _desk_approve), ("revoke", _desk_revoke)):
        change = add_command(desk, word, handler, f"{word} a desk")
        change.add_argument("--name", required=True)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"1…{_MOST_WORKERS}")
    return int(text)


def _init(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.initialise import initialise

    with closing(record_database(parsed)) as database:
        return print_json({"database": database.kind, "created": initialise(database)})


def _store_add(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.stores import add_store

    with open_record(parsed) as database:
        return print_json({"id": str(add_store(database, parsed.name)), "name": parsed.name})


def _staff_add(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.staff_register import add_staff

    with open_record(parsed) as database:
        staff_id = add_staff(
            database,
            code=parsed.code,
            name=parsed.name,
            role=Role(parsed.role),
            store_name=parsed.store,
            pin=read_secret(parsed.pin_file),
        )
    return print_json({"id": str(staff_id), "code": parsed.code})


def _policy_set(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.policies import set_policy

    value = _policy_value(parsed.value)
    with open_record(parsed) as database:
        set_policy(database, parsed.key, value, parsed.store)
    return print_json({"key": parsed.key, "value": value, "store": parsed.store})


def _policy_value(text: str) -> Any:
    """A JSON value that every database and desk can keep: nothing at all is none, nor is what is no number."""
    from vipdesk.intents.intent import is_storable

    try:
        value = msgspec.json.decode(text)
    except ValueError as cause:
        raise WrongUsage(Trouble.USAGE, detail="--value JSON") from cause
    if value is None or not is_storable(value):
        raise WrongUsage(Trouble.USAGE, detail="--value JSON")
    return value


def _desk_enrol(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import invite_desk

    with open_record(parsed) as database:
        made = invite_desk(database, parsed.name, parsed.store, SystemClock().now())
    return print_json({"code": made.code, "expires_at": write_instant(made.expires_at)})


def _desk_approve(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import approve_desk

    with open_record(parsed) as database:
        approve_desk(database, parsed.name)
    return ExitCode.DONE


def _desk_revoke(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import revoke_desk

    with open_record(parsed) as database:
        revoke_desk(database, parsed.name)
    return ExitCode.DONE


def _export(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.export import export_lines

    with open_record(parsed) as database:
        for line in export_lines(database, parsed.table):
            sys.stdout.write(line + "\n")
    return ExitCode.DONE


def _openapi(_parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.app import openapi_document

    return print_json(openapi_document(Database("sqlite://"), SystemClock()))


def _serve(parsed: argparse.Namespace) -> int:
    with loading():
        from vipdesk.headoffice.serve import Address, Storage, serve

    if (parsed.tls_cert is None) != (parsed.tls_key is None):
        raise WrongUsage(Trouble.USAGE, detail="tls_pair")
    address = Address(parsed.host, parsed.port, parsed.tls_cert, parsed.tls_key)
    return serve(Storage(record_url(parsed), files_folder(parsed)), address, parsed.workers)


def _serve_worker() -> int:
    with loading():
        from vipdesk.headoffice.serve import run_worker

    return run_worker()
