"""A storm of every fault at once over real processes: afterwards no promise is broken and no queue is stuck."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.real_house import real_house
from tests.fakes.storm import Storm
from tests.plugins.postgres import OwnServer
from tests.plugins.records import RecordFactory

SEED = 20261128
PACE = 8.0
"""Intents per second: what is proved here does not depend on the speed of the machine; the soak run works faster."""
STORM_SECONDS = 200.0
"""With start, drain and checks four minutes; `make soak` is the long one."""
DRAIN_SECONDS = 300.0
"""Patience with a machine that does other things too; the soak run holds to 120."""


@pytest.mark.proves("I7", "I12", "I22", "I23")
def test_after_a_storm_every_desk_shows_what_the_record_holds(own_server: OwnServer, tmp_path: Path) -> None:
    factory = RecordFactory(tmp_path, own_server.url)
    with factory.fresh("postgresql") as url, real_house(url, tmp_path, own_disks=True) as house:
        storm = Storm(house, own_server, SEED, pace=PACE)
        storm.rage(seconds=STORM_SECONDS)
        report = storm.calm(DRAIN_SECONDS)
    assert report.violations == []
    assert report.stuck == []
    assert report.missing == []
    assert min(report.intents) > 0
