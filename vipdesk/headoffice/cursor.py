"""Cursor tokens: where a desk stands in each space, sealed so that none can be made up (I14)."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass
from uuid import UUID

from vipdesk.headoffice.problems import ResetRequired
from vipdesk.models.values import write_json


@dataclass(frozen=True, slots=True)
class Cursor:
    """What a token says."""

    epoch: int
    incarnation: int
    scope: str
    protocol: int
    positions: dict[str, int]
    begun_at: dict[str, int]
    """Where a space stood when a reading from nothing began, until it gets there: such a desk needs no `forget`
    from before, so the purge line does not concern it (P13)."""


def scope_hash(store_id: UUID, spaces: tuple[str, ...]) -> str:
    """What a desk may see, in a few letters: the same as long as its spaces are the same."""
    text = write_json([str(store_id), *spaces])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def write_cursor(cursor: Cursor, key: bytes) -> str:
    """Seal a cursor."""
    said = [cursor.epoch, cursor.incarnation, cursor.scope, cursor.protocol, cursor.positions, cursor.begun_at]
    body = write_json(said).encode()
    return f"{_encode(body)}.{_encode(_mac(body, key))}"


def read_cursor(token: str, key: bytes) -> Cursor:
    """Open a token; one that was not sealed with this key asks for a reset."""
    try:
        body_text, mac_text = token.split(".")
        body = _decode(body_text)
        if not hmac.compare_digest(_decode(mac_text), _mac(body, key)):
            raise ResetRequired("cursor_unknown")
        epoch, incarnation, scope, protocol, positions, *begun = json.loads(body)
    except (ValueError, binascii.Error) as cause:
        raise ResetRequired("cursor_unknown") from cause
    # the protocol before this one sealed no begun_at
    return Cursor(epoch, incarnation, scope, protocol, positions, begun[0] if begun else {})


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
