"""Facts of a guest at one moment: two of a kind are two, one birthday is one, and the later writer wins."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import RECEPTIONIST
from tests.intents.tables import attachments as pictures
from tests.intents.tables import guest_dates as dates
from tests.intents.tables import guest_facts as facts
from tests.intents.tables import merges
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.attachment import Attachment
from vipdesk.models.gift import Gift
from vipdesk.models.guest import ImportantDate
from vipdesk.models.relation import Relation
from vipdesk.models.wish import Wish

_OTHER = derived_id("fact", "other")
_FULFILLED = facts.set_wish(state="fulfilled", based_on=facts.WISH_SEEN)
_CALLED = facts.set_address("晴姐")
FACT_CLASHES = (
    Clash(
        "two relations are two",
        facts.set_relation(),
        elsewhere(facts.set_relation(), relation_id=_OTHER, name="李阿姨"),
        rows={Relation: 2},
    ),
    twice("a relation is taken away once", facts.remove_relation(), facts.relation()),
    Clash(
        "two authors of two fields of one wish lose nothing",
        _FULFILLED,
        elsewhere(_FULFILLED, state="open", colour="黑"),
        given=(facts.wish(),),
    ),
    Clash(
        "two authors of one field: the later one wins",
        _FULFILLED,
        elsewhere(_FULFILLED, state="dropped"),
        given=(facts.wish(),),
        rows={Wish: 1},
        conflicts=(
            {"field": "wish.state", "before": "open", "theirs": "fulfilled", "theirs_by": str(RECEPTIONIST)},
        ),
    ),
    Clash(
        "two gifts are two",
        facts.set_gift(),
        elsewhere(facts.set_gift(), gift_id=_OTHER, what="丝巾"),
        rows={Gift: 2},
    ),
    twice("a gift is taken away once", facts.remove_gift(), facts.gift()),
    Clash(
        "one guest has one birthday",
        dates.set_date(),
        elsewhere(dates.set_date(), date_id=_OTHER, day=16),
        rows={ImportantDate: 1},
        conflicts=(
            {
                "field": "important_date.given",
                "before": None,
                "theirs": '["lunar",1986,8,15,false]',
                "theirs_by": str(RECEPTIONIST),
            },
        ),
    ),
    twice("a date is taken away once", dates.remove_date(), dates.important_date()),
    Clash(
        "a guest is called one way, and the later writer wins",
        _CALLED,
        elsewhere(_CALLED, address_as="陈姐"),
        conflicts=({"field": "guest.address_as", "before": None, "theirs": "晴姐"},),
    ),
    Clash(
        "two pictures are two",
        pictures.add(),
        elsewhere(pictures.add(), attachment_id=_OTHER),
        rows={Attachment: 2},
    ),
    twice("a picture is removed once", pictures.remove(), pictures.attachment()),
    twice("a removal is taken back once", pictures.put_back(), pictures.attachment(**pictures.REMOVED)),
    twice("a purchase is marked once", facts.mark_purchase(), facts.receipt()),
    twice(
        "a merge is taken back once",
        merges.undo(),
        *merges.TAKEN_BACK.given,
        answer=("refused", Code.MERGE_UNKNOWN.value),
    ),
)
