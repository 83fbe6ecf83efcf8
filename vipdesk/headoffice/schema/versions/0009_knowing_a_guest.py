"""Relations, wishes and gifts of a guest; whose day a date is, and what is not to be named before others."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Apply."""
    _create(
        "relation",
        sa.Column("name", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("may", Json(), nullable=False),
        sa.Column("note", Words(), nullable=True),
        sa.Column("confidential", Truth(), nullable=False),
    )
    _create(
        "wish",
        sa.Column("what", Words(), nullable=False),
        sa.Column("brand", Words(), nullable=True),
        sa.Column("size", Words(), nullable=True),
        sa.Column("colour", Words(), nullable=True),
        sa.Column("state", Words(), nullable=False),
    )
    _create(
        "gift",
        sa.Column("what", Words(), nullable=False),
        sa.Column("occasion", Words(), nullable=True),
        sa.Column("given_on", Words(), nullable=False),
        sa.Column("given_by", Words(), nullable=False),
        sa.Column("confidential", Truth(), nullable=False),
    )
    op.add_column("important_date", sa.Column("label", Words(), nullable=True))
    op.add_column("important_date", sa.Column("author_id", Guid(), nullable=True))
    op.add_column("important_date", sa.Column("noted_at", UtcInstant(), nullable=True))
    for table in ("important_date", "receipt"):
        op.add_column(table, sa.Column("confidential", Truth(), nullable=False, server_default=sa.false()))
    op.create_index(
        "uq_important_date_birthday",
        "important_date",
        ["guest_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'birthday' and retired_at is null"),
        sqlite_where=sa.text("kind = 'birthday' and retired_at is null"),
    )
    op.create_index("ix_guest_merge_guest_id", "guest_merge", ["guest_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on relation, wish, gift to vipdesk_app")


def _create(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        *columns,
        sa.Column("author_id", Guid(), nullable=False),
        sa.Column("noted_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f(f"fk_{name}_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_guest_id", name, ["guest_id"], unique=False)
