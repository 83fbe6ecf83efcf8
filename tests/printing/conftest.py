"""What the tests of paper share: sample papers, the tools that read a PDF back, a real print system of their own."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.paper_reader import SYSTEM_PROGRAMS, PaperReader, run_tool
from vipdesk.models.snapshot.paper import VoucherPaper, WelcomeCardPaper
from vipdesk.printed_code import CodeType, write_code


@pytest.fixture
def card() -> WelcomeCardPaper:
    return WelcomeCardPaper(
        house="栖澜百货",
        address="陈女士",
        place="窗边 6 号",
        shopper="周敏",
        wifi_name="QiLan Lounge",
        wifi_password="moon1122",  # noqa: S106 - invented, and printed for everybody to read
        parking="已为您登记，免费 3 小时",
        feedback_code=write_code(CodeType.FEEDBACK, UUID("0f3a5b70-1111-4222-8333-444455556666")),
        day=date(2026, 11, 22),
    )


@pytest.fixture
def voucher() -> VoucherPaper:
    return VoucherPaper(
        house="栖澜百货",
        store="北京路店",
        name="生日礼券",
        worth_fen=50_000,
        holder="陈女士",
        expires_on=date(2026, 12, 31),
        terms="全店，可与会员折扣同用",
        code=write_code(CodeType.VOUCHER, UUID("91a3a5b0-7777-4888-9999-aaaabbbbcccc")),
        day=date(2026, 11, 22),
    )


@pytest.fixture(scope="session")
def reader() -> PaperReader:
    return PaperReader()


@dataclass(frozen=True)
class PrintSystem:
    """A CUPS of the test's own, with its own folders and socket; what is printed arrives in files."""

    folder: Path

    @property
    def server(self) -> str:
        return str(self.folder / "cups.sock")

    def add_queue(
        self,
        name: str,
        *options: str,
        filter_name: str = "deliver",
        sheets: tuple[str, ...] = ("A4", "A6"),
        device: str | None = None,
    ) -> None:
        """A queue that writes the last job it was given to a file, or gives it to another device."""
        description = self.folder / f"{name}.ppd"
        description.write_text(_ppd(filter_name, sheets), "ascii")
        address = device or f"file:{self.folder / 'out' / name}"
        self.run("lpadmin", "-p", name, "-E", "-v", address, "-P", str(description), *options)

    def received(self, name: str) -> bytes:
        """What came out of a queue: the PDF, then one comment line with the options of the job."""
        return (self.folder / "out" / name).read_bytes()

    def run(self, command: str, *arguments: str) -> str:
        return run_tool(command, *arguments, server=self.server).decode()


@pytest.fixture(scope="session")
def print_system() -> Iterator[PrintSystem]:
    # Not under tmp_path: the filters run as another user, who may not enter it, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="vipdesk-cups-"))
    daemon = shutil.which("cupsd", path=SYSTEM_PROGRAMS)
    assert daemon, "cupsd is not installed"
    try:
        _write_settings(folder)
        settings = ["-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        with (folder / "said").open("wb") as said, subprocess.Popen([daemon, *settings], stderr=said) as running:  # noqa: S603 - a known program
            try:
                system = PrintSystem(folder)
                _wait(lambda: running.poll() is None and "scheduler is running" in system.run("lpstat", "-r"))
                system.add_queue("lounge")
                yield system
            finally:
                running.terminate()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def wait_for() -> Callable[[Callable[[], bool]], None]:
    """Wait until something becomes true, at most 20 seconds."""
    return _wait


def _wait(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("waited 20 seconds in vain")


def _write_settings(folder: Path) -> None:
    folder.chmod(0o711)
    for name in ("root", "state", "cache", "spool", "temp", "out", "programs/filter", "programs/backend"):
        (folder / name).mkdir(parents=True)
    (folder / "programs" / "daemon").symlink_to("/usr/lib/cups/daemon")
    for name, script in (
        # The file, then the options the print system passed on, as a comment that a PDF reader skips.
        ("filter/deliver", 'cat "${6:--}"; printf "\\n%%%s\\n" "$5"'),
        ("filter/broken", "exit 1"),
        ("backend/jam", "cat >/dev/null; exit 1"),
    ):
        program = folder / "programs" / name
        program.write_text(f"#!/bin/sh\n{script}\n", "ascii")
        program.chmod(0o755)
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}/root\nServerKeychain {folder}/root\nStateDir {folder}/state\nCacheDir {folder}/cache\n"
        f"RequestRoot {folder}/spool\nTempDir {folder}/temp\nServerBin {folder}/programs\n"
        f"AccessLog {folder}/access\nErrorLog {folder}/errors\nPageLog {folder}/pages\nFileDevice Yes\n",
        "ascii",
    )
    (folder / "cupsd.conf").write_text(
        f"Listen {folder}/cups.sock\nBrowsing Off\nWebInterface No\nDefaultAuthType None\nPreserveJobHistory Yes\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n",
        "ascii",
    )


_SHEETS = {"A4": (595, 842), "A6": (298, 420)}


def _ppd(filter_name: str, sheets: tuple[str, ...]) -> str:
    """The description of a printer that takes PDF as it is, on the sheets named."""
    lines = [
        '*PPD-Adobe: "4.3"',
        '*FormatVersion: "4.3"',
        '*FileVersion: "1.0"',
        "*LanguageVersion: English",
        "*LanguageEncoding: ISOLatin1",
        '*PCFileName: "PAPER.PPD"',
        '*Product: "(Paper)"',
        '*Manufacturer: "VIPDesk"',
        '*ModelName: "Paper"',
        '*ShortNickName: "Paper"',
        '*NickName: "Paper, 1.0"',
        '*PSVersion: "(3010.000) 0"',
        '*LanguageLevel: "3"',
        "*ColorDevice: True",
        "*DefaultColorSpace: RGB",
        "*FileSystem: False",
        '*Throughput: "1"',
        "*LandscapeOrientation: Plus90",
        "*TTRasterizer: Type42",
        f'*cupsFilter: "application/pdf 0 {filter_name}"',
    ]
    for option in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{option}: PickOne", f"*OrderDependency: 10 AnySetup *{option}"]
        lines += [f"*Default{option}: {sheets[0]}"]
        lines += [f'*{option} {name}/{name}: "<</PageSize[{_points(name)}]>>setpagedevice"' for name in sheets]
        lines += [f"*CloseUI: *{option}"]
    lines += [f"*DefaultImageableArea: {sheets[0]}", f"*DefaultPaperDimension: {sheets[0]}"]
    for name in sheets:
        lines += [f'*ImageableArea {name}/{name}: "0 0 {_points(name)}"']
        lines += [f'*PaperDimension {name}/{name}: "{_points(name)}"']
    return "\n".join(lines) + "\n"


def _points(sheet: str) -> str:
    width, height = _SHEETS[sheet]
    return f"{width} {height}"
