"""Who may be the same person as a guest, told with the reason; a namesake with nothing else in common is nobody's double."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.cache.queries.test_guest_life import merge
from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row, person
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import STORE, SUPERVISOR, later
from tests.intents.tables.merge_choices import birthday, carer, wish
from vipdesk.cache.queries.likeness import alike, records_apart
from vipdesk.cache.queries.merge_sight import merge_sight, merged_records
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.guest import Guest
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.guests import Resemblance, Words
from vipdesk.models.snapshot.likeness import Evidence, MergeField
from vipdesk.models.vocabulary import Because, Choice, Topic

CHEN, OTHER = person("陈晓晴"), GuestId(derived_id("person", "another"))
PHONE = "13800138000"


def dossier(row_id: UUID, name: str, **details: Any) -> Guest:
    return Guest(
        id=row_id,
        full_name=name,
        home_store_id=STORE,
        **({"gender": "f", "title": "女士", "tier": "金卡"} | details),
    )


def put_two(desk: SmallDesk, name: str, phone: str | None, **details: Any) -> None:
    """The guest with a number, a plate and a birthday, and another record."""
    desk.put(
        directory_row("陈晓晴", phone=PHONE),
        dossier(CHEN, "陈晓晴", plate="粤B·12345"),
        birthday(derived_id("d1"), CHEN),
        directory_row(name, phone=phone, row_id=OTHER),
        dossier(OTHER, name, **details),
    )


@pytest.mark.parametrize(
    ("name", "phone", "details", "why"),
    [
        ("陈晓晴", "13900138000", {}, (Resemblance.SAME_NAME, (Evidence.TAIL,))),
        ("陈小晴", "13900138000", {}, (Resemblance.SOUNDS_ALIKE, (Evidence.TAIL,))),
        ("陈晓晴", PHONE, {"plate": "粤B12345"}, (Resemblance.SAME_NAME, (Evidence.NUMBER, Evidence.PLATE))),
        ("陈曉晴", None, {"plate": "粤B·12345"}, (Resemblance.SAME_NAME, (Evidence.PLATE,))),
        ("林致远", PHONE, {}, (None, (Evidence.NUMBER,))),
        ("林致远", "13900138000", {}, None),
        ("陈晓晴", "13900139999", {}, None),
        ("陈晓晴", None, {"plate": "粤B·54321"}, None),
    ],
)
def test_what_two_records_have_in_common_is_told(
    desk: SmallDesk, name: str, phone: str | None, details: dict[str, Any], why: Any
) -> None:
    put_two(desk, name, phone, **details)
    found = alike(desk.reader, CHEN)
    assert [(each.guest_id, (each.name, each.also)) for each in found] == ([] if why is None else [(OTHER, why)])
    # the other way round it is the same
    assert [each.guest_id for each in alike(desk.reader, OTHER)] == ([] if why is None else [CHEN])


def test_who_was_told_apart_is_hinted_at_beside_neither_until_it_is_taken_back(desk: SmallDesk) -> None:
    put_two(desk, "陈晓晴", PHONE)
    desk.submit("guest.tell_apart", guest_id=str(OTHER), other_id=str(CHEN))
    for guest_id, other_id in ((CHEN, OTHER), (OTHER, CHEN)):
        assert alike(desk.reader, guest_id) == ()
        (apart,) = records_apart(desk.reader, guest_id)
        assert (apart.guest_id, apart.masked, apart.masked_phone) == (other_id, "陈**", "138****8000")
    desk.submit("guest.undo_tell_apart", actor=SUPERVISOR, guest_id=str(CHEN), other_id=str(OTHER))
    assert [each.guest_id for each in alike(desk.reader, CHEN)] == [OTHER]
    assert records_apart(desk.reader, CHEN) == ()


def test_a_namesake_of_the_same_day_is_like_the_guest(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", None)
    desk.put(birthday(derived_id("d2"), OTHER, year=1980))
    (found,) = alike(desk.reader, CHEN)
    assert (found.masked, found.name, found.also) == ("陈**", Resemblance.SOUNDS_ALIKE, (Evidence.BIRTHDAY,))


def test_the_likeliest_come_first_and_no_more_than_three(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", "13900138000")
    for number in range(5):
        same = "陈晓晴" if number == 4 else "陈筱晴"
        desk.put(directory_row(same, phone=f"1370013{number}000", row_id=derived_id("more", str(number))))
    desk.put(directory_row("陈晓晴", phone="13600138000", row_id=derived_id("more", "9")))
    found = alike(desk.reader, CHEN)
    assert [each.guest_id for each in found][:1] == [derived_id("more", "9")]
    assert len(found) == 2


def test_who_is_one_already_is_not_offered_and_counts_under_both_names(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", "13700137777")
    desk.put(
        directory_row("陈小晴", phone="13700137777", row_id=OTHER, merged_into=CHEN, version=2),
        merge(CHEN, OTHER),
        directory_row("陈小晴", phone="13600137777", row_id=derived_id("third")),
    )
    (found,) = alike(desk.reader, CHEN)
    assert (found.guest_id, found.name, found.also) == (
        derived_id("third"),
        Resemblance.SAME_NAME,
        (Evidence.TAIL,),
    )


# -- side by side ------------------------------------------------------------------------------------------------


def field(desk: SmallDesk, name: str) -> MergeField | None:
    sight = merge_sight(desk.reader, CHEN, OTHER, as_given=True)
    assert sight is not None
    return next((each for each in sight.fields if each.field == name), None)


def test_fields_of_which_both_say_something_else_are_to_be_chosen(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", "13900138000", title="太太", tier="钻石", member_since="2019-03-01", alias="小陈")
    for name, order in (("金卡", 2), ("钻石", 0)):
        value = {"order": order, "zh": name, "en": "Tier"}
        desk.put(Policy(id=derived_id("policy", name), key=f"tier.{name}", store_id=None, value=value))
    desk.put(
        wish(CHEN, "海鲜", topic=Topic.TABOO),
        wish(OTHER, "百合", topic=Topic.TABOO),
        wish(CHEN, "龙井", at=later(days=-9)),
        wish(OTHER, "白茶"),
        carer(derived_id("a1"), CHEN, SUPERVISOR),
        carer(derived_id("a2"), OTHER, derived_id("nobody")),
        birthday(derived_id("d2"), OTHER, year=1980),
    )
    sight = merge_sight(desk.reader, CHEN, OTHER, as_given=True)
    assert sight is not None
    proposed = {each.field: (each.proposed, each.because) for each in sight.fields}
    assert proposed == {
        "full_name": (Choice.OURS, Because.IN_FORCE),
        "title": (Choice.OURS, Because.IN_FORCE),
        "tier": (Choice.THEIRS, Because.HIGHER),
        "birthday": (Choice.THEIRS, Because.FULLER),
        "shopper": (Choice.OURS, Because.IN_FORCE),
        "drink": (Choice.THEIRS, Because.NEWER),
        "taboo": (Choice.BOTH, Because.ADDS_UP),
    }
    # the alias and the day of joining, which only the other one knows
    assert sight.taken == 2
    taboo = field(desk, "taboo")
    assert taboo is not None
    assert (taboo.both, taboo.listed) == ("海鲜、百合", True)
    assert (sight.likeness.name, sight.likeness.also) == (
        Resemblance.SOUNDS_ALIKE,
        (Evidence.BIRTHDAY, Evidence.TAIL),
    )


def test_the_one_on_which_more_hangs_remains_unless_the_other_is_named(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", None)
    desk.put(wish(OTHER, "白茶"), wish(OTHER, "百合", topic=Topic.TABOO))
    for first, second, as_given, remains in ((CHEN, OTHER, False, OTHER), (CHEN, OTHER, True, CHEN)):
        sight = merge_sight(desk.reader, first, second, as_given=as_given)
        assert sight is not None
        assert sight.ours.guest_id == remains
    assert merge_sight(desk.reader, CHEN, CHEN) is None
    assert merge_sight(desk.reader, CHEN, derived_id("nobody")) is None


def test_a_record_without_a_dossier_here_says_so(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", None)
    desk.put(directory_row("陈晓青", row_id=derived_id("far")))
    sight = merge_sight(desk.reader, derived_id("far"), CHEN)
    assert sight is not None
    assert (sight.ours.guest_id, sight.ours.has_dossier, sight.theirs.has_dossier) == (CHEN, True, False)
    assert sight.fields == ()


def test_a_merge_can_be_taken_back_for_thirty_days(desk: SmallDesk) -> None:
    put_two(desk, "陈小晴", None)
    desk.put(merge(CHEN, OTHER, merged_at=later(days=-29)))
    (record,) = merged_records(desk.reader, CHEN)
    assert (record.name, record.by) == ("陈小晴", Words("何嘉仪", "Jiayi He"))
    assert (record.until - NOON.date()).days == 1
    desk.put(merge(CHEN, OTHER, merged_at=later(days=-31), version=2))
    assert merged_records(desk.reader, CHEN) == ()
