"""`vipdesk-headoffice`: everything an administrator does without a desk.

Each command imports what it needs when it runs: the server framework, Alembic and pypinyin together cost a second.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.clock import SystemClock
from vipdesk.command import command_parser, language_of, read_secret, run_command
from vipdesk.config import LANGUAGES
from vipdesk.errors import ExitCode, NotPossible, Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.worker_command import WORKER_COMMAND
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Role

Handler = Callable[[argparse.Namespace], int]

_DATABASE_VARIABLE = "VIPDESK_DATABASE_URL"
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
        "--database", metavar="URL", help=f"sqlite:///FILE or postgresql://… (or {_DATABASE_VARIABLE})"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add(commands, "init", _init, "create or upgrade the record")
    _add_stores(commands)
    _add_desks(commands)
    _add_imports(commands)
    export = _add(commands, "export", _export, "write a table as JSON lines in wire form")
    export.add_argument("--table", required=True)
    _add(commands, "openapi", _openapi, "print the OpenAPI description")
    epoch = commands.add_parser("epoch", help="epochs of the record").add_subparsers(required=True)
    _add(epoch, "new", _epoch_new, "begin a new epoch after a restore from a backup")
    _add(epoch, "end", _epoch_end, "end the recovery without waiting for desks that will not come back")
    audit = commands.add_parser("audit", help="the audit chains").add_subparsers(required=True)
    verify = _add(audit, "verify", _audit_verify, "check every chain; exit 1 names the first broken link")
    verify.add_argument("--seal", type=Path, help="a seal that was kept elsewhere")
    _add(audit, "seal", _audit_seal, "print the heads of all chains and their root, to be kept elsewhere")
    backup = _add(
        commands, "backup", _backup, "copy the record, read the copy, and let desks forget what is in it"
    )
    backup.add_argument("file", type=Path)
    run = commands.add_parser("run", help="work that is done every night").add_subparsers(required=True)
    _add(run, "nightly", _run_nightly, "end what is over: reasons to hold a guest, old words of forgetting")
    _add_afterwards(commands)
    first_sync = commands.add_parser("first-sync", help="first syncs of large stores").add_subparsers(
        required=True
    )
    build = _add(first_sync, "build", _first_sync_build, "build the sealed files that are due")
    build.add_argument("--files", type=Path, metavar="FOLDER", help="as in serve")
    serve = _add(commands, "serve", _serve, "answer desks over HTTP")
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
    add = _add(store, "add", _store_add, "add a store with its default lounge")
    add.add_argument("--name", required=True)
    staff = commands.add_parser("staff", help="staff").add_subparsers(required=True)
    add = _add(staff, "add", _staff_add, "add a member of staff")
    add.add_argument("--code", required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--store", required=True)
    add.add_argument("--pin-file", required=True, type=Path)
    policy = commands.add_parser("policy", help="policies").add_subparsers(required=True)
    setter = _add(policy, "set", _policy_set, "set a policy to a JSON value, for the group or for one store")
    setter.add_argument("--key", required=True)
    setter.add_argument("--value", required=True, metavar="JSON")
    setter.add_argument("--store")


def _add_desks(commands: Any) -> None:
    desk = commands.add_parser("desk", help="desks").add_subparsers(required=True)
    enrol = _add(desk, "enrol", _desk_enrol, "invite a desk; prints its one-time code")
    enrol.add_argument("--name", required=True)
    enrol.add_argument("--store", required=True)
    for word, handler in (("approve", _desk_approve), ("revoke", _desk_revoke)):
        change = _add(desk, word, handler, f"{word} a desk")
        change.add_argument("--name", required=True)


def _add_imports(commands: Any) -> None:
    imports = commands.add_parser("import", help="imports").add_subparsers(required=True)
    for word, handler in (("members", _import_members), ("receipts", _import_receipts)):
        command = _add(imports, word, handler, f"take in a store's export of {word}")
        command.add_argument("file", type=Path)
        command.add_argument("--report", required=True, type=Path)
        command.add_argument("--dry-run", action="store_true")
        if word == "members":
            command.add_argument(
                "--store", help="home of guests whose shopper is not known; default: the first store"
            )


def _add_afterwards(commands: Any) -> None:
    """What is looked after once desks have been answered."""
    parked = commands.add_parser("parked", help="intents that were set aside").add_subparsers(required=True)
    _add(parked, "list", _parked_list, "what is set aside, in the order it was sent")
    release = _add(parked, "release", _parked_release, "run it again, and what waits for it, in order")
    which = release.add_mutually_exclusive_group(required=True)
    which.add_argument("--op-id", type=UUID)
    which.add_argument("--all", action="store_true")
    effects = commands.add_parser("effects", help="what is told to other programs").add_subparsers(required=True)
    _add(effects, "list", _effects_list, "what has not been told yet, and why")


def _add(commands: Any, name: str, handler: Handler, purpose: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=purpose)
    made.set_defaults(handler=handler)
    # both options are also taken after the command, where people type them; SUPPRESS keeps the earlier value
    made.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    made.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return made


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"1…{_MOST_WORKERS}")
    return int(text)


def _url(parsed: argparse.Namespace) -> str:
    url: str | None = parsed.database or os.environ.get(_DATABASE_VARIABLE)
    if not url:
        raise WrongUsage(Trouble.USAGE, detail=f"--database / {_DATABASE_VARIABLE}")
    return url


def _database(parsed: argparse.Namespace) -> Database:
    return Database(_url(parsed))


def _files(parsed: argparse.Namespace) -> Path:
    from vipdesk.headoffice.first_sync_files import default_folder

    folder: Path | None = parsed.files
    return default_folder(_url(parsed)) if folder is None else folder


@contextmanager
def _record(parsed: argparse.Namespace) -> Iterator[Database]:
    """The database, set up and ready to work in; closed at the end."""
    from vipdesk.headoffice.schema.upgrade import is_current

    with closing(_database(parsed)) as database:
        if not is_current(database):
            raise NotPossible(Trouble.DATABASE_NOT_READY)
        yield database


def _print(value: Any) -> int:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    return ExitCode.DONE


def _init(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.initialise import initialise

    with closing(_database(parsed)) as database:
        return _print({"database": database.kind, "created": initialise(database)})


def _store_add(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.stores import add_store

    with _record(parsed) as database:
        return _print({"id": str(add_store(database, parsed.name)), "name": parsed.name})


def _staff_add(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.staff_register import add_staff

    with _record(parsed) as database:
        staff_id = add_staff(
            database,
            code=parsed.code,
            name=parsed.name,
            role=Role(parsed.role),
            store_name=parsed.store,
            pin=read_secret(parsed.pin_file),
        )
    return _print({"id": str(staff_id), "code": parsed.code})


def _policy_set(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.policies import set_policy

    try:
        value = json.loads(parsed.value)
    except ValueError as cause:
        raise WrongUsage(Trouble.USAGE, detail="--value JSON") from cause
    with _record(parsed) as database:
        set_policy(database, parsed.key, value, parsed.store)
    return _print({"key": parsed.key, "value": value, "store": parsed.store})


def _desk_enrol(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import invite_desk

    with _record(parsed) as database:
        made = invite_desk(database, parsed.name, parsed.store, SystemClock().now())
    return _print({"code": made.code, "expires_at": write_instant(made.expires_at)})


def _desk_approve(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import approve_desk

    with _record(parsed) as database:
        approve_desk(database, parsed.name)
    return ExitCode.DONE


def _desk_revoke(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.desks import revoke_desk

    with _record(parsed) as database:
        revoke_desk(database, parsed.name)
    return ExitCode.DONE


def _import_members(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.feeds.members import import_members

    with _record(parsed) as database:
        summary = import_members(
            database,
            parsed.file,
            parsed.report,
            dry_run=parsed.dry_run,
            store_name=parsed.store,
            language=parsed.lang,
        )
    return _print(summary)


def _import_receipts(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.feeds.receipts import import_receipts

    with _record(parsed) as database:
        summary = import_receipts(
            database, parsed.file, parsed.report, dry_run=parsed.dry_run, language=parsed.lang
        )
    return _print(summary)


def _export(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.export import export_lines

    with _record(parsed) as database:
        for line in export_lines(database, parsed.table):
            sys.stdout.write(line + "\n")
    return ExitCode.DONE


def _openapi(_parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.app import openapi_document

    return _print(openapi_document(Database("sqlite://"), SystemClock()))


def _epoch_new(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.server_state import new_epoch

    with _record(parsed) as database, database.transaction(HOUSE) as connection:
        epoch = new_epoch(connection)
    return _print({"epoch": epoch})


def _epoch_end(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.recovery import end_recovery

    with _record(parsed) as database, database.transaction(HOUSE) as connection:
        end_recovery(connection)
    return ExitCode.DONE


def _audit_verify(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.audit import broken_links
    from vipdesk.headoffice.runs.seal_audit import misses, read_seal

    with _record(parsed) as database, database.snapshot(HOUSE) as connection:
        broken = next(broken_links(connection), None)
        missing = [] if parsed.seal is None else misses(connection, read_seal(parsed.seal))
    whole = broken is None and not missing
    _print({"ok": whole, "broken_at": broken} | ({} if parsed.seal is None else {"missing": missing}))
    return ExitCode.DONE if whole else ExitCode.DID_NOT_HAPPEN


def _audit_seal(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.seal_audit import seal

    with _record(parsed) as database, database.snapshot(HOUSE) as connection:
        return _print(msgspec.to_builtins(seal(connection, SystemClock().now())))


def _backup(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.backup import back_up

    with _record(parsed) as database:
        return _print(back_up(database, parsed.file))


def _run_nightly(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.nightly import nightly

    with _record(parsed) as database:
        return _print(nightly(database, SystemClock().now()))


def _parked_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.release import listed_parked

    with _record(parsed) as database:
        return _print({"parked": listed_parked(database)})


def _parked_release(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.release import release, release_all
    from vipdesk.log import log_defect

    def report(defect: BaseException) -> None:
        log_defect("release", defect)

    with _record(parsed) as database:
        if parsed.all:
            return _print({"released": release_all(database, SystemClock(), report)})
        return _print({"released": release(database, SystemClock(), parsed.op_id, report)})


def _effects_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.effects import listed_effects

    with _record(parsed) as database:
        return _print(listed_effects(database))


def _serve(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.serve import Address, Storage, serve

    if (parsed.tls_cert is None) != (parsed.tls_key is None):
        raise WrongUsage(Trouble.USAGE, detail="--tls-cert --tls-key")
    address = Address(parsed.host, parsed.port, parsed.tls_cert, parsed.tls_key)
    return serve(Storage(_url(parsed), _files(parsed)), address, parsed.workers)


def _first_sync_build(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.first_sync_files import FileStore, spaces_with_rows

    with _record(parsed) as database:
        files = FileStore(database, SystemClock(), _files(parsed))
        return _print({"built": files.build_due(spaces_with_rows(database))})


def _serve_worker() -> int:
    from vipdesk.headoffice.serve import run_worker

    return run_worker()
