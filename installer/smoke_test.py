"""Tries the frozen program out as a stranger would: its commands, its head office, and the whole tour."""

import json
import os
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from installer.contents import PROGRAMS
from installer.freeze import BuildFailed
from vipdesk import __version__
from vipdesk.camera.cameras import ADDRESSES_VARIABLE
from vipdesk.camera.messages import FAILED, MessageReader
from vipdesk.command import CAMERA_COMMAND
from vipdesk.errors import Trouble

_SECONDS = 60
_TOUR_SECONDS = 600
_INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")


def try_out(folder: Path, *, camera: bool = False) -> None:
    """Raise BuildFailed at the first thing that does not work in the program of `folder`."""
    with TemporaryDirectory(prefix="vipdesk-smoke-") as scratch:
        at = Path(scratch)
        for program in PROGRAMS:
            _expect(_ask(folder, at, program.name, "--version").strip(), f"{program.name} {__version__}")
        _expect_kinds(json.loads(_ask(folder, at, "vipdesk-desk", "intents")))
        _try_camera(folder, at, Trouble.CAMERA_SILENT if camera else Trouble.CAMERA_NOT_INSTALLED)
        _try_head_office(folder, at)
        _try_tour(folder, at)


def source_kinds() -> dict[str, Any]:
    """Every kind of intent in the source tree with the schema of its arguments, as JSON says it."""
    from vipdesk.intents.intent import argument_schema, registry  # noqa: PLC0415 - loads every intent

    told: dict[str, Any] = json.loads(json.dumps({kind: argument_schema(kind) for kind in registry()}))
    return told


def _expect_kinds(found: dict[str, Any]) -> None:
    """The frozen program knows what the source tree knows; whole schemas would bury which one differs."""
    wanted = source_kinds()
    _expect(sorted(found), sorted(wanted))
    for kind, schema in wanted.items():
        _expect(found[kind], schema)


def _try_camera(folder: Path, at: Path, wanted: Trouble) -> None:
    """Its process starts, and says that it has no such part, or that the film is not there."""
    command = [str(folder / "vipdesk"), CAMERA_COMMAND]
    environment = _environment(at) | {ADDRESSES_VARIABLE: str(at / "no film.avi")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, cwd=at) as process:  # noqa: S603 - as below
        said = process.stdout.read() if process.stdout else b""
    _expect(list(MessageReader().read(said)), [(FAILED, wanted.value.encode("ascii"))])


def _try_head_office(folder: Path, at: Path) -> None:
    url = f"sqlite:///{at / 'record.sqlite'}"
    made = json.loads(_ask(folder, at, "vipdesk-headoffice", "--database", url, "init"))
    _expect(made, {"database": "sqlite", "created": True})
    described = json.loads(_ask(folder, at, "vipdesk-headoffice", "openapi"))
    _expect("/v1/push" in described["paths"], wanted=True)
    command = [str(folder / "vipdesk-headoffice"), "--database", url, "serve", "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(at), cwd=at) as server:  # noqa: S603 - what was just built
        line = server.stdout.readline() if server.stdout else b""
        server.send_signal(signal.SIGTERM)
        _expect(server.wait(_SECONDS), 0)
    _expect(json.loads(line or "{}").get("ready"), wanted=True)


def _try_tour(folder: Path, at: Path) -> None:
    tour = at / "tour"
    _ask(folder, at, "vipdesk", "--demo", "--tour", str(tour), seconds=_TOUR_SECONDS)
    account = json.loads((tour / "tour.json").read_text("utf-8"))
    _expect(account["ok"], wanted=True)
    for name in ("welcome_card.pdf", "voucher.pdf", *(step["shot"] for step in account["steps"])):
        _expect((tour / name).stat().st_size > 0, wanted=True)


def _ask(folder: Path, at: Path, *command: str, seconds: int = _SECONDS) -> str:
    """What a command says on standard output; BuildFailed with its complaint if it does not end with 0."""
    program = [str(folder / command[0]), *command[1:]]
    environment = _environment(at)
    done = subprocess.run(  # noqa: S603 - what was just built
        program, check=False, capture_output=True, text=True, timeout=seconds, env=environment, cwd=at
    )
    if done.returncode != 0:
        raise BuildFailed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _environment(at: Path) -> dict[str, str]:
    """As on a machine without a display, and without anything of the environment that builds."""
    inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return inherited | {"QT_QPA_PLATFORM": "offscreen", "VIPDESK_DEMO_DIR": str(at / "demo")}


def _expect(found: Any, wanted: Any) -> None:
    if found != wanted:
        raise BuildFailed(f"the frozen program says {found!r}, the source tree {wanted!r}")
