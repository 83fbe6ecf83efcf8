"""Everything of the invented store that changes while one works."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from tests.fakes.invented_appointments import appointments, tomorrows
from tests.fakes.invented_guests import BIRTHDAYS, HITS, PRESENT, chen, people_here, stranger
from tests.fakes.invented_house import CHEN, MR, NOW, ago, masked, named
from tests.fakes.invented_services import board_cards, matters, vouchers
from vipdesk.chinese.dates import store_date
from vipdesk.models.appointment_vocabulary import AppointmentState, Reminder
from vipdesk.models.snapshot.appointments import AppointmentView
from vipdesk.models.snapshot.desk import Matter
from vipdesk.models.snapshot.guests import Profile, Words
from vipdesk.models.snapshot.services import Board, BoardCard
from vipdesk.models.snapshot.today import (
    DueRequest,
    LeftGuest,
    PlaceCounts,
    PresentGuest,
    Today,
    UntidyPlace,
    WaitingGuest,
)
from vipdesk.models.snapshot.vouchers import VoucherView
from vipdesk.models.vocabulary import RequestState

_TODAY = date(2026, 11, 22)


@dataclass
class Afternoon:
    """Everything that changes while one works."""

    profiles: dict[UUID, Profile] = field(default_factory=dict)
    present: list[PresentGuest] = field(default_factory=lambda: list(PRESENT))
    cards: list[BoardCard] = field(default_factory=lambda: list(board_cards()))
    vouchers: list[VoucherView] = field(default_factory=lambda: list(vouchers()))
    matters: list[Matter] = field(default_factory=lambda: list(matters()))

    waiting: list[WaitingGuest] = field(default_factory=list)
    appointments: list[AppointmentView] = field(default_factory=lambda: [*appointments(), *tomorrows()])

    def __post_init__(self) -> None:
        if self.profiles:
            return
        self.profiles[CHEN] = chen()
        for hit in HITS[1:]:
            self.profiles[hit.guest_id] = stranger(hit.name, hit.address, hit.spoken)
        for profile in people_here():
            self.profiles[profile.guest_id] = profile

    def today(self) -> Today:
        """The screen 今日."""
        due = [card for card in self.cards if card.state in (RequestState.NEW, RequestState.IN_PROGRESS)]
        due = [card for card in due if timedelta() < card.due_at - NOW < timedelta(minutes=30)]
        return Today(
            day=_TODAY,
            lunar_day=Words("农历十月十四", "lunar 10/14"),
            visits_today=47 + len(self.present),
            present=tuple(self.present),
            due=tuple(due_request(card) for card in sorted(due, key=lambda card: card.due_at)),
            birthdays=BIRTHDAYS,
            birthday_count=len(BIRTHDAYS),
            places=PlaceCounts(free=7, taken=len(self.present) - 2, shopping=1, rooms_free=2, untidy=1),
            untidy=(UntidyPlace(named("visit", "left"), Words("窗边 1 号", "Window 1")),),
            as_of=NOW,
            waiting=tuple(self.waiting),
            expected=tuple(
                each
                for each in self.appointments
                if each.state is AppointmentState.BOOKED and store_date(each.starts_at) == _TODAY
            ),
            remind=len(self.to_remind()),
            left=LEFT,
            left_today=len(LEFT),
        )

    def to_remind(self) -> tuple[AppointmentView, ...]:
        """Whoever was not reached yet."""
        return tuple(
            each
            for each in self.appointments
            if each.state is AppointmentState.BOOKED and each.reminder in (None, Reminder.UNREACHED)
        )

    def board(self) -> Board:
        """The screen 服务."""
        states = RequestState
        return Board(
            self._in_state(states.NEW),
            self._in_state(states.ACCEPTED),
            self._in_state(states.IN_PROGRESS),
            self._in_state(states.DONE, states.CANCELLED),
        )

    def _in_state(self, *states: RequestState) -> tuple[BoardCard, ...]:
        return tuple(card for card in self.cards if card.state in states)


LEFT = (
    LeftGuest(
        named("visit", "白景行"),
        masked("白景行", MR),
        ago(hours=3),
        ago(hours=1),
        Words("窗边 1 号", "Window 1"),
        mine=False,
    ),
)
"""Who has left."""


def due_request(card: BoardCard) -> DueRequest:
    """A card as 今日 lists it."""
    return DueRequest(
        card.request_id,
        card.kind,
        card.icon,
        card.summary,
        card.guest,
        card.place,
        card.owner,
        card.opened_at,
        card.due_at,
        card.clock,
    )
