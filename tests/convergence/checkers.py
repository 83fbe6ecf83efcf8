"""Checkers that know the invariants and nothing of any fault (reliability.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from tests.fakes.house import Desk, HeadOffice
from vipdesk.cache import outbox
from vipdesk.cache.base_sums import recount
from vipdesk.cache.contents import wire_rows
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import restore
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.perform import author_here
from vipdesk.cache.settle import is_settled
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE
from vipdesk.intents.intent import decode
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.record import Audit, Outcome, Scope
from vipdesk.models.released import ReleasedOutcome
from vipdesk.models.visit import Visit
from vipdesk.models.voucher import Redemption, Voucher, VoucherType
from vipdesk.models.wire import to_wire, wire_line

if TYPE_CHECKING:
    from tests.convergence.world import World


def check_view_is_a_function(desk: Desk) -> None:
    """I11: what is shown equals the base with the waiting intents run on it, in order."""
    if not is_settled(desk.cache) or (desk.count("image") == 0 and desk.count("outbox", "folded = 1") == 0):
        # on its way to be one, or nothing but base
        return
    shown = desk.digests()
    desk.cache.execute("BEGIN IMMEDIATE")
    try:
        _rebuild(desk.cache, desk)
        rebuilt = desk.digests()
    finally:
        desk.cache.execute("ROLLBACK")
    assert shown == rebuilt


def _rebuild(cache: Cache, desk: Desk) -> None:
    for name, raw in cache.rows("SELECT table_name, row_id FROM image"):
        restore(cache, statements_of(SHARED_MODELS[name]), UUID(bytes=raw))
    folded = [int(row[0]) for row in cache.rows("SELECT entry FROM outbox WHERE folded = 1 ORDER BY entry")]
    for entry in outbox.entries(cache, folded):
        ledger = CacheLedger(cache, entry.op_id, author_here(cache, entry.actor_id), desk.desk_id, entry.asked_at)
        try:
            with cache.savepoint():
                decode(entry.kind, entry.args, complete=True).apply(ledger)
        except Refused:
            continue


def check_own_work_is_shown(desk: Desk, notes: Mapping[UUID, tuple[UUID, UUID]]) -> None:
    """I10: whatever this desk wrote and nobody has refused is on its screen at every moment; (note, guest) by intent.

    What head office has decided goes with the dossier if the store may no longer hold it (P11).
    """
    for op_id, (note_id, guest_id) in notes.items():
        entry = desk.cache.row("SELECT state, doubtful, folded FROM outbox WHERE op_id = ?", (op_id.bytes,))
        if entry is None or entry[0] in ("refused", "parked") or entry[1] is not None:
            continue
        dossier = desk.cache.row("SELECT 1 FROM guest WHERE id = ?", (guest_id.bytes,))
        if dossier is None and not entry[2]:
            continue
        assert desk.cache.row("SELECT 1 FROM note WHERE id = ?", (note_id.bytes,)) is not None


def check_saved_is_kept(desk: Desk, saved: set[UUID], office: HeadOffice, answered: Mapping[UUID, str]) -> None:
    """I1, I2: whatever was called saved is in the outbox or decided at head office, once."""
    waiting = {UUID(bytes=row[0]) for row in desk.cache.rows("SELECT op_id FROM outbox")}
    table = table_of(Outcome)
    with office.database.snapshot(HOUSE) as connection:
        decided = list(connection.scalars(select(table.c.op_id).where(table.c.desk_id == desk.desk_id)))
    assert len(decided) == len(set(decided))
    assert saved <= waiting | set(decided) | set(answered)


def check_sums(desk: Desk) -> None:
    """I13: the sums that are kept are those of the base."""
    kept = {
        name: (int(count), bytes(total))
        for name, count, total in desk.cache.rows("SELECT table_name, count, total FROM base_sum")
    }
    for name, tally in recount(desk.cache).items():
        assert kept.get(name, (0, bytes(16))) == (tally.count, tally.raw_total), name


def check_record(office: HeadOffice) -> None:
    """I4, I26 and the house's own promises: gapless numbers, whole chains, one open visit per guest."""
    outcomes, visits = table_of(Outcome), table_of(Visit)
    with office.database.snapshot(HOUSE) as connection:
        assert list(broken_links(connection)) == []
        numbers = connection.execute(
            select(outcomes.c.desk_id, outcomes.c.incarnation, func.count(), func.max(outcomes.c.seq)).group_by(
                outcomes.c.desk_id, outcomes.c.incarnation
            )
        )
        for _, incarnation, count, highest in numbers:
            assert incarnation > 1 or count == highest
        doubled = connection.execute(
            select(visits.c.guest_id).where(visits.c.open).group_by(visits.c.guest_id).having(func.count() > 1)
        )
        assert list(doubled) == []
        _check_audit(connection)
        _check_instants(connection, office)
        _check_names_end(connection)
        _check_causes(connection)
        _check_uses(connection)


