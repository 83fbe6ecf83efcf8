"""The Wi-Fi of a policy row, and the text by which telephones join."""

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from vipdesk.rules.wifi import Wifi, read_wifi

MIDNIGHT = NOON + timedelta(hours=12)


@pytest.mark.parametrize(
    ("value", "wifi"),
    [
        ({"name": " Lounge ", "password": "a;b"}, Wifi("Lounge", "a;b", None)),
        ({"name": "Lounge", "valid_hours": 8}, Wifi("Lounge", "", 8)),
        ({"name": "Lounge", "valid_hours": True}, Wifi("Lounge", "", None)),
        ({"name": "Lounge", "valid_hours": 10_000}, Wifi("Lounge", "", None)),
        ({"name": ""}, None),
        ({"password": "x"}, None),
        ("Lounge", None),
        (None, None),
    ],
)
def test_a_network_needs_a_name(value: Any, wifi: Wifi | None) -> None:
    assert read_wifi(value) == wifi


def test_what_means_something_to_a_telephone_is_escaped() -> None:
    assert Wifi("A;B", 'c"d\\', None).join_code() == 'WIFI:T:WPA;S:A\\;B;P:c\\"d\\\\;;'
    assert Wifi("Open", "", None).join_code() == "WIFI:T:nopass;S:Open;P:;;"


def test_a_slip_is_good_for_hours_or_until_midnight() -> None:
    assert Wifi("A", "", 3).valid_until(NOON, MIDNIGHT) == NOON + timedelta(hours=3)
    assert Wifi("A", "", None).valid_until(NOON, MIDNIGHT) == MIDNIGHT
