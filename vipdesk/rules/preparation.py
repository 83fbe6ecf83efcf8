"""已备, 待备 or 有变: whether what somebody prepared for a guest's arrival still holds.

Whoever marks an arrival as prepared records what they saw: a few named facts. Later the same facts are taken again; one
that is different now means that something changed. Texts are kept as a short digest: it says whether, not what.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from vipdesk.models.appointment_vocabulary import Badge

FACTS = ("time", "companions", "shopper", "place", "kind", "note", "taboo", "drink", "services")
"""In the order in which a change is told."""
LONGEST_FACT = 64
_DIGITS = 16


def fact_of_text(text: str | None) -> str:
    """A text as it is recorded; the empty text for none."""
    return "" if not text else hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def badge(prepared_for: Mapping[str, Any], present: Mapping[str, str]) -> Badge:
    """How it stands, of what was recorded (nothing, if nobody has prepared it) and of what is so now."""
    if not prepared_for:
        return Badge.WAITING
    return Badge.CHANGED if changed_facts(prepared_for, present) else Badge.PREPARED


def changed_facts(prepared_for: Mapping[str, Any], present: Mapping[str, str]) -> tuple[str, ...]:
    """Which facts are different now; one that was not recorded then says nothing."""
    return tuple(name for name in FACTS if name in prepared_for and prepared_for[name] != present.get(name, ""))


def is_record(facts: Mapping[str, str]) -> bool:
    """Whether it can be what somebody saw: known names with short values, and at least one."""
    return bool(facts) and all(name in FACTS and len(value) <= LONGEST_FACT for name, value in facts.items())
