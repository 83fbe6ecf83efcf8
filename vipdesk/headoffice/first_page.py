"""What a desk's window needs at once, before the rest has come: the house, today's guests, own clients (P28)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from vipdesk.headoffice.authority import Access
from vipdesk.models.catalogue import DOSSIER_MODELS, SHARED_MODELS
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.record import Scope
from vipdesk.models.staff import Staff
from vipdesk.models.visit import Visit
from vipdesk.models.wire import to_wire
from vipdesk.protocol.pull import PUT, PulledRow

MOST_GUESTS = 100
_RECENT = timedelta(days=2)


def first_useful_rows(connection: Connection, access: Access, now: datetime) -> list[PulledRow]:
    """Rows of the house, and the dossiers of those who are here, were here lately, or are looked after here."""
    guests = _guests(connection, access.store_id, now)
    rows = [row for model in SHARED_MODELS.values() for row in _of_the_house(connection, access, model)]
    about_guests: tuple[type[Shared], ...] = (DirectoryRow, *DOSSIER_MODELS)
    for model in about_guests:
        table = table_of(model)
        owner = table.c.guest_id if "guest_id" in table.c else table.c.id
        rows += _pulled(connection, model, owner.in_(guests))
    return rows


def _of_the_house(connection: Connection, access: Access, model: type[Shared]) -> Iterator[PulledRow]:
    table = table_of(model)
    if model.audience is Audience.DESK:
        yield from _pulled(connection, model, table.c.desk_id == access.desk_id)
    elif model.audience is Audience.STORE:
        own = (
            or_(table.c.store_id.is_(None), table.c.store_id == access.store_id) if "store_id" in table.c else None
        )
        yield from _pulled(connection, model, own)


def _pulled(connection: Connection, model: type[Shared], condition: ColumnElement[bool] | None) -> list[PulledRow]:
    table = table_of(model)
    statement = select(table) if condition is None else select(table).where(condition)
    return [
        PulledRow(table=model.__tablename__, id=row["id"], kind=PUT, row=to_wire(model, dict(row)))
        for row in connection.execute(statement).mappings()
    ]


def _guests(connection: Connection, store_id: UUID, now: datetime) -> list[UUID]:
    """At most so many guests of the store, the most urgent first."""
    found: dict[UUID, None] = {}
    for statement in _by_urgency(store_id, now):
        found.update(dict.fromkeys(connection.scalars(statement.limit(MOST_GUESTS))))
    return list(found)[:MOST_GUESTS]


def _by_urgency(store_id: UUID, now: datetime) -> Iterator[Any]:
    visit, assignment, staff = table_of(Visit), table_of(ShopperAssignment), table_of(Staff)
    directory, scope = table_of(DirectoryRow), table_of(Scope)
    yield select(visit.c.guest_id).where(visit.c.store_id == store_id, visit.c.open)
    yield (
        select(visit.c.guest_id)
        .where(visit.c.store_id == store_id, visit.c.checked_in_at > now - _RECENT)
        .order_by(visit.c.checked_in_at.desc())
    )
    held = select(scope.c.guest_id).where(scope.c.store_id == store_id)
    yield (
        select(assignment.c.guest_id)
        .join(staff, staff.c.id == assignment.c.staff_id)
        .join(directory, directory.c.id == assignment.c.guest_id)
        .where(staff.c.store_id == store_id, assignment.c.active, assignment.c.guest_id.in_(held))
        .order_by(directory.c.rank)
    )
    yield select(directory.c.id).where(directory.c.id.in_(held)).order_by(directory.c.rank)
