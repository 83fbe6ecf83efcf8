"""Fixtures that every test may use, and the plugins of the run."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from tests.plugins import garbage, proofs
from tests.plugins.gates import PartTimes, SkipGate
from tests.plugins.postgres import Server, start_server
from tests.plugins.records import KINDS, RecordFactory
from vipdesk.headoffice.database import Database

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "build" / "test"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(RESULTS / "hypothesis"))

hypothesis_settings.register_profile(
    "vipdesk",
    deadline=None,  # a busy machine is no reason to fail
    derandomize=True,  # the same examples everywhere; the soak run draws its own seed
)
hypothesis_settings.load_profile("vipdesk")

_SERVER = pytest.StashKey[Server]()


def pytest_configure(config: pytest.Config) -> None:
    """Everywhere: note what is proved. On the controller: start PostgreSQL, gather what the workers report."""
    config.pluginmanager.register(proofs)
    config.pluginmanager.register(garbage)
    if hasattr(config, "workerinput"):
        return
    config.pluginmanager.register(proofs.Proofs(RESULTS / "proofs.json"))
    config.pluginmanager.register(SkipGate())
    config.pluginmanager.register(PartTimes())
    if not config.option.collectonly:
        config.stash[_SERVER] = start_server()


def pytest_configure_node(node: object) -> None:
    """Tell a worker where PostgreSQL is."""
    node.workerinput["postgres"] = node.config.stash[_SERVER].url  # type: ignore[attr-defined]  # xdist has no types


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop PostgreSQL."""
    server = config.stash.get(_SERVER, None)
    if server is not None:
        server.stop()


@pytest.fixture(scope="session")
def record_factory(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RecordFactory]:
    """Makes records on SQLite and on PostgreSQL."""
    worker = getattr(request.config, "workerinput", None)
    url = worker["postgres"] if worker is not None else request.config.stash[_SERVER].url
    factory = RecordFactory(tmp_path_factory.mktemp("records"), url)
    yield factory
    factory.drop_template()


_ON_BOTH = frozenset(
    f"tests.{name}"
    for name in (
        "contracts.test_ledger",
        "headoffice.test_database",
        "headoffice.test_events",
        "headoffice.test_feed_complete",
        "headoffice.test_initialise",
        "headoffice.test_outcomes",
        "headoffice.test_pull",
        "headoffice.test_push",
        "headoffice.test_push_groups",
        "headoffice.test_scope",
        "headoffice.test_scope_at_once",
        "intents.test_cases",
        "sync.test_first_sync",
    )
)
"""What is about the ledger, push, pull, feed and scope runs on each database; everything else where it is quickest."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test on each database where its module is one of those that must, unless it chooses itself."""
    chosen = any("record_kind" in str(mark.args[0]) for mark in metafunc.definition.iter_markers("parametrize"))
    if "record_kind" in metafunc.fixturenames and metafunc.module.__name__ in _ON_BOTH and not chosen:
        metafunc.parametrize("record_kind", KINDS, indirect=True)


@pytest.fixture
def record_kind(request: pytest.FixtureRequest) -> str:
    """The database a test runs on."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def record_url(record_factory: RecordFactory, record_kind: str) -> Iterator[str]:
    """The URL of a fresh, initialised record."""
    with record_factory.fresh(record_kind) as url:
        yield url


@pytest.fixture
def record(record_url: str) -> Iterator[Database]:
    """A fresh, initialised record, used as the application role."""
    database = Database(record_url)
    yield database
    database.close()


@pytest.fixture(autouse=True)
def no_unannounced_warning(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that the test did not announce fails it."""
    yield
    expected = {event for marker in request.node.iter_markers("expects_log") for event in marker.args}
    unannounced = [
        _event(entry)
        for when in ("setup", "call")
        for entry in caplog.get_records(when)
        if entry.levelno >= logging.WARNING and entry.name.startswith("vipdesk") and _event(entry) not in expected
    ]
    if unannounced:
        pytest.fail(f"logged without being announced: {unannounced}")


def _event(entry: logging.LogRecord) -> str:
    """The fixed word of one of our log lines."""
    return str(json.loads(entry.getMessage())["event"])
