"""A small house as rows: two stores, their people, desks and places, three guests; the same ids at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from vipdesk.ids import DeskId, GuestId, PlaceId, RequestId, StaffId, StoreId, VisitId, VoucherId, derived_id
from vipdesk.models.card import Card
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.request import Request
from vipdesk.models.staff import Staff
from vipdesk.models.store import Desk, IssueBlock, Store
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import DeskState, PlaceKind, RequestState, Role, VisitState, VoucherState
from vipdesk.models.voucher import Voucher, VoucherType
from vipdesk.printed_code import CodeType, write_code

STORE = StoreId(derived_id("store", "天河店"))
FAR_STORE = StoreId(derived_id("store", "北京路店"))
DESK = DeskId(derived_id("desk", "1"))
SECOND_DESK = DeskId(derived_id("desk", "2"))
FAR_DESK = DeskId(derived_id("desk", "3"))
SEAT = PlaceId(derived_id("place", "seat"))
SECOND_SEAT = PlaceId(derived_id("place", "second seat"))
FAR_SEAT = PlaceId(derived_id("place", "far seat"))
GUEST = GuestId(derived_id("guest", "0"))
SECOND_GUEST = GuestId(derived_id("guest", "1"))
THIRD_GUEST = GuestId(derived_id("guest", "2"))
NOBODY = derived_id("nobody")
"""An id that no row has."""
STAFF = {role: StaffId(derived_id("staff", role)) for role in Role}
RECEPTIONIST, SHOPPER, SUPERVISOR = (STAFF[role] for role in (Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR))
SECOND_SHOPPER = StaffId(derived_id("staff", "second shopper"))
PLACEHOLDER = StaffId(derived_id("staff", "placeholder"))
FAR_SUPERVISOR = StaffId(derived_id("staff", "far supervisor"))
ONE_USE = derived_id("voucher_type", "一次")
THREE_USES = derived_id("voucher_type", "三次")
LEASED = tuple(VoucherId(derived_id("leased", str(number))) for number in range(4))
"""Ids of the block that the first desk holds."""
LATE_LEASED = VoucherId(derived_id("leased", "late"))
"""An id of a block of the first desk that has expired."""
FAR_LEASED = VoucherId(derived_id("leased", "far"))
"""An id of another desk's block."""
VISIT = VisitId(derived_id("visit", "0"))
REQUEST = RequestId(derived_id("request", "0"))
VOUCHER = VoucherId(derived_id("voucher", "0"))
NAMES = ("陈晓晴", "单晓敏", "欧阳文静")


def house_rows() -> Iterator[Shared]:
    """Everything that stands before anybody does anything, parents before children."""
    for store_id, name in ((STORE, "天河店"), (FAR_STORE, "北京路店")):
        yield Store(id=store_id, name=name)
    yield from _staff()
    for desk_id, store_id, name in (
        (DESK, STORE, "前台一"),
        (SECOND_DESK, STORE, "前台二"),
        (FAR_DESK, FAR_STORE, "前台"),
    ):
        yield Desk(id=desk_id, store_id=store_id, name=name, state=DeskState.APPROVED)
    for position, (place_id, store_id, name) in enumerate(
        ((SEAT, STORE, "窗边 6 号"), (SECOND_SEAT, STORE, "窗边 8 号"), (FAR_SEAT, FAR_STORE, "窗边 6 号"))
    ):
        yield LoungePlace(
            id=place_id,
            store_id=store_id,
            name=name,
            name_en="Window",
            kind=PlaceKind.SEAT,
            capacity=2,
            position=position,
        )
    for type_id, name, uses in ((ONE_USE, "一次券", 1), (THREE_USES, "三次券", 3)):
        yield VoucherType(
            id=type_id,
            name=name,
            name_en="Voucher",
            worth_fen=50_000,
            valid_days=30,
            uses=uses,
            terms="全店",
            terms_en="All departments",
        )
    yield from _guests()
    yield from _blocks()


