"""What a complaint has besides what every request has: its stage, its remedies, and who may approve them."""

from collections.abc import Mapping
from uuid import UUID

from vipdesk.cache.queries.complaints import case_on_file
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_kinds import words
from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.snapshot.complaints import CaseView, RemedyChoice, RemedyView
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Role
from vipdesk.rules.remedies import REMEDIES_POLICY, RemedyKind, remedies_in_force
from vipdesk.rules.sensitive_cases import SIGHT_POLICY, may_see


def case_view(reader: Reader, request_id: UUID, person: StaffCard | None) -> CaseView | None:
    """A complaint of the store; None for one that is not here."""
    found = case_on_file(reader, request_id)
    if found is None:
        return None
    card, earlier = found
    kinds = remedies_in_force(reader.policy(REMEDIES_POLICY))
    return CaseView(
        stage=card.stage,
        share=card.share,
        overdue=card.overdue,
        sensitive=card.sensitive,
        earlier=earlier,
        recurs=card.recurs,
        remedies=_remedies(reader, request_id, kinds, None if person is None else person.staff_id),
        choices=tuple(RemedyChoice(kind.value, words(kind.label), kind.most_fen) for kind in kinds.values()),
        may_seal=not card.sensitive and person is not None and person.role is Role.SUPERVISOR,
    )


def is_hidden(reader: Reader, request_id: UUID, person: StaffCard | None) -> bool:
    """Whether somebody may not see a request, because it is sensitive."""
    row = reader.cache.row("SELECT sensitive, owner_id FROM request WHERE id = ?", (request_id.bytes,))
    if row is None or not row[0]:
        return False
    owner_id = None if row[1] is None else UUID(bytes=row[1])
    return person is None or not may_see(person.role, person.staff_id, owner_id, reader.policy(SIGHT_POLICY))


def _remedies(
    reader: Reader, request_id: UUID, kinds: Mapping[str, RemedyKind], staff_id: UUID | None
) -> tuple[RemedyView, ...]:
    rows = reader.cache.rows(
        "SELECT id, kind, worth_fen, state, proposed_by, decided_by, coalesce(decided_at, proposed_at) FROM remedy"
        " WHERE request_id = ? AND retired_at IS NULL ORDER BY proposed_at, id",
        (request_id.bytes,),
    )
    return tuple(
        RemedyView(
            remedy_id=UUID(bytes=row_id),
            label=words(kinds[kind].label) if kind in kinds else Words(kind, kind),
            worth_fen=worth_fen,
            state=RemedyState(state),
            proposed_by=reader.staff_name(proposed_by),
            mine=staff_id is not None and proposed_by == staff_id.bytes,
            decided_by=reader.staff_name(decided_by),
            at=known_instant(at),
        )
        for row_id, kind, worth_fen, state, proposed_by, decided_by, at in rows
    )
