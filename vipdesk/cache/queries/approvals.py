"""Remedies of complaints that wait for a second person: each is a matter for whoever may approve it."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.desk import Matter, MatterKind, StaffCard
from vipdesk.rules.remedies import LIMITS_POLICY, limits_in_force
from vipdesk.rules.request_number import short_number
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see

APPROVAL = "remedy.approval"
"""Stands where a matter has the kind of an intent."""
_MOST = 100
_PROPOSED = (
    "SELECT remedy.id, request.id, remedy.worth_fen, remedy.proposed_by, remedy.proposed_at, request.sensitive,"
    " request.owner_id, request.guest_id, name, address, address_en, merged_into,"
    " (SELECT coalesce(sum(given.worth_fen), 0) FROM remedy AS given WHERE given.request_id = request.id"
    " AND given.state = 'approved' AND given.retired_at IS NULL)"
    " FROM remedy JOIN request ON request.id = remedy.request_id"
    " JOIN directory_row ON directory_row.id = request.guest_id"
    " WHERE remedy.store_id = ? AND remedy.state = 'proposed' AND remedy.retired_at IS NULL"
    " AND request.state IN ('new', 'accepted', 'in_progress') AND request.retired_at IS NULL"
    " ORDER BY remedy.proposed_at, remedy.id LIMIT ?"
)


def awaited_approvals(reader: Reader, staff: StaffCard) -> tuple[Matter, ...]:
    """What somebody else has proposed and this person may approve, the longest waiting first."""
    limits, sight = limits_in_force(reader.policy(LIMITS_POLICY)), reader.policy(SIGHT_POLICY)
    found = []
    for row in reader.cache.rows(_PROPOSED, (reader.store, _MOST)):
        remedy_id, request_id, worth_fen, proposed_by, proposed_at, sensitive, owner_id = row[:7]
        owner = None if owner_id is None else UUID(bytes=owner_id)
        if sensitive and not may_see(staff.role, staff.staff_id, owner, sight):
            continue
        if proposed_by == staff.staff_id.bytes or not limits.reach(staff.role, worth_fen, given_fen=row[12]):
            continue
        guest, complaint = masked_person(reader, row[7:12]), UUID(bytes=request_id)
        found.append(
            Matter(
                op_id=UUID(bytes=remedy_id),
                kind=MatterKind.APPROVAL,
                intent=APPROVAL,
                # neither what a complaint says nor what is given for it is read over the counter
                about=f"#{short_number(complaint)} · {guest.masked}",
                asked_at=known_instant(proposed_at),
                author=reader.staff_name(proposed_by),
                code=None,
                guest_id=guest.guest_id,
                request_id=complaint,
            )
        )
    return tuple(found)
