"""Serving: the first line says where, SIGTERM ends it, and what stands in the way is one sentence."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.fakes.caller import Caller, settle_in
from tests.fakes.clocks import FakeClock
from tests.fakes.ear import Ear
from tests.fakes.house import HeadOffice
from tests.fakes.processes import BIN
from tests.fakes.small_house import DESK, FAR_DESK, FAR_STORE, STORE
from vipdesk import __version__
from vipdesk.clock import SystemClock
from vipdesk.errors import ExitCode
from vipdesk.headoffice import serve
from vipdesk.headoffice.command_line import main
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.initialise import initialise

HOST = "127.0.0.1"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """An initialised record."""
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    database = Database(url)
    initialise(database)
    database.close()
    return url


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens at."""
    with socket.create_server((HOST, 0)) as listening:
        yield listening.getsockname()[1]


def refuse(url: str, *options: str, code: int, capsys: pytest.CaptureFixture[str]) -> str:
    """`serve` does not begin; the one sentence it says."""
    assert main(["--lang", "en", "--database", url, "serve", *options]) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_a_port_that_is_taken_is_named(url: str, taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    for workers in ("1", "2"):
        said = refuse(url, "--port", str(taken), "--workers", workers, code=ExitCode.DID_NOT_HAPPEN, capsys=capsys)
        assert said.startswith(f"{HOST}:{taken} cannot be served, perhaps something else uses the port: ")
    main(["--lang", "zh", "--database", url, "serve", "--port", str(taken)])
    assert capsys.readouterr().err.startswith(f"不能在 {HOST}:{taken} 上提供服务，端口可能已被占用：")


@pytest.mark.parametrize("host", ["203.0.113.9", "no.such.invalid", "::2"])
def test_a_host_that_is_not_this_one_is_named(host: str, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refuse(url, "--host", host, "--port", "0", code=ExitCode.DID_NOT_HAPPEN, capsys=capsys)
    assert said.startswith(f"{host}:0 cannot be served")


def test_a_taken_port_is_looked_at_after_the_database(
    taken: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--port", str(taken))
    nobody = "postgresql://127.0.0.1:1/x"
    assert "cannot be reached" in refuse(nobody, *where, code=ExitCode.NOT_REACHABLE, capsys=capsys)
    nothing = f"sqlite:///{tmp_path / 'none.sqlite'}"
    assert "not set up" in refuse(nothing, *where, code=ExitCode.DID_NOT_HAPPEN, capsys=capsys)
    assert "address" in refuse("x", *where, code=ExitCode.WRONG_USAGE, capsys=capsys)


def _certificate(folder: Path, passphrase: bytes | None = None) -> tuple[Path, Path]:
    """A certificate of this machine for a day, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    address = x509.DNSName("localhost")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    sealing = (
        serialization.NoEncryption() if passphrase is None else serialization.BestAvailableEncryption(passphrase)
    )
    files = (folder / "certificate.pem", folder / "key.pem")
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, sealing))
    return files


@pytest.mark.proves("F46")
def test_a_certificate_that_cannot_be_read_is_an_unreadable_file(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    certificate, key = _certificate(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    _, other_key = _certificate(other)
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    letter = tmp_path / "letter.pem"
    letter.write_text("亲爱的", "utf-8")
    pairs = (
        (tmp_path / "none.pem", key),
        (certificate, tmp_path / "none.pem"),
        (letter, key),
        (certificate, letter),
        (certificate, other_key),
        _certificate(sealed, b"lamp"),
    )
    for pair in pairs:
        options = ("--port", "0", "--tls-cert", str(pair[0]), "--tls-key", str(pair[1]))
        said = refuse(url, *options, code=ExitCode.INPUT_UNREADABLE, capsys=capsys)
        assert said.startswith("This file cannot be read: ")


def _start(url: str, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [BIN / "vipdesk-headoffice", "--database", url, "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _end(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
    process.send_signal(how)
    out, err = process.communicate(timeout=10)
    return process.returncode, out, err


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_first_line_says_where_and_a_signal_ends_it_with_0(how: signal.Signals, url: str) -> None:
    process = _start(url)
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    assert set(ready) == {"ready", "url", "pid", "workers", "database"}
    assert (ready["ready"], ready["pid"], ready["workers"], ready["database"]) == (True, process.pid, 1, "sqlite")
    with urlopen(f"{ready['url']}/health") as answer:  # noqa: S310 - our own address
        assert json.load(answer) == {"status": "ok", "database": "sqlite", "version": __version__}
    assert _end(process, how) == (0, "", "")


def test_streams_of_events_end_at_once_with_the_server(url: str) -> None:
    database = Database(url)
    settle_in(database)
    # the served process goes by the machine's clock, and so must the tokens
    office = HeadOffice(database, cast("FakeClock", SystemClock()))
    process = _start(url)
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    ears = [
        Ear(ready["url"], office, Caller(office, desk, store).access)
        for desk, store in ((DESK, STORE), (FAR_DESK, FAR_STORE))
    ]
    for ear in ears:
        ear.next()
    assert _end(process) == (0, "", "")
    for ear in ears:
        assert ear.is_ended()
        ear.join()
    database.close()


def test_a_worker_that_dies_is_replaced_and_all_end_together(url: str) -> None:
    process = _start(url, "--workers", "2")
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    before = _children(process.pid)
    assert len(before) == 2
    os.kill(before[0], signal.SIGKILL)
    for _ in range(20):
        with urlopen(f"{ready['url']}/health") as answer:  # noqa: S310 - our own address
            assert answer.status == 200
    code, out, err = _end(process)
    assert (code, out, err) == (0, "", "")
    assert not any(Path(f"/proc/{child}").exists() for child in before)


def test_a_worker_that_hangs_is_ended_so_that_the_end_comes_in_time() -> None:
    worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    serve._wait_for(worker, time.monotonic())
    assert worker.returncode == -signal.SIGKILL


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


@pytest.mark.proves("F46")
def test_with_a_certificate_it_answers_over_tls_alone(url: str, tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    process = _start(url, "--tls-cert", str(certificate), "--tls-key", str(key))
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    assert ready["url"].startswith("https://127.0.0.1:")
    address = ready["url"].replace(HOST, "localhost")
    trusting = ssl.create_default_context(cafile=str(certificate))
    with urlopen(f"{address}/health", context=trusting) as answer:  # noqa: S310 - our own address
        assert answer.status == 200
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urlopen(f"{address}/health")  # noqa: S310 - as above
    with pytest.raises(OSError, match=r"closed|reset|disconnected|end"):
        urlopen(f"{address.replace('https', 'http')}/health")  # noqa: S310 - as above
    assert _end(process)[0] == 0


def test_what_is_written_leaves_at_once() -> None:
    """Else a small answer waits until the other end has acknowledged what came before, 40 ms each time."""

    async def accepted() -> int:
        seen: asyncio.Queue[int] = asyncio.Queue()

        async def take(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            plain: socket.socket = writer.get_extra_info("socket")
            seen.put_nowait(plain.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = serve._listen(serve.Address("127.0.0.1", 0))
        async with await asyncio.start_server(take, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            found = await seen.get()
            writer.close()
        return found

    assert asyncio.run(accepted()) == 1
