"""The records that are one person: of two dossiers that were merged the rows stay where they are (P31)."""

SAME_PERSON = (
    "(WITH RECURSIVE same(id) AS (VALUES (?) UNION SELECT merged_id FROM guest_merge JOIN same"
    " ON guest_merge.guest_id = same.id WHERE undone_at IS NULL AND guest_merge.retired_at IS NULL)"
    " SELECT id FROM same)"
)
"""Stands after `guest_id IN`; its one parameter is the guest in view. A merge that was undone counts no more."""


def of_person(question: str) -> str:
    """A question in which `{}` stands for all names of the guest in view."""
    return question.replace("{}", SAME_PERSON)
