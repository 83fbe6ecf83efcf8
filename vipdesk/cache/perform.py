"""Perform: the desk's side of an intent, in one transaction: outbox entry, rows, images, touches (P3)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from vipdesk.cache import outbox
from vipdesk.cache.contact import require_contact, require_contact_for_value
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.issue_ids import note_use, unused_id
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.statements import statements_of
from vipdesk.cache.touches import write_touches
from vipdesk.clock import TimeSource, anchored_moment
from vipdesk.errors import Code, Refused
from vipdesk.ids import OpId, StaffId, StoreId, new_id
from vipdesk.intents.intent import Intent, block_fields, decode, line_fields, registry, require_sendable
from vipdesk.intents.ledger import Actor
from vipdesk.models.snapshot.desk import Performed, Saved
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role


def perform(
    cache: Cache, source: TimeSource, actor_id: StaffId, kind: str, args: Mapping[str, Any], *, online: bool
) -> Performed:
    """Save an intent and show its effect; *saved* may be said once this returns (I1).

    Raises Refused with nothing left behind. What needs head office is queued without rows, and only
    while the line is up (P4).
    """
    with cache.transaction():
        state = DeskState(cache)
        moment = anchored_moment(source, state.anchor(), state.high_water())
        require_contact(moment.asked_at, moment.anchor)
        leased = _leased_ids(cache, state, kind, args, moment.asked_at)
        line = dict.fromkeys(_names(line_fields, kind), not online)
        intent = decode(kind, {**line, **args, **leased})
        actor = author_here(cache, actor_id)
        if actor.role not in intent.roles:
            raise Refused(Code.NOT_ALLOWED, role=actor.role.value)
        if intent.is_value:
            require_contact_for_value(moment.asked_at, moment.anchor)
        if intent.needs_head_office and not online:
            raise Refused(Code.ONLINE_ONLY)
        op_id = OpId(new_id())
        ledger = CacheLedger(cache, op_id, actor, state.desk_id, moment.asked_at)
        if not intent.needs_head_office:
            intent.apply(ledger)
        require_sendable(intent)
        number = (state.incarnation, state.take_seq())
        entry = outbox.append(cache, intent=intent, op_id=op_id, actor_id=actor_id, moment=moment, number=number)
        write_touches(cache, entry, ledger.touches)
        for text in leased.values():
            note_use(cache, UUID(text), op_id)
        state.raise_high_water(moment.asked_at)
    written = frozenset(name for (name, _), wrote in ledger.touches.items() if wrote)
    return Performed(Saved(op_id, number[1], _created(intent)), written | {"outbox"})


def author_here(cache: Cache, staff_id: StaffId) -> Actor:
    """The author as the desk knows them; raises Refused NOT_ALLOWED for somebody it does not know."""
    found = cache.row(statements_of(Staff).select, (staff_id.bytes,))
    if found is None:
        raise Refused(Code.NOT_ALLOWED)
    values = statements_of(Staff).read(found)
    if values["retired_at"] is not None:
        raise Refused(Code.NOT_ALLOWED)
    return Actor(staff_id, Role(values["role"]), StoreId(values["store_id"]))


def _leased_ids(
    cache: Cache, state: DeskState, kind: str, args: Mapping[str, Any], asked_at: datetime
) -> dict[str, str]:
    """The ids of issue blocks an intent uses: those given, else the next unused ones (P30)."""
    names = _names(block_fields, kind)
    return {name: str(args.get(name) or unused_id(cache, state.desk_id, asked_at)) for name in names}


def _names(fields_of: Callable[[type[Intent]], tuple[str, ...]], kind: str) -> tuple[str, ...]:
    cls = registry().get(kind)
    return () if cls is None else fields_of(cls)


def _created(intent: Intent) -> dict[str, UUID]:
    return {name: value for name, value in intent.chosen().items() if isinstance(value, UUID)}
