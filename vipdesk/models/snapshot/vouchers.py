"""What the screen 礼券与礼遇 and the verdict panel show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.guest_life import RelationView
from vipdesk.models.snapshot.guests import Words


@dataclass(frozen=True, slots=True)
class VoucherOffer:
    """A voucher type that may be given."""

    voucher_type_id: UUID
    name: Words
    worth_fen: int
    valid_days: int
    uses: int
    terms: Words


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A voucher with whose it is."""

    voucher_id: UUID
    code: str
    name: Words
    worth_fen: int
    state: str
    uses_left: int
    guest_id: UUID
    address: Words
    issued_at: datetime
    issued_offline: bool
    expires_at: datetime
    terms: Words


class VerdictWord(StrEnum):
    """The one word of the verdict (M4)."""

    USABLE = "usable"
    USED = "used"
    VOID = "void"
    EXPIRED = "expired"
    ONLINE_ONLY = "online_only"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    PAYMENT = "payment"
    NO_TAG = "no_tag"
    """A storage tag whose thing is not in our keeping."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scanned voucher is worth now. `voucher` is None where the code is not one this desk knows."""

    word: VerdictWord
    voucher: VoucherView | None
    used_at: datetime | None
    used_store: str | None
    others: tuple[VoucherView, ...]
    """Other usable vouchers of the same guest."""
    agents: tuple[RelationView, ...] = ()
    """Who may use it for the guest."""


@dataclass(frozen=True, slots=True)
class VoucherDesk:
    """The screen: what may be given, what was given lately, how many ids are left for offline."""

    offers: tuple[VoucherOffer, ...]
    recent: tuple[VoucherView, ...]
    ids_left: int
