"""Who gets whom when a book is handed over: whoever knows the guest, else even loads, tier by tier."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from vipdesk.models.snapshot.book import Client


def split_book(
    clients: Iterable[Client],
    successors: Sequence[UUID],
    held: Mapping[UUID, Mapping[str | None, int]],
    chosen: Mapping[UUID, UUID | None],
) -> dict[UUID, UUID | None]:
    """The successor of every client; None for whom nobody is to look after.

    `held` are the clients of each tier whom a successor has already, `chosen` what the reviewer has decided for single
    clients. Everybody else goes to the one who stands in for the shopper, where that is a successor, and else to
    whoever has the fewest clients of the tier then, of equals the fewest at all, of equals the first named.
    """
    split: dict[UUID, UUID | None] = {}
    of_tier: dict[tuple[UUID, str | None], int] = {
        (staff_id, tier): count for staff_id in successors for tier, count in held.get(staff_id, {}).items()
    }
    total = {staff_id: sum(held.get(staff_id, {}).values()) for staff_id in successors}
    places = {staff_id: place for place, staff_id in enumerate(successors)}

    def give(client: Client, staff_id: UUID | None) -> None:
        split[client.guest_id] = staff_id
        if staff_id in total:
            total[staff_id] += 1
            of_tier[staff_id, client.tier] = of_tier.get((staff_id, client.tier), 0) + 1

    waiting = []
    for client in sorted(clients, key=lambda each: (each.tier_order, each.absence, each.guest_id)):
        if client.guest_id in chosen:
            give(client, chosen[client.guest_id])
        elif not successors:
            give(client, None)
        elif client.cover_id in places:
            give(client, client.cover_id)
        else:
            waiting.append(client)
    for client in waiting:
        tier = client.tier
        give(
            client,
            min(successors, key=lambda each: (of_tier.get((each, tier), 0), total[each], places[each])),
        )
    return split
