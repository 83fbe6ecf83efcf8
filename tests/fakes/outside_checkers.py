"""Checkers that look at a house from outside, after it has become quiet; they know promises and no fault.

Head office is read by SQL and `export`, desks by what they answer. Each violation is a sentence that begins with the
promise it breaks (reliability.md §2).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.scope import COMMON, DIRECTORY, store_space
from vipdesk.ids import StoreId
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Audience, table_of
from vipdesk.models.guest import Note
from vipdesk.models.record import Audit, DefectCount, FeedEntry, Outcome, Progress, RepeatedNumber
from vipdesk.models.request import Request
from vipdesk.models.visit import Visit
from vipdesk.models.voucher import Redemption, Voucher, VoucherType
from vipdesk.models.wire import digest_lines
from vipdesk.protocol.pull import PUT

ROWS_OF_KIND = {
    "guest.add_note": Note,
    "visit.check_in": Visit,
    "request.open": Request,
    "voucher.issue": Voucher,
    "voucher.redeem": Redemption,
}
"""Kinds of which each accepted one makes exactly one row."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What a desk called saved, noted outside of it."""

    op_id: UUID
    kind: str
    created: tuple[UUID, ...]


@dataclass(slots=True)
class Seen:
    """A desk as it is seen from outside."""

    desk_id: UUID
    store_id: UUID
    saved: list[Witness] = field(default_factory=list)
    status: dict[str, Any] = field(default_factory=dict)
    digest: dict[str, Any] = field(default_factory=dict)
    """Table → count and hash, as the desk says them."""


def violations(database: Database, desks: list[Seen]) -> list[str]:
    """Every promise that does not hold; the desks must have become quiet."""
    with database.snapshot(HOUSE) as connection:
        found = [*_record_violations(connection), *_saved_violations(connection, desks)]
        holdings = [_holdings(connection, desk) for desk in desks]
    rows = {name: list(export_lines(database, name)) for name in SHARED_MODELS}
    for desk, holding in zip(desks, holdings, strict=True):
        found += _desk_violations(desk, holding, rows)
    return found


def _record_violations(connection: Connection) -> Iterator[str]:
    yield from (f"I26: the chain is broken at {op_id}" for op_id in broken_links(connection))
    yield from _number_violations(connection)
    yield from _answer_violations(connection)
    yield from _effect_violations(connection)
    visits, vouchers, types = table_of(Visit), table_of(Voucher), table_of(VoucherType)
    twice = select(visits.c.guest_id).where(visits.c.open).group_by(visits.c.guest_id).having(func.count() > 1)
    yield from (f"I5: guest {guest_id} is here twice" for guest_id in connection.scalars(twice))
    uses = (
        select(vouchers.c.id, vouchers.c.uses_left, types.c.uses, func.count(table_of(Redemption).c.id))
        .join(types, types.c.id == vouchers.c.voucher_type_id)
        .outerjoin(table_of(Redemption), table_of(Redemption).c.voucher_id == vouchers.c.id)
        .group_by(vouchers.c.id, vouchers.c.uses_left, types.c.uses)
    )
    for voucher_id, left, given, spent in connection.execute(uses):
        if left != given - spent:
            yield f"I24: voucher {voucher_id} had {given} uses, {spent} were spent, {left} are left"


def _number_violations(connection: Connection) -> Iterator[str]:
    """I4: numbers without a gap up to what is said to be decided."""
    numbers: dict[tuple[UUID, int], set[int]] = defaultdict(set)
    for table in (table_of(Outcome), table_of(RepeatedNumber)):
        for row in connection.execute(select(table.c.desk_id, table.c.incarnation, table.c.seq)):
            numbers[row.desk_id, row.incarnation].add(row.seq)
    for key, taken in numbers.items():
        if taken != set(range(1, len(taken) + 1)):
            yield f"I4: numbers of {key} have a gap"
    for row in connection.execute(select(table_of(Progress))):
        if row.last_seq != len(numbers[row.desk_id, row.incarnation]):
            yield f"I5: desk {row.desk_id} is said to be at {row.last_seq}"


