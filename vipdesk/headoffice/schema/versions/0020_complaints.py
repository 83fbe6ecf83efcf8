"""Sensitive requests, whose words stay at head office; remedies of complaints; how content guests leave."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Apply."""
    for table in ("request", "request_event"):
        op.add_column(table, sa.Column("sensitive", Truth(), nullable=False, server_default=sa.false()))
    op.add_column("request", sa.Column("sealed_words", Json(), nullable=True))
    op.add_column("request_event", sa.Column("sealed_text", Words(), nullable=True))
    op.create_index("ix_request_store_id_kind", "request", ["store_id", "kind"], unique=False)
    _create_remedy()
    _create_rating()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on remedy, rating to vipdesk_app")


def _create_remedy() -> None:
    op.create_table(
        "remedy",
        *_shared_columns(),
        sa.Column("request_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("worth_fen", FenAmount(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("proposed_by", Guid(), nullable=False),
        sa.Column("proposed_at", UtcInstant(), nullable=False),
        sa.Column("decided_by", Guid(), nullable=True),
        sa.Column("decided_at", UtcInstant(), nullable=True),
        sa.Column("sensitive", Truth(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_remedy_guest_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_remedy_request_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_remedy_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy")),
    )
    for names in (("request_id",), ("guest_id",), ("store_id", "state")):
        op.create_index(f"ix_remedy_{'_'.join(names)}", "remedy", list(names), unique=False)


def _create_rating() -> None:
    op.create_table(
        "rating",
        *_shared_columns(),
        sa.Column("visit_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("score", Words(), nullable=False),
        sa.Column("note", Words(), nullable=True),
        sa.Column("source", Words(), nullable=False),
        sa.Column("given_at", UtcInstant(), nullable=False),
        sa.Column("author_id", Guid(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_rating_guest_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_rating_visit_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_rating_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
    )
    for names in (("visit_id",), ("guest_id",), ("store_id", "given_at")):
        op.create_index(f"ix_rating_{'_'.join(names)}", "rating", list(names), unique=False)
    op.create_index("uq_rating_visit_source", "rating", ["visit_id", "source"], unique=True)


def _shared_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
    )
