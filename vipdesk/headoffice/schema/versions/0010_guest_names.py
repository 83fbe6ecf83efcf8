"""Guests are found by their names: an import asks for namesakes, and on one day of the year there are thousands."""

from collections.abc import Sequence

from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0007"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_guest_full_name", "guest", ["full_name"])
