"""Who changed a row last, tallies of marks per space, the purge line, what is in a backup (P13, P24-P26)."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole
from vipdesk.models.row_mark import Tally, row_mark

revision = "0004"
down_revision = "0003"

_TABLES = [
    "card",
    "contact",
    "desk",
    "directory_row",
    "guest",
    "important_date",
    "issue_block",
    "lounge_place",
    "note",
    "policy",
    "preference",
    "receipt",
    "redemption",
    "request",
    "shopper_assignment",
    "staff",
    "store",
    "visit",
    "voucher",
    "voucher_type",
]
_UNCOUNTED = {"issue_block"}
_CHUNK = 500


def upgrade() -> None:
    """Apply."""
    for name in _TABLES:
        op.add_column(name, sa.Column("changed_by", Guid(), nullable=True))
    op.add_column("directory_row", sa.Column("merged_into", Guid(), nullable=True))
    op.add_column("space", sa.Column("tallies", Json(), nullable=False, server_default="{}"))
    op.add_column("space", sa.Column("purged", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("feed", sa.Column("mark", Guid(), nullable=True))
    op.add_column("feed", sa.Column("forgotten_at", UtcInstant(), nullable=True))
    op.create_index(
        "ix_feed_forget",
        "feed",
        ["space", "forgotten_at"],
        postgresql_where=sa.text("kind = 'forget'"),
        sqlite_where=sa.text("kind = 'forget'"),
    )
    op.add_column("progress", sa.Column("safe_seq", Whole(), nullable=False, server_default="0"))
    op.add_column("progress", sa.Column("epoch", Whole(), nullable=False, server_default="1"))
    op.create_table(
        "guest_merge",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("merged_id", Guid(), nullable=False),
        sa.Column("merged_at", UtcInstant(), nullable=False),
        sa.Column("merged_by", Guid(), nullable=False),
        sa.Column("undone_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_guest_merge_guest_id")),
        sa.ForeignKeyConstraint(["merged_id"], ["guest.id"], name=op.f("fk_guest_merge_merged_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_merge")),
    )
    op.create_index(
        "ix_directory_row_merged_into",
        "directory_row",
        ["merged_into"],
        postgresql_where=sa.text("merged_into is not null"),
        sqlite_where=sa.text("merged_into is not null"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on guest_merge to vipdesk_app")
    _count_what_is_there()


def _count_what_is_there() -> None:
    connection = op.get_bind()
    columns: tuple[sa.ColumnClause[object], ...] = (
        sa.column("space"),
        sa.column("table_name"),
        sa.column("row_id", Guid()),
        sa.column("mark", Guid()),
    )
    feed = sa.table("feed", *columns, sa.column("kind"))
    space = sa.table("space", sa.column("name"), sa.column("tallies", Json()))
    tallies: dict[str, dict[str, Tally]] = {}
    for name in _TABLES:
        if name in _UNCOUNTED:
            continue
        table = sa.table(name, sa.column("id", Guid()), sa.column("version", Whole()))
        entries = connection.execute(
            sa.select(feed.c.space, feed.c.row_id, table.c.version)
            .join(table, sa.and_(table.c.id == feed.c.row_id, feed.c.table_name == name))
            .where(feed.c.kind == "put")
        ).all()
        marks = []
        for entry in entries:
            mark = row_mark(name, entry.row_id, entry.version, None)
            tallies.setdefault(entry.space, {}).setdefault(name, Tally()).add(mark)
            marks.append({"at": entry.space, "row": entry.row_id, "new": UUID(int=mark)})
        statement = (
            sa.update(feed)
            .where(
                feed.c.space == sa.bindparam("at"),
                feed.c.table_name == name,
                feed.c.row_id == sa.bindparam("row", type_=Guid()),
            )
            .values(mark=sa.bindparam("new", type_=Guid()))
        )
        for first in range(0, len(marks), _CHUNK):
            connection.execute(statement, marks[first : first + _CHUNK])
    for place, counted in tallies.items():
        texts = {name: tally.text for name, tally in counted.items()}
        connection.execute(sa.update(space).where(space.c.name == place).values(tallies=texts))