def _answer_violations(connection: Connection) -> Iterator[str]:
    """I6: nothing is set aside; I26: one audit row for each outcome."""
    outcomes, audit = table_of(Outcome), table_of(Audit)
    parked = select(outcomes.c.op_id, outcomes.c.code).where(outcomes.c.state == "parked")
    yield from (f"I6: {row.op_id} is parked: {row.code}" for row in connection.execute(parked))
    defects = connection.scalar(select(func.count()).select_from(table_of(DefectCount)))
    if defects:
        yield f"I6: {defects} intents met a defect"
    decided = Counter((row.op_id, row.state) for row in connection.execute(select(outcomes)))
    audited = Counter((row.op_id, row.state) for row in connection.execute(select(audit)))
    if decided != audited:
        yield f"I26: outcomes and audit differ in {len(decided - audited)} and {len(audited - decided)} rows"


def _effect_violations(connection: Connection) -> Iterator[str]:
    """I2, I5: as many rows as accepted intents that make one."""
    outcomes = table_of(Outcome)
    for kind, model in ROWS_OF_KIND.items():
        accepted = connection.scalar(
            select(func.count()).where(outcomes.c.kind == kind, outcomes.c.state == "accepted")
        )
        made = connection.scalar(select(func.count()).select_from(table_of(model)))
        if accepted != made:
            yield f"I2: {accepted} {kind} were accepted and {made} rows made"


def _saved_violations(connection: Connection, desks: list[Seen]) -> Iterator[str]:
    """I1: what was called saved is decided; I5: what an accepted one created is there, of a refused one nothing."""
    table = table_of(Outcome)
    states = {row.op_id: row.state for row in connection.execute(select(table.c.op_id, table.c.state))}
    made = {
        kind: set(connection.scalars(select(table_of(model).c.id)))
        for kind, model in ROWS_OF_KIND.items()
        if model is not Redemption
    }
    for desk in desks:
        for witness in desk.saved:
            state = states.get(witness.op_id)
            if state is None:
                yield f"I1: {witness.kind} {witness.op_id} was called saved and is nowhere"
            elif witness.kind in made:
                there = [row_id in made[witness.kind] for row_id in witness.created[:1]]
                if there != [state == "accepted"]:
                    yield f"I5: {witness.kind} {witness.op_id} is {state} and its row there is {there}"


def _holdings(connection: Connection, desk: Seen) -> dict[str, set[str]]:
    """What the feed gives a desk of this store under the group policy, by table."""
    feed = table_of(FeedEntry)
    spaces = (COMMON, DIRECTORY, store_space(StoreId(desk.store_id)))
    found: dict[str, set[str]] = defaultdict(set)
    statement = select(feed.c.table_name, feed.c.row_id).where(feed.c.space.in_(spaces), feed.c.kind == PUT)
    for row in connection.execute(statement):
        found[row.table_name].add(str(row.row_id))
    return found


def _desk_violations(desk: Seen, holding: dict[str, set[str]], rows: dict[str, list[str]]) -> Iterator[str]:
    """I7, I12: the desk shows what its spaces hold, row for row; I23: it says so."""
    for name, model in SHARED_MODELS.items():
        wanted = []
        for line in rows[name]:
            row = json.loads(line)
            mine = model.audience is not Audience.DESK or row["desk_id"] == str(desk.desk_id)
            if row["id"] in holding[name] and mine:
                wanted.append(line)
        if digest_lines(wanted) != desk.digest[name]:
            yield f"I12: desk {desk.desk_id} shows other rows of {name} than the record: {desk.digest[name]['count']} and {len(wanted)}"
    waiting, settling = desk.status["waiting"], desk.status["settling"]
    if waiting or settling:
        yield f"I23: desk {desk.desk_id} says {waiting} wait and settling is {settling}"
