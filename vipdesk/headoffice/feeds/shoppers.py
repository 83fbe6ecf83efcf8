"""The shoppers a member list names by their staff codes."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from vipdesk.headoffice.writer import read_row
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role

_LOOK_AFTER_GUESTS = frozenset({Role.SHOPPER, Role.SUPERVISOR})


def staff_by_code(connection: Connection, codes: Iterable[str]) -> dict[str, Staff]:
    """Whoever has these staff codes, also those who have left."""
    table = table_of(Staff)
    statement = select(table).where(table.c.code.in_(sorted(set(codes))))
    return {row["code"]: read_row(Staff, row) for row in connection.execute(statement).mappings()}


def may_look_after(staff: Staff) -> bool:
    """Whether guests may be given to this colleague, as `guest.assign_shopper` rules."""
    return staff.retired_at is None and staff.role in _LOOK_AFTER_GUESTS
