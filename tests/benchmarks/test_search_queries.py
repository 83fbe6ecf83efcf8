"""What is typed in the benchmarks of the search: the same on every machine, each text once, of people who are there."""

from __future__ import annotations

from itertools import islice

from benchmarks.search_queries import han, realistic
from benchmarks.searched_store import invented

_PEOPLE = list(islice(invented(4000), 4000))


def test_the_same_seed_gives_the_same_texts_each_once() -> None:
    texts = [query.text for query in realistic(_PEOPLE)]
    assert texts == [query.text for query in realistic(_PEOPLE)]
    assert len(texts) == len(set(texts)) == 1000
    assert sum(len(text) == 1 for text in texts) > 20


def test_characters_are_one_or_two_from_anywhere_in_a_name() -> None:
    queries = han(_PEOPLE, 300)
    assert {len(query.text) for query in queries} == {1, 2}
    assert all(query.prefix == "n" + query.text for query in queries)


def test_the_invented_are_many_and_a_few_names_are_common() -> None:
    names = [person.name for person in _PEOPLE]
    assert len(set(names)) > 2500
    assert max(names.count(name) for name in set(names[:200])) > 1
