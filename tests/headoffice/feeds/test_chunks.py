"""Portions of a file: taken back whole when an attempt fails, and two imports take turns."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.headoffice.feeds.exports import Imports, Said, stranger
from vipdesk.headoffice.feeds.chunks import chunks
from vipdesk.headoffice.feeds.scratch import Scratch
from vipdesk.models.card import Card
from vipdesk.models.guest import Guest
from vipdesk.models.record import Scope
from vipdesk.models.staff import Staff


def test_items_come_in_portions_and_none_is_lost() -> None:
    assert list(chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(chunks([], 2)) == []


def test_what_a_failed_attempt_remembered_is_forgotten_when_it_begins_again() -> None:
    with Scratch("CREATE TABLE seen (number INTEGER);") as scratch:
        scratch.begin()
        scratch.add("INSERT INTO seen VALUES (?)", (1,))
        scratch.keep()
        scratch.begin()
        scratch.add("INSERT INTO seen VALUES (?)", (2,))
        scratch.begin()
        scratch.add("INSERT INTO seen VALUES (?)", (3,))
        scratch.keep()
        assert scratch.rows("SELECT number FROM seen ORDER BY number", ()) == [(1,), (3,)]


def test_two_imports_of_the_same_list_at_once_double_nothing(imports: Imports, tmp_path: Path) -> None:
    lines = [stranger(number) for number in range(300)]

    def take(name: str) -> Said:
        folder = tmp_path / name
        folder.mkdir()
        return Imports(imports.record, folder).members(*lines)

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(take, ("one", "two")))
    codes = Counter(verdict[1:] for each in said for verdict in each.verdicts())
    assert codes == {("accepted", ""): 300, ("duplicate", "exact_copy"): 300}
    assert (imports.count(Guest), imports.count(Card), imports.count(Staff)) == (300, 300, 1)
    assert imports.count(Scope) == 600
