"""Taking in work that was carried here by hand: decided as a push is, told as an administrator reads it (F50)."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from vipdesk.clock import Clock
from vipdesk.command import reason_of
from vipdesk.errors import BadInput, KeyMissing, NotPossible, Trouble
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.problems import DeviceRewound, KeyReused
from vipdesk.headoffice.push import PushHandler
from vipdesk.headoffice.security import CARRIED, note_security_event
from vipdesk.ids import DeskId, StoreId
from vipdesk.models.declarative import table_of
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState
from vipdesk.protocol.carried import CarriedWork, unpack_work
from vipdesk.protocol.push import PushRequest


def read_carried(file: Path, passphrase: str) -> CarriedWork:
    """The work in an exported file; raises BadInput FILE_UNREADABLE."""
    try:
        return unpack_work(file.read_bytes(), passphrase)
    except KeyMissing as cause:
        raise BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail="sealed_otherwise") from cause
    except OSError as cause:
        raise BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail=reason_of(cause)) from cause
    except (ValueError, RecursionError) as cause:
        raise BadInput(Trouble.FILE_UNREADABLE, file=str(file), detail="not_carried") from cause


def take_in(
    database: Database, clock: Clock, work: CarriedWork, report: Callable[[BaseException], None]
) -> dict[str, Any]:
    """Decide it; how many intents ended in which state, and how many head office cannot decide yet.

    Raises NotPossible CARRIED_FROM_ELSEWHERE, DESK_REVOKED, CARRIED_OUTDATED where the desk has come back since and sends the
    same under new numbers, and CARRIED_CONTRADICTS where head office knows an intent of it with other content (I3).
    """
    access = _access(database, work)
    handler = PushHandler(database, clock, report)
    states: Counter[str] = Counter()
    try:
        for push in work.pushes:
            states.update(_decided(handler, access, push))
    except DeviceRewound as cause:
        raise NotPossible(Trouble.CARRIED_OUTDATED) from cause
    except KeyReused as cause:
        raise NotPossible(Trouble.CARRIED_CONTRADICTS) from cause
    with database.transaction(HOUSE) as connection:
        facts = {"by": str(work.by), "intents": work.intents}
        note_security_event(connection, CARRIED, work.desk, facts, clock.now())
    return {
        "desk_id": str(work.desk),
        "intents": work.intents,
        **states,
        "undecided": work.intents - states.total(),
    }


def _access(database: Database, work: CarriedWork) -> Access:
    desk = table_of(Desk)
    with database.snapshot(HOUSE) as connection:
        found = connection.execute(
            select(desk.c.store_id, desk.c.state).where(desk.c.id == work.desk)
        ).one_or_none()
    if found is None:
        raise NotPossible(Trouble.CARRIED_FROM_ELSEWHERE, desk=str(work.desk))
    if found.state == DeskState.REVOKED:
        raise NotPossible(Trouble.DESK_REVOKED)
    return Access(DeskId(work.desk), StoreId(found.store_id), None)


def _decided(handler: PushHandler, access: Access, push: PushRequest) -> list[str]:
    """The states of what could be decided; an answer may hold only the first of them."""
    states: list[str] = []
    while len(states) < len(push.intents):
        rest = msgspec.structs.replace(
            push, first_seq=push.first_seq + len(states), intents=push.intents[len(states) :]
        )
        answer = handler.push(access, rest)
        if not answer.outcomes:
            break
        states += [str(outcome.state) for outcome in answer.outcomes]
    return states
