"""Who may see a sensitive case: whoever handles it, and the roles that the store names."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from vipdesk.models.vocabulary import Role

SIGHT_POLICY = "complaint.sight"
"""A list of roles; without one supervisors alone. Whoever handles a case sees it whatever stands here."""
_HOUSE = frozenset({Role.SUPERVISOR.value})


def may_see(role: Role, staff_id: UUID, owner_id: UUID | None, policy: Any) -> bool:
    """Whether somebody may see, and work on, a sensitive case that `owner_id` handles."""
    return owner_id == staff_id or role.value in _roles(policy)


def _roles(policy: Any) -> frozenset[str]:
    if not isinstance(policy, Sequence) or isinstance(policy, str):
        return _HOUSE
    return frozenset(name for name in policy if name in tuple(Role))
