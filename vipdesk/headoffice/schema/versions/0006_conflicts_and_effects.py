"""Values that lost, parked intents and what became of them, and what is to be told to the outside."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant, Whole, Words

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Apply."""
    _create_kept_value()
    _create_released_outcome()
    _create_parked_intent()
    _create_effect()
    if op.get_bind().dialect.name == "postgresql":
        tables = "kept_value, released_outcome, parked_intent, effect"
        op.execute(f"grant select, insert, update, delete on {tables} to vipdesk_app")


def _create_kept_value() -> None:
    op.create_table(
        "kept_value",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("field", Words(), nullable=False),
        sa.Column("value", Words(), nullable=True),
        sa.Column("written_by", Guid(), nullable=True),
        sa.Column("written_at", UtcInstant(), nullable=True),
        sa.Column("replaced_by", Guid(), nullable=False),
        sa.Column("replaced_at", UtcInstant(), nullable=False),
        sa.Column("until", UtcInstant(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_kept_value_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_value")),
    )
    op.create_index("ix_kept_value_guest_id", "kept_value", ["guest_id"], unique=False)
    op.create_index("ix_kept_value_until", "kept_value", ["until"], unique=False)


def _create_released_outcome() -> None:
    op.create_table(
        "released_outcome",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("code", Words(), nullable=True),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("released_at", UtcInstant(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_released_outcome_desk_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_released_outcome_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_outcome")),
    )
    op.create_index("ix_released_outcome_desk_id", "released_outcome", ["desk_id"], unique=False)


def _create_parked_intent() -> None:
    op.create_table(
        "parked_intent",
        sa.Column("op_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("seq", Whole(), nullable=False),
        sa.Column("pushed", Json(), nullable=False),
        sa.Column("asked_at", UtcInstant(), nullable=False),
        sa.Column("code", Words(), nullable=True),
        sa.Column("cause", Guid(), nullable=True),
        sa.Column("parked_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_parked_intent")),
    )
    op.create_index("ix_parked_intent_desk_id", "parked_intent", ["desk_id", "incarnation", "seq"], unique=False)


def _create_effect() -> None:
    op.create_table(
        "effect",
        sa.Column("id", Guid(), nullable=False),
        sa.Column("op_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("payload", Json(), nullable=False),
        sa.Column("created_at", UtcInstant(), nullable=False),
        sa.Column("taken_at", UtcInstant(), nullable=True),
        sa.Column("done_at", UtcInstant(), nullable=True),
        sa.Column("attempts", Whole(), nullable=False),
        sa.Column("next_try_at", UtcInstant(), nullable=False),
        sa.Column("error", Words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_effect")),
    )
    op.create_index(
        "ix_effect_due",
        "effect",
        ["next_try_at"],
        unique=False,
        postgresql_where=sa.text("done_at is null"),
        sqlite_where=sa.text("done_at is null"),
    )
    op.create_index("ix_effect_done_at", "effect", ["done_at"], unique=False)
