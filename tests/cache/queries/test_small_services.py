"""What a desk reads of the small services: what is in our keeping, whose it is, and what stands on the slips."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import FAR_STORE, GUEST, NOBODY, SEAT, STORE, later, request, visit
from tests.intents.tables import directory, drinks
from tests.intents.tables.guest_facts import relation
from tests.intents.tables.storage import BACK, TAG, tag
from vipdesk.cache.queries.drinks import drinks_desk
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.house_entries import house_entries
from vipdesk.cache.queries.scan import scan
from vipdesk.cache.queries.slips import slip
from vipdesk.cache.queries.storage import storage_desk, stored_thing
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.desk import ScanKind
from vipdesk.models.snapshot.paper import StorageListPaper, StorageTagPaper, WifiPaper
from vipdesk.printed_code import CodeType, write_code
from vipdesk.rules.wifi import WIFI_POLICY

FRESH, GONE = derived_id("fresh"), derived_id("gone")


def _keep(desk: SmallDesk) -> None:
    desk.put(
        tag(),
        tag(id=FRESH, number=5, label="A 05", shelf="前台柜", kept_at=NOON, due_at=later(days=1)),
        tag(id=GONE, number=1, label="A 01", **BACK),
        tag(id=derived_id("far"), number=9, store_id=FAR_STORE),
        visit(),
    )


def test_what_is_here_the_longest_stands_first_and_what_was_left_overnight_is_late(desk: SmallDesk) -> None:
    _keep(desk)
    view = storage_desk(desk.reader)
    assert [(each.label, each.overdue, each.here) for each in view.kept] == [
        ("A 03", True, True),
        ("A 05", False, True),
    ]
    assert [each.tag_id for each in view.returned] == [GONE]
    assert view.shelves == ("B 柜", "前台柜")
    assert view.kept[0].guest.masked == "陈**"
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert [each.label for each in profile.stored] == ["A 03", "A 05"]


def test_a_scanned_tag_leads_to_its_thing(desk: SmallDesk) -> None:
    _keep(desk)
    found = scan(desk.reader, write_code(CodeType.STORAGE, TAG))
    assert (found.kind, found.tag_id) == (ScanKind.STORAGE_TAG, TAG)
    thing = stored_thing(desk.reader, TAG)
    assert thing is not None
    assert (thing.what, thing.agents) == ("大衣 1 件", ())
    desk.put(relation())
    allowed = stored_thing(desk.reader, TAG)
    assert allowed is not None
    assert [each.name for each in allowed.agents] == ["王海"]
    assert stored_thing(desk.reader, NOBODY) is None


def test_slips_say_what_the_cache_says(desk: SmallDesk) -> None:
    assert slip(desk.reader, "wifi_slip", NOBODY, "zh") is None
    assert slip(desk.reader, "storage_tag", TAG, "zh") is None
    _keep(desk)
    wifi = {"name": "Lounge", "password": "8866", "valid_hours": 2}
    desk.put(Policy(id=derived_id("wifi"), key=WIFI_POLICY, store_id=STORE, value=wifi))
    paper = slip(desk.reader, "storage_tag", TAG, "en")
    assert isinstance(paper, StorageTagPaper)
    assert (paper.label, paper.address, paper.code) == ("A 03", "Ms Chen", write_code(CodeType.STORAGE, TAG))
    listed = slip(desk.reader, "storage_list", NOBODY, "zh")
    assert isinstance(listed, StorageListPaper)
    assert [line.label for line in listed.things] == ["A 03", "A 05"]
    slipped = slip(desk.reader, "wifi_slip", NOBODY, "zh")
    assert isinstance(slipped, WifiPaper)
    assert slipped.valid_until == NOON + timedelta(hours=2)


def test_the_menu_knows_the_guest_in_view_and_orders_their_guests_taboo(desk: SmallDesk) -> None:
    desk.put(
        visit(place_id=SEAT), drinks.taboo("乳糖不耐"), drinks.marked("龙井"), request(summary="拿铁 ×2·少糖")
    )
    view = drinks_desk(desk.reader, GUEST)
    lines = {line.name.zh: line for line in view.menu}
    assert lines["龙井"].sold_out
    assert lines["拿铁"].against == ("奶",)
    assert view.taboo == "乳糖不耐"
    (order,) = view.orders
    assert (order.summary, order.taboo, order.against, order.guest.masked) == (
        "拿铁 ×2·少糖",
        "乳糖不耐",
        ("奶",),
        "陈**",
    )
    assert order.place is not None
    plain = drinks_desk(desk.reader, None)
    assert not any(line.against for line in plain.menu)


def test_entries_are_found_by_all_typed_words_of_this_store_and_of_all(desk: SmallDesk) -> None:
    desk.put(
        directory.row(),
        directory.row(id=derived_id("all"), store_id=None, name="晨光影城", kind="partner", keys="晨光影城|cgyc"),
        directory.row(id=derived_id("far"), store_id=FAR_STORE),
    )

    def found(text: str, *kinds: str) -> list[tuple[str, bool]]:
        return [(each.name.zh, each.own) for each in house_entries(desk.reader, kinds, text)]

    assert found("", "counter", "partner") == [("水晶坊", True), ("晨光影城", False)]
    assert found("zhou 6021", "counter") == [("水晶坊", True)]
    assert found("cgyc", "counter") == found("水晶坊 x", "counter") == []
