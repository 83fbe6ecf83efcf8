"""Which sheet writes down which fact of a guest."""

from collections.abc import Callable

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guest_life import DayView, GiftView, RelationView, WishView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import Topic
from vipdesk.ui.dialogs.address_sheet import AddressSheet
from vipdesk.ui.dialogs.date_sheet import DateSheet
from vipdesk.ui.dialogs.export_sheet import ExportSheet
from vipdesk.ui.dialogs.gift_sheet import GiftSheet
from vipdesk.ui.dialogs.note_sheet import NoteSheet
from vipdesk.ui.dialogs.preference_sheet import PreferenceSheet
from vipdesk.ui.dialogs.relation_sheet import RelationSheet
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.dialogs.wish_sheet import WishSheet
from vipdesk.ui.route import Route


def fact_sheet(what: str, which: object, desk: DeskFacade, route: Route, guest: Profile) -> Sheet:
    """The sheet for `what` (see `ProfileView.change_asked`), for one that is there or a new one."""
    makers: dict[str, Callable[[], Sheet]] = {
        "preference": lambda: PreferenceSheet(desk, route, guest, which if isinstance(which, Topic) else None),
        "note": lambda: NoteSheet(desk, route, guest),
        "address": lambda: AddressSheet(desk, route, guest),
        "relation": lambda: RelationSheet(desk, route, guest, which if isinstance(which, RelationView) else None),
        "wish": lambda: WishSheet(desk, route, guest, which if isinstance(which, WishView) else None),
        "gift": lambda: GiftSheet(desk, route, guest, which if isinstance(which, GiftView) else None),
        "card": lambda: ExportSheet(desk, route, guest),
        "day": lambda: DateSheet(desk, route, guest, which if isinstance(which, DayView) else None),
    }
    return makers[what]()
