"""Commands that look after a record: epochs, audit, backup, what is done every night, what was set aside.

Each command imports what it needs when it runs, as those of `command_line` do.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.clock import SystemClock
from vipdesk.command import read_secret
from vipdesk.errors import ExitCode, Trouble, WrongUsage
from vipdesk.headoffice.commands import add_command, files_folder, open_record, print_json
from vipdesk.headoffice.database import HOUSE


def add_upkeep(commands: Any) -> None:
    """Add them to the parser."""
    epoch = commands.add_parser("epoch", help="epochs of the record").add_subparsers(required=True)
    add_command(epoch, "new", _epoch_new, "begin a new epoch after a restore from a backup")
    add_command(epoch, "end", _epoch_end, "end the recovery without waiting for desks that will not come back")
    audit = commands.add_parser("audit", help="the audit chains").add_subparsers(required=True)
    verify = add_command(audit, "verify", _audit_verify, "check every chain; exit 1 names the first broken link")
    verify.add_argument("--seal", type=Path, help="a seal that was kept elsewhere")
    add_command(audit, "seal", _audit_seal, "print the heads of all chains and their root, to be kept elsewhere")
    backup = add_command(
        commands, "backup", _backup, "copy the record, read the copy, and let desks forget what is in it"
    )
    backup.add_argument("file", type=Path)
    run = commands.add_parser("run", help="work that is done every night, or every few minutes").add_subparsers(
        required=True
    )
    add_command(run, "nightly", _run_nightly, "end what is over: reasons to hold a guest, old words of forgetting")
    add_command(
        run,
        "escalate",
        _run_escalate,
        "note which requests have reached a step of their store's ladder, as JSON lines",
    )
    _add_requests(commands)
    first_sync = commands.add_parser("first-sync", help="first syncs of large stores").add_subparsers(
        required=True
    )
    build = add_command(first_sync, "build", _first_sync_build, "build the sealed files that are due")
    build.add_argument("--files", type=Path, metavar="FOLDER", help="as in serve")
    security = commands.add_parser("security", help="what an administrator must look at").add_subparsers(
        required=True
    )
    add_command(security, "list", _security_list, "security events as JSON lines, the latest first")
    look_ups = commands.add_parser("look-ups", help="who has asked for whom").add_subparsers(required=True)
    listed = add_command(
        look_ups, "list", _look_ups_list, "counts of a day for each person, or each one of a person"
    )
    listed.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="in the store's calendar; default: today")
    listed.add_argument("--store", help="of one store alone")
    listed.add_argument("--staff", metavar="CODE", help="each look-up of this person")
    _add_afterwards(commands)


def _add_requests(commands: Any) -> None:
    """What is told of requests."""
    requests = commands.add_parser("requests", help="what guests waited for").add_subparsers(required=True)
    report = add_command(
        requests, "report", _requests_report, "write the requests of some days as a CSV, without naming a guest"
    )
    report.add_argument("file", type=Path)
    report.add_argument("--since", type=_day, metavar="YYYY-MM-DD", required=True, help="in the store's calendar")
    report.add_argument("--until", type=_day, metavar="YYYY-MM-DD", required=True, help="the last day")
    report.add_argument("--store", help="of one store alone")


def _requests_report(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.request_report import Period, write_request_report

    period = Period(parsed.since, parsed.until, parsed.store)
    with open_record(parsed) as database:
        written = write_request_report(database, parsed.file, period, SystemClock().now(), parsed.lang)
    return print_json({"file": str(parsed.file), "requests": written})


def _add_afterwards(commands: Any) -> None:
    """What is looked after once desks have been answered."""
    parked = commands.add_parser("parked", help="intents that were set aside").add_subparsers(required=True)
    add_command(parked, "list", _parked_list, "what is set aside, in the order it was sent")
    release = add_command(parked, "release", _parked_release, "run it again, and what waits for it, in order")
    which = release.add_mutually_exclusive_group(required=True)
    which.add_argument("--op-id", type=UUID)
    which.add_argument("--all", action="store_true")
    outbox = commands.add_parser("outbox", help="what waited at a desk").add_subparsers(required=True)
    bring = add_command(
        outbox, "import", _outbox_import, "take in what a supervisor exported at a desk without a line"
    )
    bring.add_argument("file", type=Path)
    bring.add_argument("--secret-file", required=True, type=Path, help="the passphrase of the export")
    effects = commands.add_parser("effects", help="what is told to other programs").add_subparsers(required=True)
    add_command(effects, "list", _effects_list, "what has not been told yet, and why")


def _run_escalate(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.escalate import escalate

    with open_record(parsed) as database:
        for told in escalate(database, SystemClock().now()):
            print_json(told)
    return ExitCode.DONE


def _epoch_new(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.server_state import new_epoch

    with open_record(parsed) as database, database.transaction(HOUSE) as connection:
        epoch = new_epoch(connection)
    return print_json({"epoch": epoch})


def _epoch_end(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.recovery import end_recovery
    from vipdesk.headoffice.release import try_again
    from vipdesk.log import log_defect

    def report(defect: BaseException) -> None:
        log_defect("recovery", defect)

    with open_record(parsed) as database:
        with database.transaction(HOUSE) as connection:
            end_recovery(connection)
        try_again(database, SystemClock(), report, final=True)
    return ExitCode.DONE


def _audit_verify(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.audit import broken_links
    from vipdesk.headoffice.runs.seal_audit import misses, read_seal

    with open_record(parsed) as database, database.snapshot(HOUSE) as connection:
        broken = next(broken_links(connection), None)
        missing = [] if parsed.seal is None else misses(connection, read_seal(parsed.seal))
    whole = broken is None and not missing
    print_json({"ok": whole, "broken_at": broken} | ({} if parsed.seal is None else {"missing": missing}))
    return ExitCode.DONE if whole else ExitCode.DID_NOT_HAPPEN


def _audit_seal(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.seal_audit import seal

    with open_record(parsed) as database, database.snapshot(HOUSE) as connection:
        return print_json(msgspec.to_builtins(seal(connection, SystemClock().now())))


def _backup(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.backup import back_up

    with open_record(parsed) as database:
        return print_json(back_up(database, parsed.file))


def _run_nightly(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.runs.nightly import nightly

    with open_record(parsed) as database:
        return print_json(nightly(database, SystemClock().now()))


def _parked_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.release import listed_parked

    with open_record(parsed) as database:
        return print_json({"parked": listed_parked(database)})


def _parked_release(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.release import release, release_all
    from vipdesk.log import log_defect

    def report(defect: BaseException) -> None:
        log_defect("release", defect)

    with open_record(parsed) as database:
        if parsed.all:
            return print_json({"released": release_all(database, SystemClock(), report)})
        return print_json({"released": release(database, SystemClock(), parsed.op_id, report)})


def _outbox_import(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.carried_work import read_carried, take_in
    from vipdesk.log import log_defect

    def report(defect: BaseException) -> None:
        log_defect("outbox", defect)

    with open_record(parsed) as database:
        work = read_carried(parsed.file, read_secret(parsed.secret_file))
        done = take_in(database, SystemClock(), work, report)
    print_json(done)
    return ExitCode.DID_NOT_HAPPEN if done["undecided"] else ExitCode.DONE


def _effects_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.effects import listed_effects

    with open_record(parsed) as database:
        return print_json(listed_effects(database))


def _security_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.security import security_events

    with open_record(parsed) as database, database.snapshot(HOUSE) as connection:
        for event in security_events(connection):
            print_json(event)
    return ExitCode.DONE


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as cause:
        raise argparse.ArgumentTypeError("YYYY-MM-DD") from cause


def _look_ups_list(parsed: argparse.Namespace) -> int:
    from vipdesk.chinese.dates import store_date
    from vipdesk.headoffice.look_up_book import counted_people, day_span, look_ups_of
    from vipdesk.headoffice.staff_register import staff_with_code
    from vipdesk.headoffice.stores import store_named

    day = parsed.day or store_date(SystemClock().now())
    with open_record(parsed) as database, database.snapshot(HOUSE) as connection:
        store_id = None if parsed.store is None else store_named(connection, parsed.store).id
        if parsed.staff is None:
            told = {"people": counted_people(connection, day_span(day), store_id)}
            return print_json(msgspec.to_builtins({"day": day, **told}))
        staff = staff_with_code(connection, parsed.staff)
        if staff is None:
            raise WrongUsage(Trouble.USAGE, detail=f"--staff {parsed.staff}")
        look_ups = look_ups_of(connection, staff.id, day_span(day), store_id)
        return print_json(msgspec.to_builtins({"day": day, "staff": staff.code, "look_ups": look_ups}))


def _first_sync_build(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.first_sync_files import FileStore, spaces_with_rows

    with open_record(parsed) as database:
        files = FileStore(database, SystemClock(), files_folder(parsed))
        return print_json({"built": files.build_due(spaces_with_rows(database))})
