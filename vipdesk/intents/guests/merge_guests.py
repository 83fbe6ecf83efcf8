"""Make two records of one person one guest."""

from dataclasses import field

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, MergeId
from vipdesk.intents.guests.merged_fields import Combination
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.merge import GuestMerge
from vipdesk.models.vocabulary import Choice, Role


@intent("guest.merge")
class MergeGuests(Intent):
    """From now on `merged_id` is another name of `guest_id`; nothing of either is moved or lost (P31).

    `choices` say by field whose value a person has from now on: `full_name title address_as alias tier member_since
    plate birthday shopper` and topics of preferences. A field that is not named goes by the house's own proposal.
    """

    merge_id: MergeId = created_id()
    guest_id: GuestId
    merged_id: GuestId
    choices: dict[str, Choice] = field(default_factory=dict)

    op_schema = 2
    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Resolve both first; two names of one guest already are refused."""
        kept, merged = self._both(ledger)
        if kept.id == merged.id:
            raise Refused(Code.SAME_GUEST)
        written = Combination(ledger, kept, merged, self.choices).write()
        point_to(ledger, merged, GuestId(kept.id))
        ledger.insert(
            GuestMerge(
                id=self.merge_id,
                guest_id=GuestId(kept.id),
                merged_id=GuestId(merged.id),
                merged_at=ledger.asked_at,
                merged_by=ledger.actor.staff_id,
                written=written or None,
            )
        )

    def _both(self, ledger: Ledger) -> tuple[DirectoryRow, DirectoryRow]:
        """Both guests, held: of two merges at one moment the second sees what the first has made of them."""
        wanted = (self.guest_id, self.merged_id)
        for _ in range(2):
            # whoever was merged between looking and locking leads to another row, which is held in its turn
            for row_id in sorted({require_guest(ledger, guest_id).id for guest_id in wanted}):
                ledger.get(DirectoryRow, row_id)
        kept, merged = (require_guest(ledger, guest_id) for guest_id in wanted)
        return kept, merged

    def finish(self, ledger: AuthorityLedger) -> None:
        """Whoever held one of them holds both."""
        ledger.rescope(self.guest_id, self.merged_id)


def point_to(ledger: Ledger, row: DirectoryRow, guest_id: GuestId | None) -> None:
    """Let a guest be another name of another one, or stand alone; in the directory and in the dossier."""
    ledger.update(row, merged_into=guest_id)
    dossier = ledger.get(Guest, row.id)
    if dossier is not None:
        ledger.update(dossier, merged_into=guest_id)
