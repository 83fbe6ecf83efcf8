"""What places offer, and bookings of them: two that keep a place never overlap."""

import sqlalchemy as sa
from alembic import op

from vipdesk.headoffice.exclusion import exclude_overlap
from vipdesk.models.columns import Guid, Json, UtcInstant, Whole, Words

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Apply."""
    op.add_column("lounge_place", sa.Column("features", Json(), nullable=True))
    op.create_table(
        "booking",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("place_id", Guid(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("starts_at", UtcInstant(), nullable=False),
        sa.Column("ends_at", UtcInstant(), nullable=False),
        sa.Column("purpose", Words(), nullable=False),
        sa.Column("companions", Whole(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("booked_by", Guid(), nullable=False),
        sa.Column("booked_at", UtcInstant(), nullable=False),
        sa.Column("collides_with", Guid(), nullable=True),
        sa.Column("ended_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_booking_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_booking_store_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_booking_desk_id")),
        sa.ForeignKeyConstraint(["place_id"], ["lounge_place.id"], name=op.f("fk_booking_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    for names in (("place_id", "day"), ("guest_id", "day"), ("store_id", "day"), ("store_id", "state")):
        op.create_index(f"ix_booking_{'_'.join(names)}", "booking", list(names), unique=False)
    exclude_overlap(op.get_bind(), "booking", "place_id", ("held", "confirmed"), "ex_booking_place")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on booking to vipdesk_app")
