"""Who gets whom when a book is handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vipdesk.ids import derived_id
from vipdesk.models.snapshot.book import Client
from vipdesk.models.snapshot.guests import Words
from vipdesk.rules.book_split import split_book

ANNA, BELLA = derived_id("anna"), derived_id("bella")


def client(number: int, tier: str = "金卡", **changes: Any) -> Client:
    details: dict[str, Any] = {
        "masked": "陈**",
        "title": Words("女士", "Ms"),
        "tier_order": 0 if tier == "钻石卡" else 2,
        "absence": -number,
        "covering": False,
        "cover_id": None,
        "in_lounge": False,
        "waiting": 0,
        "due_on": None,
    }
    return Client(guest_id=derived_id("guest", str(number)), tier=tier, **(details | changes))


def counts(split: dict[UUID, UUID | None]) -> tuple[int, int, int]:
    given = list(split.values())
    return given.count(ANNA), given.count(BELLA), given.count(None)


def test_every_tier_is_dealt_evenly_and_nobody_is_forgotten() -> None:
    clients = [client(number, "钻石卡" if number < 4 else "金卡") for number in range(11)]
    split = split_book(clients, [ANNA, BELLA], {}, {})
    assert set(split) == {each.guest_id for each in clients}
    assert counts(split) == (6, 5, 0)
    assert [split[each.guest_id] for each in clients[:4]].count(ANNA) == 2
    assert split_book(reversed(clients), [ANNA, BELLA], {}, {}) == split


def test_whoever_has_fewer_of_a_tier_gets_more_of_it() -> None:
    clients = [client(number) for number in range(4)]
    assert counts(split_book(clients, [ANNA, BELLA], {ANNA: {"金卡": 3}}, {})) == (1, 3, 0)
    # of another tier there may be as many as there are: only where both have as few of this one, the whole counts
    assert counts(split_book(clients, [ANNA, BELLA], {ANNA: {"钻石卡": 9}}, {})) == (2, 2, 0)
    assert split_book(clients[:1], [ANNA, BELLA], {ANNA: {"钻石卡": 9}}, {}) == {clients[0].guest_id: BELLA}


def test_whoever_stood_in_keeps_the_guest_and_it_counts() -> None:
    known = [client(number, cover_id=ANNA) for number in range(3)]
    others = [client(number) for number in range(3, 6)]
    split = split_book([*others, *known], [ANNA, BELLA], {}, {})
    assert {split[each.guest_id] for each in known} == {ANNA}
    assert {split[each.guest_id] for each in others} == {BELLA}
    assert counts(split_book([client(1, cover_id=derived_id("gone"))], [ANNA], {}, {})) == (1, 0, 0)


def test_what_the_reviewer_has_decided_stands() -> None:
    clients = [client(number, cover_id=ANNA) for number in range(3)]
    chosen = {clients[0].guest_id: None, clients[1].guest_id: BELLA, derived_id("nobody"): ANNA}
    split = split_book(clients, [ANNA, BELLA], {}, chosen)
    assert [split[each.guest_id] for each in clients] == [None, BELLA, ANNA]


def test_without_successors_clients_stay_without_a_shopper() -> None:
    clients = [client(number) for number in range(2)]
    assert counts(split_book(clients, [], {}, {clients[0].guest_id: BELLA})) == (0, 1, 1)
