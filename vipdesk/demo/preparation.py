"""Getting the demonstration ready: a head office with two stores, staff, the imports, and one enrolled desk."""

import json
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vipdesk.clock import SystemClock
from vipdesk.command import read_secret
from vipdesk.demo.folder import DemoFolder
from vipdesk.demo.head_office_process import HeadOfficeProcess, run_command
from vipdesk.resources_path import resource
from vipdesk.sync.enrol import enrol

PIN = "246813"
RECEPTIONIST = "A001"
_STAFF = (
    (RECEPTIONIST, "何嘉仪", "receptionist"),
    ("A002", "苏禾", "receptionist"),
    ("S001", "周敏", "shopper"),
    ("S002", "林珊", "shopper"),
    ("S003", "许言", "shopper"),
    ("A009", "郑岚", "supervisor"),
)
"""S001 to S003 are codes the sample names as shoppers: their guests get a colleague with a name."""

_POLICIES: dict[str, Any] = {
    "house": {"zh": "栖澜百货", "en": "QiLan Department Store"},
    "lounge.right": {"stay_minutes": 180},
    "paper.wifi": {"name": "QiLan Lounge", "password": "moon1122"},
    "paper.parking": {"zh": "已为您登记，免费 3 小时", "en": "Registered for you, 3 hours free"},
}


@dataclass(frozen=True, slots=True)
class Sources:
    """What the demonstration is made from."""

    members: Path
    receipts: Path
    stores: tuple[str, ...]


def samples(members: Path | None, receipts: Path | None, stores: tuple[str, ...]) -> Sources:
    """The given exports, or the samples that come with the program."""
    return Sources(
        members or resource("samples", "members.csv"), receipts or resource("samples", "receipts.csv"), stores
    )


def prepare_head_office(folder: DemoFolder, sources: Sources) -> None:
    """Make the record and take the exports in; says what it does on stderr."""
    url = folder.database_url
    say("建立总部记录 / making the record")
    run_command(url, "init")
    for store in sources.stores:
        run_command(url, "store", "add", "--name", store)
    for key, value in _POLICIES.items():
        run_command(url, "policy", "set", "--key", key, "--value", json.dumps(value, ensure_ascii=False))
    pin_file = folder.secret("pin", PIN)
    for code, name, role in _STAFF:
        person = ["--code", code, "--name", name, "--role", role]
        run_command(url, "staff", "add", *person, "--store", sources.stores[0], "--pin-file", str(pin_file))
    say("导入会员与小票 / importing members and receipts")
    _import(url, "members", sources.members, folder, "--store", sources.stores[0])
    _import(url, "receipts", sources.receipts, folder)


def enrol_demo_desk(folder: DemoFolder, office: HeadOfficeProcess, store: str) -> None:
    """Invite a desk, hand in its key, approve it: what an administrator and a technician do together."""
    say("启用本机 / enrolling the desk")
    invitation = run_command(folder.database_url, "desk", "enrol", "--name", "前台一", "--store", store)
    passphrase = folder.secret(folder.passphrase_file.name, secrets.token_urlsafe(24))
    enrol(
        folder.profile,
        office.url,
        invitation["code"],
        ca_file=None,
        passphrase=read_secret(passphrase),
        source=SystemClock(),
    )
    run_command(folder.database_url, "desk", "approve", "--name", "前台一")


def say(sentence: str) -> None:
    """Tell a person what goes on."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def _import(url: str, kind: str, file: Path, folder: DemoFolder, *options: str) -> None:
    report = folder.reports / f"{kind}.csv"
    summary = run_command(url, "import", kind, str(file), "--report", str(report), *options)
    counted = {key: summary[key] for key in ("records", "accepted", "repaired", "duplicate", "refused")}
    say(f"  {kind}: {json.dumps(counted)}")
