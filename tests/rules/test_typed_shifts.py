"""Hours as a supervisor types them."""

from __future__ import annotations

import pytest

from vipdesk.rules.typed_shifts import typed_shifts


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9:00-17:30", ((540, 1050),)),
        ("９：００－１７：３０", ((540, 1050),)),
        ("09:00–17:30·18:00–次日 02:00", ((540, 1050), (1080, 1560))),
        ("22-6", ((1320, 1800),)),
        ("17 到 21，10至14", ((600, 840), (1020, 1260))),
        ("", ()),
        ("9", None),
        ("9-", None),
        ("9-13-17", None),
        ("9-13 12-18", None),
        ("25-26", None),
        ("9-1310-14", None),
        ("上午", None),
    ],
)
def test_hours_are_read_as_people_type_them(text: str, spans: tuple[tuple[int, int], ...] | None) -> None:
    assert typed_shifts(text) == spans
