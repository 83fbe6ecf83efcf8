"""Which incarnations were given to whom, and what an administrator must look at."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "incarnation_grant",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("ask_id", Guid(), nullable=True),
        sa.Column("put_back", Truth(), nullable=False),
        sa.Column("granted_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", "incarnation", name=op.f("pk_incarnation_grant")),
    )
    op.create_table(
        "security_event",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("recorded_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_event")),
    )
    op.create_index("ix_security_event_desk_id", "security_event", ["desk_id", "recorded_at"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert on incarnation_grant, security_event to vipdesk_app")
