"""The closed lists of words that stand in columns; light to import, so that screens may use them too."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff may do."""

    RECEPTIONIST = "receptionist"
    SHOPPER = "shopper"
    SUPERVISOR = "supervisor"
    HEAD_OFFICE = "head_office"
    ADMINISTRATOR = "administrator"


FLOOR_ROLES = frozenset({Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR})
"""Everybody who serves guests at a desk."""


class VisitState(StrEnum):
    """Where a visit stands."""

    HERE = "here"
    SHOPPING = "shopping"
    LEFT = "left"
    UNDONE = "undone"


class CallAnswer(StrEnum):
    """What a shopper says to a guest's arrival."""

    COMING = "coming"
    THREE_MINUTES = "three_minutes"
    COVER = "cover"
    """Somebody else is to come."""
    SEEN = "seen"
    """That the arrival was registered by mistake has been read."""


class VisitPurpose(StrEnum):
    """What a guest comes for."""

    REST = "rest"
    SHOPPING = "shopping"
    COLLECT = "collect"
    APPOINTMENT = "appointment"
    AFTER_SALES = "after_sales"
    EVENT = "event"


class ReleaseReason(StrEnum):
    """Why a supervisor lets somebody in against the lounge right."""

    FAMILY = "family"
    LONG_STANDING = "long_standing"
    EVENT = "event"
    ROOM_FREE = "room_free"
    CARE = "care"


class TicketState(StrEnum):
    """Where a queue ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    CAME_IN = "came_in"
    GIVEN_UP = "given_up"


class WaitsFor(StrEnum):
    """What somebody in the hall waits for."""

    SEAT = "seat"
    ROOM = "room"
    SHOPPER = "shopper"


class HouseKind(StrEnum):
    """What the house tells about itself."""

    COUNTER = "counter"
    PARTNER = "partner"
    ANSWER = "answer"


class PlaceKind(StrEnum):
    """A place in the lounge."""

    SEAT = "seat"
    ROOM = "room"


class PlaceFeature(StrEnum):
    """What a place offers besides sitting."""

    WINDOW = "window"
    QUIET = "quiet"
    SCREEN = "screen"
    MIRROR = "mirror"
    """For trying on."""
    STEP_FREE = "step_free"
    CHARGING = "charging"


class BookingState(StrEnum):
    """Where a booking of a place stands."""

    HELD = "held"
    """Saved at a desk; head office has not said yes yet."""
    CONFIRMED = "confirmed"
    COLLIDED = "collided"
    """The place was somebody else's already: it keeps nobody out, and somebody has to talk to the guest."""
    CANCELLED = "cancelled"
    OVER = "over"


KEEPING_STATES = frozenset({BookingState.HELD, BookingState.CONFIRMED})
"""Bookings that keep their place from all others."""
OPEN_BOOKING_STATES = KEEPING_STATES | {BookingState.COLLIDED}


class BookingPurpose(StrEnum):
    """What a place is booked for."""

    REST = "rest"
    PREVIEW = "preview"
    FITTING = "fitting"
    STYLING = "styling"
    TASTING = "tasting"
    MEETING = "meeting"
    APPOINTMENT = "appointment"


class RequestState(StrEnum):
    """Where a request stands."""

    NEW = "new"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN_REQUEST_STATES = frozenset({RequestState.NEW, RequestState.ACCEPTED, RequestState.IN_PROGRESS})


class ClockKind(StrEnum):
    """What time counts towards a promise."""

    STORE = "store"
    """The hours in which the store is open."""
    WORKING = "working"
    """The store's hours on days on which offices work: no public holidays, with the make-up days."""
    WALL = "wall"
    """Every hour of every day, never paused."""


class RequestEventKind(StrEnum):
    """What has happened to a request."""

    OPENED = "opened"
    TAKEN = "taken"
    """Somebody handles it now."""
    MOVED = "moved"
    ROUTED = "routed"
    STEPPED = "stepped"
    PAUSED = "paused"
    RESUMED = "resumed"
    COMMENTED = "commented"
    TOLD = "told"
    """A step of the escalation ladder was reached."""
    CLOSED = "closed"


class PauseReason(StrEnum):
    """Whom or what a paused request waits for."""

    GUEST = "guest"
    GOODS = "goods"
    PARTNER = "partner"


