"""The cache's tables, derived from the declarations: Shared ones with primary keys and plain indexes only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, Index, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import vipdesk.models.local  # noqa: F401 - declares the desk's own tables
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Local, Shared, is_sealed, table_of

_DIALECT = sqlite.dialect()


@dataclass(frozen=True, slots=True)
class DeclaredColumn:
    """A column as a file has it."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A table as a file has it, and the statements that make it and its indexes, by the name of what each makes."""

    name: str
    columns: tuple[DeclaredColumn, ...]
    statements: tuple[tuple[str, str], ...]


def create_statements() -> Iterator[str]:
    """Every CREATE TABLE and CREATE INDEX of an empty cache."""
    for table in declared_tables():
        yield from (sql for _, sql in table.statements)
    yield f"PRAGMA user_version = {CACHE_SCHEMA}"


@cache
def declared_tables() -> tuple[DeclaredTable, ...]:
    """Every table of a cache: the Shared ones first, then the desk's own."""
    tables = [*map(_plain_table, SHARED_MODELS.values()), *Local.metadata.sorted_tables]
    return tuple(map(_declared, tables))


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


def _declared(table: Table) -> DeclaredTable:
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made = [(str(index.name), str(CreateIndex(index).compile(dialect=_DIALECT))) for index in indexes]
    return DeclaredTable(
        name=table.name,
        columns=tuple(DeclaredColumn(column.key, column.type.compile(_DIALECT)) for column in table.columns),
        statements=((table.name, str(CreateTable(table).compile(dialect=_DIALECT))), *made),
    )
