"""Storage tags; counters, partners and answers."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Apply."""
    _create_storage_tag()
    _create_house_entry()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on storage_tag, house_entry to vipdesk_app")


def _create_storage_tag() -> None:
    op.create_table(
        "storage_tag",
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
        sa.Column("what", Words(), nullable=False),
        sa.Column("shelf", Words(), nullable=False),
        sa.Column("open", Truth(), nullable=False),
        sa.Column("kept_at", UtcInstant(), nullable=False),
        sa.Column("kept_by", Guid(), nullable=False),
        sa.Column("due_at", UtcInstant(), nullable=True),
        sa.Column("returned_at", UtcInstant(), nullable=True),
        sa.Column("returned_by", Guid(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_storage_tag_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_storage_tag_store_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_storage_tag_desk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storage_tag")),
    )
    for names in (
        ("desk_id", "open"),
        ("desk_id", "day"),
        ("store_id", "open"),
        ("store_id", "returned_at"),
        ("guest_id", "open"),
    ):
        op.create_index(f"ix_storage_tag_{'_'.join(names)}", "storage_tag", list(names), unique=False)
    op.create_index("uq_storage_tag_desk_day_number", "storage_tag", ["desk_id", "day", "number"], unique=True)


def _create_house_entry() -> None:
    words = (
        "kind",
        "name",
        "name_en",
        "text",
        "text_en",
        "floor",
        "phone",
        "hours",
        "contact",
        "words",
        "keys",
        "source",
    )
    op.create_table(
        "house_entry",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("store_id", Guid(), nullable=True),
        *(sa.Column(name, Words(), nullable=False) for name in words),
        sa.Column("author_id", Guid(), nullable=True),
        sa.Column("noted_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_house_entry_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_entry")),
    )
    op.create_index("ix_house_entry_kind_name", "house_entry", ["kind", "name"], unique=False)
    op.create_index("ix_house_entry_kind", "house_entry", ["kind"], unique=False)