def _check_audit(connection: Connection) -> None:
    """I26: one line for each outcome."""
    audit, outcome = table_of(Audit), table_of(Outcome)
    lines = set(connection.scalars(select(audit.c.op_id)))
    assert set(connection.scalars(select(outcome.c.op_id))) <= lines


def _check_instants(connection: Connection, office: HeadOffice) -> None:
    """I21: nothing is said to have happened after now, or before its desk last heard from head office."""
    visits = table_of(Visit)
    latest = connection.scalar(select(func.max(visits.c.checked_in_at)))
    assert latest is None or latest <= office.clock.now()


def _check_names_end(connection: Connection) -> None:
    """P31: whoever follows a merged guest arrives at somebody."""
    table = table_of(DirectoryRow)
    into = {row.id: row.merged_into for row in connection.execute(select(table.c.id, table.c.merged_into))}
    for start in into:
        seen, here = set(), start
        while into[here] is not None:
            assert here not in seen
            seen.add(here)
            here = into[here]


def _check_causes(connection: Connection) -> None:
    """I6: what builds on something that was not made ends as that did, and says so."""
    audit, outcome = table_of(Audit), table_of(Outcome)
    unmade: dict[UUID, set[str]] = defaultdict(set)
    rows = connection.execute(
        select(outcome.c.desk_id, outcome.c.state, outcome.c.code, outcome.c.kind, audit.c.payload)
        .join(audit, audit.c.op_id == outcome.c.op_id)
        .order_by(outcome.c.desk_id, outcome.c.incarnation, outcome.c.seq)
    )
    for row in rows:
        named = any(f'"{row_id}"' in (row.payload or "") for row_id in unmade[row.desk_id])
        if named:
            assert row.state != "accepted"
            assert row.code in (Code.CAUSE_REFUSED, Code.CAUSE_PARKED, Code.AWAITS_RECOVERY), row.code
        if row.state != "accepted" and row.kind in _MAKING:
            unmade[row.desk_id] |= _ids(row.payload, _MAKING[row.kind])


def _check_uses(connection: Connection) -> None:
    """I2, I24: who was told that a voucher is used has used it once, and nothing else has; what is left is the rest."""
    use, voucher, kind = table_of(Redemption), table_of(Voucher), table_of(VoucherType)
    outcome, released = table_of(Outcome), table_of(ReleasedOutcome)
    # one that was set aside has its yes beside its outcome
    accepted = (outcome.c.state == "accepted") | outcome.c.op_id.in_(
        select(released.c.id).where(released.c.state == "accepted")
    )
    wished = select(outcome.c.op_id).where(outcome.c.kind == "voucher.redeem", accepted)
    assert sorted(connection.scalars(select(use.c.changed_by))) == sorted(connection.scalars(wished))
    used = select(func.count()).where(use.c.voucher_id == voucher.c.id).scalar_subquery()
    left = select(kind.c.uses - voucher.c.uses_left - used).join_from(
        voucher, kind, voucher.c.voucher_type_id == kind.c.id
    )
    assert set(connection.scalars(left)) <= {0}


_MAKING = {"visit.check_in": "visit_id", "request.open": "request_id"}
"""Kinds that later intents build on, and the argument that names what they make."""


def _ids(payload: str | None, name: str) -> set[str]:
    _, _, rest = (payload or "").partition(f'"{name}":"')
    return {rest[:36]} if rest else set()


def check_acknowledged(office: HeadOffice, answered: Mapping[UUID, str]) -> None:
    """I2, I16: what was answered is answered still, and no yes has become a no."""
    table = table_of(Outcome)
    with office.database.snapshot(HOUSE) as connection:
        now = {row.op_id: row.state for row in connection.execute(select(table.c.op_id, table.c.state))}
    for op_id, state in answered.items():
        assert op_id in now
        assert now[op_id] == state or (state, now[op_id]) == ("accepted", "parked")


