"""Vouchers used, things collected and the lounge entered by somebody who may act for the guest, and by others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SECOND_GUEST,
    SUPERVISOR,
    VISIT,
    VOUCHER,
    visit,
    voucher,
)
from tests.intents.tables.guest_facts import RELATION, relation
from tests.intents.tables.lounge_rights import RELEASE
from tests.intents.tables.merges import ALIAS, alias_of
from tests.intents.tables.stays import ask as about_visit
from tests.intents.tables.storage import TAG, about, tag
from tests.intents.tables.visits import MOVED_UP, check_in
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.intents.arrivals import stranger_note_id
from vipdesk.models.declarative import Shared
from vipdesk.models.guest import Note
from vipdesk.models.storage_tag import StorageTag
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import Act
from vipdesk.models.voucher import Redemption, Voucher


def _redeem(by: UUID = RELATION) -> Asked:
    return Asked("voucher.redeem", {"voucher_id": str(VOUCHER), "by": str(by)})


def _collect(by: UUID = RELATION) -> Asked:
    return about("give_back", by=by)


def _cases(
    act: Act, asks: tuple[Asked, Asked], things: tuple[Shared, Shared], done: tuple[Then, ...]
) -> Iterator[Case]:
    (asked, nobody), (thing, theirs) = asks, things
    others = [each.value for each in Act if each is not act]
    refused: dict[str, Any] = {"refused": Code.MAY_NOT_ACT, "facts": {"act": act.value}}
    yield Case("by somebody who may", asked, given=(thing, relation(may=[act.value])), then=done)
    yield Case(
        "by somebody written down under another of the guest's names",
        asked,
        given=(*alias_of(GUEST), thing, relation(may=[act.value], guest_id=ALIAS)),
        then=done,
    )
    yield Case(
        "of another of the guest's names",
        asked,
        given=(*alias_of(GUEST), theirs, relation(may=[act.value])),
        then=done,
    )
    yield Case("by somebody who may do all else", asked, given=(thing, relation(may=others)), **refused)
    yield Case(
        "by somebody who may for another guest",
        asked,
        given=(thing, relation(may=[act.value], guest_id=SECOND_GUEST)),
        **refused,
    )
    yield Case(
        "by somebody who was taken off the profile",
        asked,
        given=(thing, relation(may=[act.value], retired_at=NOON)),
        **refused,
    )
    yield Case("by somebody nobody wrote down", nobody, given=(thing,), **refused)


_NOTE = stranger_note_id(VISIT)


def _enters(by: UUID | None = RELATION, **args: Any) -> Asked:
    return check_in(**({} if by is None else {"by": by}), **args)


def _came(by: UUID | None, **values: Any) -> tuple[Then, ...]:
    return (Then(Visit, VISIT, {"extra": {} if by is None else {"entered_by": str(by)}} | values),)


def _note(**changes: Any) -> Note:
    details: dict[str, Any] = {
        "guest_id": GUEST,
        "text": "代来：王师傅",
        "author_id": RECEPTIONIST,
        "written_at": NOON,
    }
    return Note(id=_NOTE, **details | changes)


_NOT_YET = relation(may=["collect", "redeem"])
_REFUSED: dict[str, Any] = {"refused": Code.MAY_NOT_ACT, "facts": {"act": "enter"}}
ENTERING = (
    Case(
        "who may enter comes in the guest's name, and the visit says who",
        _enters(),
        given=(relation(may=["enter"]),),
        then=_came(RELATION, guest_id=GUEST, released_by=None),
        finish=(MOVED_UP,),
    ),
    Case("a guest in person is nobody else", _enters(None), then=_came(None), finish=(MOVED_UP,)),
    Case(
        "by somebody written down under another of the guest's names",
        _enters(),
        given=(*alias_of(GUEST), relation(may=["enter"], guest_id=ALIAS)),
        then=_came(RELATION),
        finish=(MOVED_UP,),
    ),
    Case("who may do all else does not enter", _enters(), given=(_NOT_YET,), **_REFUSED),
    Case(
        "who may for another guest does not enter",
        _enters(),
        given=(relation(may=["enter"], guest_id=SECOND_GUEST),),
        **_REFUSED,
    ),
    Case("nobody enters whom the profile does not name", _enters(None, by_other="王师傅"), **_REFUSED),
    Case(
        "a supervisor lets in who may not, and that is kept",
        _enters(**RELEASE),
        given=(_NOT_YET,),
        then=_came(RELATION, released_by=SUPERVISOR, release_reason="family"),
        finish=(MOVED_UP,),
    ),
    Case(
        "a supervisor lets in somebody whom the profile does not name, and a note says who",
        _enters(None, by_other=" 王师傅 ", **RELEASE),
        then=(
            *_came(_NOTE, released_by=SUPERVISOR),
            Then(Note, _NOTE, {"guest_id": GUEST, "text": "代来：王师傅", "author_id": RECEPTIONIST}),
        ),
        finish=(MOVED_UP,),
    ),
    Case(
        "whoever was taken off the profile meanwhile and is let in is not named",
        _enters(**RELEASE),
        given=(relation(may=["enter"], retired_at=NOON),),
        then=_came(None, released_by=SUPERVISOR),
        finish=(MOVED_UP,),
    ),
    Case("one comes, not two", _enters(by_other="王师傅"), refused=Code.BAD_ARGUMENTS),
    Case(
        "undone with the visit is the note that says who came",
        about_visit("undo_check_in"),
        given=(visit(extra={"entered_by": str(_NOTE)}), _note()),
        then=(Then(Visit, VISIT, {"state": "undone"}), Then(Note, _NOTE, {"retired_at": NOON})),
    ),
)

CASES = (
    *ENTERING,
    *_cases(
        Act.REDEEM,
        (_redeem(), _redeem(NOBODY)),
        (voucher(), voucher(guest_id=ALIAS)),
        (
            Then(Voucher, VOUCHER, {"uses_left": 0, "state": "redeemed"}),
            Then(Redemption, derived_id("redemption", str(VOUCHER), "1"), {"use_no": 1, "redeemed_at": NOON}),
        ),
    ),
    *_cases(
        Act.COLLECT,
        (_collect(), _collect(NOBODY)),
        (tag(), tag(guest_id=ALIAS)),
        (Then(StorageTag, TAG, {"open": False, "returned_at": NOON}),),
    ),
)
