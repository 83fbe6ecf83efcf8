"""Giving, using and voiding vouchers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_DESK,
    FAR_LEASED,
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    LATE_LEASED,
    LEASED,
    NOBODY,
    ONE_USE,
    RECEPTIONIST,
    STORE,
    SUPERVISOR,
    THREE_USES,
    VOUCHER,
    later,
    voucher,
)
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.voucher import Redemption, Voucher
from vipdesk.printed_code import CodeType, write_code

NEW = LEASED[0]


def _issue(*, at: datetime = NOON, **args: Any) -> Asked:
    plain = {"voucher_id": NEW, "guest_id": GUEST, "voucher_type_id": ONE_USE} | args
    return Asked("voucher.issue", {name: str(v) if isinstance(v, UUID) else v for name, v in plain.items()}, at=at)


def _until(name: str, issued: datetime, end: datetime) -> Case:
    return Case(name, _issue(at=issued), then=(Then(Voucher, NEW, {"expires_at": end, "issued_at": issued}),))


ISSUED = (
    Case(
        "a voucher is given",
        _issue(reason=" 生日 ", offline=True),
        then=(
            Then(
                Voucher,
                NEW,
                {
                    "code": write_code(CodeType.VOUCHER, NEW),
                    "guest_id": GUEST,
                    "store_id": STORE,
                    "voucher_type_id": ONE_USE,
                    "worth_fen": 50_000,
                    "state": "issued",
                    "uses_left": 1,
                    "issued_at": NOON,
                    "issued_by": RECEPTIONIST,
                    "issued_offline": True,
                    "reason": "生日",
                    "version": 1,
                },
            ),
        ),
    ),
    Case(
        "a voucher of several uses has them all",
        _issue(voucher_type_id=THREE_USES),
        then=(Then(Voucher, NEW, {"uses_left": 3, "issued_offline": False, "reason": None}),),
    ),
    _until(
        "it holds until the end of its last day in the store",
        NOON,
        datetime(2026, 12, 22, 16, tzinfo=UTC),
    ),
    _until(
        "given in the last minute of a day it counts from that day",
        datetime(2026, 11, 22, 15, 59, tzinfo=UTC),
        datetime(2026, 12, 22, 16, tzinfo=UTC),
    ),
    _until(
        "given in the first minute of a day it counts from that day",
        datetime(2026, 11, 22, 16, 0, tzinfo=UTC),
        datetime(2026, 12, 23, 16, tzinfo=UTC),
    ),
    Case("an id that nobody lent", _issue(voucher_id=NOBODY), refused=Code.ID_NOT_LEASED),
    Case("an id lent to another desk", _issue(voucher_id=FAR_LEASED), refused=Code.ID_NOT_LEASED),
    Case("an id of a block that has expired", _issue(voucher_id=LATE_LEASED), refused=Code.ID_NOT_LEASED),
    Case(
        "an id of a block that had not expired when it was given",
        _issue(voucher_id=LATE_LEASED, at=NOON - timedelta(days=1, microseconds=1)),
        then=(Then(Voucher, LATE_LEASED, {"state": "issued"}),),
    ),
    Case("an id that was used before", _issue(), given=(voucher(id=NEW),), refused=Code.KEY_REUSED),
    Case("no such type", _issue(voucher_type_id=NOBODY), refused=Code.VOUCHER_TYPE_UNKNOWN),
    Case("somebody unknown", _issue(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("too long a reason", _issue(reason="长" * 201), refused=Code.TEXT_TOO_LONG),
    Case("a blank reason", _issue(reason=" "), refused=Code.FIELD_MISSING),
)


def redeem(**changes: Any) -> Asked:
    """The voucher is used."""
    return Asked("voucher.redeem", {"voucher_id": str(VOUCHER)}, **changes)


def _use(number: int, **values: Any) -> Then:
    row_id = derived_id("redemption", str(VOUCHER), str(number))
    details = {
        "voucher_id": VOUCHER,
        "guest_id": GUEST,
        "use_no": number,
        "amount_fen": 50_000,
        "redeemed_at": NOON,
    }
    return Then(Redemption, row_id, details | values)


def used(number: int, at: datetime) -> Redemption:
    """A use that was made before, at the other store."""
    return Redemption(
        id=derived_id("redemption", str(VOUCHER), str(number)),
        voucher_id=VOUCHER,
        guest_id=GUEST,
        store_id=FAR_STORE,
        desk_id=FAR_DESK,
        staff_id=FAR_SUPERVISOR,
        use_no=number,
        amount_fen=50_000,
        redeemed_at=at,
    )


REDEEMED = (
    Case(
        "the only use is spent",
        redeem(),
        given=(voucher(),),
        then=(
            Then(Voucher, VOUCHER, {"uses_left": 0, "state": "redeemed", "version": 3}),
            _use(1, store_id=STORE, desk_id=DESK, staff_id=RECEPTIONIST),
        ),
    ),
    Case(
        "one of several uses is spent",
        redeem(),
        given=(voucher(voucher_type_id=THREE_USES, uses_left=2), used(1, later(-60))),
        then=(Then(Voucher, VOUCHER, {"uses_left": 1, "state": "issued", "version": 2}), _use(2)),
    ),
    Case(
        "a voucher of another store is good here",
        redeem(),
        given=(voucher(store_id=FAR_STORE),),
        then=(Then(Voucher, VOUCHER, {"state": "redeemed"}), _use(1, store_id=STORE)),
    ),
    Case(
        "it is good in the last moment of its last day",
        redeem(),
        given=(voucher(expires_at=NOON + timedelta(microseconds=1)),),
        then=(Then(Voucher, VOUCHER, {"state": "redeemed"}), _use(1)),
    ),
    Case(
        "it is not good when its last day is over",
        redeem(),
        given=(voucher(expires_at=NOON),),
        refused=Code.VOUCHER_EXPIRED,
        facts={"on": NOON.isoformat()},
    ),
    Case(
        "what was used says when and where",
        redeem(),
        given=(voucher(state="redeemed", uses_left=0), used(1, later(-90)), used(2, later(-60))),
        refused=Code.VOUCHER_NOT_USABLE,
        facts={"state": "redeemed", "used_at": later(-60).isoformat(), "store": str(FAR_STORE)},
    ),
    *(
        Case(
            f"a {state} voucher is worth nothing",
            redeem(),
            given=(voucher(state=state),),
            refused=Code.VOUCHER_NOT_USABLE,
            facts={"state": state},
        )
        for state in ("void", "expired")
    ),
    Case(
        "nothing is left whatever its state says",
        redeem(),
        given=(voucher(uses_left=0),),
        refused=Code.VOUCHER_NOT_USABLE,
    ),
    Case("no such voucher", redeem(), refused=Code.VOUCHER_UNKNOWN),
    Case("a voucher taken out", redeem(), given=(voucher(retired_at=NOON),), refused=Code.VOUCHER_UNKNOWN),
)


def _void(reason: str = "写错了") -> Asked:
    return Asked("voucher.void", {"voucher_id": str(VOUCHER), "reason": reason}, actor=SUPERVISOR)


VOIDED = (
    Case(
        "an unused voucher is voided with the reason",
        _void(" 写错了 "),
        given=(voucher(),),
        then=(Then(Voucher, VOUCHER, {"state": "void", "reason": "写错了", "uses_left": 1, "version": 2}),),
    ),
    *(
        Case(
            f"a {state} voucher is not voided",
            _void(),
            given=(voucher(state=state),),
            refused=Code.VOUCHER_NOT_USABLE,
            facts={"state": state},
        )
        for state in ("redeemed", "void", "expired")
    ),
    Case("no such voucher to void", _void(), refused=Code.VOUCHER_UNKNOWN),
    Case("no reason", _void(" "), given=(voucher(),), refused=Code.FIELD_MISSING),
    Case("too long a reason to void", _void("长" * 201), given=(voucher(),), refused=Code.TEXT_TOO_LONG),
)

CASES = (*ISSUED, *REDEEMED, *VOIDED)
