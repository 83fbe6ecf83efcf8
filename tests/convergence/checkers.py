"""Checkers that know the invariants and nothing of any fault (reliability.md §2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from tests.fakes.house import Desk, HeadOffice
from vipdesk.cache import outbox
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import restore
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.perform import author_here
from vipdesk.cache.settle import is_settled
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Refused
from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE
from vipdesk.intents.intent import decode
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Outcome
from vipdesk.models.visit import Visit


def check_view_is_a_function(desk: Desk) -> None:
    """I11: what is shown equals the base with the waiting intents run on it, in order."""
    if not is_settled(desk.cache):
        return
    shown = desk.digests()
    desk.cache.execute("BEGIN IMMEDIATE")
    _rebuild(desk.cache, desk)
    rebuilt = desk.digests()
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


def check_saved_is_kept(desk: Desk, saved: set[UUID], office: HeadOffice) -> None:
    """I1, I2: whatever was called saved is in the outbox or decided at head office, once."""
    waiting = {UUID(bytes=row[0]) for row in desk.cache.rows("SELECT op_id FROM outbox")}
    table = table_of(Outcome)
    with office.database.snapshot(HOUSE) as connection:
        decided = list(connection.scalars(select(table.c.op_id).where(table.c.desk_id == desk.desk_id)))
    assert len(decided) == len(set(decided))
    assert saved <= waiting | set(decided)


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


def check_converged(office: HeadOffice, desks: list[Desk]) -> None:
    """I12, I23: with nothing waiting, every desk shows what its store may see of the record, and nothing is left over."""
    for desk in desks:
        assert is_settled(desk.cache)
        for table in ("image", "touch", "dirty"):
            assert desk.count(table) == 0, table
        assert desk.count("outbox", "state = 'waiting' OR folded = 1") == 0
    by_store: dict[UUID, list[dict[str, Any]]] = {}
    for desk in desks:
        shown = desk.digests()
        del shown["issue_block"]
        by_store.setdefault(desk.access.store_id, []).append(shown)
    for same in by_store.values():
        assert all(shown == same[0] for shown in same)
    record = office.digests()
    for common in ("store", "policy", "voucher_type"):
        assert all(shown[common] == record[common] for same in by_store.values() for shown in same)
    if len(by_store) == 1:
        (same,) = by_store.values()
        assert all(shown == {name: record[name] for name in shown} for shown in same)
