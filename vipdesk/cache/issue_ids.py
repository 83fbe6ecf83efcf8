"""Ids for vouchers: taken from the blocks head office lent this desk, each once (P30)."""

from datetime import datetime
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import Values, statements_of
from vipdesk.errors import Code, Refused
from vipdesk.ids import DeskId, OpId, VoucherId
from vipdesk.models.store import IssueBlock


def unused_id(cache: Cache, desk_id: DeskId, at: datetime) -> VoucherId:
    """The first id this desk has not used; raises Refused NO_VOUCHER_IDS when none is left."""
    for block in _blocks(cache, desk_id, at):
        for text in block["ids"]:
            if _is_unused(cache, UUID(text)):
                return VoucherId(UUID(text))
    raise Refused(Code.NO_VOUCHER_IDS)


def count_unused(cache: Cache, desk_id: DeskId, at: datetime) -> int:
    """How many vouchers this desk could still issue offline."""
    lent = {UUID(text) for block in _blocks(cache, desk_id, at) for text in block["ids"]}
    return sum(_is_unused(cache, row_id) for row_id in lent)


def note_use(cache: Cache, used_id: UUID, op_id: OpId) -> None:
    """Mark an id as used; settle never takes this back. Raises Refused KEY_REUSED for one used before."""
    if cache.row("SELECT 1 FROM lease_use WHERE used_id = ?", (used_id.bytes,)) is not None:
        raise Refused(Code.KEY_REUSED)
    cache.execute("INSERT INTO lease_use (used_id, op_id) VALUES (?, ?)", (used_id.bytes, op_id.bytes))


def _is_unused(cache: Cache, identifier: UUID) -> bool:
    used = cache.row("SELECT 1 FROM lease_use WHERE used_id = ?", (identifier.bytes,))
    return used is None and cache.row("SELECT 1 FROM voucher WHERE id = ?", (identifier.bytes,)) is None


def _blocks(cache: Cache, desk_id: DeskId, at: datetime) -> list[Values]:
    statements = statements_of(IssueBlock)
    found = cache.rows(statements.find[("desk_id",)], (desk_id.bytes,))
    blocks = [statements.read(row) for row in found]
    return sorted((block for block in blocks if block["expires_at"] > at), key=lambda block: block["expires_at"])
