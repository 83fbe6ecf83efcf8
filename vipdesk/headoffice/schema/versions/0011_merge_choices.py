"""What a merge wrote over, so that undoing it brings it back."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Json

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column."""
    op.add_column("guest_merge", sa.Column("written", Json(), nullable=True))
