"""Who may list how much of the client book: others' clients are for supervisors, unless a store says otherwise (S33)."""

from collections.abc import Mapping
from typing import Any

from vipdesk.models.vocabulary import Reach, Role

REACH_POLICY = "book.reach"
"""Policy: a reach (`mine`, `store`, `all`) by role; a role that is not named keeps what the house says."""
SUPERVISING = frozenset({Role.SUPERVISOR, Role.HEAD_OFFICE})
"""Who defines segments, sees the loads and hands books over."""
SHOPPERS = frozenset({Role.SHOPPER, Role.SUPERVISOR})
"""Who may look after guests."""
LISTING = frozenset({Role.SHOPPER, Role.SUPERVISOR, Role.HEAD_OFFICE})
"""Who may list guests at all; whoever stands at the counter finds one guest at a time, whatever a policy says."""

_HOUSE: Mapping[Role, Reach] = {
    Role.SHOPPER: Reach.MINE,
    Role.SUPERVISOR: Reach.ALL,
    Role.HEAD_OFFICE: Reach.ALL,
}
_WIDTH = tuple(Reach)

_MAY_DISMISS: Mapping[Role, frozenset[Role]] = {
    Role.SUPERVISOR: frozenset({Role.SHOPPER}),
    Role.HEAD_OFFICE: frozenset({Role.SHOPPER, Role.SUPERVISOR}),
}


def widest_reach(role: Role, policy: Any = None) -> Reach | None:
    """How much a role may list; None for nothing. What a policy says of roles and reaches that are none is passed over."""
    if role not in LISTING:
        return None
    said = policy.get(role.value) if isinstance(policy, Mapping) else None
    return Reach(said) if said in _WIDTH else _HOUSE[role]


def is_within(wanted: Reach, widest: Reach | None) -> bool:
    """Whether somebody who may list so much may list this."""
    return widest is not None and _WIDTH.index(wanted) <= _WIDTH.index(widest)


def may_dismiss(role: Role, whom: Role) -> bool:
    """Whether somebody may end the rights of a shopper who leaves; a supervisor's are head office's to end."""
    return whom in _MAY_DISMISS.get(role, frozenset())
