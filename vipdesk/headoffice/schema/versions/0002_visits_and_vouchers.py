"""What happens with guests: visits, requests, vouchers, receipts."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import FenAmount, Guid, Json, Truth, UtcInstant, Whole, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    _create_receipt()
    _create_request()
    _create_visit()
    _create_voucher()
    _create_redemption()


def _create_receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("number", Words(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("card_no", Words(), nullable=False),
        sa.Column("bought_at", UtcInstant(), nullable=False),
        sa.Column("amount_fen", FenAmount(), nullable=False),
        sa.Column("quantity", Whole(), nullable=False),
        sa.Column("category", Words(), nullable=False),
        sa.Column("brand", Words(), nullable=False),
        sa.Column("origin_number", Words(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_receipt_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_receipt_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
    )
    op.create_index("ix_receipt_guest_id", "receipt", ["guest_id"], unique=False)
    op.create_index("ix_receipt_origin_number", "receipt", ["origin_number"], unique=False)
    op.create_index("uq_receipt_number", "receipt", ["number"], unique=True)


def _create_request() -> None:
    op.create_table(
        "request",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("summary", Words(), nullable=False),
        sa.Column("fields", Json(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("department", Words(), nullable=False),
        sa.Column("owner_id", Guid(), nullable=True),
        sa.Column("opened_by", Guid(), nullable=False),
        sa.Column("opened_at", UtcInstant(), nullable=False),
        sa.Column("due_at", UtcInstant(), nullable=False),
        sa.Column("closed_at", UtcInstant(), nullable=True),
        sa.Column("result", Words(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_request_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_request_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_index("ix_request_due_at", "request", ["due_at"], unique=False)
    op.create_index("ix_request_guest_id", "request", ["guest_id"], unique=False)
    op.create_index("ix_request_store_id_state", "request", ["store_id", "state"], unique=False)


def _create_visit() -> None:
    op.create_table(
        "visit",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("open", Truth(), nullable=False),
        sa.Column("place_id", Guid(), nullable=True),
        sa.Column("companions", Whole(), nullable=False),
        sa.Column("checked_in_at", UtcInstant(), nullable=False),
        sa.Column("checked_in_by", Guid(), nullable=False),
        sa.Column("feedback_code", Words(), nullable=False),
        sa.Column("left_at", UtcInstant(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_visit_desk_id")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_visit_guest_id")),
        sa.ForeignKeyConstraint(["place_id"], ["lounge_place.id"], name=op.f("fk_visit_place_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_visit_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_guest_id_checked_in_at", "visit", ["guest_id", "checked_in_at"], unique=False)
    op.create_index("ix_visit_guest_id_open", "visit", ["guest_id", "open"], unique=False)
    op.create_index("ix_visit_place_id_open", "visit", ["place_id", "open"], unique=False)
    op.create_index("ix_visit_store_id_open", "visit", ["store_id", "open"], unique=False)
    op.create_index("uq_visit_feedback_code", "visit", ["feedback_code"], unique=True)
    op.create_index(
        "uq_visit_open_guest",
        "visit",
        ["guest_id"],
        unique=True,
        postgresql_where=sa.text("open"),
        sqlite_where=sa.text("open = 1"),
    )
    op.create_index(
        "uq_visit_open_place",
        "visit",
        ["place_id"],
        unique=True,
        postgresql_where=sa.text("open"),
        sqlite_where=sa.text("open = 1"),
    )


def _create_voucher() -> None:
    op.create_table(
        "voucher",
        sa.Column("code", Words(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("voucher_type_id", Guid(), nullable=False),
        sa.Column("worth_fen", FenAmount(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("uses_left", Whole(), nullable=False),
        sa.Column("issued_at", UtcInstant(), nullable=False),
        sa.Column("issued_by", Guid(), nullable=False),
        sa.Column("issued_offline", Truth(), nullable=False),
        sa.Column("expires_at", UtcInstant(), nullable=False),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.CheckConstraint("uses_left >= 0", name=op.f("ck_voucher_uses_left")),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_voucher_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_voucher_store_id")),
        sa.ForeignKeyConstraint(["voucher_type_id"], ["voucher_type.id"], name=op.f("fk_voucher_voucher_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
    )
    op.create_index("ix_voucher_guest_id", "voucher", ["guest_id"], unique=False)
    op.create_index("uq_voucher_code", "voucher", ["code"], unique=True)


def _create_redemption() -> None:
    op.create_table(
        "redemption",
        sa.Column("voucher_id", Guid(), nullable=False),
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("store_id", Guid(), nullable=False),
        sa.Column("desk_id", Guid(), nullable=False),
        sa.Column("staff_id", Guid(), nullable=False),
        sa.Column("use_no", Whole(), nullable=False),
        sa.Column("amount_fen", FenAmount(), nullable=False),
        sa.Column("redeemed_at", UtcInstant(), nullable=False),
        sa.Column("id", Guid(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("retired_at", UtcInstant(), nullable=True),
        sa.Column("extra", Json(), nullable=False),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_redemption_guest_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_redemption_store_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_redemption_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemption")),
    )
    op.create_index("ix_redemption_guest_id", "redemption", ["guest_id"], unique=False)
    op.create_index("ix_redemption_voucher_id", "redemption", ["voucher_id"], unique=False)
    op.create_index("uq_redemption_use", "redemption", ["voucher_id", "use_no"], unique=True)
