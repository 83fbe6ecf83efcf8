"""The lounge's Wi-Fi as policy tells it: name, password, for how long a slip is good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

WIFI_POLICY = "paper.wifi"
"""`{"name": …, "password": …, "valid_hours": 8}`; without hours a slip is good until midnight."""
MOST_HOURS = 24 * 31
_SPECIAL = '\\;,":'


@dataclass(frozen=True, slots=True)
class Wifi:
    """A network that can be joined; an open one has an empty password."""

    name: str
    password: str
    hours: int | None

    def valid_until(self, now: datetime, midnight: datetime) -> datetime:
        """Until when a slip that is printed now is good."""
        return midnight if self.hours is None else now + timedelta(hours=self.hours)

    def join_code(self) -> str:
        """The text that telephones join by (the form of ZXing, which iOS and Android read)."""
        kind = "WPA" if self.password else "nopass"
        return f"WIFI:T:{kind};S:{_escaped(self.name)};P:{_escaped(self.password)};;"


def read_wifi(value: Any) -> Wifi | None:
    """The network of a policy row; None where it has no name."""
    if not isinstance(value, Mapping):
        return None
    name, password, hours = value.get("name"), value.get("password"), value.get("valid_hours")
    if not isinstance(name, str) or not name.strip():
        return None
    sensible = isinstance(hours, int) and not isinstance(hours, bool) and 0 < hours <= MOST_HOURS
    return Wifi(name.strip(), password if isinstance(password, str) else "", hours if sensible else None)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)