class VoucherState(StrEnum):
    """Where a voucher stands."""

    ISSUED = "issued"
    REDEEMED = "redeemed"
    VOID = "void"
    EXPIRED = "expired"


class AssignmentKind(StrEnum):
    """How a shopper looks after a guest."""

    PRIMARY = "primary"
    COVER = "cover"


class Reach(StrEnum):
    """How much of the client book somebody may list."""

    MINE = "mine"
    STORE = "store"
    ALL = "all"


class DutyState(StrEnum):
    """Whether a colleague is at work now."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"
    """No roster of the day is here."""


class Stage(StrEnum):
    """Where a guest stands with the house, by their own rhythm of buying."""

    NEW = "new"
    ACTIVE = "active"
    SLOWING = "slowing"
    DORMANT = "dormant"


class Calendar(StrEnum):
    """How a date was given; it is never converted for storage."""

    SOLAR = "solar"
    LUNAR = "lunar"


class DateKind(StrEnum):
    """What a remembered date is."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class RelationKind(StrEnum):
    """Who somebody is to a guest."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    ASSISTANT = "assistant"
    DRIVER = "driver"
    SUPPLEMENTARY_CARD = "supplementary_card"
    FRIEND = "friend"
    OTHER = "other"


class Act(StrEnum):
    """What somebody may do for a guest."""

    ENTER = "enter"
    COLLECT = "collect"
    REDEEM = "redeem"


class WishState(StrEnum):
    """Where a wish stands."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    DROPPED = "dropped"


class GiftFrom(StrEnum):
    """Who gave it."""

    US = "us"
    GUEST = "guest"


class AttachmentPurpose(StrEnum):
    """What a picture is of."""

    PHOTO = "photo"
    DOCUMENT = "document"


class UploadState(StrEnum):
    """Where the bytes of an attachment stand that was added at this desk."""

    STAGED = "staged"
    """Looked at by somebody who has not yet said whether to add it."""
    WAITING = "waiting"
    SENT = "sent"


class ContactKind(StrEnum):
    """A way to reach a guest."""

    PHONE = "phone"
    EMAIL = "email"


class DeskState(StrEnum):
    """Whether a desk may talk to head office."""

    INVITED = "invited"
    APPROVED = "approved"
    REVOKED = "revoked"


class OutcomeState(StrEnum):
    """Head office's answer to an intent."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    PARKED = "parked"


class EffectKind(StrEnum):
    """A way to tell the outside what has happened (P9)."""

    WEBHOOK = "webhook"
    ROBOT = "robot"
    """A message to the store's group robot."""


class ScopeReason(StrEnum):
    """Why a store holds a guest's dossier (P11)."""

    HOME = "home"
    CLIENT = "client"
    VISITED = "visited"
    BOOKED = "booked"
    """Expected with an appointment."""
    FETCHED = "fetched"
    """Asked for by somebody at a desk: a day long."""


class Topic(StrEnum):
    """What a preference is about."""

    DRINK = "drink"
    TEMPERATURE = "temperature"
    TABOO = "taboo"
    SIZE = "size"
    BRAND = "brand"
    COLOUR = "colour"
    INTEREST = "interest"
    CONTACT_TIME = "contact_time"
    LANGUAGE = "language"
    DISLIKE = "dislike"


class Source(StrEnum):
    """Who told us."""

    GUEST = "guest"
    STAFF = "staff"
    IMPORT = "import"


class OutboxState(StrEnum):
    """What the desk knows about an intent it has saved."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PARKED = "parked"


class PrintState(StrEnum):
    """What is known of a print job; a print system reports sent, never printed."""

    WAITING = "waiting"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Choice(StrEnum):
    """Whose value stands in the end, where two desks wrote one field; of a merge `ours` is the one that remains."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Because(StrEnum):
    """Why such a choice is proposed."""

    ADDS_UP = "adds_up"
    SAFER = "safer"
    GUEST_SAID = "guest_said"
    NEWER = "newer"
    IN_FORCE = "in_force"
    FULLER = "fuller"
    """It says more: the whole name, a birthday with its year."""
    HIGHER = "higher"
    """The higher tier."""
    EARLIER = "earlier"
    """A member for longer."""
