"""All names of one person after merges, as intents read them (P31)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.ids import GuestId
from vipdesk.intents.ledger import Ledger
from vipdesk.models.guest import Preference, ShopperAssignment, preference_id
from vipdesk.models.merge import GuestMerge
from vipdesk.models.values import to_microseconds
from vipdesk.rules.person import Told, standing


@dataclass(frozen=True, slots=True)
class Name:
    """A record of the person, and when it became one; None for the one that remains."""

    guest_id: GuestId
    since: datetime | None


def names_of(ledger: Ledger, guest_id: UUID) -> tuple[Name, ...]:
    """The guest and every record that was merged into them: each is followed by its own, earlier merges come first."""
    found: list[Name] = []
    seen: set[UUID] = set()

    def follow(name: Name) -> None:
        if name.guest_id in seen:
            return
        seen.add(name.guest_id)
        found.append(name)
        merges = [merge for merge in ledger.find(GuestMerge, guest_id=name.guest_id) if merge.undone_at is None]
        for merge in sorted(merges, key=lambda merge: (merge.merged_at, merge.id)):
            since = merge.merged_at if name.since is None else max(name.since, merge.merged_at)
            follow(Name(merge.merged_id, since))

    follow(Name(GuestId(guest_id), None))
    return tuple(found)


def carers(ledger: Ledger, names: tuple[Name, ...]) -> list[ShopperAssignment]:
    """Who looks after a person now, or stands in for whoever does, under whichever name."""
    return [row for name in names for row in ledger.find(ShopperAssignment, guest_id=name.guest_id) if row.active]


def standing_preference(ledger: Ledger, names: tuple[Name, ...], topic: str) -> Preference | None:
    """What a person's wish of a topic is, under whichever name it was written down."""
    rows = ((name, ledger.get(Preference, preference_id(name.guest_id, topic))) for name in names)
    return standing(
        Told(
            since=0 if name.since is None else to_microseconds(name.since),
            at=to_microseconds(row.told_at),
            says=row.value is not None,
            row=row,
        )
        for name, row in rows
        if row is not None
    )
