"""Head office's own tables, and the role the application works as."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    _create_audit()
    _create_defect_count()
    _create_desk_credential()
    _create_feed()
    _create_outcome()
    _create_progress()
    _create_repeated_number()
    _create_scope()
    _create_server_state()
    _create_space()
    _create_staff_credential()
    _create_unmade_row()
    if op.get_bind().dialect.name == "postgresql":
        _create_application_role()


def _create_application_role() -> None:
    """The role owns nothing: it reads and writes rows, and may only add to audit and outcomes (S36, S48).

    Roles belong to the whole cluster, so another database may have made it already.
    """
    op.execute(
        """
        do $$ begin
            create role vipdesk_app nologin;
        exception when duplicate_object or unique_violation then null;
        end $$
        """
    )
    op.execute("grant vipdesk_app to current_user")
    op.execute("grant usage on schema public to vipdesk_app")
    op.execute("grant select, insert, update, delete on all tables in schema public to vipdesk_app")
    op.execute("revoke update, delete, truncate on audit, outcome from vipdesk_app")
    op.execute("revoke insert, update, delete on alembic_version from vipdesk_app")


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("op_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("seq", Whole(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("actor_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("code", Words(), nullable=True),
        sa.Column("payload", Words(), nullable=True),
        sa.Column("salt", Words(), nullable=True),
        sa.Column("payload_hash", Words(), nullable=False),
        sa.Column("before_hash", Words(), nullable=False),
        sa.Column("after_hash", Words(), nullable=False),
        sa.Column("previous", Words(), nullable=False),
        sa.Column("link", Words(), nullable=False),
        sa.Column("recorded_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_audit")),
    )
    op.create_index("uq_audit_chain", "audit", ["desk_id", "incarnation", "seq"], unique=True)


def _create_defect_count() -> None:
    op.create_table(
        "defect_count",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("seq", Whole(), nullable=False),
        sa.Column("rounds", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", "incarnation", "seq", name=op.f("pk_defect_count")),
    )


def _create_desk_credential() -> None:
    op.create_table(
        "desk_credential",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("public_key", Words(), nullable=True),
        sa.Column("code_hash", Words(), nullable=True),
        sa.Column("code_expires_at", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("desk_id", name=op.f("pk_desk_credential")),
    )


def _create_feed() -> None:
    op.create_table(
        "feed",
        sa.Column("space", Words(), nullable=False),
        sa.Column("table_name", Words(), nullable=False),
        sa.Column("row_id", Guid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.PrimaryKeyConstraint("space", "table_name", "row_id", name=op.f("pk_feed")),
    )
    op.create_index("ix_feed_space_position", "feed", ["space", "position"], unique=False)


def _create_outcome() -> None:
    op.create_table(
        "outcome",
        sa.Column("op_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("seq", Whole(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("actor_id", Guid(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("code", Words(), nullable=True),
        sa.Column("facts", Json(), nullable=False),
        sa.Column("payload_hash", Words(), nullable=False),
        sa.Column("asked_at", UtcInstant(), nullable=False),
        sa.Column("clamped", Truth(), nullable=False),
        sa.Column("uncertainty_ms", Whole(), nullable=False),
        sa.Column("received_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_outcome")),
    )
    op.create_index("uq_outcome_seq", "outcome", ["desk_id", "incarnation", "seq"], unique=True)


def _create_progress() -> None:
    op.create_table(
        "progress",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("last_seq", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", name=op.f("pk_progress")),
    )


def _create_repeated_number() -> None:
    op.create_table(
        "repeated_number",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("incarnation", Whole(), nullable=False),
        sa.Column("seq", Whole(), nullable=False),
        sa.Column("op_id", Guid(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", "incarnation", "seq", name=op.f("pk_repeated_number")),
    )


def _create_scope() -> None:
    op.create_table(
        "scope",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("until", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("store_id", "guest_id", "reason", name=op.f("pk_scope")),
    )
    op.create_index("ix_scope_guest_id", "scope", ["guest_id"], unique=False)


def _create_server_state() -> None:
    op.create_table(
        "server_state",
        sa.Column("key", Words(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_server_state")),
    )


def _create_space() -> None:
    op.create_table(
        "space",
        sa.Column("name", Words(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_space")),
    )


def _create_staff_credential() -> None:
    op.create_table(
        "staff_credential",
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("pin_hash", Words(), nullable=False),
        sa.Column("failures", Whole(), nullable=False),
        sa.Column("locked_until", UtcInstant(), nullable=True),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_credential")),
    )


def _create_unmade_row() -> None:
    op.create_table(
        "unmade_row",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("row_id", Guid(), nullable=False),
        sa.Column("op_id", Guid(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", "row_id", name=op.f("pk_unmade_row")),
    )
