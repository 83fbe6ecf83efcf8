"""What a visit knows besides arrival and leaving, and queue tickets."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0017"
down_revision = "0016"

_ADDED = (
    ("purpose", Words()),
    ("plate", Words()),
    ("bags", Whole()),
    ("released_by", Guid()),
    ("release_reason", Words()),
    ("told_id", Guid()),
    ("told_at", UtcInstant()),
    ("answer", Words()),
    ("answered_at", UtcInstant()),
    ("tidied_at", UtcInstant()),
    ("entered_at", UtcInstant()),
)


def upgrade() -> None:
    """Apply."""
    for name, kind in _ADDED:
        op.add_column("visit", sa.Column(name, kind, nullable=True))
    op.create_index("ix_visit_told_id", "visit", ["told_id"], unique=False)
    op.create_index("ix_visit_store_id_checked_in_at", "visit", ["store_id", "checked_in_at"], unique=False)
    op.create_index(
        "uq_visit_on_paper",
        "visit",
        ["guest_id", "checked_in_at"],
        unique=True,
        postgresql_where=sa.text("entered_at is not null"),
        sqlite_where=sa.text("entered_at is not null"),
    )
    _create_queue_ticket()


def _create_queue_ticket() -> None:
    op.create_table(
        "queue_ticket",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("number", Whole(), nullable=False),
        sa.Column("label", Words(), nullable=False),
        sa.Column("wants", Words(), nullable=False),
        sa.Column("companions", Whole(), nullable=False),
        sa.Column("quoted_minutes", Whole(), nullable=False),
        sa.Column("open", Truth(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("taken_at", UtcInstant(), nullable=False),
        sa.Column("taken_by", Guid(), nullable=False),
        sa.Column("called_at", UtcInstant(), nullable=True),
        sa.Column("ended_at", UtcInstant(), nullable=True),
        sa.Column("visit_id", Guid(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_queue_ticket_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_queue_ticket_store_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_queue_ticket_desk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_ticket")),
    )
    for names in (("guest_id", "open"), ("desk_id", "day"), ("visit_id",), ("store_id", "open")):
        op.create_index(f"ix_queue_ticket_{'_'.join(names)}", "queue_ticket", list(names), unique=False)
    op.create_index("uq_queue_ticket_desk_day_number", "queue_ticket", ["desk_id", "day", "number"], unique=True)
    op.create_index(
        "uq_queue_ticket_open_guest",
        "queue_ticket",
        ["guest_id", "store_id"],
        unique=True,
        postgresql_where=sa.text("open"),
        sqlite_where=sa.text("open = 1"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on queue_ticket to vipdesk_app")
