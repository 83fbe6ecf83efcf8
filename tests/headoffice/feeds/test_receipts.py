"""What a till's export makes of the record: receipts, refunds that fit, dossiers at their stores, nothing twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import Imports, member, receipt, stranger
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.receipt import Receipt
from vipdesk.models.record import FeedEntry, Scope
from vipdesk.models.store import Store
from vipdesk.rules.search_rank import search_rank


@pytest.fixture
def tills(imports: Imports) -> Imports:
    """A record with one guest of two cards and another guest."""
    imports.members(member(), member(card="886600000002"), stranger(3))
    return imports


def _refund(number: str, amount: str, **cells: str) -> str:
    return receipt(**{"number": number, "amount": amount, "origin": "R1", **cells})


def test_a_receipt_is_kept_as_the_till_wrote_it(tills: Imports) -> None:
    said = tills.receipts(receipt())
    assert said.verdicts() == [(2, "accepted", "")]
    assert said.summary["net_fen"] == 393300
    [row] = tills.rows(Receipt)
    told = ("number", "card_no", "amount_fen", "quantity", "category", "brand", "origin_number")
    assert [row[name] for name in told] == ["R0000001", "886600000001", 393300, 1, "珠宝", "Hepu Jewel", None]
    assert row["bought_at"] == datetime.fromisoformat("2026-11-01T10:09:00+08:00")


def test_a_receipt_of_a_further_card_belongs_to_the_same_guest(tills: Imports) -> None:
    tills.receipts(receipt(), receipt(number="R2", card="886600000002"))
    [one, two] = tills.rows(Receipt)
    assert one["guest_id"] == two["guest_id"]
    assert {one["card_no"], two["card_no"]} == {"886600000001", "886600000002"}


def test_an_unknown_card_is_refused_together_with_every_other_reason(tills: Imports) -> None:
    said = tills.receipts(receipt(card="886600099999"), receipt(card="886600099999", amount="abc", store="火星店"))
    assert said.verdicts() == [
        (2, "refused", "card_unknown"),
        (3, "refused", "card_unknown;amount_invalid;store_unknown"),
    ]
    assert tills.rows(Receipt) == []


def test_a_receipt_over_nothing_is_a_receipt(tills: Imports) -> None:
    said = tills.receipts(receipt(amount="0.00"))
    assert said.verdicts() == [(2, "accepted", "")]
    assert tills.rows(Receipt)[0]["amount_fen"] == 0


@pytest.mark.parametrize("together", [True, False])
def test_the_same_receipt_again_is_an_exact_copy(tills: Imports, *, together: bool) -> None:
    same = receipt(amount="3,933.0", bought_at="2026/11/01 10:09:00")
    if together:
        row = tills.receipts(receipt(), same).rows[1]
    else:
        tills.receipts(receipt())
        row = tills.receipts(same).rows[0]
    assert (row["status"], row["codes"]) == ("duplicate", "exact_copy")
    assert len(tills.rows(Receipt)) == 1


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    "cells",
    [
        {"amount": "4033.00"},
        {"store": "北京路店"},
        {"category": "食品"},
        {"brand": "x"},
        {"card": "886600000002"},
        {"bought_at": "2026-11-01 10:10"},
        {"quantity": "2"},
    ],
)
def test_a_number_that_stands_for_something_else_is_refused(
    cells: dict[str, str], tills: Imports, *, together: bool
) -> None:
    if together:
        said = tills.receipts(receipt(), receipt(**cells))
    else:
        tills.receipts(receipt())
        said = tills.receipts(receipt(**cells))
    assert said.verdicts()[-1][1:] == ("refused", "number_reused")
    assert said.rows[-1]["message"].startswith("小票号已用过，")
    assert tills.rows(Receipt)[0]["amount_fen"] == 393300


def test_a_refused_receipt_does_not_take_its_number_with_it(tills: Imports) -> None:
    said = tills.receipts(receipt(amount="abc"), receipt())
    assert said.verdicts() == [(2, "refused", "amount_invalid"), (3, "accepted", "")]


# -- refunds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("refund_first", [True, False])
def test_a_refund_finds_its_receipt_wherever_it_stands_in_the_file(tills: Imports, *, refund_first: bool) -> None:
    lines = [receipt(number="R1"), _refund("T1", "-3933.00")]
    said = tills.receipts(*(reversed(lines) if refund_first else lines))
    assert [status for _, status, _ in said.verdicts()] == ["accepted", "accepted"]
    assert said.summary["net_fen"] == 0
    assert {row["origin_number"] for row in tills.rows(Receipt)} == {None, "R1"}


def test_a_refund_finds_its_receipt_of_an_earlier_import_and_over_many_chunks(tills: Imports) -> None:
    tills.receipts(receipt(number="R1"))
    others = [receipt(number=f"A{number}", card="887700000003") for number in range(600)]
    said = tills.receipts(_refund("T1", "-1.00"), _refund("T2", "-1.00", origin="A599"), *others)
    assert said.verdicts()[:2] == [(2, "accepted", ""), (3, "refused", "origin_unknown")]
    assert said.rows[1]["message"] == "原小票是别人的。"


def test_a_refund_may_come_on_another_card_of_the_same_guest(tills: Imports) -> None:
    said = tills.receipts(receipt(number="R1"), _refund("T1", "-1.00", card="886600000002"))
    assert said.verdicts()[1] == (3, "accepted", "")


def test_a_refund_of_nothing_known_is_refused(tills: Imports) -> None:
    said = tills.receipts(
        _refund("T1", "-1.00"),
        _refund("T2", "-1.00", origin=""),
        receipt(number="R1", amount="abc"),
        receipt(number="R2"),
        _refund("T3", "-1.00", origin="R2"),
        _refund("T4", "-1.00", origin="T3"),
    )
    assert [codes for _, _, codes in said.verdicts()] == [
        "origin_unknown",
        "origin_unknown",
        "amount_invalid",
        "",
        "",
        "origin_unknown",
    ]
    assert said.rows[1]["message"] == "退货没有原小票号。"


@pytest.mark.proves("I24")
@pytest.mark.parametrize("split", [True, False])
def test_all_refunds_of_a_receipt_together_never_exceed_it(tills: Imports, *, split: bool) -> None:
    lines = [
        receipt(number="R1", amount="100.00"),
        _refund("T1", "-60.00"),
        _refund("T2", "-40.01"),
        _refund("T3", "-40.00"),
        _refund("T4", "-0.01"),
    ]
    if split:
        codes = [tills.receipts(line).verdicts()[0][2] for line in lines]
    else:
        codes = [codes for _, _, codes in tills.receipts(*lines).verdicts()]
    assert codes == ["", "", "refund_exceeds_origin", "", "refund_exceeds_origin"]
    assert sum(row["amount_fen"] for row in tills.rows(Receipt)) == 0


# -- what a purchase says of a guest ---------------------------------------------------------------


def _scopes(imports: Imports) -> dict[tuple[str, str], Any]:
    stores = {row["id"]: row["name"] for row in imports.rows(Store)}
    guest_id = _guest_id(imports)
    return {
        (stores[row["store_id"]], row["reason"]): row["until"]
        for row in imports.rows(Scope)
        if row["guest_id"] == guest_id
    }


def _guest_id(imports: Imports) -> Any:
    return next(row["id"] for row in imports.rows(Guest) if row["full_name"] == "陈晓晴")


def _rank(imports: Imports) -> tuple[int, int]:
    return next((row["rank"], row["version"]) for row in imports.rows(DirectoryRow) if row["name"] == "陈晓晴")


def test_a_purchase_keeps_the_dossier_at_its_store_for_ninety_days(tills: Imports) -> None:
    bought = datetime.fromisoformat("2026-11-01T10:09:00+08:00")
    tills.receipts(receipt(store="北京路店"), receipt(number="R2", store="北京路店", bought_at="2026-10-01 10:00"))
    assert _scopes(tills)["北京路店", "visited"] == bought + timedelta(days=90)
    tills.receipts(receipt(number="R3", store="北京路店", bought_at="2026-11-20 10:00"))
    later = datetime.fromisoformat("2026-11-20T10:00:00+08:00")
    assert _scopes(tills)["北京路店", "visited"] == later + timedelta(days=90)


@pytest.mark.proves("I19")
def test_the_whole_dossier_comes_to_a_store_where_the_guest_has_bought(tills: Imports) -> None:
    tills.receipts(receipt(store="北京路店"))
    store = next(row["id"] for row in tills.rows(Store) if row["name"] == "北京路店")
    coming = [row["table_name"] for row in tills.rows(FeedEntry) if row["space"] == f"store:{store}"]
    dossier = {"guest", "directory_row", "card", "contact", "preference", "important_date", "shopper_assignment"}
    assert dossier | {"receipt"} <= set(coming)
    assert coming.count("card") == 2


def test_an_old_purchase_or_a_refund_keeps_no_dossier(tills: Imports) -> None:
    bought = (NOON - timedelta(days=91)).strftime("%Y-%m-%d %H:%M")
    tills.receipts(
        receipt(number="R1", store="北京路店", bought_at=bought),
        _refund("T1", "-1.00", store="北京路店", bought_at="2026-11-20 10:00"),
    )
    assert ("北京路店", "visited") not in _scopes(tills)


def test_a_purchase_moves_the_guest_up_in_the_search_once_a_week(tills: Imports) -> None:
    assert _rank(tills) == (search_rank(None, 2), 1)
    tills.receipts(receipt())
    moved = search_rank(datetime.fromisoformat("2026-11-01T10:09:00+08:00"), 2)
    assert _rank(tills) == (moved, 2)
    entries = _directory_entries(tills)
    tills.receipts(
        receipt(number="R2", bought_at="2026-11-01 12:00"), receipt(number="R3", bought_at="2025-01-01 12:00")
    )
    assert _rank(tills) == (moved, 2)
    assert _directory_entries(tills) == entries


def _directory_entries(imports: Imports) -> list[int]:
    return [row["position"] for row in imports.rows(FeedEntry) if row["table_name"] == "directory_row"]


# -- the whole file --------------------------------------------------------------------------------


def test_a_dry_run_says_the_same_and_writes_nothing(tills: Imports) -> None:
    lines = [_refund("T0", "-1.00")]
    lines += [receipt(number=f"R{number % 500}") for number in range(600)]
    lines += [_refund("T1", "-3932.00"), _refund("T2", "-1.00"), receipt(number="R7", amount="1.00")]
    before = tills.dump()
    rehearsed = tills.receipts(*lines, dry_run=True)
    assert tills.dump() == before
    done = tills.receipts(*lines)
    assert rehearsed.rows == done.rows
    assert rehearsed.summary == done.summary
    assert done.summary["net_fen"] == 499 * 393300
    assert [codes for _, _, codes in done.verdicts()[-3:]] == ["", "refund_exceeds_origin", "number_reused"]


def test_the_same_export_twice_changes_nothing(tills: Imports) -> None:
    lines = [_refund("T0", "-1.00"), receipt(number="R1"), receipt(number="R1", amount="2"), receipt(number="")]
    tills.receipts(*lines)
    before = tills.dump()
    tills.clock.pass_time(timedelta(days=1))
    again = tills.receipts(*lines)
    assert tills.dump() == before
    assert again.verdicts() == [
        (2, "duplicate", "exact_copy"),
        (3, "duplicate", "exact_copy"),
        (4, "refused", "number_reused"),
        (5, "refused", "number_missing"),
    ]
    assert again.summary["net_fen"] == 0
