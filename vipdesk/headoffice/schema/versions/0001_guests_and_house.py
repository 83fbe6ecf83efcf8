"""Stores, staff, policies, and who the guests are."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply."""
    _create_store()
    _create_voucher_type()
    _create_desk()
    _create_directory_row()
    _create_guest()
    _create_lounge_place()
    _create_policy()
    _create_staff()
    _create_card()
    _create_contact()
    _create_important_date()
    _create_issue_block()
    _create_note()
    _create_preference()
    _create_shopper_assignment()


def _create_store() -> None:
    op.create_table(
        "store",
        sa.Column("name", Words(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
    )
    op.create_index("uq_store_name", "store", ["name"], unique=True)


def _create_voucher_type() -> None:
    op.create_table(
        "voucher_type",
        sa.Column("name", Words(), nullable=False),
        sa.Column("name_en", Words(), nullable=False),
        sa.Column("worth_fen", FenAmount(), nullable=False),
        sa.Column("valid_days", Whole(), nullable=False),
        sa.Column("uses", Whole(), nullable=False),
        sa.Column("terms", Words(), nullable=False),
        sa.Column("terms_en", Words(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.CheckConstraint("uses >= 1", name=op.f("ck_voucher_type_uses")),
        sa.CheckConstraint("worth_fen >= 0", name=op.f("ck_voucher_type_worth")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_type")),
    )


def _create_desk() -> None:
    op.create_table(
        "desk",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_desk_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk")),
    )
    op.create_index("ix_desk_store_id", "desk", ["store_id"], unique=False)
    op.create_index("uq_desk_store_name", "desk", ["store_id", "name"], unique=True)


def _create_directory_row() -> None:
    op.create_table(
        "directory_row",
        sa.Column("name", Words(), nullable=False),
        sa.Column("spoken", Words(), nullable=False),
        sa.Column("readings", Json(), nullable=False),
        sa.Column("address", Words(), nullable=False),
        sa.Column("address_en", Words(), nullable=False),
        sa.Column("tier", Words(), nullable=True),
        sa.Column("card_no", Words(), nullable=True),
        sa.Column("phones", Json(), nullable=False),
        sa.Column("home_store_id", Guid(), nullable=False),
        sa.Column("alerts", Json(), nullable=False),
        sa.Column("rank", Whole(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["home_store_id"], ["store.id"], name=op.f("fk_directory_row_home_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_row")),
    )
    op.create_index("ix_directory_row_card_no", "directory_row", ["card_no"], unique=False)


def _create_guest() -> None:
    op.create_table(
        "guest",
        sa.Column("full_name", Words(), nullable=False),
        sa.Column("gender", Words(), nullable=True),
        sa.Column("title", Words(), nullable=True),
        sa.Column("tier", Words(), nullable=True),
        sa.Column("home_store_id", Guid(), nullable=False),
        sa.Column("address_as", Words(), nullable=True),
        sa.Column("member_since", Words(), nullable=True),
        sa.Column("plate", Words(), nullable=True),
        sa.Column("alias", Words(), nullable=True),
        sa.Column("merged_into", Guid(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["home_store_id"], ["store.id"], name=op.f("fk_guest_home_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
    )


def _create_lounge_place() -> None:
    op.create_table(
        "lounge_place",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("name_en", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("capacity", Whole(), nullable=False),
        sa.Column("position", Whole(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_lounge_place_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lounge_place")),
    )
    op.create_index("ix_lounge_place_store_id", "lounge_place", ["store_id"], unique=False)
    op.create_index("uq_lounge_place_store_name", "lounge_place", ["store_id", "name"], unique=True)


def _create_policy() -> None:
    op.create_table(
        "policy",
        sa.Column("key", Words(), nullable=False),
        sa.Column("store_id", Guid(), nullable=True),
        sa.Column("value", Json(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_policy_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
    )
    op.create_index("ix_policy_key", "policy", ["key"], unique=False)
    op.create_index("uq_policy_key_store", "policy", ["key", "store_id"], unique=True)


def _create_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("code", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("name_en", Words(), nullable=False),
        sa.Column("role", Words(), nullable=False),
        sa.Column("placeholder", Truth(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_staff_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_index("ix_staff_store_id", "staff", ["store_id"], unique=False)
    op.create_index("uq_staff_code", "staff", ["code"], unique=True)


def _create_card() -> None:
    op.create_table(
        "card",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("card_no", Words(), nullable=False),
        sa.Column("primary", Truth(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_card_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
    )
    op.create_index("ix_card_guest_id", "card", ["guest_id"], unique=False)
    op.create_index("uq_card_card_no", "card", ["card_no"], unique=True)


def _create_contact() -> None:
    op.create_table(
        "contact",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("masked", Words(), nullable=False),
        sa.Column("sealed_value", Words(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_contact_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index("ix_contact_guest_id", "contact", ["guest_id"], unique=False)
    op.create_index("ix_contact_sealed_value", "contact", ["sealed_value"], unique=False)


def _create_important_date() -> None:
    op.create_table(
        "important_date",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("calendar", Words(), nullable=False),
        sa.Column("year", Whole(), nullable=True),
        sa.Column("month", Whole(), nullable=False),
        sa.Column("day", Whole(), nullable=True),
        sa.Column("leap", Truth(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.CheckConstraint("day is null or day between 1 and 31", name=op.f("ck_important_date_day")),
        sa.CheckConstraint("month between 1 and 12", name=op.f("ck_important_date_month")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_important_date_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_important_date")),
    )
    op.create_index(
        "ix_important_date_calendar_month_day", "important_date", ["calendar", "month", "day"], unique=False
    )
    op.create_index("ix_important_date_guest_id", "important_date", ["guest_id"], unique=False)


def _create_issue_block() -> None:
    op.create_table(
        "issue_block",
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("ids", Json(), nullable=False),
        sa.Column("expires_at", UtcInstant(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_issue_block_desk_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_issue_block_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_block")),
    )
    op.create_index("ix_issue_block_desk_id", "issue_block", ["desk_id"], unique=False)


def _create_note() -> None:
    op.create_table(
        "note",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("written_at", UtcInstant(), nullable=False),
        sa.Column("author_id", Guid(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_note_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_guest_id", "note", ["guest_id"], unique=False)


def _create_preference() -> None:
    op.create_table(
        "preference",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("topic", Words(), nullable=False),
        sa.Column("value", Words(), nullable=True),
        sa.Column("source", Words(), nullable=False),
        sa.Column("told_at", UtcInstant(), nullable=False),
        sa.Column("author_id", Guid(), nullable=True),
        sa.Column("confirmed", Truth(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_preference_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference")),
    )
    op.create_index("ix_preference_guest_id", "preference", ["guest_id"], unique=False)
    op.create_index("uq_preference_guest_topic", "preference", ["guest_id", "topic"], unique=True)


def _create_shopper_assignment() -> None:
    op.create_table(
        "shopper_assignment",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("active", Truth(), nullable=False),
        sa.Column("since", UtcInstant(), nullable=False),
        sa.Column("until", UtcInstant(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_shopper_assignment_guest_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_shopper_assignment_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shopper_assignment")),
    )
    op.create_index("ix_shopper_assignment_guest_id", "shopper_assignment", ["guest_id"], unique=False)
    op.create_index(
        "ix_shopper_assignment_staff_id_active", "shopper_assignment", ["staff_id", "active"], unique=False
    )
    op.create_index(
        "uq_shopper_assignment_primary",
        "shopper_assignment",
        ["guest_id"],
        unique=True,
        postgresql_where=sa.text("active and kind = 'primary'"),
        sqlite_where=sa.text("active = 1 and kind = 'primary'"),
    )
