"""The log of requests, pauses, and the step of an order of several steps."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole, Words

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Apply."""
    op.add_column("request", sa.Column("paused_at", UtcInstant(), nullable=True))
    op.add_column("request", sa.Column("paused_for", Words(), nullable=True))
    op.add_column("request", sa.Column("step", Words(), nullable=True))
    op.create_table(
        "request_event",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("request_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("at", UtcInstant(), nullable=False),
        sa.Column("author_id", Guid(), nullable=True),
        sa.Column("text", Words(), nullable=True),
        sa.Column("facts", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_request_event_guest_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_event_request_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_request_event_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_event")),
    )
    op.create_index("ix_request_event_guest_id", "request_event", ["guest_id"], unique=False)
    op.create_index("ix_request_event_request_id", "request_event", ["request_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on request_event to vipdesk_app")
