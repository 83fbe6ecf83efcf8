"""Count and sum of marks of the base, table by table, kept with every page and compared at checkpoints (P24, I13)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vipdesk.cache.engine import Cache
from vipdesk.cache.statements import TableStatements, Values, statements_of
from vipdesk.models.catalogue import SHARED_MODELS, is_counted
from vipdesk.models.row_mark import Tally, raw_mark, row_mark

_TABLES = frozenset(name for name, model in SHARED_MODELS.items() if is_counted(model))


class BaseSums:
    """What one transaction changes of the sums; written at its end by `keep`."""

    def __init__(self, cache: Cache) -> None:
        """Use the connection whose transaction is open."""
        self._cache = cache
        self._changes: dict[str, Tally] = defaultdict(Tally)

    def count(self, statements: TableStatements, before: Values | None, after: Values | None) -> None:
        """A base row is another now; None where there was or is none."""
        if statements.name not in _TABLES:
            return
        tally = self._changes[statements.name]
        if before is not None:
            tally.remove(_mark(statements, before))
        if after is not None:
            tally.add(_mark(statements, after))

    def keep(self) -> None:
        """Write the sums."""
        for name, change in self._changes.items():
            found = self._cache.row("SELECT count, total FROM base_sum WHERE table_name = ?", (name,))
            tally = Tally() if found is None else Tally(int(found[0]), int.from_bytes(found[1], "big"))
            tally.merge(change)
            write_sum(self._cache, name, tally)
        self._changes.clear()


def write_sum(cache: Cache, table_name: str, tally: Tally) -> None:
    """Put a table's sum in place of the last."""
    cache.execute(
        "INSERT OR REPLACE INTO base_sum (table_name, count, total) VALUES (?, ?, ?)",
        (table_name, tally.count, tally.raw_total),
    )


def differences(cache: Cache, digest: Mapping[str, str]) -> list[str]:
    """Tables whose base is not what head office says; tables that only one of the two knows are not compared."""
    kept = {
        name: Tally(int(count), int.from_bytes(total, "big")).text
        for name, count, total in cache.rows("SELECT table_name, count, total FROM base_sum")
    }
    empty = Tally().text
    return sorted(name for name in _TABLES if kept.get(name, empty) != digest.get(name, empty))


def recount(cache: Cache) -> dict[str, Tally]:
    """The sums as the rows of the base give them: for the self-test, and for a file from before they were kept."""
    return {name: _counted(cache, name) for name in sorted(_TABLES)}


def count_anew(cache: Cache, names: Iterable[str]) -> None:
    """Keep the sums that the rows of the base give: where rows were altered behind our back, the kept ones are of others.

    Only whoever writes the base may call this: the rows are counted without keeping anybody from writing.
    """
    for name in names:
        with cache.reading():
            tally = _counted(cache, name)
        with cache.transaction():
            write_sum(cache, name, tally)


def _counted(cache: Cache, name: str) -> Tally:
    tally = Tally()
    raw_name = name.encode()
    for row_id, version, changed_by in cache.each(
        f'SELECT id, version, changed_by FROM "{name}" WHERE NOT EXISTS'  # noqa: S608 - declared names
        " (SELECT 1 FROM image WHERE table_name = ? AND row_id = id)",
        (name,),
    ):
        tally.add(raw_mark(raw_name, row_id, version, changed_by or b""))
    for values in _imaged(cache, name):
        tally.add(_mark(statements_of(SHARED_MODELS[name]), values))
    return tally


def _imaged(cache: Cache, name: str) -> Iterator[Values]:
    statements = statements_of(SHARED_MODELS[name])
    for (packed,) in cache.rows("SELECT row FROM image WHERE table_name = ? AND row IS NOT NULL", (name,)):
        yield statements.unpack(packed)


def _mark(statements: TableStatements, values: Values) -> int:
    return row_mark(statements.name, values["id"], values["version"], values["changed_by"])
