"""Appointments; on PostgreSQL no shopper has two at a time."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0019"
down_revision = "0018"

_COLUMNS = (
    ("id", Guid(), False),
    ("version", Whole(), False),
    ("changed_by", Guid(), True),
    ("retired_at", UtcInstant(), True),
    ("extra", Json(), False),
    ("guest_id", Guid(), False),
    ("store_id", Guid(), False),
    ("kind", Words(), False),
    ("starts_at", UtcInstant(), False),
    ("ends_at", UtcInstant(), False),
    ("day", Words(), False),
    ("staff_id", Guid(), True),
    ("companions", Whole(), False),
    ("note", Words(), True),
    ("state", Words(), False),
    ("open", Truth(), False),
    ("booked_by", Guid(), False),
    ("booked_at", UtcInstant(), False),
    ("ended_by", Guid(), True),
    ("visit_id", Guid(), True),
    ("reminder", Words(), True),
    ("reminded_at", UtcInstant(), True),
    ("prepared_by", Guid(), True),
    ("prepared_at", UtcInstant(), True),
    ("prepared_for", Json(), False),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "appointment",
        *(sa.Column(name, kind, nullable=nullable) for name, kind, nullable in _COLUMNS),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_appointment_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_appointment_store_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointment_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    for names in (("guest_id", "open"), ("staff_id", "day"), ("visit_id",), ("store_id", "day"), ("starts_at",)):
        op.create_index(f"ix_appointment_{'_'.join(names)}", "appointment", list(names), unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on appointment to vipdesk_app")
        # a range of one id stands for `=`: without btree_gist an exclusion knows no equality of uuid
        op.execute("create type uuid_range as range (subtype = uuid)")
        op.execute(
            "alter table appointment add constraint ex_appointment_shopper exclude using gist"
            " (uuid_range(staff_id, staff_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&)"
            " where (staff_id is not null and retired_at is null and state in ('booked', 'came'))"
        )
