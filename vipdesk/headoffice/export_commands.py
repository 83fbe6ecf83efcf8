"""Commands that write guests out for people: a list of members, one guest's visiting card.

Each command imports what it needs when it runs, as those of `command_line` do.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vipdesk.clock import SystemClock
from vipdesk.command import read_secret
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.commands import add_command, open_record, print_json
from vipdesk.headoffice.database import HOUSE, Database

if TYPE_CHECKING:
    from vipdesk.headoffice.member_export import FullRight

_FULL = ("staff", "pin_file", "approver", "approver_pin_file", "reason")


def add_exports(commands: Any) -> None:
    """Add them to the parser."""
    members = commands.add_parser("members", help="guests for people to read").add_subparsers(required=True)
    export = add_command(members, "export", _export_members, "write a list of members: CSV, or XLSX by its name")
    export.add_argument("file", type=Path)
    export.add_argument("--store", help="guests of one store alone")
    card = add_command(members, "card", _export_card, "write one guest's visiting card (vCard 3.0)")
    card.add_argument("file", type=Path)
    card.add_argument("--card", required=True, metavar="NUMBER", help="the guest's card number")
    for command in (export, card):
        command.add_argument("--staff", metavar="CODE", help="who asks for it in full; masked without")
        command.add_argument("--pin-file", type=Path, help="the PIN of who asks")
        command.add_argument("--approver", metavar="CODE", help="who approves it: somebody else")
        command.add_argument("--approver-pin-file", type=Path, help="the PIN of who approves")
        command.add_argument("--reason", help="why; it is kept in the audit")


def _export_members(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.member_export import export_members
    from vipdesk.headoffice.stores import store_named

    with open_record(parsed) as database:
        right = _right(database, parsed)
        with database.snapshot(HOUSE) as connection:
            store_id = None if parsed.store is None else store_named(connection, parsed.store).id
        return print_json(export_members(database, parsed.file, store_id, right, SystemClock()))


def _export_card(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.visiting_card import export_card

    with open_record(parsed) as database:
        right = _right(database, parsed)
        return print_json(export_card(database, parsed.file, parsed.card, right, SystemClock()))


def _right(database: Database, parsed: argparse.Namespace) -> "FullRight | None":
    """Who answers for a full export; None for a masked one. Raises WrongUsage where only a part of it is said."""
    from vipdesk.errors import Code, Refused
    from vipdesk.headoffice.doorkeeper import Doorkeeper
    from vipdesk.headoffice.member_export import full_right
    from vipdesk.headoffice.problems import LockedPin, WrongPin

    said = [getattr(parsed, name) is not None for name in _FULL]
    if not any(said):
        return None
    if not all(said):
        raise WrongUsage(Trouble.USAGE, detail="full_export")
    door = Doorkeeper(database, SystemClock())
    try:
        asker = door.prove(parsed.staff, read_secret(parsed.pin_file))
        approver = door.prove(parsed.approver, read_secret(parsed.approver_pin_file))
    except (WrongPin, LockedPin) as cause:
        raise Refused(Code.PIN_WRONG) from cause
    return full_right(asker, approver, parsed.reason)
