"""What is printed: everything a layout needs, nothing it has to look up."""

from dataclasses import dataclass
from datetime import date, datetime

from vipdesk.models.handover_line import HandoverLine


@dataclass(frozen=True, slots=True)
class WelcomeCardPaper:
    """The A6 card a guest takes to the seat. No full name, no tier, no amount."""

    house: str
    address: str
    place: str | None
    shopper: str | None
    wifi_name: str | None
    wifi_password: str | None
    parking: str | None
    feedback_code: str
    day: date
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class VoucherPaper:
    """The A6 voucher. `copy` above 1 is a reprint and says so."""

    house: str
    store: str
    name: str
    worth_fen: int
    holder: str
    expires_on: date
    terms: str
    code: str
    day: date
    uses: int = 1
    copy: int = 1
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class RequestSlipPaper:
    """The 80 mm slip of a request: the number that a guest keeps, and what was agreed. No full name, no card."""

    house: str
    store: str
    number: str
    service: str
    address: str
    lines: tuple[tuple[str, str], ...]
    """What its type asked for, label and value."""
    department: str
    opened_at: datetime
    due_at: datetime | None
    """None once it is closed."""
    closed_at: datetime | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class DowntimeGuest:
    """One line of the downtime pack; no full name, no card, no telephone."""

    address: str
    place: str
    since: str
    drink: str
    taboo: str


@dataclass(frozen=True, slots=True)
class DowntimePaper:
    """The A4 pack one works from while no computer runs."""

    house: str
    store: str
    made_at: datetime
    guests: tuple[DowntimeGuest, ...]
    places: tuple[tuple[str, str], ...]
    """Every place, and who sits there now."""
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class ComplaintPaper:
    """The A5 sheet a guest is given for a complaint; of a sensitive one it says neither what nor how it ended."""

    house: str
    store: str
    address: str
    number: str
    taken_at: datetime
    due_at: datetime
    what: str
    wish: str
    handler: str
    solution: str
    """Empty until it is solved."""
    remedies: tuple[tuple[str, int], ...]
    """What the house gives to make good, approved, and its worth in fen."""
    printed_at: datetime
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class StorageTagPaper:
    """The two halves of a storage tag on the 80 mm roll: one for the guest, one for the thing."""

    house: str
    store: str
    label: str
    what: str
    shelf: str
    address: str
    kept_at: datetime
    due_at: datetime | None
    code: str
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class ThanksPaper:
    """The A6 note a guest takes along on leaving, with the code by which they say how it was."""

    house: str
    address: str
    shopper: str | None
    feedback_code: str
    day: date
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class StorageLine:
    """One thing that is still here; no full name."""

    label: str
    what: str
    shelf: str
    address: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class StorageListPaper:
    """The not-returned list on the 80 mm roll, as it is at closing."""

    house: str
    store: str
    made_at: datetime
    things: tuple[StorageLine, ...]
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class WifiPaper:
    """The Wi-Fi slip on the 80 mm roll."""

    house: str
    store: str
    network: str
    password: str
    valid_until: datetime
    join: str
    """What a telephone's camera reads to join by itself."""
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class HandoverGuest:
    """Somebody in the lounge, as staff paper names them: 梁** 太太，周敏在陪."""

    place: str
    who: str
    since: str


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """The A4 page of a handover that was signed."""

    house: str
    store: str
    author: str
    label: str
    next: str
    next_label: str
    over_midnight: bool
    begun_at: datetime
    signed_at: datetime
    printed_at: datetime
    visits: int
    present: int
    lines: tuple[HandoverLine, ...]
    guests: tuple[HandoverGuest, ...]
    waiting: int
    """How much of this desk's work is not at head office yet."""
    language: str = "zh"
