"""SQL and conversions for each Shared table, made once from its declaration: the fast way in and out of the cache."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import msgspec

from vipdesk.models.columns import Codec
from vipdesk.models.declarative import Shared, codec_of, is_sealed, table_of

Row = TypeVar("Row", bound=Shared)
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableStatements:
    """How to read and write one table. `Values` are Python values by column name."""

    model: type[Shared]
    name: str
    columns: tuple[str, ...]
    codecs: tuple[Codec, ...]
    select: str
    select_all: str
    upsert: str
    delete: str
    find: Mapping[tuple[str, ...], str]

    def read(self, row: Sequence[Any]) -> Values:
        """A row of the file as Python values."""
        return {
            name: None if raw is None else codec.from_sqlite(raw)
            for name, codec, raw in zip(self.columns, self.codecs, row, strict=True)
        }

    def write(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Python values as the file keeps them, in the order of `columns`."""
        return tuple(
            None if (value := values[name]) is None else codec.to_sqlite(value)
            for name, codec in zip(self.columns, self.codecs, strict=True)
        )

    def pack(self, values: Mapping[str, Any]) -> bytes:
        """Python values as one blob, by column name, for an image."""
        return msgspec.msgpack.encode(dict(zip(self.columns, self.write(values), strict=True)))

    def unpack(self, packed: bytes) -> Values:
        """An image as Python values; a column that is newer than the image is None."""
        kept = msgspec.msgpack.decode(packed)
        return self.read([kept.get(name) for name in self.columns])

    def condition(self, names: tuple[str, ...], keys: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of a find-key as the file keeps them."""
        by_name = dict(zip(self.columns, self.codecs, strict=True))
        return tuple(None if keys[name] is None else by_name[name].to_sqlite(keys[name]) for name in names)


@cache
def statements_of(model: type[Shared]) -> TableStatements:
    """The statements of a Shared class."""
    table = table_of(model)
    declared = [column for column in table.columns if not is_sealed(column)]
    names = tuple(column.key for column in declared)
    listed = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" for _ in names)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    selected = f'SELECT {listed} FROM "{table.name}"'  # noqa: S608 - names of declared columns
    return TableStatements(
        model=model,
        name=model.__tablename__,
        columns=names,
        codecs=tuple(codec_of(column) for column in declared),
        select=f"{selected} WHERE id = ?",
        select_all=f"{selected} ORDER BY id",
        upsert=(
            f'INSERT INTO "{table.name}" ({listed}) VALUES ({places}) '  # noqa: S608 - as above
            f"ON CONFLICT (id) DO UPDATE SET {updates}"
        ),
        delete=f'DELETE FROM "{table.name}" WHERE id = ?',  # noqa: S608 - as above
        find={
            key: f"{selected} WHERE {_equal(key)} AND retired_at IS NULL ORDER BY id" for key in model.find_keys
        },
    )


def _equal(names: tuple[str, ...]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in names)


def build(model: type[Row], values: Values) -> Row:
    """Python values as an instance of the declared class."""
    return model(**values)
