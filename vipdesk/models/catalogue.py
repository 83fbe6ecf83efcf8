"""Names every Shared table in one place, so that whoever needs them all imports one module."""

from vipdesk.models.apart import GuestApart
from vipdesk.models.appointment import Appointment
from vipdesk.models.attachment import Attachment
from vipdesk.models.book import GuestFilter
from vipdesk.models.booking import Booking
from vipdesk.models.card import Card
from vipdesk.models.declarative import Audience, Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.gift import Gift
from vipdesk.models.guest import (
    Contact,
    Guest,
    ImportantDate,
    Note,
    Preference,
    ShopperAssignment,
)
from vipdesk.models.handover import Handover, HandoverRead, ShiftNote
from vipdesk.models.house_entry import HouseEntry
from vipdesk.models.kept import KeptValue
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.merge import GuestMerge
from vipdesk.models.points import PointsMirror
from vipdesk.models.policy import Policy
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.rating import Rating
from vipdesk.models.ready_tick import ReadyTick
from vipdesk.models.receipt import Receipt
from vipdesk.models.relation import Relation
from vipdesk.models.released import ReleasedOutcome
from vipdesk.models.remedy import Remedy
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.robot import RobotState
from vipdesk.models.roster import RosterDay
from vipdesk.models.staff import Staff
from vipdesk.models.storage_tag import StorageTag
from vipdesk.models.store import Desk, IssueBlock, Store
from vipdesk.models.visit import Visit
from vipdesk.models.voucher import Redemption, Voucher, VoucherType
from vipdesk.models.wish import Wish

SHARED_MODELS: dict[str, type[Shared]] = {
    model.__tablename__: model
    for model in (
        Store,
        Policy,
        Staff,
        RosterDay,
        Desk,
        LoungePlace,
        VoucherType,
        HouseEntry,
        ShiftNote,
        Handover,
        HandoverRead,
        ReadyTick,
        RobotState,
        GuestFilter,
        IssueBlock,
        ReleasedOutcome,
        Guest,
        DirectoryRow,
        GuestMerge,
        GuestApart,
        Card,
        Contact,
        Preference,
        ImportantDate,
        Note,
        ShopperAssignment,
        Relation,
        Wish,
        Gift,
        Attachment,
        KeptValue,
        Visit,
        Appointment,
        QueueTicket,
        Booking,
        StorageTag,
        Request,
        RequestEvent,
        Remedy,
        Rating,
        Voucher,
        Redemption,
        Receipt,
        PointsMirror,
    )
}
"""Every Shared table by name, parents before children."""

DOSSIER_MODELS: tuple[type[Shared], ...] = tuple(
    model for model in SHARED_MODELS.values() if model.audience.value == "guest"
)
"""The tables a `forget guest` empties for that guest; the directory row stays (P11)."""


def is_counted(model: type[Shared]) -> bool:
    """Whether rows of this table are in the tallies that desk and head office compare (P24).

    Rows for one desk alone are not: a space's tally is the same for every desk that reads it.
    """
    return model.audience is not Audience.DESK
