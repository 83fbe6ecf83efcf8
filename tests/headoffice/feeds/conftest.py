"""What every test of the imports begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headoffice.feeds.exports import Imports
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.stores import add_store


@pytest.fixture
def record_kind(request: pytest.FixtureRequest) -> str:
    """One database unless a test asks for another: what is read and decided is the same on both."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def imports(record: Database, tmp_path: Path) -> Imports:
    """Imports into a fresh record of two stores, 天河店 added first."""
    add_store(record, "天河店")
    add_store(record, "北京路店")
    return Imports(record, tmp_path)
