"""Named filters of the client book, and segments of a store."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole, Words

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "guest_filter",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("owner_id", Guid(), nullable=True),
        sa.Column("name", Words(), nullable=False),
        sa.Column("conditions", Json(), nullable=False),
        sa.Column("author_id", Guid(), nullable=False),
        sa.Column("noted_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_guest_filter_store_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_guest_filter_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_filter")),
    )
    op.create_index("ix_guest_filter_store_id", "guest_filter", ["store_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on guest_filter to vipdesk_app")
