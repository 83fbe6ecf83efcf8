"""Write down who belongs to a guest, and what they may do."""

from dataclasses import dataclass, field
from uuid import UUID

from vipdesk.ids import GuestId, RelationId
from vipdesk.intents.guests.guest_fact import Fields, remove_fact, single, write_fact
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_guest, require_length
from vipdesk.models.relation import Relation
from vipdesk.models.vocabulary import FLOOR_ROLES, Act, RelationKind
from vipdesk.rules.text_lengths import LONGEST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSeen:
    """A relation as its author saw it."""

    name: str
    kind: str
    may: list[str] = field(default_factory=list)
    note: str | None = None
    confidential: bool = False

    def fields(self) -> Fields:
        """Field by field."""
        return single(name=self.name, kind=self.kind, may=self.may, note=self.note, confidential=self.confidential)


@intent("guest.set_relation")
class SetRelation(Intent):
    """Add a relation, or change the one that `based_on` shows."""

    relation_id: RelationId = created_id()
    guest_id: GuestId
    name: str
    relation: RelationKind
    may: list[Act] = field(default_factory=list)
    note: str | None = None
    confidential: bool = False
    based_on: RelationSeen | None = None

    roles = FLOOR_ROLES

    def creates(self) -> tuple[UUID, ...]:
        """The relation, where it is new."""
        return (self.relation_id,) if self.based_on is None else ()

    def derives(self) -> tuple[UUID, ...]:
        """The relation, where it is there already."""
        return (self.relation_id,)

    def apply(self, ledger: Ledger) -> None:
        """Write the row."""
        require_guest(ledger, self.guest_id)
        wanted = single(
            name=require_length(self.name, LONGEST_LINE),
            kind=self.relation.value,
            may=[act.value for act in Act if act in self.may],
            note=optional_line(self.note),
            confidential=self.confidential,
        )
        seen = None if self.based_on is None else self.based_on.fields()
        write_fact(ledger, Relation, self.relation_id, self.guest_id, wanted=wanted, seen=seen)


@intent("guest.remove_relation")
class RemoveRelation(Intent):
    """Take a relation away; `based_on` is what the author saw of it."""

    relation_id: RelationId
    guest_id: GuestId
    based_on: RelationSeen

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        remove_fact(ledger, Relation, self.relation_id, self.guest_id, self.based_on.fields())
