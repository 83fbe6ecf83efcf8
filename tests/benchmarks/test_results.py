"""What is kept of the benchmarks has the form of the contract, and says nothing that its numbers do not say."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.__main__ import NAMES
from benchmarks.results import (
    HIGHER,
    LOWER,
    README,
    Measured,
    Peer,
    as_result,
    is_met,
    percentile,
    read_results,
    with_table,
)

_CONTRACT_NAMES = {
    "start_today_100k",
    "start_today_1m",
    "scan_to_profile_100k",
    "ui_block_tour",
    "idle_memory_100k",
    "first_sync_100k",
    "first_sync_1m",
    "first_sync_1m_snapshot",
    "first_page",
    "desk_to_desk",
    "push_10k",
    "idle_desks_2000",
    "sync_peak_memory_1m",
    "sign_in",
    "search_1m",
    "search_1m_han",
    "key_to_paint_1m",
    "index_upkeep",
    "cache_file_1m",
    "import_members_1m",
    "check_in",
    "board_scroll",
    "clocks_5000",
    "wheel_board_500",
    "fifty_desks",
    "redeem_offline",
    "redeem_online",
    "card_pdf",
    "badges_500",
    "redemptions_per_second",
    "care_list_100k",
    "care_increment",
    "invitation_5000",
    "door_scan",
    "screening_1m",
    "screening_increment",
    "kpi_board",
    "monthly_report",
    "receipts_feed",
}
_FURTHER_NAMES = {"push_10k_four_desks", "reconnect_5000"}
_NUMBER, _MAYBE_NUMBER, _MAYBE_TRUTH = (int, float), (int, float, type(None)), (bool, type(None))
_FORM: dict[str, tuple[type, ...]] = {
    "name": (str,),
    "unit": (str,),
    "better": (str,),
    "value": _NUMBER,
    "p50": _NUMBER,
    "p95": _NUMBER,
    "p99": _NUMBER,
    "limit": _MAYBE_NUMBER,
    "ratio_to_limit": _MAYBE_NUMBER,
    "peer": (dict, type(None)),
    "target": _NUMBER,
    "floor": _MAYBE_NUMBER,
    "met": (bool,),
    "met_floor": _MAYBE_TRUTH,
    "runs": (int,),
    "seed": (int, type(None)),
    "commit": (str, type(None)),
    "date": (str,),
    "machine": (str,),
}


def _measured(**changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "name": "ui_block_tour",
        "unit": "ms",
        "value": 30.0,
        "samples": (10.0, 20.0, 30.0),
        "runs": 3,
        "target": 50.0,
    }
    return as_result(Measured(**(given | changes)))


def _check_form(result: dict[str, Any]) -> None:
    assert set(result) == set(_FORM)
    for name, types in _FORM.items():
        assert isinstance(result[name], types), name
        assert not (isinstance(result[name], bool) and bool not in types), name


def test_what_is_kept_has_the_contracts_form_and_names() -> None:
    for result in read_results():
        _check_form(result)
        assert result["name"] in _CONTRACT_NAMES | _FURTHER_NAMES


def test_every_benchmark_here_bears_a_name_of_the_contract_or_one_of_its_own() -> None:
    assert set(NAMES) <= _CONTRACT_NAMES | _FURTHER_NAMES


def test_no_name_is_kept_twice() -> None:
    names = [result["name"] for result in read_results()]
    assert len(names) == len(set(names))


def test_whether_a_kept_target_is_met_follows_from_its_value() -> None:
    for result in read_results():
        assert result["met"] == is_met(result["value"], result["target"], result["better"])
        assert result["met_floor"] == is_met(result["value"], result["floor"], result["better"])


def test_the_table_in_the_readme_is_made_from_what_is_kept() -> None:
    text = README.read_text("utf-8")
    assert with_table(text, read_results()) == text


def test_a_fresh_result_has_the_contracts_form_with_and_without_a_limit() -> None:
    _check_form(_measured())
    with_limit = _measured(limit=10.0, floor=100.0, seed=1)
    _check_form(with_limit)
    assert with_limit["ratio_to_limit"] == 3.0


def test_a_peers_value_is_kept_and_told_beside_ours() -> None:
    result = _measured(peer=Peer("PouchDB", 26.34), floor=26.34)
    _check_form(result)
    assert result["peer"] == {"name": "PouchDB", "value": 26.3}
    assert (result["floor"], result["met_floor"]) == (26.3, False)
    assert "| 26.3 (PouchDB) |" in with_table("", [result])


def test_a_missed_target_is_told_even_where_the_floor_holds() -> None:
    result = _measured(value=60.0, floor=100.0)
    assert (result["met"], result["met_floor"]) == (False, True)


@pytest.mark.parametrize(
    ("value", "wanted", "better", "met"),
    [
        (50.0, 50.0, LOWER, True),
        (50.1, 50.0, LOWER, False),
        (50.0, 50.0, HIGHER, True),
        (49.9, 50.0, HIGHER, False),
        (1.0, None, LOWER, None),
    ],
)
def test_lower_or_higher_is_better_as_the_benchmark_says(
    value: float,
    wanted: float | None,
    better: str,
    met: bool | None,  # noqa: FBT001 - a case of the table above
) -> None:
    assert is_met(value, wanted, better) is met


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.5, 3.0), (0.95, 4.8), (1.0, 5.0)])
def test_a_percentile_lies_between_its_neighbours(share: float, expected: float) -> None:
    assert percentile([5.0, 1.0, 4.0, 2.0, 3.0], share) == pytest.approx(expected)


def test_one_sample_is_every_percentile() -> None:
    assert percentile([7.0], 0.5) == percentile([7.0], 0.99) == 7.0


def test_no_samples_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no samples"):
        percentile([], 0.5)
