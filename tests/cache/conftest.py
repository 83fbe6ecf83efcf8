"""A desk of the small house for every test of the cache, copied from one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.small_desk import SmallDesk, copy_desk, make_template
from vipdesk.cache import budget


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not cut a transaction; what does is said by the tests that ask for it."""
    monkeypatch.setattr(budget, "WORK_SECONDS", 3600.0)


@pytest.fixture(scope="session")
def desk_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile that is copied."""
    return make_template(tmp_path_factory.mktemp("small desk") / "profile")


@pytest.fixture
def desk(desk_template: Path, tmp_path: Path) -> Iterator[SmallDesk]:
    """A desk of its own."""
    desk = copy_desk(desk_template, tmp_path / "profile")
    yield desk
    desk.cache.close()
