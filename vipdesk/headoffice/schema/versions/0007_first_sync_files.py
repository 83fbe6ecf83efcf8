"""Sealed files for the first sync of large stores."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Json, UtcInstant, Whole, Words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the catalogue of sealed files and the list of builds."""
    op.create_table(
        "first_sync_file",
        sa.Column("name", Words(), nullable=False),
        sa.Column("space", Words(), nullable=False),
        sa.Column("epoch", Whole(), nullable=False),
        sa.Column("columns", Words(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("built_at", UtcInstant(), nullable=False),
        sa.Column("sealing_key", Words(), nullable=False),
        sa.Column("content", Json(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_first_sync_file")),
    )
    op.create_index("ix_first_sync_file_space", "first_sync_file", ["space", "built_at"], unique=False)
    op.create_table(
        "first_sync_build",
        sa.Column("space", Words(), nullable=False),
        sa.Column("begun_at", UtcInstant(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("space", name=op.f("pk_first_sync_build")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on first_sync_file, first_sync_build to vipdesk_app")