def _staff() -> Iterator[Shared]:
    people = [(staff_id, STORE, role, False) for role, staff_id in STAFF.items()]
    people += [
        (SECOND_SHOPPER, STORE, Role.SHOPPER, False),
        (PLACEHOLDER, STORE, Role.SHOPPER, True),
        (FAR_SUPERVISOR, FAR_STORE, Role.SUPERVISOR, False),
    ]
    for number, (staff_id, store_id, role, placeholder) in enumerate(people):
        yield Staff(
            id=staff_id,
            store_id=store_id,
            code=f"S{number:03d}",
            name="何嘉仪",
            name_en="Jiayi He",
            role=role,
            placeholder=placeholder,
        )


def _guests() -> Iterator[Shared]:
    for number, (guest_id, name) in enumerate(zip((GUEST, SECOND_GUEST, THIRD_GUEST), NAMES, strict=True)):
        yield Guest(id=guest_id, full_name=name, gender="f", title="女士", tier="金卡", home_store_id=STORE)
        yield DirectoryRow(
            id=guest_id,
            name=name,
            spoken="Chén",
            readings=[["chen"]],
            address=f"{name[0]}女士",
            address_en="Ms Chen",
            tier="金卡",
            card_no=f"8866{number:08d}",
            phones=[],
            home_store_id=STORE,
            alerts=[],
            rank=2_000_000,
        )
        yield Card(id=derived_id("card", str(number)), guest_id=guest_id, card_no=f"8866{number:08d}")


def _blocks() -> Iterator[Shared]:
    blocks = (
        (DESK, LEASED, timedelta(days=30)),
        (DESK, (LATE_LEASED,), timedelta(days=-1)),
        (FAR_DESK, (FAR_LEASED,), timedelta(days=30)),
    )
    for number, (desk_id, ids, life) in enumerate(blocks):
        yield IssueBlock(
            id=derived_id("block", str(number)),
            desk_id=desk_id,
            store_id=FAR_STORE if desk_id == FAR_DESK else STORE,
            ids=[str(row_id) for row_id in ids],
            expires_at=NOON + life,
        )


def visit(**changes: Any) -> Visit:
    """An open visit of the first guest, five seconds old, made at the first desk."""
    row_id: UUID = changes.pop("id", VISIT)
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "store_id": STORE,
        "desk_id": DESK,
        "state": VisitState.HERE,
        "open": True,
        "place_id": None,
        "companions": 0,
        "checked_in_at": NOON - timedelta(seconds=5),
        "checked_in_by": RECEPTIONIST,
        "feedback_code": write_code(CodeType.FEEDBACK, row_id),
    }
    return Visit(id=row_id, **(details | changes))


def left_visit(**changes: Any) -> Visit:
    """A visit that is over."""
    return visit(**({"state": VisitState.LEFT, "open": False, "left_at": NOON} | changes))


def request(**changes: Any) -> Request:
    """A new request of the first guest that nobody handles yet."""
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "store_id": STORE,
        "kind": "drinks",
        "summary": "龙井",
        "fields": {"item": "龙井"},
        "state": RequestState.NEW,
        "department": "茶水间",
        "owner_id": None,
        "opened_by": RECEPTIONIST,
        "opened_at": NOON - timedelta(minutes=5),
        "due_at": NOON + timedelta(minutes=5),
    }
    return Request(id=changes.pop("id", REQUEST), **(details | changes))


def voucher(**changes: Any) -> Voucher:
    """A usable voucher of the first guest."""
    row_id: UUID = changes.pop("id", VOUCHER)
    details: dict[str, Any] = {
        "code": write_code(CodeType.VOUCHER, row_id),
        "guest_id": GUEST,
        "store_id": STORE,
        "voucher_type_id": ONE_USE,
        "worth_fen": 50_000,
        "state": VoucherState.ISSUED,
        "uses_left": 1,
        "issued_at": NOON - timedelta(days=1),
        "issued_by": RECEPTIONIST,
        "issued_offline": False,
        "expires_at": NOON + timedelta(days=29),
    }
    return Voucher(id=row_id, **(details | changes))


def later(seconds: float = 0, *, days: float = 0) -> datetime:
    """An instant after the standing clock's noon."""
    return NOON + timedelta(seconds=seconds, days=days)
