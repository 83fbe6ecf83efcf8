"""Pictures that belong to a request."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Apply."""
    op.add_column("attachment", sa.Column("request_id", Guid(), nullable=True))
    op.create_index("ix_attachment_request_id", "attachment", ["request_id"], unique=False)
