"""The screen 礼券与礼遇, and the verdict on a voucher (M4)."""

import json
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.guest_life import agents
from vipdesk.cache.queries.guest_lists import shown_state
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import addressed, of_person
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.vouchers import (
    Verdict,
    VerdictWord,
    VoucherDesk,
    VoucherOffer,
    VoucherView,
)
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Act, VoucherState

MOST_RECENT = 30

_VIEW = (
    "SELECT voucher.id, code, voucher_type.name, voucher_type.name_en, voucher.worth_fen, state, uses_left, issued_at,"
    " issued_offline, expires_at, terms, terms_en, guest_id, directory_row.address, directory_row.address_en,"
    " directory_row.merged_into"
    " FROM voucher JOIN voucher_type ON voucher_type.id = voucher_type_id"
    " JOIN directory_row ON directory_row.id = voucher.guest_id WHERE voucher.retired_at IS NULL"
)


def voucher_desk(reader: Reader) -> VoucherDesk:
    """What may be given, what was given here lately, and how many ids are left for offline."""
    offers = reader.cache.rows(
        "SELECT id, name, name_en, worth_fen, valid_days, uses, terms, terms_en FROM voucher_type"
        " WHERE retired_at IS NULL ORDER BY worth_fen DESC, name"
    )
    recent = reader.cache.rows(
        _VIEW + " AND voucher.store_id = ? ORDER BY issued_at DESC LIMIT ?", (reader.store, MOST_RECENT)
    )
    return VoucherDesk(
        offers=tuple(
            VoucherOffer(UUID(bytes=row[0]), Words(row[1], row[2]), row[3], row[4], row[5], Words(row[6], row[7]))
            for row in offers
        ),
        recent=tuple(_view(reader, row) for row in recent),
        ids_left=_ids_left(reader),
    )


def verdict(reader: Reader, voucher_id: UUID, *, online: bool) -> Verdict:
    """What a voucher is worth as far as this desk knows; only head office can promise it is unspent."""
    row = reader.cache.row(_VIEW + " AND voucher.id = ?", (voucher_id.bytes,))
    if row is None:
        return Verdict(VerdictWord.UNKNOWN, None, None, None, ())
    view = _view(reader, row)
    words = {
        VoucherState.REDEEMED.value: VerdictWord.USED,
        VoucherState.VOID.value: VerdictWord.VOID,
        VoucherState.EXPIRED.value: VerdictWord.EXPIRED,
    }
    word = words.get(view.state, VerdictWord.USABLE if online else VerdictWord.ONLINE_ONLY)
    used_at, store = _last_use(reader, voucher_id)
    may_use = agents(reader, view.guest_id, Act.REDEEM)
    return Verdict(word, view, used_at, store, _others(reader, view), may_use)


def _others(reader: Reader, view: VoucherView) -> tuple[VoucherView, ...]:
    rows = reader.cache.rows(
        of_person(
            _VIEW + " AND voucher.guest_id IN {} AND voucher.id <> ? AND state = ? AND expires_at > ?"
            " ORDER BY expires_at LIMIT 4"
        ),
        (
            view.guest_id.bytes,
            view.voucher_id.bytes,
            VoucherState.ISSUED.value,
            to_microseconds(reader.now),
        ),
    )
    return tuple(_view(reader, row) for row in rows)


def _last_use(reader: Reader, voucher_id: UUID) -> tuple[Any, str | None]:
    row = reader.cache.row(
        "SELECT redeemed_at, store.name FROM redemption JOIN store ON store.id = store_id"
        " WHERE voucher_id = ? ORDER BY use_no DESC LIMIT 1",
        (voucher_id.bytes,),
    )
    return (None, None) if row is None else (instant(row[0]), row[1])


def _ids_left(reader: Reader) -> int:
    blocks = reader.cache.rows(
        "SELECT ids FROM issue_block WHERE desk_id = ? AND retired_at IS NULL AND expires_at > ?",
        (UUID(str(reader.fact("desk_id"))).bytes, to_microseconds(reader.now)),
    )
    lent = [UUID(text).bytes for (ids,) in blocks for text in json.loads(ids)]
    used = "SELECT 1 FROM lease_use WHERE used_id = ? UNION ALL SELECT 1 FROM voucher WHERE id = ?"
    return sum(reader.cache.row(used, (raw, raw)) is None for raw in lent)


def _view(reader: Reader, row: tuple[Any, ...]) -> VoucherView:
    guest_id, address = addressed(reader, row[12:])
    return VoucherView(
        voucher_id=UUID(bytes=row[0]),
        code=row[1],
        name=Words(row[2], row[3]),
        worth_fen=row[4],
        state=shown_state(reader, row[5], row[9]),
        uses_left=row[6],
        guest_id=UUID(bytes=guest_id),
        address=address,
        issued_at=known_instant(row[7]),
        issued_offline=bool(row[8]),
        expires_at=known_instant(row[9]),
        terms=Words(row[10], row[11]),
    )
