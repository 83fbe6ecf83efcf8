"""The cache's Shared rows in wire form, for comparing a desk with head office (contract.md)."""

from collections.abc import Iterator
from typing import Any

from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Trouble, WrongUsage
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.wire import WireRow, digest_lines, to_wire, wire_line


def wire_rows(cache: Cache, table_name: str) -> Iterator[WireRow]:
    """What is shown of a table, sorted by id; equal to head office's export once nothing waits."""
    model = SHARED_MODELS.get(table_name)
    if model is None:
        raise WrongUsage(Trouble.USAGE, detail=f"table {table_name}")
    statements = statements_of(model)
    for row in cache.each(statements.select_all):
        yield to_wire(model, statements.read(row))


def digests(cache: Cache) -> dict[str, dict[str, Any]]:
    """Count and SHA-256 of every Shared table's canonical rows."""
    return {name: digest_lines(wire_line(row) for row in wire_rows(cache, name)) for name in SHARED_MODELS}
