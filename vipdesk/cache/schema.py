"""The cache's tables, derived from the declarations: Shared ones with primary keys and plain indexes only."""

from collections.abc import Iterator

from sqlalchemy import Column, Index, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import vipdesk.models.local  # noqa: F401 - declares the desk's own tables
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Local, Shared, is_sealed, table_of


def create_statements() -> Iterator[str]:
    """Every CREATE TABLE and CREATE INDEX of an empty cache."""
    for model in SHARED_MODELS.values():
        yield from _statements(_plain_table(model))
    for table in Local.metadata.sorted_tables:
        yield from _statements(table)
    yield f"PRAGMA user_version = {CACHE_SCHEMA}"


def _plain_table(model: type[Shared]) -> Table:
    """The declared columns without constraints: the record enforces, the desk only holds (architecture.md §3)."""
    declared = table_of(model)
    columns = [
        Column(column.key, column.type, primary_key=column.primary_key, nullable=column.nullable)
        for column in declared.columns
        if not is_sealed(column)
    ]
    table = Table(declared.name, MetaData(), *columns)
    for names in (*model.find_keys, *model.indexes):
        Index(f"ix_{table.name}_{'_'.join(names)}", *(table.c[name] for name in names))
    return table


def _statements(table: Table) -> Iterator[str]:
    dialect = sqlite.dialect()
    yield str(CreateTable(table).compile(dialect=dialect))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield str(CreateIndex(index).compile(dialect=dialect))
