"""Work that is carried to head office by hand where a desk has no line and must be given up (F50).

The file holds what the desk would push, word for word, so head office decides it as if it had come over the line, and
once: what the desk sends itself later gets the same outcomes (I2). It is sealed under a passphrase that travels apart.
"""

import json
from datetime import datetime
from uuid import UUID

import msgspec

from vipdesk.protocol.passphrase_seal import seal, unseal
from vipdesk.protocol.push import PushRequest

SHORTEST_PASSPHRASE = 12
"""Characters: the file leaves the house's machines."""


class CarriedWork(msgspec.Struct, frozen=True, kw_only=True):
    """What waited at a desk when it was written."""

    desk: UUID
    by: UUID
    """The supervisor who took it along."""
    written_at: datetime
    pushes: list[PushRequest]
    """In order; each is one run of numbers."""

    @property
    def intents(self) -> int:
        """How many there are."""
        return sum(len(push.intents) for push in self.pushes)


def pack_work(work: CarriedWork, passphrase: str) -> bytes:
    """The content of the file."""
    return json.dumps(seal(msgspec.json.encode(work), passphrase)).encode()


def unpack_work(content: bytes, passphrase: str) -> CarriedWork:
    """The work in a file; raises KeyMissing KEY_WRONG for another passphrase, ValueError where it is no such file."""
    sealed = json.loads(content)
    if not isinstance(sealed, dict) or "sealed" not in sealed:
        raise ValueError("not sealed")
    return msgspec.json.decode(unseal(sealed, passphrase), type=CarriedWork)
