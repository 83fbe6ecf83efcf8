"""No two rows of one thing at one time: an exclusion constraint on PostgreSQL, triggers with its name on SQLite.

PostgreSQL is given without btree_gist here, so `=` on an id is not to be had in an exclusion constraint; a range of one
number is, with `&&`. An id is 128 bits and thus two such numbers. Neither is ever the greatest one, whose range has no
end: the version of an id stands in the first and the variant in the second.
"""

from sqlalchemy import Connection


def exclude_overlap(connection: Connection, table: str, thing: str, states: tuple[str, ...], name: str) -> None:
    """Let rows of `table` with one of `states` and the same `thing` (an id column) overlap in no instant.

    The span is `starts_at` up to `ends_at`, the end not included. `name` is what a violation is called on both.
    """
    wanted = ", ".join(f"'{state}'" for state in states)
    if connection.dialect.name == "postgresql":
        halves = ", ".join(f"{_half(thing, first)} with &&" for first in (1, 17))
        connection.exec_driver_sql(
            f"alter table {table} add constraint {name} exclude using gist"
            f" ({halves}, tstzrange(starts_at, ends_at) with &&) where (state in ({wanted}))"
        )
        return
    for moment in ("insert", "update"):
        connection.exec_driver_sql(
            f"create trigger {name}_{moment} before {moment} on {table}"  # noqa: S608 - names of a migration
            f" when new.state in ({wanted}) and new.starts_at < new.ends_at and exists ("
            f"select 1 from {table} as other where other.{thing} = new.{thing} and other.id <> new.id"
            f" and other.state in ({wanted}) and other.starts_at < other.ends_at"
            f" and other.starts_at < new.ends_at and new.starts_at < other.ends_at)"
            f" begin select raise(abort, '{name}'); end"
        )


def _half(thing: str, first: int) -> str:
    digits = f"substr(replace({thing}::text, '-', ''), {first}, 16)"
    number = f"('x' || {digits})::bit(64)::bigint"
    return f"int8range({number}, {number}, '[]')"
