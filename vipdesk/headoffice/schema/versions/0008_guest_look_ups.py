"""Who asked for which guest, and the whole name as a way to ask."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, UtcInstant, Whole, Words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the book of look-ups and the index of names."""
    op.create_table(
        "guest_look_up",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("way", Words(), nullable=False),
        sa.Column("found", Whole(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=True),
        sa.Column("asked_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_look_up")),
    )
    op.create_index("ix_guest_look_up_staff_id", "guest_look_up", ["staff_id", "asked_at"], unique=False)
    op.create_index("ix_directory_row_name", "directory_row", ["name"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert on guest_look_up to vipdesk_app")
