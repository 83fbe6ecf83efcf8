"""The desk's own key pair: made here at enrolment, its private half never leaves the encrypted cache (S15)."""

import base64
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vipdesk.protocol.sign_in import signed_text


class DeskKey:
    """Signs for this desk."""

    def __init__(self, private_key: str) -> None:
        """Take the private key as `private_text` gave it."""
        self._key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key))

    @classmethod
    def generate(cls) -> "DeskKey":
        """A new key pair."""
        raw = Ed25519PrivateKey.generate().private_bytes_raw()
        return cls(base64.b64encode(raw).decode())

    @property
    def private_text(self) -> str:
        """The private key, for the encrypted cache alone."""
        return base64.b64encode(self._key.private_bytes_raw()).decode()

    @property
    def public_text(self) -> str:
        """The public key, for head office."""
        return base64.b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign_challenge(self, desk_id: UUID, nonce: str) -> str:
        """Prove that this is the desk."""
        return base64.b64encode(self._key.sign(signed_text(desk_id, nonce))).decode()
