"""Case tables: what each intent does with which rows, and when it refuses."""

from tests.fakes.intent_cases import Case
from tests.intents.tables import (
    guest_dates,
    guest_facts,
    guests,
    lounge_rights,
    merges,
    newcomers,
    queue_tickets,
    requests,
    stays,
    visits,
    vouchers,
)

CASES: tuple[Case, ...] = (
    *visits.CASES,
    *lounge_rights.CASES,
    *stays.CASES,
    *queue_tickets.CASES,
    *requests.CASES,
    *guests.CASES,
    *newcomers.CASES,
    *guest_facts.CASES,
    *guest_dates.CASES,
    *merges.CASES,
    *vouchers.CASES,
)


def first_accepted(kind: str) -> Case:
    """The first case of a kind that is accepted."""
    return next(case for case in CASES if case.asked.kind == kind and case.refused is None)
