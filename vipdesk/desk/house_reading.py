"""What the desk reads of the house itself: who works when, and what it may give."""

from datetime import date

from vipdesk.cache.queries import staff, vouchers
from vipdesk.cache.queries.roster import roster
from vipdesk.desk.facade import Then
from vipdesk.desk.shift_reading import ShiftReading
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.roster import Roster
from vipdesk.models.snapshot.vouchers import VoucherDesk


class HouseReading(ShiftReading):
    """The part of the front desk that answers for the roster and the screen 礼券与礼遇."""

    def roster(self, day: date, then: Then[Roster]) -> None:
        """The screen 值班表."""
        self._read(lambda reader: roster(reader, day), then, channel="roster")

    def colleagues(self, then: Then[tuple[StaffCard, ...]]) -> None:
        """Staff of this store, to whom a request or a guest may be given."""
        self._read(staff.colleagues, then)

    def voucher_desk(self, then: Then[VoucherDesk]) -> None:
        """The screen 礼券与礼遇."""
        self._read(vouchers.voucher_desk, then, channel="voucher desk")
