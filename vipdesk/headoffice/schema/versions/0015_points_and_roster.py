"""Points as another system told them, and the duty roster."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole, Words

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Apply."""
    _create(
        "points_mirror",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("account_no", Words(), nullable=False),
        sa.Column("lots", Json(), nullable=False),
        sa.Column("as_of", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_points_mirror_guest_id")),
    )
    op.create_index("ix_points_mirror_guest_id", "points_mirror", ["guest_id"], unique=False)
    op.create_index("uq_points_mirror_account_no", "points_mirror", ["account_no"], unique=True)
    _create(
        "roster_day",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("shifts", Json(), nullable=False),
        sa.Column("label", Words(), nullable=True),
        sa.Column("cover_id", Guid(), nullable=True),
        sa.Column("source", Words(), nullable=False),
        sa.Column("author_id", Guid(), nullable=True),
        sa.Column("noted_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_roster_day_store_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_roster_day_staff_id")),
    )
    op.create_index("ix_roster_day_store_id_day", "roster_day", ["store_id", "day"], unique=False)
    op.create_index("uq_roster_day_staff_day", "roster_day", ["staff_id", "day"], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on points_mirror, roster_day to vipdesk_app")


def _create(name: str, *parts: "sa.Column[object] | sa.Constraint") -> None:
    op.create_table(
        name,
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
