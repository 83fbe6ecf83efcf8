"""Giving incarnations: to a desk that was put back from a copy gladly, to the second of two copies at work not (P6, F23).

Two copies of one desk take the latest incarnation from each other. A desk that was put back is alone: whoever had the
latest incarnation before is silent. So a copy with an older incarnation is refused while the latest one has been heard
within ten minutes, and once such changes have happened too often within a day.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from vipdesk.errors import ServerBusy
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.outcomes import lock_desk
from vipdesk.headoffice.security import CLONED, PUT_BACK, note_security_event
from vipdesk.models.declarative import table_of
from vipdesk.models.record import IncarnationGrant, Outcome, Progress

AT_WORK = timedelta(minutes=10)
"""An incarnation that was given or has pushed so lately is at work."""
MOST_CHANGES = 2
"""So often within a day may a desk come back with an older incarnation before it looks like two."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ask:
    """A copy's wish for a new incarnation."""

    held: int
    """The latest it has had; 0 where it does not say."""
    ask_id: UUID | None
    """Chosen by the desk and kept until it is answered: the same ask gets the same number."""


@dataclass(frozen=True, slots=True)
class Given:
    """The answer: a number, or None for a refusal; and what an administrator should hear of it."""

    incarnation: int | None
    suspicion: str | None = None


def give_incarnation(connection: Connection, access: Access, ask: Ask, now: datetime) -> Given:
    """Count up under the desk's lock, unless another copy of the desk is at work; the same ask gets the same number."""
    progress = lock_desk(connection, access.desk_id)
    if progress is None:
        raise ServerBusy
    latest = progress[0]
    grant = table_of(IncarnationGrant)
    last = connection.execute(
        select(grant).where(grant.c.desk_id == access.desk_id, grant.c.incarnation == latest)
    ).one_or_none()
    if ask.ask_id is not None and last is not None and last.ask_id == ask.ask_id:
        return Given(latest)
    held = ask.held or latest
    put_back = held < latest
    facts = {"latest": latest, "held": held}
    if put_back and _is_at_work(connection, access, latest, now):
        note_security_event(connection, CLONED, access.desk_id, facts, now)
        return Given(None, CLONED)
    # a head office put back from a backup may have forgotten incarnations it gave: no number is ever used twice (I17)
    number = max(latest, held) + 1
    _give(connection, access, number, ask, now, put_back=put_back)
    if not put_back:
        return Given(number)
    # once is a disk that was put back; again and again are two copies that take turns
    suspicion = CLONED if _changes(connection, access, now) > MOST_CHANGES else PUT_BACK
    note_security_event(connection, suspicion, access.desk_id, facts, now)
    return Given(number, suspicion)


def _is_at_work(connection: Connection, access: Access, incarnation: int, now: datetime) -> bool:
    grant, outcome = table_of(IncarnationGrant), table_of(Outcome)
    granted = connection.scalar(
        select(grant.c.granted_at).where(grant.c.desk_id == access.desk_id, grant.c.incarnation == incarnation)
    )
    pushed = connection.scalar(
        select(func.max(outcome.c.received_at)).where(
            outcome.c.desk_id == access.desk_id, outcome.c.incarnation == incarnation
        )
    )
    return any(heard is not None and now - heard < AT_WORK for heard in (granted, pushed))


def _changes(connection: Connection, access: Access, now: datetime) -> int:
    grant = table_of(IncarnationGrant)
    counted = select(func.count()).where(
        grant.c.desk_id == access.desk_id, grant.c.put_back, grant.c.granted_at > now - _DAY
    )
    return int(connection.scalar(counted) or 0)


def _give(
    connection: Connection,
    access: Access,
    number: int,
    ask: Ask,
    now: datetime,
    *,
    put_back: bool,
) -> None:
    progress = table_of(Progress)
    connection.execute(
        update(progress)
        .where(progress.c.desk_id == access.desk_id)
        .values(incarnation=number, last_seq=0, safe_seq=0)
    )
    connection.execute(
        insert(table_of(IncarnationGrant)).values(
            desk_id=access.desk_id,
            incarnation=number,
            ask_id=ask.ask_id,
            put_back=put_back,
            granted_at=now,
        )
    )
