"""Attachments of a guest, and the bytes of their pictures, which travel outside the feed."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Apply."""
    _create_rows()
    _create_bytes()
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "grant select, insert, update, delete on attachment, attachment_bytes, attachment_part to vipdesk_app"
        )


def _create_rows() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("purpose", Words(), nullable=False),
        sa.Column("media_type", Words(), nullable=False),
        sa.Column("byte_size", Whole(), nullable=False),
        sa.Column("width", Whole(), nullable=False),
        sa.Column("height", Whole(), nullable=False),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("file_name", Words(), nullable=True),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("author_id", Guid(), nullable=False),
        sa.Column("added_at", UtcInstant(), nullable=False),
        sa.Column("removed_by", Guid(), nullable=True),
        sa.Column("removed_at", UtcInstant(), nullable=True),
        sa.Column("stored_at", UtcInstant(), nullable=True),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_attachment_guest_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_attachment_desk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_guest_id", "attachment", ["guest_id"], unique=False)
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"], unique=False)
    op.create_index(
        "ix_attachment_removed_at",
        "attachment",
        ["removed_at"],
        unique=False,
        postgresql_where=sa.text("removed_at is not null and retired_at is null"),
        sqlite_where=sa.text("removed_at is not null and retired_at is null"),
    )


def _create_bytes() -> None:
    op.create_table(
        "attachment_bytes",
        sa.Column("attachment_id", Guid(), nullable=False),
        sa.Column("received", Whole(), nullable=False),
        sa.Column("whole", Truth(), nullable=False),
        sa.Column("last_part_at", UtcInstant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_attachment_bytes_attachment_id")
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attachment_bytes")),
    )
    op.create_table(
        "attachment_part",
        sa.Column("attachment_id", Guid(), nullable=False),
        sa.Column("first_byte", Whole(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment_id", "first_byte", name=op.f("pk_attachment_part")),
    )
