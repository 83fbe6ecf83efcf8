"""What a visit knows besides arrival and leaving: purpose, plate, bags, release, the shopper's answer, the tidied place."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, UtcInstant, Whole, Words

revision = "0017"
down_revision = "0010"

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
