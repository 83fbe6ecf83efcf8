"""What the desk reads of the house itself: who works when, what it may give, and what it keeps for guests."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from vipdesk.cache.queries import staff, vouchers
from vipdesk.cache.queries.drinks import drinks_desk
from vipdesk.cache.queries.house_entries import house_entries
from vipdesk.cache.queries.roster import roster
from vipdesk.cache.queries.storage import storage_desk, stored_thing
from vipdesk.desk.facade import Then
from vipdesk.desk.shift_reading import ShiftReading
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.drinks import DrinksDesk
from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.models.snapshot.roster import Roster
from vipdesk.models.snapshot.storage import StorageDesk, StoredThing
from vipdesk.models.snapshot.vouchers import VoucherDesk


class HouseReading(ShiftReading):
    """The part of the front desk that answers for the roster and the screens 礼券与礼遇 and 厅务."""

    def roster(self, day: date, then: Then[Roster]) -> None:
        """The screen 值班表."""
        self._read(lambda reader: roster(reader, day), then, channel="roster")

    def colleagues(self, then: Then[tuple[StaffCard, ...]]) -> None:
        """Staff of this store, to whom a request or a guest may be given."""
        self._read(staff.colleagues, then)

    def voucher_desk(self, then: Then[VoucherDesk]) -> None:
        """The screen 礼券与礼遇."""
        self._read(vouchers.voucher_desk, then, channel="voucher desk")

    def storage_desk(self, then: Then[StorageDesk]) -> None:
        """What is in our keeping."""
        self._read(storage_desk, then, channel="storage")

    def stored_thing(self, tag_id: UUID, then: Then[StoredThing | None]) -> None:
        """One storage tag."""
        self._read(lambda reader: stored_thing(reader, tag_id), then)

    def drinks_desk(self, guest_id: UUID | None, then: Then[DrinksDesk]) -> None:
        """The drinks menu of the day and the open orders."""
        self._read(lambda reader: drinks_desk(reader, guest_id), then, channel="drinks")

    def house_entries(self, kinds: Sequence[str], text: str, then: Then[tuple[EntryView, ...]]) -> None:
        """Counters, partners or answers in which every typed word occurs."""
        self._read(lambda reader: house_entries(reader, kinds, text), then, channel="house entries")
