"""Guests by their names: an import asks for namesakes, and on one day of the year a large house has thousands of birthdays."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_guest_full_name", "guest", ["full_name"], unique=False)
