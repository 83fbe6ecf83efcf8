"""A desk folder with something in it, made once and copied for whoever needs it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.desk_profile import DeskProfile, filled_profile
from tests.plugins.records import RecordFactory


@pytest.fixture(scope="session")
def desk_template(
    record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DeskProfile]:
    """The folder that is copied."""
    with filled_profile(record_factory, tmp_path_factory.mktemp("template")) as made:
        yield made


@pytest.fixture
def desk_profile(desk_template: DeskProfile, tmp_path: Path) -> DeskProfile:
    """A desk folder of the test's own."""
    return _copy(desk_template, tmp_path)


@pytest.fixture(scope="module")
def shared_profile(desk_template: DeskProfile, tmp_path_factory: pytest.TempPathFactory) -> DeskProfile:
    """A desk folder for tests that change little."""
    return _copy(desk_template, tmp_path_factory.mktemp("shared"))


def _copy(template: DeskProfile, folder: Path) -> DeskProfile:
    return replace(template, profile=Path(shutil.copytree(template.profile, folder / "desk")))
