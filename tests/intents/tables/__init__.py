"""Case tables: what each intent does with which rows, and when it refuses."""

from tests.fakes.intent_cases import Case
from tests.intents.tables import (
    agents,
    appointments,
    attachments,
    book,
    bookings,
    care,
    complaints,
    directory,
    drinks,
    guest_dates,
    guest_facts,
    guests,
    handovers,
    ladders,
    lounge_rights,
    merge_choices,
    merges,
    newcomers,
    places,
    queue_tickets,
    remedy_sums,
    request_pauses,
    requests,
    roster,
    stays,
    storage,
    visits,
    vouchers,
)

CASES: tuple[Case, ...] = (
    *visits.CASES,
    *lounge_rights.CASES,
    *stays.CASES,
    *queue_tickets.CASES,
    *bookings.CASES,
    *places.CASES,
    *storage.CASES,
    *drinks.CASES,
    *directory.CASES,
    *appointments.CASES,
    *requests.CASES,
    *request_pauses.CASES,
    *complaints.CASES,
    *remedy_sums.CASES,
    *ladders.CASES,
    *guests.CASES,
    *newcomers.CASES,
    *guest_facts.CASES,
    *guest_dates.CASES,
    *attachments.CASES,
    *merges.CASES,
    *merge_choices.CASES,
    *care.CASES,
    *vouchers.CASES,
    *agents.CASES,
    *book.CASES,
    *roster.CASES,
    *handovers.CASES,
)


def first_accepted(kind: str) -> Case:
    """The first case of a kind that is accepted."""
    return next(case for case in CASES if case.asked.kind == kind and case.refused is None)
