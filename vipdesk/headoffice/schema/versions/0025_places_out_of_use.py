"""A place that was taken out of use leaves its name to another."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Apply."""
    op.drop_index("uq_lounge_place_store_name", "lounge_place")
    op.create_index(
        "uq_lounge_place_store_name",
        "lounge_place",
        ["store_id", "name"],
        unique=True,
        postgresql_where=sa.text("retired_at is null"),
        sqlite_where=sa.text("retired_at is null"),
    )
