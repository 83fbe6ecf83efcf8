"""The daily seal of the audit: a Merkle root over the heads of all chains, to be kept off the host (I26, S36).

Whoever rewrites a chain from some line on can make it hold again; the head that was sealed that day cannot be met.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from vipdesk.command import reason_of
from vipdesk.errors import BadInput, Trouble
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit

_AUDIT = table_of(Audit)


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """The heads of all chains at one moment, each as desk:incarnation:number:link, and the root over them."""

    sealed_at: datetime
    root: str
    heads: list[str]


def seal(connection: Connection, now: datetime) -> Seal:
    """The heads as they are now, and the root over them."""
    heads = list(_heads(connection))
    return Seal(sealed_at=now, root=merkle_root(heads), heads=heads)


def read_seal(file: Path) -> Seal:
    """A seal as it was printed; raises BadInput for a file that is none."""
    try:
        sealed = msgspec.json.decode(file.read_bytes(), type=Seal)
    except (OSError, msgspec.DecodeError) as cause:
        detail = reason_of(cause) if isinstance(cause, OSError) else "no_seal"
        raise BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail=detail) from cause
    return sealed


def misses(connection: Connection, sealed: Seal) -> list[str]:
    """Chains in which a sealed head is no longer found; `root` if the heads are not those it was made of."""
    missing = [] if merkle_root(sealed.heads) == sealed.root else ["root"]
    for head in sealed.heads:
        chain, number, link = head.rsplit(":", 2)
        desk_id, incarnation = chain.split(":")
        found = connection.scalar(
            select(_AUDIT.c.link).where(
                _AUDIT.c.link == link, _AUDIT.c.incarnation == int(incarnation), _AUDIT.c.seq == int(number)
            )
        )
        if found is None:
            missing.append(f"{desk_id}:{incarnation}")
    return missing


def merkle_root(leaves: list[str]) -> str:
    """Leaves and inner nodes are hashed under different prefixes (RFC 6962), so that none can pass for the other."""
    level = [_hash(b"\0" + leaf.encode()) for leaf in leaves]
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [_hash(b"\1" + b"".join(pair)) if len(pair) == 2 else pair[0] for pair in pairs]
    return (level[0] if level else _hash(b"")).hex()


def _heads(connection: Connection) -> Iterator[str]:
    """Desk, incarnation, number and link of the last line of every chain, in one order."""
    last = (
        select(_AUDIT.c.desk_id, _AUDIT.c.incarnation, func.max(_AUDIT.c.seq).label("seq"))
        .group_by(_AUDIT.c.desk_id, _AUDIT.c.incarnation)
        .subquery()
    )
    joined = select(_AUDIT.c.desk_id, _AUDIT.c.incarnation, _AUDIT.c.seq, _AUDIT.c.link).join(
        last,
        (_AUDIT.c.desk_id == last.c.desk_id)
        & (_AUDIT.c.incarnation == last.c.incarnation)
        & (_AUDIT.c.seq == last.c.seq),
    )
    for row in sorted(connection.execute(joined), key=lambda row: (str(row.desk_id), row.incarnation)):
        yield f"{row.desk_id}:{row.incarnation}:{row.seq}:{row.link}"


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