def check_told(office: HeadOffice, desk: Desk) -> None:
    """I2: what the desk was told became of an intent is what the record says, or what it was released to since."""
    outcome, released = table_of(Outcome), table_of(ReleasedOutcome)
    with office.database.snapshot(HOUSE) as connection:
        known = {row.op_id: {row.state} for row in connection.execute(select(outcome.c.op_id, outcome.c.state))}
        for row in connection.execute(select(released.c.id, released.c.state)):
            known[row.id].add(row.state)
    for raw, state in desk.cache.rows("SELECT op_id, state FROM outbox WHERE state <> 'waiting'"):
        assert state in known[UUID(bytes=raw)]


def check_converged(office: HeadOffice, desks: list[Desk]) -> None:
    """I12, I23: with nothing waiting, every desk shows what its store may see of the record, and nothing is left over."""
    for desk in desks:
        assert is_settled(desk.cache)
        for table in ("image", "touch", "dirty"):
            assert desk.count(table) == 0, table
        assert desk.count("outbox", "state = 'waiting' OR folded = 1") == 0
        check_shows_record(office, desk)


def check_shows_record(office: HeadOffice, desk: Desk) -> None:
    """I12, I19: what a desk with nothing of its own shows is what its store may see of the record, no more, no less."""
    with office.database.snapshot(HOUSE) as connection:
        held = _held(connection, desk.access.store_id)
        for name, model in SHARED_MODELS.items():
            shown = {str(row["id"]): wire_line(row) for row in wire_rows(desk.cache, name)}
            _compare(name, shown, _expected(connection, desk, model, held))


def _compare(name: str, shown: dict[str, str], wanted: tuple[dict[str, str], dict[str, str]]) -> None:
    """What may be held or not is, where it is held, as head office has it."""
    expected, allowed = wanted
    assert shown == expected | {row_id: line for row_id, line in allowed.items() if row_id in shown}, name


def _expected(
    connection: Connection, desk: Desk, model: type[Shared], held: set[UUID]
) -> tuple[dict[str, str], dict[str, str]]:
    """What the desk shall hold of a table, and what it may hold: directory rows once given, rows of its own store."""
    table, store = table_of(model), desk.access.store_id
    expected: dict[str, str] = {}
    allowed: dict[str, str] = {}
    for found in connection.execute(select(table)).mappings():
        row = dict(found)
        line = wire_line(to_wire(model, row))
        of_store = row.get("home_store_id" if model.audience is Audience.DIRECTORY else "store_id")
        guest = row["id"] if model.audience is Audience.DIRECTORY or model.__tablename__ == "guest" else None
        in_scope = (guest or row.get("guest_id")) in held
        mine = {
            Audience.DESK: row.get("desk_id") == desk.desk_id,
            Audience.STORE: of_store in (None, store),
            Audience.DIRECTORY: in_scope or of_store == store,
            Audience.GUEST: in_scope,
        }[model.audience]
        if mine:
            expected[str(row["id"])] = line
        elif model.audience is Audience.DIRECTORY or of_store == store:
            allowed[str(row["id"])] = line
    return expected, allowed


def _held(connection: Connection, store: UUID) -> set[UUID]:
    """The guests of a store, under every name."""
    scope, directory = table_of(Scope), table_of(DirectoryRow)
    held = set(connection.scalars(select(scope.c.guest_id).where(scope.c.store_id == store)))
    pairs = connection.execute(
        select(directory.c.id, directory.c.merged_into).where(directory.c.merged_into.is_not(None))
    ).all()
    for _ in pairs:
        for one, other in pairs:
            if one in held or other in held:
                held |= {one, other}
    return held


def check_all(world: World) -> None:
    """What must hold after every step."""
    for number, desk in enumerate(world.desks):
        check_view_is_a_function(desk)
        check_saved_is_kept(desk, world.saved[number], world.office, world.acknowledged)
        check_own_work_is_shown(desk, world.notes[number])
        check_sums(desk)


def check_end(world: World) -> None:
    """What must hold once everything is mended and quiet."""
    check_record(world.office)
    check_converged(world.office, world.desks)
    check_acknowledged(world.office, world.acknowledged)
    for desk in world.desks:
        check_told(world.office, desk)
    check_all(world)
    alarms: list[Any] = [alarm for alarm in world.office.reports if not _is_expected(world, alarm)]
    assert alarms == []
    if not world.restored:
        # a base that had to be thrown away is a defect, even if nobody saw it (I13)
        assert [desk.access.desk_id for desk in world.desks if desk.diverged] == []


def _is_expected(world: World, alarm: BaseException) -> bool:
    name = type(alarm).__name__
    return (name == "Defect" and bool(world.poisoned)) or (name == "RecordWentBackError" and world.restored)
