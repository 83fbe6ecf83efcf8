"""Writing what was decided about a chunk of a member list."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import insert

from vipdesk.headoffice.feeds.member_plan import FurtherCard, NewGuest
from vipdesk.headoffice.feeds.member_rows import HouseFacts, guest_id_of, guest_rows
from vipdesk.headoffice.staff_register import add_placeholder
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import StaffId, StoreId
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.record import Scope
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.rules.guest_rows import card_row

Action = NewGuest | FurtherCard


class MemberWriter:
    """Writes one chunk within its transaction."""

    def __init__(
        self, writer: RecordWriter, staff: dict[str, Staff], store_id: StoreId, facts: HouseFacts
    ) -> None:
        """`store_id` is the home of guests whose shopper nobody has taken on, and of such shoppers."""
        self._writer = writer
        self._staff = staff
        self._store_id = store_id
        self._facts = facts
        self._rows: defaultdict[type[Shared], list[Shared]] = defaultdict(list)
        self._scopes: list[dict[str, object]] = []

    def write(self, actions: Iterable[Action]) -> None:
        """Write all rows of a chunk, table by table."""
        for action in actions:
            if isinstance(action, NewGuest):
                self._add_guest(action)
            else:
                self._add(card_row(action.guest_id, action.card_no, primary=False))
        for model in SHARED_MODELS.values():
            self._writer.insert_all(model, self._rows[model])
        if self._scopes:
            # In one statement and not as grants: nobody can hold these guests yet, and all their rows are noted
            # for the feed here, so that there is no dossier to bring in.
            self._writer.connection.execute(insert(table_of(Scope)), self._scopes)

    def _add_guest(self, guest: NewGuest) -> None:
        shopper = None if guest.shopper is None else self._shopper(guest.shopper)
        at_work = shopper is not None and not shopper.placeholder
        home = shopper.store_id if shopper is not None and at_work else self._store_id
        shopper_id = None if shopper is None else StaffId(shopper.id)
        for row in guest_rows(guest.member, home, shopper_id, self._facts):
            self._add(row)
        guest_id = guest_id_of(guest.member.card_no)
        self._scopes.append({"store_id": home, "guest_id": guest_id, "reason": ScopeReason.HOME, "until": None})
        if shopper is not None:
            client = {
                "store_id": shopper.store_id,
                "guest_id": guest_id,
                "reason": ScopeReason.CLIENT,
                "until": None,
            }
            self._scopes.append(client)

    def _shopper(self, code: str) -> Staff:
        staff = self._staff.get(code)
        if staff is None:
            staff = self._staff[code] = add_placeholder(self._writer, code, self._store_id)
        return staff

    def _add(self, row: Shared) -> None:
        self._rows[type(row)].append(row)
