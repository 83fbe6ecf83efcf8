"""Everything of the invented store that changes while one works."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from tests.fakes.invented_guests import HITS, PRESENT, chen, stranger
from tests.fakes.invented_house import CHEN
from tests.fakes.invented_services import board_cards, matters, vouchers
from vipdesk.models.snapshot.desk import Matter
from vipdesk.models.snapshot.guests import OpenVisit, Profile, Words
from vipdesk.models.snapshot.services import BoardCard
from vipdesk.models.snapshot.today import PresentGuest
from vipdesk.models.snapshot.vouchers import VoucherView


@dataclass
class Afternoon:
    """Everything that changes while one works."""

    profiles: dict[UUID, Profile] = field(default_factory=dict)
    present: list[PresentGuest] = field(default_factory=lambda: list(PRESENT))
    cards: list[BoardCard] = field(default_factory=lambda: list(board_cards()))
    vouchers: list[VoucherView] = field(default_factory=lambda: list(vouchers()))
    matters: list[Matter] = field(default_factory=lambda: list(matters()))

    def __post_init__(self) -> None:
        self.profiles[CHEN] = chen()
        for hit in HITS[1:]:
            self.profiles[hit.guest_id] = stranger(hit.name, hit.address, hit.spoken)
        for guest in self.present:
            words = Words(
                f"{guest.guest.letter}{guest.guest.title.zh}", f"{guest.guest.title.en} {guest.guest.letter}"
            )
            profile = stranger(guest.guest.letter, words, "")
            visit = OpenVisit(guest.visit_id, guest.state, guest.since, None, 0)
            self.profiles[guest.guest.guest_id] = replace(profile, guest_id=guest.guest.guest_id, visit=visit)
