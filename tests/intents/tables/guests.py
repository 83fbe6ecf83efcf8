"""What is known of a guest, and who looks after them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    SECOND_SHOPPER,
    SHOPPER,
    SUPERVISOR,
    later,
)
from vipdesk.errors import Code
from vipdesk.ids import StaffId, derived_id
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Note, Preference, ShopperAssignment, preference_id
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Topic

NOTE = derived_id("note")
ASSIGNMENT = derived_id("assignment")
PRESENT = derived_id("assignment", "present")
DRINK = preference_id(GUEST, "drink")
TABOO = preference_id(GUEST, "taboo")


def ask(kind: str, **args: Any) -> Asked:
    """An intent about the first guest."""
    plain = {"guest_id": GUEST} | args
    return Asked(f"guest.{kind}", {name: str(v) if isinstance(v, UUID) else v for name, v in plain.items()})


def _note(**args: Any) -> Asked:
    return ask("add_note", **({"note_id": NOTE, "text": "喜欢靠窗"} | args))


NOTES = (
    Case(
        "a note is added as it was meant",
        _note(text="  喜欢靠窗\n<b>也</b>喜欢安静  "),
        then=(
            Then(
                Note,
                NOTE,
                {
                    "guest_id": GUEST,
                    "text": "喜欢靠窗\n<b>也</b>喜欢安静",
                    "author_id": RECEPTIONIST,
                    "written_at": NOON,
                    "version": 1,
                },
            ),
        ),
    ),
    Case("a note that just fits", _note(text="长" * 4000), then=(Then(Note, NOTE, {"text": "长" * 4000}),)),
    Case(
        "a note that is too long",
        _note(text="长" * 4001),
        refused=Code.TEXT_TOO_LONG,
        facts={"longest": 4000, "length": 4001},
    ),
    Case("an empty note", _note(text=" \n "), refused=Code.FIELD_MISSING),
    Case("a note about somebody unknown", _note(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("a text that no database takes", _note(text="a\x00b"), refused=Code.BAD_ARGUMENTS),
    Case("a broken character", _note(text="a\ud83d"), refused=Code.BAD_ARGUMENTS),
    Case("an argument that a note does not have", _note(colour="red"), refused=Code.BAD_ARGUMENTS),
    Case("a number for a text", _note(text=5), refused=Code.BAD_ARGUMENTS),
)


def _wish(value: str | None, topic: str = "drink", **args: Any) -> Asked:
    return ask("set_preference", topic=topic, value=value, **args)


def _known(value: str | None, topic: str = "drink", author_id: StaffId | None = None) -> Preference:
    return Preference(
        id=preference_id(GUEST, topic),
        guest_id=GUEST,
        topic=topic,
        value=value,
        source="import",
        told_at=later(days=-9),
        author_id=author_id,
        confirmed=False,
    )


def _alerts(*topics: str) -> Then:
    return Then(DirectoryRow, GUEST, {"alerts": list(topics), "version": 2})


WISHES = (
    Case(
        "a first wish is written down",
        _wish(" 龙井 不加糖 ", source="staff"),
        then=(
            Then(
                Preference,
                DRINK,
                {
                    "guest_id": GUEST,
                    "topic": "drink",
                    "value": "龙井 不加糖",
                    "source": "staff",
                    "author_id": RECEPTIONIST,
                    "told_at": NOON,
                    "confirmed": True,
                    "version": 1,
                },
            ),
        ),
    ),
    Case(
        "an imported wish is replaced and thereby confirmed",
        _wish("普洱", based_on="龙井"),
        given=(_known("龙井"),),
        then=(Then(Preference, DRINK, {"value": "普洱", "confirmed": True, "source": "guest", "version": 2}),),
    ),
    Case(
        "a wish is cleared",
        _wish(None, based_on="龙井"),
        given=(_known("龙井"),),
        then=(Then(Preference, DRINK, {"value": None, "author_id": RECEPTIONIST}),),
    ),
    Case(
        "the later writer wins and the outcome names what was there",
        _wish("普洱", based_on="白茶"),
        given=(_known("龙井", author_id=SHOPPER),),
        then=(Then(Preference, DRINK, {"value": "普洱"}),),
        conflicts=(
            {
                "field": "drink",
                "before": "白茶",
                "theirs": "龙井",
                "theirs_label": None,
                "theirs_by": str(SHOPPER),
                "theirs_name": "何嘉仪",
                "theirs_name_en": "Jiayi He",
                "theirs_at": write_instant(later(days=-9)),
                "theirs_source": "import",
            },
        ),
    ),
    Case(
        "who writes what is there already is in no conflict",
        _wish("龙井", based_on=None),
        given=(_known("龙井"),),
        then=(Then(Preference, DRINK, {"value": "龙井", "version": 2}),),
    ),
    Case(
        "a taboo shows in the directory",
        _wish("海鲜过敏", "taboo"),
        then=(Then(Preference, TABOO, {"value": "海鲜过敏"}),),
        finish=(_alerts("taboo"),),
    ),
    Case(
        "a taboo that is cleared before it showed changes nothing there",
        _wish(None, "taboo", based_on="海鲜"),
        given=(_known("海鲜", "taboo"),),
        then=(Then(Preference, TABOO, {"value": None}),),
    ),
    *(
        Case(
            f"{topic} is a topic",
            _wish("x", topic.value),
            then=(Then(Preference, preference_id(GUEST, topic), {"topic": topic.value, "value": "x"}),),
        )
        for topic in Topic
        if topic is not Topic.TABOO
    ),
    Case("no such topic", _wish("x", "income"), refused=Code.BAD_ARGUMENTS),
    Case("no such source", _wish("x", source="rumour"), refused=Code.BAD_ARGUMENTS),
    Case("a blank wish", _wish("  "), refused=Code.FIELD_MISSING),
    Case("too long a wish", _wish("长" * 201), refused=Code.TEXT_TOO_LONG, facts={"longest": 200}),
    Case("a wish of somebody unknown", _wish("x", guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)


def _assign(staff_id: UUID, **args: Any) -> Asked:
    return ask("assign_shopper", **({"assignment_id": ASSIGNMENT, "staff_id": staff_id} | args))


def _present(staff_id: Any, **changes: Any) -> ShopperAssignment:
    details: dict[str, Any] = {"kind": "primary", "active": True, "since": later(days=-9)}
    return ShopperAssignment(id=PRESENT, guest_id=GUEST, staff_id=staff_id, **(details | changes))


def _begun(staff_id: UUID) -> Then:
    values = {
        "guest_id": GUEST,
        "staff_id": staff_id,
        "kind": "primary",
        "active": True,
        "since": NOON,
        "until": None,
    }
    return Then(ShopperAssignment, ASSIGNMENT, values)


_ENDED = Then(ShopperAssignment, PRESENT, {"active": False, "until": NOON, "version": 2})
SHOPPERS = (
    Case("a guest gets a shopper", _assign(SHOPPER), then=(_begun(SHOPPER),)),
    Case("a supervisor may look after a guest", _assign(SUPERVISOR), then=(_begun(SUPERVISOR),)),
    Case("so may a shopper whom only an import named", _assign(PLACEHOLDER), then=(_begun(PLACEHOLDER),)),
    Case(
        "another shopper takes over",
        _assign(SECOND_SHOPPER, based_on=SHOPPER),
        given=(_present(SHOPPER),),
        then=(_ENDED, _begun(SECOND_SHOPPER)),
    ),
    Case(
        "somebody had given the guest a shopper meanwhile",
        _assign(SECOND_SHOPPER),
        given=(_present(SHOPPER),),
        then=(_ENDED, _begun(SECOND_SHOPPER)),
        conflicts=(
            {
                "field": "shopper",
                "before": None,
                "theirs": str(SHOPPER),
                "theirs_label": "何嘉仪",
            },
        ),
    ),
    Case("the same shopper again changes nothing", _assign(SHOPPER), given=(_present(SHOPPER),)),
    Case(
        "an assignment that is over stays over",
        _assign(SHOPPER),
        given=(_present(SHOPPER, active=False),),
        then=(_begun(SHOPPER),),
    ),
    Case(
        "a cover stays",
        _assign(SHOPPER),
        given=(_present(SECOND_SHOPPER, kind="cover"),),
        then=(_begun(SHOPPER),),
    ),
    Case("a receptionist looks after nobody", _assign(RECEPTIONIST), refused=Code.STAFF_UNKNOWN),
    Case("nobody of that id", _assign(NOBODY), refused=Code.STAFF_UNKNOWN),
    Case("a colleague of another store", _assign(FAR_SUPERVISOR), refused=Code.STAFF_UNKNOWN),
    Case("somebody unknown", _assign(SHOPPER, guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)

CASES = (*NOTES, *WISHES, *SHOPPERS)
