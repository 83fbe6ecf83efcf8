"""Requests drawn from the OpenAPI description, good and bad ones, sent to a served head office as somebody."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from schemathesis.generation import GenerationMode

from vipdesk.intents.intent import argument_schema, registry

ENDLESS = frozenset({"/v1/events"})
"""Answers that have no end are not read to it."""
ANSWER_SECONDS = 30


@dataclass(slots=True)
class Somebody:
    """Who asks: the headers of a token, none for a stranger."""

    role: str
    headers: dict[str, str] = field(default_factory=dict)
    desk_id: str | None = None
    actor: str | None = None
    incarnation: int = 1
    next_seq: int = 1
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    """How often each path was answered with each status."""


@dataclass(frozen=True, slots=True)
class Draw:
    """How many requests of each operation, of good and of bad ones each, and the seed they are drawn from."""

    examples: int
    seed: int


def sharpened(document: dict[str, Any]) -> dict[str, Any]:
    """The description with the kinds of intents and their arguments put in, so that pushes reach the rules."""
    sharper = copy.deepcopy(document)
    intent = sharper["components"]["schemas"]["PushedIntent"]["properties"]
    schemas, definitions = [], {}
    for kind in registry():
        schema = argument_schema(kind)
        definitions.update(schema.pop("$defs", {}))
        schemas.append(schema)
    intent["kind"] = {"enum": sorted(registry())}
    intent["args"] = {"anyOf": schemas, "$defs": definitions}
    return dict(_local_references(sharper))


def errors(document: dict[str, Any], url: str, who: Somebody, draw: Draw) -> Iterator[str]:
    """Each answer of 500 or above but "later", as a line that says what was asked."""
    for result in schemathesis.openapi.from_dict(document).get_all_operations():
        operation = result.ok()  # type: ignore[union-attr]  # a description that cannot be read raises here
        if operation.path in ENDLESS:
            continue
        for mode in GenerationMode:
            found: list[str] = []
            with suppress(Unsatisfiable):  # what has no arguments has no wrong ones
                _ask(operation.as_strategy(generation_mode=mode), url, who, found, draw)
            yield from found


def _ask(strategy: Any, url: str, who: Somebody, found: list[str], draw: Draw) -> None:
    @seed(draw.seed)
    @settings(
        max_examples=draw.examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=strategy)
    def ask(case: Case[Any]) -> None:
        _speak_as(who, case)
        answer = case.call(base_url=url, headers=who.headers, timeout=ANSWER_SECONDS)
        who.answers[case.operation.path, answer.status_code] += 1
        if answer.status_code == 200 and case.operation.path == "/v1/push":
            who.next_seq = answer.json()["expected_seq"]
        if answer.status_code == 200 and case.operation.path == "/v1/incarnation":
            who.incarnation, who.next_seq = answer.json()["incarnation"], 1
        later = answer.status_code == 503 and "Retry-After" in answer.headers
        if answer.status_code >= 500 and not later:
            found.append(f"{who.role}: {case.operation.label} {answer.status_code}: {case.body!r} {case.query!r}")

    ask()


def _speak_as(who: Somebody, case: Case[Any]) -> None:
    """Let a push be of the desk that asks, in its order: else the door is as far as it gets."""
    body = case.body
    if case.operation.path != "/v1/push" or not isinstance(body, dict) or who.desk_id is None:
        return
    body |= {"desk": who.desk_id, "incarnation": who.incarnation, "first_seq": who.next_seq}
    intents = body.get("intents")
    for intent in intents if isinstance(intents, list) else []:
        if isinstance(intent, dict) and "actor" in intent:
            intent["actor"] = who.actor


def _local_references(value: Any) -> Any:
    """`#/$defs/…` of an intent as a reference from the root of the whole description."""
    if isinstance(value, dict):
        return {
            key: part.replace("#/$defs/", "#/components/schemas/PushedIntent/properties/args/$defs/")
            if key == "$ref" and isinstance(part, str)
            else _local_references(part)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_local_references(part) for part in value]
    return value
