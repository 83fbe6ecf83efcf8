"""A desk with a hundred thousand guests, made as a store would: import at head office, enrol, sync until nothing waits.

It is kept under `build/bench`, named after the schema, so that a second run finds it there.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.head_office import CommandFailedError, HeadOffice, free_port, run
from benchmarks.members_file import SEED, SHOPPERS, card_number, write_members
from benchmarks.words import say
from vipdesk.cache.schema import create_statements

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build" / "bench"
STORE = "天河店"
PIN = "246813"
RECEPTIONIST = "A001"
_DESK = "前台一"
_SYNC_SECONDS = 3600
_PRESENT, _REQUESTS = 6, 3
_FORM = 1
"""Raised when what `_make` does changes."""
_STAFF = (
    (RECEPTIONIST, "何嘉仪", "receptionist"),
    ("A002", "苏禾", "receptionist"),
    ("A009", "郑岚", "supervisor"),
    *((code, f"顾{given}", "shopper") for code, given in zip(SHOPPERS, "安宁悦然清和言希", strict=True)),
)


@dataclass(frozen=True, slots=True)
class StoreProfile:
    """One desk's folder and the head office it belongs to."""

    folder: Path
    guests: int

    @property
    def profile(self) -> Path:
        """The desk folder."""
        return self.folder / "desk"

    @property
    def passphrase_file(self) -> Path:
        """Wraps the desk's key: a benchmark leaves nothing in anybody's keyring."""
        return self.folder / "passphrase"

    @property
    def pin_file(self) -> Path:
        """The PIN of everybody on the staff."""
        return self.folder / "pin"

    @property
    def options(self) -> tuple[str, ...]:
        """What every command over this desk is given."""
        return ("--profile", str(self.profile), "--passphrase-file", str(self.passphrase_file))

    def head_office(self) -> HeadOffice:
        """The head office, on the port the desk was enrolled with."""
        facts = json.loads((self.folder / "port.json").read_text("utf-8"))
        return HeadOffice(self.folder / "head_office.sqlite", int(facts["port"]))

    def holders(self) -> dict[str, str]:
        """Card numbers and whose they are, as head office has them."""
        kept: dict[str, str] = json.loads((self.folder / "holders.json").read_text("utf-8"))
        return kept

    def ask(self, *wishes: dict[str, Any], sync: bool = False) -> list[dict[str, Any]]:
        """Put wishes to the desk without a window; an answer each."""
        options = [*self.options, *(() if sync else ("--no-sync",)), "run"]
        lines = "".join(json.dumps(wish, ensure_ascii=False) + "\n" for wish in wishes)
        return [json.loads(line) for line in run("vipdesk-desk", *options, lines=lines).splitlines()]


def store_profile(guests: int) -> StoreProfile:
    """The kept profile with so many guests, made first if it is not there; fails if it does not hold them all."""
    store = StoreProfile(FOLDER / f"store_{guests}_{_schema_key()}", guests)
    if not (store.folder / "holders.json").exists():
        shutil.rmtree(store.folder, ignore_errors=True)
        _make(store)
    held = store.ask({"do": "digest"})[0]["directory_row"]["count"]
    if held != guests:
        raise CommandFailedError(f"the desk holds {held} guests, not {guests}")
    return store


def _make(store: StoreProfile) -> None:
    store.folder.mkdir(parents=True)
    members = store.folder / "members.csv"
    write_members(members, store.guests)
    _secret(store.pin_file, PIN)
    _secret(store.passphrase_file, secrets.token_urlsafe(24))
    (store.folder / "port.json").write_text(json.dumps({"port": free_port()}), "utf-8")
    office = store.head_office()
    say(f"making a store with {store.guests} guests (once, some minutes)")
    office.command("init")
    office.command("store", "add", "--name", STORE)
    for code, name, role in _STAFF:
        person = ["--code", code, "--name", name, "--role", role, "--store", STORE]
        office.command("staff", "add", *person, "--pin-file", str(store.pin_file))
    summary = office.command("import", "members", str(members), "--report", str(store.folder / "report.csv"))
    if summary["accepted"] + summary["repaired"] != store.guests:
        raise CommandFailedError(f"import: {summary}")
    holders = {str(row["card_no"]): str(row["guest_id"]) for row in office.rows("card")}
    with office:
        _enrol(store, office)
        _live_through_a_morning(store, holders)
    (store.folder / "holders.json").write_text(json.dumps(holders), "utf-8")


def _enrol(store: StoreProfile, office: HeadOffice) -> None:
    code = office.command("desk", "enrol", "--name", _DESK, "--store", STORE)["code"]
    code_file = _secret(store.folder / "code", code)
    run("vipdesk-desk", *store.options, "enrol", "--server", office.address, "--code-file", str(code_file))
    office.command("desk", "approve", "--name", _DESK)


def _live_through_a_morning(store: StoreProfile, holders: dict[str, str]) -> None:
    """The first sync, the first sign-in, a few guests in the lounge and what they asked for."""
    say("first sync of the desk")
    wait = {"do": "wait", "until": "idle", "seconds": _SYNC_SECONDS}
    answers = store.ask(
        wait,
        {"do": "sign_in", "staff": RECEPTIONIST, "pin_file": str(store.pin_file)},
        *_morning(holders, store.guests),
        wait,
        sync=True,
    )
    failed = [answer for answer in answers if answer.get("state") in ("refused", "failed")]
    if failed or not (answers[0]["reached"] and answers[-1]["reached"]):
        raise CommandFailedError(f"the desk did not come to rest: {failed or answers[-1]}")


def _morning(holders: dict[str, str], guests: int) -> Iterator[dict[str, Any]]:
    cards = [card_number(place * (guests // _PRESENT)) for place in range(_PRESENT)]
    for place, card in enumerate(cards):
        yield {
            "do": "submit",
            "kind": "visit.check_in",
            "args": {"guest_id": holders[card], "companions": place % 3},
        }
    for card in cards[:_REQUESTS]:
        wish = {
            "guest_id": holders[card],
            "kind_of_request": "drinks",
            "summary": "龙井两杯",
            "fields": {"item": "龙井"},
        }
        yield {"do": "submit", "kind": "request.open", "args": wish}


def _secret(path: Path, text: str) -> Path:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _schema_key() -> str:
    """Changes with the schema at either end, and with the invented people."""
    digest = hashlib.sha256(f"form {_FORM} seed {SEED}".encode())
    digest.update("\n".join(create_statements()).encode())
    versions = sorted((ROOT / "vipdesk" / "headoffice" / "schema" / "versions").glob("*.py"))
    for file in (*versions, ROOT / "benchmarks" / "members_file.py"):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
