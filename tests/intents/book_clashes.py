"""The client book at one moment: a segment is not written over unseen, and a book is handed over once."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import SUPERVISOR
from tests.intents.tables import book
from vipdesk.errors import Code
from vipdesk.models.book import GuestFilter
from vipdesk.models.guest import ShopperAssignment

_RENAMED = book.save(name="金卡", based_on=book.SEEN)
_HANDED = book.HANDED_OVER[0].asked
BOOK_CLASHES = (
    Clash(
        "of two who change one segment the second is told",
        _RENAMED,
        elsewhere(_RENAMED, name="钻石"),
        ("refused", Code.FILTER_MOVED.value),
        given=(book.kept(),),
        rows={GuestFilter: 1},
        facts={"name": "金卡"},
    ),
    twice("a segment is removed once", book.remove(), book.kept()),
    Clash(
        "of two who hand over one client the first one's successor stays",
        _HANDED,
        elsewhere(
            _HANDED, parts=[{"staff_id": str(SUPERVISOR), "guest_ids": _HANDED.args["parts"][0]["guest_ids"]}]
        ),
        given=(book.held(),),
        rows={ShopperAssignment: 2},
    ),
)
