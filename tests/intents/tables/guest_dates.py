"""Days to remember: kept as they were given, one birthday a guest, and no day that no calendar has."""

from __future__ import annotations

from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import GUEST, NOBODY
from tests.intents.tables.guest_facts import BY_SHOPPER, TOLD, lost
from tests.intents.tables.guests import ask
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.guest import ImportantDate

DATE, SECOND_DATE = derived_id("fact", "date"), derived_id("fact", "second date")
DATE_SEEN: dict[str, Any] = {
    "kind": "birthday",
    "calendar": "lunar",
    "year": 1986,
    "month": 8,
    "day": 15,
    "leap": False,
    "label": None,
    "confidential": False,
}


def set_date(**args: Any) -> Asked:
    """The guest's birthday: the Mid-Autumn day of 1986."""
    given = {key: DATE_SEEN[key] for key in ("calendar", "year", "month", "day")}
    return ask("set_date", **({"date_id": DATE, "date_kind": "birthday"} | given | args))


def important_date(**changes: Any) -> ImportantDate:
    """The same, as the shopper wrote it down."""
    row_id = changes.pop("id", DATE)
    return ImportantDate(id=row_id, guest_id=GUEST, **(DATE_SEEN | BY_SHOPPER | changes))


def remove_date(**args: Any) -> Asked:
    """Take it away."""
    return ask("remove_date", **({"date_id": DATE, "based_on": DATE_SEEN} | args))


def _kept(name: str, **given: Any) -> Case:
    whole = {"year": None, "month": 1, "day": None, "leap": False} | given
    kind = "anniversary"
    expected = {"kind": kind, **whole}
    return Case(name, set_date(date_kind=kind, **whole), then=(Then(ImportantDate, DATE, expected),))


def _none(name: str, **given: Any) -> Case:
    return Case(name, set_date(**given), refused=Code.DATE_IMPOSSIBLE)


CASES = (
    Case(
        "a birthday is kept as it was given",
        set_date(label=" ", confidential=True),
        then=(Then(ImportantDate, DATE, DATE_SEEN | {"confidential": True, "guest_id": GUEST, **TOLD}),),
    ),
    _kept("a month alone", calendar="lunar", month=12),
    _kept("the thirtieth of the last month", calendar="lunar", month=12, day=30),
    _kept("a leap month without its year", calendar="lunar", month=6, day=1, leap=True),
    _kept("a leap month that its year had", calendar="lunar", year=2025, month=6, day=1, leap=True),
    _kept("the 29th of February", calendar="solar", month=2, day=29),
    _kept("the 29th of February of a leap year", calendar="solar", year=1988, month=2, day=29),
    _none("a leap month that its year did not have", year=1986, month=8, leap=True),
    _none("a thirtieth that its month did not have", year=2024, month=12, day=30),
    _none("a thirty-first in the lunar calendar", year=None, day=31),
    _none("a thirteenth month", month=13),
    _none("the 29th of February of another year", calendar="solar", year=1986, month=2, day=29),
    _none("a leap month of the solar calendar", calendar="solar", year=None, leap=True),
    _none("a day to come", calendar="solar", year=2026, month=11, day=23),
    _none("a lunar day to come", year=2026, month=10, day=15),
    _none("a year before the tables", year=1899),
    _none("a year to come", year=2027),
    Case(
        "a birthday that was there already is the same birthday",
        set_date(date_id=SECOND_DATE, calendar="solar", year=1986, month=9, day=18),
        given=(important_date(author_id=None, noted_at=None),),
        then=(
            Then(
                ImportantDate,
                DATE,
                {"calendar": "solar", "month": 9, "day": 18, "leap": False, "version": 2, **TOLD},
            ),
        ),
        conflicts=({"field": "important_date.given", "before": None, "theirs": '["lunar",1986,8,15,false]'},),
    ),
    Case(
        "the same birthday once more changes nothing",
        set_date(date_id=SECOND_DATE),
        given=(important_date(),),
    ),
    Case(
        "a guest has as many other days as they like",
        set_date(date_id=SECOND_DATE, date_kind="other", label="女儿生日"),
        given=(important_date(id=derived_id("fact", "third"), kind="other"), important_date()),
        then=(Then(ImportantDate, SECOND_DATE, {"label": "女儿生日", "kind": "other"}),),
    ),
    Case(
        "a day is put right, and what another author added stays",
        set_date(day=16, based_on=DATE_SEEN),
        given=(important_date(label="公历不过"),),
        then=(Then(ImportantDate, DATE, {"day": 16, "label": "公历不过"}),),
    ),
    Case(
        "two authors of one day",
        set_date(day=16, based_on=DATE_SEEN),
        given=(important_date(day=14),),
        then=(Then(ImportantDate, DATE, {"day": 16}),),
        conflicts=(lost("important_date.given", '["lunar",1986,8,15,false]', '["lunar",1986,8,14,false]'),),
    ),
    Case("of somebody unknown", set_date(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "a date is taken away",
        remove_date(),
        given=(important_date(),),
        then=(Then(ImportantDate, DATE, {"retired_at": NOON}),),
    ),
    Case("of somebody unknown", remove_date(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)
