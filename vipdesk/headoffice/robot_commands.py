"""Commands about group robots; the address comes from a file that only its owner may read, never from the command line."""

import argparse
from pathlib import Path
from typing import Any

from vipdesk.command import read_secret
from vipdesk.errors import ExitCode
from vipdesk.headoffice.commands import add_command, open_record, print_json
from vipdesk.headoffice.database import HOUSE


def add_robots(commands: Any) -> None:
    """Add them to the parser."""
    robot = commands.add_parser("robot", help="group robots that hear of arrivals").add_subparsers(required=True)
    setter = add_command(robot, "set", _robot_set, "tell a store's group robot of arrivals")
    setter.add_argument("--store", required=True)
    setter.add_argument(
        "--address-file",
        required=True,
        type=Path,
        help="the robot's whole address in a file only you can read (0600)",
    )
    remove = add_command(robot, "remove", _robot_remove, "tell it no more, and forget its address")
    remove.add_argument("--store", required=True)
    add_command(robot, "list", _robot_list, "which stores have one, and whether it hears; never the address")


def _robot_set(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.robots import set_robot

    with open_record(parsed) as database:
        set_robot(database, parsed.store, read_secret(parsed.address_file))
    return print_json({"store": parsed.store})


def _robot_remove(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.robots import remove_robot

    with open_record(parsed) as database:
        remove_robot(database, parsed.store)
    return ExitCode.DONE


def _robot_list(parsed: argparse.Namespace) -> int:
    from vipdesk.headoffice.robots import robots

    with open_record(parsed) as database, database.snapshot(HOUSE) as connection:
        for line in robots(connection):
            print_json(line)
    return ExitCode.DONE
