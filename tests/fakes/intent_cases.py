"""A named case of an intent, and how it is tried at both ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.ledgers import Asked, DeskEnd, End, RecordEnd, RowName
from vipdesk.errors import Code, Refused
from vipdesk.models.declarative import Shared
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.vocabulary import OutcomeState
from vipdesk.models.wire import from_wire


@dataclass(frozen=True, slots=True)
class Then:
    """A row that the intent has written, and some of what stands in it."""

    model: type[Shared]
    row_id: UUID
    values: Mapping[str, Any]

    @property
    def name(self) -> RowName:
        """Its table and id."""
        return (self.model.__tablename__, self.row_id)

    def check(self, end: End) -> None:
        """The row is there and says so."""
        row = end.row(self.model, self.row_id)
        assert row is not None, f"{end.name}: no {self.name}"
        stands = from_wire(self.model, row)
        assert {name: stands[name] for name in self.values} == dict(self.values), end.name


@dataclass(frozen=True, slots=True)
class Case:
    """Given rows and an intent: the rows it writes at both ends, or the code with which it is refused."""

    name: str
    asked: Asked
    given: tuple[Shared, ...] = ()
    then: tuple[Then, ...] = ()
    finish: tuple[Then, ...] = ()
    """What head office writes besides, or makes of a row that the desk left at less."""
    conflicts: tuple[Mapping[str, Any], ...] = ()
    log: tuple[str, ...] = ()
    """What it adds to the log of a request (`RequestEventKind`), in the order of the alphabet."""
    refused: Code | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Some of what the refusal tells."""

    def __str__(self) -> str:
        return self.name


def try_case(case: Case, counter: DeskEnd, head_office: RecordEnd) -> None:
    """Run it at both ends, which must agree."""
    counter.given(case.given)
    head_office.given(case.given)
    if case.refused is not None:
        _refused(case, case.refused, counter, head_office)
        return
    expected = {then.name for then in case.then}
    shown = counter.run(case.asked)
    assert _without_log(shown) == expected
    decision, written = head_office.run(case.asked)
    assert (decision.state, decision.code) == (OutcomeState.ACCEPTED, None), decision
    assert some_of_each(decision.facts.get("conflicts", []), case.conflicts) == list(case.conflicts)
    kept = {name for name in written if name[0] == "kept_value"}
    assert len(kept) == len(case.conflicts)
    assert _without_log(written - kept) == expected | {then.name for then in case.finish}
    entries = [_log(end, names) for end, names in ((counter, shown), (head_office, written))]
    assert entries[0] == entries[1]
    assert tuple(entry["kind"] for entry in entries[0]) == case.log
    further = {then.name for then in case.finish}
    for then in case.then:
        then.check(counter)
        if then.name in further:
            continue
        then.check(head_office)
        assert _said(counter, then) == _said(head_office, then)
    for then in case.finish:
        then.check(head_office)


def _without_log(written: set[RowName]) -> set[RowName]:
    return {name for name in written if name[0] != RequestEvent.__tablename__}


def _log(end: End, written: set[RowName]) -> list[dict[str, Any]]:
    """The entries added, by kind; their ids tell which run of the intent wrote them."""
    ids = [row_id for name, row_id in written if name == RequestEvent.__tablename__]
    entries = [dict(end.row(RequestEvent, row_id) or {}) | {"id": None, "changed_by": None} for row_id in ids]
    return sorted(entries, key=lambda entry: str(entry["kind"]))


def _said(end: End, then: Then) -> dict[str, Any]:
    """A row without which run of the intent it was that wrote it."""
    return dict(end.row(then.model, then.row_id) or {}) | {"changed_by": None}


def some_of_each(told: list[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What was told, cut to what is asked about it; a conflict more or less is seen."""
    if len(told) != len(wanted):
        return [dict(each) for each in told]
    return [{name: each[name] for name in wish} for each, wish in zip(told, wanted, strict=True)]


def _refused(case: Case, code: Code, counter: DeskEnd, head_office: RecordEnd) -> None:
    before = [[end.row(type(row), row.id) for row in case.given] for end in (counter, head_office)]
    with pytest.raises(Refused) as refusal:
        counter.run(case.asked)
    decision, written = head_office.run(case.asked)
    assert (refusal.value.code, decision.code) == (code, code.value)
    assert decision.state is OutcomeState.REFUSED
    assert written == set()
    for facts in (refusal.value.facts, decision.facts):
        assert {name: facts.get(name) for name in case.facts} == dict(case.facts)
    assert [[end.row(type(row), row.id) for row in case.given] for end in (counter, head_office)] == before
