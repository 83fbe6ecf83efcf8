"""Real processes: what was committed when head office died is told by the one that is started after it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.caller import Caller
from tests.fakes.house import HeadOffice
from tests.fakes.odd_server import OddServer, said
from tests.fakes.processes import OfficeProcess
from tests.headoffice.test_effects import check_in, keys
from tests.headoffice.test_push import ACCEPTED
from vipdesk.headoffice.policies import set_policy


@pytest.fixture
def receiver() -> Iterator[OddServer]:
    """Another program that is told."""
    server = OddServer()
    yield server
    server.close()


@pytest.mark.proves("P9")
@pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
def test_head_office_that_died_between_commit_and_delivery_tells_after_its_restart(
    office: HeadOffice, desk: Caller, record_url: str, receiver: OddServer, tmp_path: Path
) -> None:
    told = threading.Event()

    def answer(_asked: Any) -> bytes:
        told.set()
        return said({})

    receiver.tell("/", answer)
    process = OfficeProcess(record_url, tmp_path)
    process.start()
    process.kill()
    set_policy(office.database, "webhook.visit", receiver.url, None)
    assert desk.states(check_in()) == [ACCEPTED]
    assert process.command("effects", "list")["waiting"][0]["attempts"] == 0
    process.start(workers=2)
    assert told.wait(30)
    assert process.stop() == 0
    assert len(keys(receiver)) == 1
