"""Care, complaints, ratings and handovers at one moment: one word decides, and nothing that was signed or ticked is lost."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import SUPERVISOR
from tests.intents.tables import care, complaints, handovers
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.apart import GuestApart
from vipdesk.models.handover import Handover, HandoverRead, ShiftNote
from vipdesk.models.rating import Rating
from vipdesk.models.ready_tick import ReadyTick
from vipdesk.models.remedy import Remedy

_CARE = {case.name: case for case in care.CASES}
_NOT_APART = _CARE["a supervisor takes it back, for both"]
_COVERED = _CARE["somebody stands in for the shopper"]
_BACK = _CARE["the shopper is back"]
_COMPLAINT = {case.name: case for case in complaints.CASES}
_BEYOND = _COMPLAINT["beyond it somebody else has to approve it"]
_DECLINED = _COMPLAINT["who proposed it takes it back"]
_SEALED = _COMPLAINT["an open complaint becomes sensitive, and all its words go"]
_RATED = _COMPLAINT["a guest leaves content"]
_ITEM = handovers.item()
CASE_CLASHES = (
    Clash(
        "of two who propose a remedy the second is told that one waits",
        _BEYOND.asked,
        elsewhere(_BEYOND.asked, remedy_id=derived_id("other")),
        ("refused", Code.REMEDY_WAITS.value),
        _BEYOND.given,
        rows={Remedy: 1},
    ),
    twice(
        "a remedy is decided once",
        _DECLINED.asked,
        *_DECLINED.given,
        answer=("refused", Code.REMEDY_DECIDED.value),
    ),
    twice(
        "a complaint becomes sensitive once",
        _SEALED.asked,
        *_SEALED.given,
        answer=("refused", Code.CASE_SENSITIVE.value),
    ),
    Clash(
        "a visit is rated once",
        _RATED.asked,
        elsewhere(_RATED.asked, rating_id=derived_id("other")),
        ("refused", Code.ALREADY_RATED.value),
        _RATED.given,
        rows={Rating: 1},
    ),
    Clash(
        "two notes of a shift are two",
        handovers.note_added(),
        elsewhere(handovers.note_added(), note_id=derived_id("other")),
        rows={ShiftNote: 2},
    ),
    Clash(
        "a page that is signed at two desks at once is there twice",
        handovers.sign(),
        elsewhere(handovers.sign(), handover_id=derived_id("other")),
        rows={Handover: 2},
    ),
    Clash(
        "of two lines that are ticked both are",
        handovers.tick(1),
        elsewhere(handovers.tick(2)),
        given=(handovers.page(next_id=SUPERVISOR),),
        rows={HandoverRead: 1},
    ),
    twice(
        "two people are told apart once", _CARE["two who look alike are two people"].asked, rows={GuestApart: 2}
    ),
    twice("that is taken back once", _NOT_APART.asked, *_NOT_APART.given),
    Clash(
        "of two who name a cover the second is told",
        _COVERED.asked,
        elsewhere(_COVERED.asked, assignment_id=derived_id("other"), staff_id=SUPERVISOR),
        ("refused", Code.SHOPPER_MOVED.value),
        _COVERED.given,
    ),
    twice("a cover ends once, and ending it again changes nothing", _BACK.asked, *_BACK.given),
    Clash("an item is ready, whoever says so last", _ITEM, elsewhere(_ITEM, done=False), rows={ReadyTick: 1}),
)
