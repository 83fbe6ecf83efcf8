"""Handing over a shift, the list 贵宾厅就绪, and group robots."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0021"
down_revision = "0020"

_TABLES = "shift_note, handover, handover_read, ready_tick, robot_state, robot"


def upgrade() -> None:
    """Apply."""
    _create_notes()
    _create_handovers()
    _create_ready_ticks()
    _create_robots()
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"grant select, insert, update, delete on {_TABLES} to vipdesk_app")


def _create(name: str, *columns: sa.Column[Any], parents: tuple[str, ...] = ("store",)) -> None:
    """A table whose rows travel."""
    op.create_table(
        name,
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("changed_by", Guid(), nullable=True),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([f"{parent}_id"], [f"{parent}.id"], name=op.f(f"fk_{name}_{parent}_id"))
            for parent in parents
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _create_notes() -> None:
    _create(
        "shift_note",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("author_id", Guid(), nullable=False),
        sa.Column("noted_at", UtcInstant(), nullable=False),
        sa.Column("place_id", Guid(), nullable=True),
        sa.Column("done", Words(), nullable=True),
        sa.Column("expected", Words(), nullable=True),
        sa.Column("ended_at", UtcInstant(), nullable=True),
        sa.Column("ended_by", Guid(), nullable=True),
    )
    op.create_index("ix_shift_note_store_id_noted_at", "shift_note", ["store_id", "noted_at"], unique=False)


def _create_handovers() -> None:
    _create(
        "handover",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("author_id", Guid(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("begun_at", UtcInstant(), nullable=False),
        sa.Column("signed_at", UtcInstant(), nullable=False),
        sa.Column("visits", Whole(), nullable=False),
        sa.Column("present", Whole(), nullable=False),
        sa.Column("lines", Json(), nullable=False),
        sa.Column("label", Words(), nullable=True),
        sa.Column("next_id", Guid(), nullable=True),
        sa.Column("next_label", Words(), nullable=True),
        parents=("store", "desk"),
    )
    op.create_index("ix_handover_author_id_day", "handover", ["author_id", "day"], unique=False)
    op.create_index("ix_handover_store_id_signed_at", "handover", ["store_id", "signed_at"], unique=False)
    _create(
        "handover_read",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("handover_id", Guid(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("ticks", Json(), nullable=False),
        sa.Column("read_at", UtcInstant(), nullable=True),
        parents=("store", "handover"),
    )
    op.create_index("ix_handover_read_handover_id", "handover_read", ["handover_id"], unique=False)


def _create_ready_ticks() -> None:
    _create(
        "ready_tick",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("day", Words(), nullable=False),
        sa.Column("shift", Words(), nullable=False),
        sa.Column("item", Words(), nullable=False),
        sa.Column("done", Truth(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("noted_at", UtcInstant(), nullable=False),
    )
    op.create_index("ix_ready_tick_store_id_day", "ready_tick", ["store_id", "day"], unique=False)


def _create_robots() -> None:
    _create(
        "robot_state",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("failing_since", UtcInstant(), nullable=True),
        sa.Column("reason", Words(), nullable=True),
    )
    op.create_index("uq_robot_state_store", "robot_state", ["store_id"], unique=True)
    op.create_table(
        "robot",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("address", Words(), nullable=False),
        sa.Column("posted", Json(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_robot_store_id")),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_robot")),
    )
