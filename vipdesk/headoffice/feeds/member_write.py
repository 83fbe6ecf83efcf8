"""Writing what was decided about a chunk of a member list: table by table, each in one go."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vipdesk.headoffice.feeds.member_plan import Action, FurtherCard, KnownGuest, NewGuest
from vipdesk.headoffice.feeds.member_reading import MemberReading, PackedRow, RowPackers
from vipdesk.headoffice.feeds.member_rows import assignment_values
from vipdesk.headoffice.feeds.member_update import MemberUpdater
from vipdesk.headoffice.scope import DIRECTORY, GROUP, store_space
from vipdesk.headoffice.staff_register import add_placeholder, staff_with_code
from vipdesk.headoffice.table_load import Packed, PackedId, RowForm, pack_id
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import StoreId
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.record import ListedGuest, Scope
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.rules.guest_rows import card_row

_DIRECTORY = DirectoryRow.__tablename__
_SCOPE_COLUMNS = ("store_id", "guest_id", "reason")


class MemberWriter:
    """Writes one chunk within its transaction."""

    def __init__(
        self, writer: RecordWriter, staff: dict[str, Staff], store_id: StoreId, reading: MemberReading
    ) -> None:
        """`staff` grows by placeholders; `store_id` is their home."""
        self._writer = writer
        self._staff = staff
        self._store_id = store_id
        self._reading = reading
        kind = writer.connection.dialect.name
        self._packers = RowPackers(kind, writer.changed_by)
        self._kind = kind
        self._scope_form = RowForm(Scope, _SCOPE_COLUMNS, kind, {"until": None})
        self._packed: defaultdict[str, list[Packed]] = defaultdict(list)
        self._scopes: list[tuple[PackedId, PackedId, str]] = []
        listed_at = {"listed_at": reading.facts.imported_at}
        self._listed_form = RowForm(ListedGuest, ("guest_id", "said"), kind, listed_at)
        self._listed: list[Packed] = []

    def write(self, actions: Iterable[Action]) -> None:
        """Write all rows of a chunk."""
        cards: list[Card] = []
        known: list[KnownGuest] = []
        for action in actions:
            if isinstance(action, NewGuest):
                self._add_guest(action)
            elif isinstance(action, FurtherCard):
                cards.append(card_row(action.guest_id, action.card_no, primary=False))
            else:
                known.append(action)
        connection = self._writer.connection
        for name, form in self._packers.forms.items():
            form.load(connection, self._packed[name])
        # not as grants: nobody can hold these guests yet, and all their rows are fresh to every space
        self._scope_form.load(connection, self._scope_form.pack_ids(self._scopes))
        self._listed_form.load(connection, self._listed)
        self._writer.insert_all(Card, cards)
        MemberUpdater(self._writer, self._reading, self._shopper).apply(known)

    def _add_guest(self, guest: NewGuest) -> None:
        read = guest.read
        rows: Sequence[PackedRow] = read.rows or self._reading.rows(self._reading.member(read.record))
        _, guest_id, _, _ = rows[0]
        spaces = [store_space(read.home)]
        self._hold(read.home, guest_id, ScopeReason.HOME)
        self._listed.append(self._listed_form.pack((guest_id, guest.content.said())))
        if guest.shopper is not None:
            shopper = self._shopper(guest.shopper)
            since = self._reading.facts.imported_at
            assigned = assignment_values(guest.guest_id, shopper.id, since, self._packers.derive)
            rows = [*rows, self._packers.row(ShopperAssignment, assigned)]
            self._hold(shopper.store_id, guest_id, ScopeReason.CLIENT)
            if shopper.store_id != read.home:
                spaces.append(store_space(shopper.store_id))
        grouped = self._writer.book.directory_policy() == GROUP
        fresh = self._writer.fresh
        for name, row_id, mark, packed in rows:
            self._packed[name].append(packed)
            for space in (DIRECTORY,) if grouped and name == _DIRECTORY else spaces:
                fresh.setdefault(space, []).append((name, row_id, mark))

    def _hold(self, store_id: StoreId, guest_id: PackedId, reason: ScopeReason) -> None:
        self._scopes.append((pack_id(store_id.bytes, self._kind), guest_id, reason.value))

    def _shopper(self, code: str) -> Staff:
        staff = self._staff.get(code)
        if staff is None:
            # somebody may have been taken on, or another import have named them, since the staff was read
            present = staff_with_code(self._writer.connection, code)
            staff = self._staff[code] = present or add_placeholder(self._writer, code, self._store_id)
        return staff
