"""The shoppers a member list names by their staff codes."""

from sqlalchemy import Connection, select

from vipdesk.headoffice.writer import read_row
from vipdesk.ids import StoreId
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role

_LOOK_AFTER_GUESTS = frozenset({Role.SHOPPER, Role.SUPERVISOR})


def all_staff(connection: Connection) -> dict[str, Staff]:
    """Everybody by staff code, also those who have left."""
    rows = connection.execute(select(table_of(Staff))).mappings()
    return {row["code"]: read_row(Staff, row) for row in rows}


def home_of(staff: Staff) -> StoreId | None:
    """The store at which the guests of somebody at work are at home; None for somebody a list alone names."""
    return StoreId(staff.store_id) if may_look_after(staff) and not staff.placeholder else None


def may_look_after(staff: Staff) -> bool:
    """Whether guests may be given to this colleague, as `guest.assign_shopper` rules."""
    return staff.retired_at is None and staff.role in _LOOK_AFTER_GUESTS
