"""Whatever hangs on a guest under a name that was merged away is shown as if it hung on the one who remains (P31).

The tables are found in the catalogue: one that a query forgets after a merge fails here without being named.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.cache.queries.test_guest_life import merge
from tests.fakes.directory import directory_row
from tests.fakes.guest_rows import GUEST_TABLES, SEEN, guest_keys, guest_row, parents_of
from tests.fakes.ledgers import DeskEnd
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, SECOND_GUEST, SHOPPER, STORE, THIRD_GUEST, later
from vipdesk.cache.queries import services, today, vouchers
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.guest_life import guest_life
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.likeness import alike
from vipdesk.cache.queries.merge_sight import merge_sight
from vipdesk.cache.queries.newcomer import newcomer_check
from vipdesk.cache.queries.paper import voucher as voucher_paper
from vipdesk.cache.queries.paper import welcome_card
from vipdesk.cache.queries.scan import scan
from vipdesk.cache.queries.timeline import timeline
from vipdesk.ids import derived_id
from vipdesk.models.declarative import Shared
from vipdesk.models.guest import Guest, Preference, preference_id
from vipdesk.models.vocabulary import Topic


def everything(desk: SmallDesk, row: Shared) -> dict[str, Any]:
    """What every screen and paper of the desk says."""
    reader = desk.reader
    return {
        "profile": guest_profile(reader, GUEST),
        "under the other name": guest_profile(reader, SECOND_GUEST),
        "life": guest_life(reader, GUEST),
        "timeline": timeline(reader, GUEST),
        "today": today.today(reader, SHOPPER),
        "board": services.board(reader),
        "vouchers": vouchers.voucher_desk(reader),
        "verdict": vouchers.verdict(reader, row.id, online=True),
        "hits": [find_guests(reader, text, SHOPPER) for text in ("陈", "chen", "shan", "886600000001")],
        "welcome card": welcome_card(reader, row.id, "zh"),
        "voucher": voucher_paper(reader, row.id, "zh", 1),
        "scan": scan(reader, f"词0{row.__tablename__}".upper()),
    }


@pytest.fixture
def merged(desk: SmallDesk) -> SmallDesk:
    """A desk on which the second guest turned out to be the first."""
    rows = (
        directory_row("陈晓晴", row_id=GUEST, phone="13800138000", card_no="886600000000"),
        directory_row(
            "单晓敏", row_id=SECOND_GUEST, phone="13900139000", card_no="886600000001", merged_into=GUEST
        ),
        Guest(id=GUEST, full_name="陈晓晴", gender="f", title="女士", tier="金卡", home_store_id=STORE),
        Guest(
            id=SECOND_GUEST,
            full_name="单晓敏",
            gender="f",
            title="女士",
            tier="金卡",
            home_store_id=STORE,
            merged_into=GUEST,
        ),
        merge(GUEST, SECOND_GUEST),
    )
    for each in rows:
        each.version = 2
    desk.put(*rows)
    return desk


@pytest.mark.proves("P31")
@pytest.mark.parametrize("table", GUEST_TABLES)
def test_a_row_under_the_other_name_is_shown_like_one_of_the_remaining_guest(
    merged: SmallDesk, table: str
) -> None:
    model = GUEST_TABLES[table]
    seen = []
    for guest_id in (GUEST, SECOND_GUEST):
        merged.cache.execute("SAVEPOINT looked")
        row = guest_row(model, guest_id, id=derived_id("hangs"))
        DeskEnd(merged.cache).given(parents_of(model, GUEST))
        before = everything(merged, row)
        DeskEnd(merged.cache).given([row])
        after = everything(merged, row)
        seen.append(after)
        # where rows are shown at all they must be seen here, or this test says nothing of their table
        assert after != before or table not in SEEN
        merged.cache.execute("ROLLBACK TO looked")
        merged.cache.execute("RELEASE looked")
    assert seen[0] == seen[1]


def test_every_table_with_a_guest_key_is_counted_on_its_side(desk: SmallDesk) -> None:
    for number, (table, model) in enumerate(GUEST_TABLES.items()):
        row = guest_row(model, SECOND_GUEST, number)
        DeskEnd(desk.cache).given([*parents_of(model, SECOND_GUEST, number), row])
        assert guest_keys(model), table
    sight = merge_sight(desk.reader, GUEST, SECOND_GUEST, as_given=True)
    assert sight is not None
    # what somebody said of the two records is no belonging of either
    assert {table for table, _ in sight.theirs.counts} == set(GUEST_TABLES) - {"guest_apart"}
    assert sight.ours.counts == (("card", 1),)


def test_the_screens_of_a_merged_guest_are_those_of_the_one_who_remains(merged: SmallDesk) -> None:
    profile = guest_profile(merged.reader, SECOND_GUEST)
    assert profile is not None
    assert profile == guest_profile(merged.reader, GUEST)
    assert (profile.guest_id, profile.full_name) == (GUEST, "陈晓晴")
    assert profile.masked_phones == ("138****8000", "139****9000")
    assert profile.other_cards == ("886600000001",)
    assert guest_life(merged.reader, SECOND_GUEST) == guest_life(merged.reader, GUEST)
    assert timeline(merged.reader, SECOND_GUEST) == timeline(merged.reader, GUEST)
    for typed in ("单晓敏", "shanxiaomin", "9000", "886600000001"):
        (hit,) = find_guests(merged.reader, typed)
        assert (hit.guest_id, hit.name, hit.former) == (GUEST, "陈晓晴", "单晓敏"), typed
    assert scan(merged.reader, "886600000001").guest_id == GUEST
    assert newcomer_check(merged.reader, "x", "13900139000", "886600000001").phone_holder == GUEST


def _wish(guest_id: UUID, value: str | None, days: float) -> Preference:
    return Preference(
        id=preference_id(guest_id, "taboo"),  # type: ignore[arg-type]  # a guest's
        guest_id=guest_id,  # type: ignore[arg-type]  # as above
        topic=Topic.TABOO,
        value=value,
        source="guest",
        told_at=later(days=days),
    )


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (_wish(GUEST, "百合", -9), "百合"),
        # cleared before anybody knew of the other record: what that one says is not lost
        (_wish(GUEST, None, -9), "海鲜"),
        # cleared of the person
        (_wish(GUEST, None, 1), None),
    ],
)
def test_what_was_cleared_of_the_person_does_not_come_back_under_the_other_name(
    merged: SmallDesk, own: Preference, told: str | None
) -> None:
    merged.put(_wish(SECOND_GUEST, "海鲜", -5), own)
    profile = guest_profile(merged.reader, GUEST)
    assert profile is not None
    assert (profile.taboo.text if profile.taboo else None) == told


@pytest.mark.proves("P31")
def test_names_that_lead_back_to_themselves_end(desk: SmallDesk) -> None:
    desk.put(merge(GUEST, SECOND_GUEST), merge(SECOND_GUEST, GUEST), merge(SECOND_GUEST, THIRD_GUEST))
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert len(profile.other_cards) == 2
    assert alike(desk.reader, GUEST) == ()
