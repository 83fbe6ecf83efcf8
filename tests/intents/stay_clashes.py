"""A stay at one moment: the later word stands, one answer is one, and a visit on paper is entered once."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import SEAT, SECOND_GUEST, SECOND_SEAT, SECOND_SHOPPER, SHOPPER, left_visit, visit
from tests.intents.tables import bookings, roster, stays
from tests.intents.tables import queue_tickets as tickets
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.booking import Booking
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.roster import RosterDay
from vipdesk.models.visit import Visit

_SHOPPING = stays.ask("go_shopping", bags=2)
_MOVE = bookings.move(90, 150, based_on=bookings.minutes(60), based_on_place=SEAT)
_PAPER = stays.paper(-120, -60)
_OTHER = {"visit_id": derived_id("other"), "feedback_id": derived_id("other")}
STAY_CLASHES = (
    Clash("bags are counted by whoever counts last", _SHOPPING, elsewhere(_SHOPPING, bags=3), given=(visit(),)),
    twice("a guest comes back once", stays.ask("come_back"), visit(state="shopping")),
    twice("a place is tidied once", stays.ask("tidy_place"), left_visit(place_id=SEAT)),
    twice("details are written once", stays.ask("set_details", purpose="rest"), visit()),
    twice("the later call stands", stays.ask("call_shopper", staff_id=SECOND_SHOPPER), stays.told()),
    twice("an answer is one answer", stays.ask("answer_call", told_id=SHOPPER, answer="coming"), stays.told()),
    Clash(
        "two desks give two numbers, and one guest has one",
        tickets.take(),
        elsewhere(tickets.take(), ticket_id=derived_id("other")),
        ("refused", Code.ALREADY_WAITING.value),
        rows={QueueTicket: 1},
    ),
    twice("a number is called, and called again", tickets.about("call_ticket"), tickets.ticket()),
    twice(
        "a guest gives up once",
        tickets.about("give_up_ticket"),
        tickets.ticket(),
        answer=("refused", Code.TICKET_OVER.value),
    ),
    Clash(
        "a visit on paper is entered once",
        _PAPER,
        elsewhere(_PAPER, **_OTHER),
        ("refused", Code.VISIT_OVERLAPS.value),
        rows={Visit: 1},
    ),
    Clash(
        "of two who write one day of the roster the second is told",
        roster.set_day(),
        elsewhere(roster.set_day(), label="晚班"),
        ("refused", Code.ROSTER_MOVED.value),
        rows={RosterDay: 1},
    ),
    Clash(
        "of two who book one room the second collides",
        bookings.book(),
        elsewhere(bookings.book(90, 150), booking_id=bookings.THEIRS, guest_id=SECOND_GUEST),
        rows={Booking: 2},
    ),
    Clash(
        "of two who move a booking the second is told where it is",
        _MOVE,
        elsewhere(_MOVE, place_id=SECOND_SEAT),
        ("refused", Code.BOOKING_MOVED.value),
        given=(bookings.booking(),),
        facts={"place": "窗边 6 号", "time": "15:35–16:35"},
    ),
    Clash(
        "of two bookings that move to one hour the second stays where it was",
        bookings.move(180, 240),
        elsewhere(bookings.move(180, 240), booking_id=bookings.THEIRS),
        ("refused", Code.PLACE_BOOKED.value),
        given=(bookings.booking(), bookings.theirs(120, 150)),
        facts={"guest": "陈女士"},
    ),
    twice(
        "a booking is cancelled once",
        bookings.ask("cancel"),
        bookings.booking(),
        answer=("refused", Code.BOOKING_OVER.value),
    ),
    twice(
        "a booking is over once",
        bookings.ask("end"),
        bookings.booking(),
        answer=("refused", Code.BOOKING_OVER.value),
    ),
)
