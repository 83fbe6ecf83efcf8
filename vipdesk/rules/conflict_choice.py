"""Which of two values of one field is proposed when two desks wrote it unseen, and how both are kept (product.md §3.9)."""

import re
from dataclasses import dataclass
from datetime import datetime

from vipdesk.models.vocabulary import Because, Choice, Source, Topic

_LISTS = frozenset({Topic.TABOO, Topic.DISLIKE, Topic.BRAND, Topic.COLOUR, Topic.INTEREST})
"""Topics of which a guest may have several: what two people were told adds up."""
_BETWEEN = re.compile(r"[、，,；;]")
_ITEM, _WHOLE = "、", "；"


@dataclass(frozen=True, slots=True)
class Wrote:
    """One side: the value, who told it, when it was written."""

    value: str | None
    source: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed choice and its reason."""

    choice: Choice
    because: Because


def is_list(field: str) -> bool:
    """Whether a field holds several things at once."""
    return field in _LISTS


def kept_together(field: str, ours: str | None, theirs: str | None, longest: int) -> str | None:
    """Both values as one, ours first; None where one is empty or they do not fit into `longest` characters."""
    if not ours or not theirs:
        return None
    if is_list(field):
        items = [part.strip() for text in (ours, theirs) for part in _BETWEEN.split(text)]
        joined = _ITEM.join(dict.fromkeys(item for item in items if item))
    else:
        joined = f"{ours}{_WHOLE}{theirs}"
    return joined if len(joined) <= longest else None


def proposal(field: str, ours: Wrote, theirs: Wrote, *, both: bool) -> Proposal:
    """What to propose: nothing that protects a guest is dropped, then what the guest said, then what is newer."""
    if both and is_list(field):
        return Proposal(Choice.BOTH, Because.ADDS_UP)
    if field == Topic.TABOO and (ours.value is None) != (theirs.value is None):
        return Proposal(Choice.OURS if theirs.value is None else Choice.THEIRS, Because.SAFER)
    told = (ours.source == Source.GUEST, theirs.source == Source.GUEST)
    if ours.source is not None and theirs.source is not None and told[0] != told[1]:
        return Proposal(Choice.OURS if told[0] else Choice.THEIRS, Because.GUEST_SAID)
    if ours.at is None or theirs.at is None:
        return Proposal(Choice.OURS, Because.IN_FORCE)
    return Proposal(Choice.OURS if ours.at >= theirs.at else Choice.THEIRS, Because.NEWER)
