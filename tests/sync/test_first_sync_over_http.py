"""Over HTTP: a sealed file that is short or damaged at head office is asked for once, and the base comes another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.ear import admitted, serving
from tests.fakes.house import Desk, HeadOffice
from tests.plugins.records import RecordFactory
from tests.sync.first_sync_house import FILES, PAGES, Desks, contents, furnish, small_measures
from vipdesk.cache.desk_state import DeskState
from vipdesk.errors import Offline
from vipdesk.headoffice import first_sync_files
from vipdesk.headoffice.database import Database
from vipdesk.protocol.first_sync import DamagedError, Source
from vipdesk.sync.cycle import Cycle
from vipdesk.sync.first_sync import _REFUSED
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import NotFoundError

Pieces = Iterator[bytes]
LISTENER = Listener(changed=lambda _: None, answered=lambda _: None, moved=lambda: None)


@pytest.fixture
def office(record_factory: RecordFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeadOffice]:
    """The furnished house; the database is not what is asked here."""
    small_measures(monkeypatch)
    with record_factory.fresh("sqlite") as url:
        database = Database(url)
        yield furnish(database, tmp_path / "files")
        database.close()


@pytest.fixture
def desks(office: HeadOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    """Its desks."""
    desks = Desks(office, tmp_path, monkeypatch)
    yield desks
    desks.close()


@pytest.fixture
def url(office: HeadOffice) -> Iterator[str]:
    """Where the house answers."""
    with serving(office.database, office.clock, office.files) as served:
        yield served.url


class Line:
    """A desk's conversation over HTTP; what it asks for is noted."""

    def __init__(self, url: str, office: HeadOffice, desk: Desk) -> None:
        self.asked: list[str] = []
        self.after_the_offer: Callable[[], None] = lambda: None
        transport: Any = admitted(url, office, desk.access)
        self._get, self._stream = transport.get, transport.stream
        transport.get, transport.stream = self._ask, self._read
        desk.cycle = Cycle(desk.cache, transport, desk.clock, LISTENER, sleep=lambda _: None)

    def _ask(self, path: str, *more: Any) -> Any:
        answer = self._get(path, *more)
        if path == "/v1/first-sync":
            self.after_the_offer()
        return answer

    def _read(self, path: str, *more: Any) -> Any:
        self.asked.append(path.removeprefix("/v1/first-sync/").partition("/")[0])
        return self._stream(path, *more)


@pytest.fixture
def expected(desks: Desks) -> dict[str, Any]:
    """What a desk has that got its base by pages."""
    return contents(desks.synced(f"by {PAGES}").cache)


@pytest.fixture
def desk(expected: dict[str, Any], desks: Desks) -> Desk:  # noqa: ARG001 - the other desk comes first: both are in what it has
    """A desk without a base, to which sealed files are offered."""
    desk = desks.enrol("desk")
    desks.offer(FILES)
    return desk


@pytest.fixture
def line(url: str, office: HeadOffice, desk: Desk) -> Line:
    """Its conversation."""
    return Line(url, office, desk)


def _cut_short(office: HeadOffice) -> None:
    for path in (office.files or Path()).glob("*.sealed"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _change_a_bit(office: HeadOffice) -> None:
    for path in (office.files or Path()).glob("*.sealed"):
        sealed = bytearray(path.read_bytes())
        sealed[len(sealed) // 2] ^= 1
        path.write_bytes(sealed)


def _half(path: Path, first_byte: int) -> Pieces:
    """What is read of a file that is cut short under the reader's hands."""
    sealed = path.read_bytes()
    yield sealed[first_byte : max(first_byte, len(sealed) // 2)]


def _broken(path: Path, first_byte: int) -> Pieces:
    """What is read of a file whose reader dies on the way."""
    yield from _half(path, first_byte)
    raise OSError


def _refused(desk: Desk) -> list[str]:
    return list(DeskState(desk.cache).get(_REFUSED, []))


def _is_whole(desk: Desk, expected: dict[str, Any]) -> bool:
    found = contents(desk.cache)
    return all(found[name] == expected[name] for name in ("guest", "directory_row", "search_key", "note"))


@pytest.mark.proves("P28")
def test_a_file_that_is_shorter_than_promised_is_not_offered(
    office: HeadOffice, desk: Desk, line: Line, expected: dict[str, Any]
) -> None:
    _cut_short(office)
    desk.sync()
    assert line.asked == ["rows"]
    assert _is_whole(desk, expected)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        # head office sees it itself, and says so to desks of every age
        pytest.param(_cut_short, NotFoundError, id="cut short"),
        pytest.param(_change_a_bit, DamagedError, id="a bit changed"),
    ],
)
@pytest.mark.proves("P28", "S19")
@pytest.mark.expects_log("first_sync_refused")
def test_a_file_that_goes_bad_after_the_offer_is_asked_for_once_and_rows_come_instead(
    harm: Callable[[HeadOffice], None],
    found: type[Exception],
    *,
    office: HeadOffice,
    desk: Desk,
    line: Line,
    expected: dict[str, Any],
) -> None:
    line.after_the_offer = lambda: harm(office)
    with pytest.raises(Offline) as caught:
        desk.sync()
    assert type(caught.value.__cause__) is found
    assert _refused(desk) == [Source.FILES]
    line.after_the_offer = lambda: None
    desk.sync()
    assert line.asked == ["files", "rows"]
    assert _is_whole(desk, expected)


@pytest.mark.proves("P28")
@pytest.mark.expects_log("first_sync_refused")
def test_an_answer_that_ends_in_good_order_before_its_time_is_not_waited_for(
    desk: Desk, line: Line, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_sync_files, "_pieces", _half)
    with pytest.raises(Offline):
        desk.sync()
    assert _refused(desk) == [Source.FILES]
    desk.sync()
    assert line.asked == ["files", "rows"]
    assert _is_whole(desk, expected)


@pytest.mark.proves("P28")
def test_an_answer_that_breaks_off_goes_on_where_it_was(
    desk: Desk, line: Line, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(first_sync_files, "_pieces", _broken)
        with pytest.raises(Offline):
            desk.sync()
    assert _refused(desk) == []
    desk.sync()
    assert set(line.asked) == {"files"}
    assert _is_whole(desk, expected)
