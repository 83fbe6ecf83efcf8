"""Small services at one moment: two tags are two, and a thing is given back once."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import SEAT, SECOND_SEAT, visit
from tests.intents.tables import directory, drinks, ladders, places, storage
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.request import Request
from vipdesk.models.storage_tag import StorageTag

SERVICE_CLASHES = (
    Clash(
        "two desks give two tags",
        storage.keep(),
        elsewhere(storage.keep(), tag_id=derived_id("other")),
        rows={StorageTag: 2},
    ),
    twice("a thing is moved once", storage.about("move", shelf="C"), storage.tag()),
    twice(
        "a thing is given back once",
        storage.about("give_back"),
        storage.tag(),
        answer=("refused", Code.TAG_OVER.value),
    ),
    twice(
        "a mistake is taken back once",
        storage.about("undo_give_back"),
        storage.tag(**storage.BACK),
        answer=("refused", Code.TAG_OVER.value),
    ),
    Clash(
        "two drinks are sold out at once",
        drinks.sold_out("拿铁"),
        elsewhere(drinks.sold_out("龙井")),
        given=(drinks.marked(),),
    ),
    Clash(
        "of two who change the menu the second is told",
        drinks.menu(drinks.ITEMS, drinks.OWN),
        elsewhere(drinks.menu([], drinks.OWN)),
        ("refused", Code.POLICY_MOVED.value),
    ),
    Clash(
        "two orders are two",
        drinks.order(),
        elsewhere(drinks.order(), request_id=derived_id("r")),
        given=(visit(),),
        rows={Request: 2},
    ),
    Clash(
        "of two who change one entry the second is told",
        directory.change(phone="6022"),
        elsewhere(directory.change(phone="6023")),
        ("refused", Code.ENTRY_MOVED.value),
        (directory.row(),),
    ),
    twice(
        "an entry is taken away once",
        directory.remove(),
        directory.row(),
        answer=("refused", Code.ENTRY_MOVED.value),
    ),
    Clash(
        "of two who change one place the second is told",
        places.change(capacity=3),
        elsewhere(places.change(capacity=4)),
        ("refused", Code.PLACE_MOVED.value),
    ),
    Clash(
        "of two who change the lounge right the second is told",
        ladders.right(ladders.RULE),
        elsewhere(ladders.right({"visits": 1})),
        ("refused", Code.POLICY_MOVED.value),
    ),
    twice("a place is taken out of use once", places.retire(), answer=("refused", Code.PLACE_UNKNOWN.value)),
    twice("two give the places the same order", places.arrange(SECOND_SEAT, SEAT)),
)
