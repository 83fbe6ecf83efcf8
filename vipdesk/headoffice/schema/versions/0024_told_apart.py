"""Records of which somebody has said that they are two people; a guest has one cover at a time."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "guest_apart",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("other_id", Guid(), nullable=False),
        sa.Column("said_at", UtcInstant(), nullable=False),
        sa.Column("said_by", Guid(), nullable=False),
        sa.Column("undone_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_guest_apart_guest_id")),
        sa.ForeignKeyConstraint(["other_id"], ["guest.id"], name=op.f("fk_guest_apart_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_apart")),
    )
    op.create_index("ix_guest_apart_guest_id", "guest_apart", ["guest_id"], unique=False)
    op.create_index(
        "uq_shopper_assignment_cover",
        "shopper_assignment",
        ["guest_id"],
        unique=True,
        postgresql_where=sa.text("active and kind = 'cover'"),
        sqlite_where=sa.text("active = 1 and kind = 'cover'"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on guest_apart to vipdesk_app")
