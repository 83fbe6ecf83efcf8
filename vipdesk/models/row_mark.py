"""Marks of rows and their sums: how a desk and head office find out that they do not hold the same (P24, I13).

The sum of a table is over H(table, id, version, changed_by) modulo 2**128, so that it is kept by one addition
and one subtraction per change, in any order. Without `changed_by` a record that was put back and has since
counted its versions up again would look the same.
"""

import hashlib
from dataclasses import dataclass
from typing import Self
from uuid import UUID

MODULUS = 1 << 128
_BYTES = 16


def row_mark(table_name: str, row_id: UUID, version: int, changed_by: UUID | None) -> int:
    """128 bits that stand for one row as one change left it."""
    return raw_mark(table_name.encode(), row_id.bytes, version, b"" if changed_by is None else changed_by.bytes)


def raw_mark(table_name: bytes, row_id: bytes, version: int, changed_by: bytes) -> int:
    """The same from what a file holds, for loops over very many rows."""
    return int.from_bytes(mark_bytes(table_name, row_id, version, changed_by), "big")


def mark_bytes(table_name: bytes, row_id: bytes, version: int, changed_by: bytes) -> bytes:
    """The same as its sixteen bytes."""
    said = b"%b\0%b%b%b" % (table_name, row_id, version.to_bytes(8, "big"), changed_by)
    return hashlib.blake2b(said, digest_size=_BYTES).digest()


def content_mark(table_name: str, line: str) -> int:
    """128 bits that stand for all that is in a row, from its canonical JSON (`models.wire.wire_line`)."""
    said = b"%b\0%b" % (table_name.encode(), line.encode())
    return int.from_bytes(hashlib.blake2b(said, digest_size=_BYTES).digest(), "big")


@dataclass(slots=True)
class Tally:
    """How many rows there are, and the sum of their marks."""

    count: int = 0
    total: int = 0

    def add(self, mark: int) -> None:
        """Count a row in."""
        self.count += 1
        self.total = (self.total + mark) % MODULUS

    def remove(self, mark: int) -> None:
        """Count a row out."""
        self.count -= 1
        self.total = (self.total - mark) % MODULUS

    def merge(self, other: Self) -> None:
        """Count in what another tally counted."""
        self.count += other.count
        self.total = (self.total + other.total) % MODULUS

    @property
    def text(self) -> str:
        """As it is sent: the count, a colon, 32 hexadecimal digits."""
        return f"{self.count}:{self.total:032x}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What `text` wrote."""
        count, _, total = text.partition(":")
        return cls(int(count), int(total, 16))

    @property
    def raw_total(self) -> bytes:
        """The sum as a file keeps it."""
        return self.total.to_bytes(_BYTES, "big")


EMPTY = Tally().text
"""The text of a table without rows."""
