"""What the screen 交班 asks the desk to do: the arguments of a signature."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from vipdesk.models.snapshot.handover import HandoverDraft
from vipdesk.models.values import write_instant
from vipdesk.rules.handover import write_lines
from vipdesk.ui.pages.handover_rows import LineKey, in_order, line_key


def signing(draft: HandoverDraft, struck: Collection[LineKey]) -> dict[str, Any]:
    """The page as it stands, with the lines that were struck marked as such."""
    lines = [replace(line, struck=line_key(line) in struck) for line in in_order(draft.lines)]
    return {
        "begun_at": write_instant(draft.begun_at),
        "visits": draft.visits,
        "present": len(draft.guests),
        "lines": write_lines(lines),
        "label": draft.label or None,
        "next_id": None if draft.next_id is None else str(draft.next_id),
        "next_label": draft.next_label or None,
    }
