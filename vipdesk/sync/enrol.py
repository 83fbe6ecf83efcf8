"""Enrolment: a one-time code and a fresh key pair make this profile a desk."""

from pathlib import Path

import msgspec

from vipdesk.cache.enrolment_guard import require_not_enrolled
from vipdesk.cache.profile import Enrolment, ProfileLock, create_cache, new_key
from vipdesk.clock import TimeSource
from vipdesk.errors import NotPossible, Offline, Trouble
from vipdesk.protocol.health import Health
from vipdesk.protocol.sign_in import EnrolAnswer, EnrolRequest
from vipdesk.sync.identity import DeskKey
from vipdesk.sync.transport import Transport


def enrol(
    profile: Path, server_url: str, code: str, *, ca_file: str | None, passphrase: str | None, source: TimeSource
) -> EnrolAnswer:
    """Hand in a new key against the code and make the empty encrypted cache.

    Raises NotPossible for a profile that is a desk already (with what waits there), a wrong code or an address where no head
    office is; Offline where nobody answers.
    """
    with ProfileLock(profile):
        require_not_enrolled(profile, passphrase)
        # a place for the key first: the code is good for one try
        with new_key(profile, passphrase) as cache_key:
            desk_key = DeskKey.generate()
            answer = _hand_in(server_url, ca_file, code, desk_key)
            create_cache(profile, cache_key, Enrolment(server_url, ca_file, desk_key.private_text, answer), source)
    return answer


def _hand_in(server_url: str, ca_file: str | None, code: str, desk_key: DeskKey) -> EnrolAnswer:
    transport = Transport(server_url, ca_file)
    try:
        _require_head_office(transport, server_url)
        request = EnrolRequest(code=code, public_key=desk_key.public_text)
        return transport.post_openly("/v1/enrol", request, EnrolAnswer)
    finally:
        transport.close()


def _require_head_office(transport: Transport, server_url: str) -> None:
    """Tell a wrong address from a dead line: something that answers but is no head office is a wrong address."""
    try:
        health = transport.ask_openly("/health", Health)
    except Offline as cause:
        if cause.__cause__ is None or isinstance(cause.__cause__, msgspec.DecodeError):
            raise NotPossible(Trouble.SERVER_ADDRESS_WRONG, url=server_url) from cause
        raise
    if health.status != "ok":
        raise NotPossible(Trouble.SERVER_ADDRESS_WRONG, url=server_url)
