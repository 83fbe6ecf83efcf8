"""A server that answers what it is told, and a desk's transport to it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.fakes.odd_server import OddServer, said
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.transport import Credentials, Transport

INSTANT = "2026-11-22T06:05:00.000000Z"
DESK_ID = UUID("0f0e0d0c-0b0a-4908-8706-050403020100")


@pytest.fixture
def server() -> Iterator[OddServer]:
    """The odd server, which at first knows how to sign a desk in."""
    server = OddServer()
    server.tell("/v1/challenge", said({"nonce": "once", "server_time": INSTANT}))
    server.tell("/v1/sign-in", *(sign_in_answer(token) for token in ("first", "second", "third")))
    yield server
    server.close()


@pytest.fixture
def key() -> DeskKey:
    """The desk's key pair."""
    return DeskKey.generate()


@pytest.fixture
def transport(server: OddServer, key: DeskKey) -> Iterator[Transport]:
    """A conversation of an enrolled desk."""
    transport = Transport(server.url, None, Credentials(DESK_ID, key))
    yield transport
    transport.close()


def sign_in_answer(token: str) -> bytes:
    """Head office lets the desk in."""
    return said(
        {
            "token": token,
            "expires_at": INSTANT,
            "desk_id": str(DESK_ID),
            "store_id": str(DESK_ID),
            "staff_id": None,
            "incarnation": 1,
            "next_seq": 1,
            "server_time": INSTANT,
        }
    )
