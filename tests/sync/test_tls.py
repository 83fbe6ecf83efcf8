"""Over TLS only a head office with the right certificate is believed; there is no way to go on anyway."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.fakes.odd_server import OddServer, said
from vipdesk.errors import Offline
from vipdesk.protocol.health import Health
from vipdesk.sync.transport import Transport

HEALTH = said({"status": "ok", "database": "sqlite", "version": "1"})
DAY = timedelta(days=1)


class Authority:
    """A certificate authority of a house of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self._folder = folder / name
        self._folder.mkdir()
        own = self._signed(self._name, self._key, DAY, x509.BasicConstraints(ca=True, path_length=None))
        self.file = self._folder / "ca.pem"
        self.file.write_bytes(own.public_bytes(Encoding.PEM))

    def server(self, address: str, life: timedelta = DAY) -> ssl.SSLContext:
        """What a server at an address needs; a life below zero is over already."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "head office")])
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        signed = self._signed(subject, key, life, names)
        file = self._folder / f"{address} {life.days}.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file.write_bytes(private + signed.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _signed(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        life: timedelta,
        extension: x509.ExtensionType,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 30 * DAY)
            .not_valid_after(now + life)
            .add_extension(extension, critical=True)
        )
        return builder.sign(self._key, hashes.SHA256())


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """The house's own authority."""
    return Authority(tmp_path, "house")


def _served(context: ssl.SSLContext) -> Iterator[OddServer]:
    server = OddServer(context)
    server.tell("/health", HEALTH)
    yield server
    server.close()


@pytest.fixture
def server(authority: Authority, request: pytest.FixtureRequest) -> Iterator[OddServer]:
    """A server with the certificate that the test names."""
    address, life = getattr(request, "param", ("127.0.0.1", DAY))
    yield from _served(authority.server(address, life))


def _ask(server: OddServer, ca_file: Path | None) -> str:
    transport = Transport(server.url, None if ca_file is None else str(ca_file))
    try:
        return transport.ask_openly("/health", Health).status
    finally:
        transport.close()


def test_a_head_office_whose_authority_was_named_is_believed(server: OddServer, authority: Authority) -> None:
    assert _ask(server, authority.file) == "ok"


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_the_authority_that_was_named_goes_before_the_machines(
    server: OddServer, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stranger = Authority(tmp_path, "stranger")
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv(name, str(stranger.file))
    assert _ask(server, authority.file) == "ok"
    monkeypatch.setenv(name, str(authority.file))
    with pytest.raises(Offline):
        _ask(server, stranger.file)


def test_an_authority_nobody_named_is_not_believed(server: OddServer, tmp_path: Path) -> None:
    for ca_file in (None, Authority(tmp_path, "stranger").file, tmp_path / "missing.pem"):
        with pytest.raises(Offline):
            _ask(server, ca_file)
    assert server.asked == []


@pytest.mark.parametrize(
    "server", [("127.0.0.2", DAY), ("127.0.0.1", -DAY)], ids=["other host", "expired"], indirect=True
)
def test_a_certificate_of_another_host_or_time_is_not_believed(server: OddServer, authority: Authority) -> None:
    with pytest.raises(Offline):
        _ask(server, authority.file)
    assert server.asked == []
