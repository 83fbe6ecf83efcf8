"""Vouchers: what may be given, what was given, and each use of it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, StaffId, StoreId, VoucherId, VoucherTypeId
from vipdesk.models.columns import (
    FenAmount,
    Guid,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Whole,
    Words,
    operational,
    personal,
)
from vipdesk.models.declarative import Audience, Shared


class VoucherType(Shared):
    """A kind of voucher that policy allows to be given."""

    __tablename__ = "voucher_type"
    audience = Audience.STORE

    name: Mapped[str] = mapped_column(Words, info=operational())
    name_en: Mapped[str] = mapped_column(Words, info=operational())
    worth_fen: Mapped[int] = mapped_column(FenAmount, info=operational(Purpose.ACCOUNT))
    valid_days: Mapped[int] = mapped_column(Whole, info=operational())
    uses: Mapped[int] = mapped_column(Whole, info=operational())
    terms: Mapped[str] = mapped_column(Words, info=operational())
    terms_en: Mapped[str] = mapped_column(Words, info=operational())

    __table_args__ = (
        CheckConstraint("worth_fen >= 0", name="worth"),
        CheckConstraint("uses >= 1", name="uses"),
    )


class Voucher(Shared):
    """A voucher in a guest's hand; `code` is the text of its QR as printed."""

    __tablename__ = "voucher"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",), ("code",))

    code: Mapped[str] = mapped_column(Words, info=operational(Purpose.ACCOUNT))
    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    voucher_type_id: Mapped[VoucherTypeId] = mapped_column(Guid, ForeignKey("voucher_type.id"), info=operational())
    worth_fen: Mapped[int] = mapped_column(FenAmount, info=personal(Purpose.ACCOUNT, Retention.TEN_YEARS))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.ACCOUNT))
    uses_left: Mapped[int] = mapped_column(Whole, info=operational(Purpose.ACCOUNT))
    issued_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    issued_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    issued_offline: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.PROVE))
    expires_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.ACCOUNT))
    reason: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.PROVE, Retention.TEN_YEARS)
    )

    __table_args__ = (
        Index("uq_voucher_code", "code", unique=True),
        CheckConstraint("uses_left >= 0", name="uses_left"),
    )


class Redemption(Shared):
    """One use of a voucher; rows are only ever added (I24)."""

    __tablename__ = "redemption"
    audience = Audience.GUEST
    find_keys: ClassVar = (("voucher_id",),)
    indexes: ClassVar = (("guest_id",),)

    voucher_id: Mapped[VoucherId] = mapped_column(Guid, ForeignKey("voucher.id"), info=operational())
    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    staff_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    use_no: Mapped[int] = mapped_column(Whole, info=operational(Purpose.ACCOUNT))
    amount_fen: Mapped[int] = mapped_column(FenAmount, info=personal(Purpose.ACCOUNT, Retention.TEN_YEARS))
    redeemed_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_redemption_use", "voucher_id", "use_no", unique=True),)
