"""What the desk reads of one guest beyond the banner."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar
from uuid import UUID

from vipdesk.cache.queries.caller import caller
from vipdesk.cache.queries.guest_life import guest_life
from vipdesk.cache.queries.likeness import alike, records_apart
from vipdesk.cache.queries.merge_sight import merge_sight, merged_records
from vipdesk.cache.queries.newcomer import newcomer_check
from vipdesk.cache.queries.timeline import timeline
from vipdesk.desk.facade import DeskFacade, Failed, Then
from vipdesk.models.snapshot.caller import CallerView
from vipdesk.models.snapshot.guest_life import EntryKind, GuestLife, Timeline, TimelinePlace
from vipdesk.models.snapshot.guests import NewcomerCheck
from vipdesk.models.snapshot.likeness import Kinship, MergeSight

Answer = TypeVar("Answer")


class GuestReading(DeskFacade):
    """The part of the front desk that answers for the tabs of a profile."""

    def guest_life(self, guest_id: UUID, then: Then[GuestLife | None]) -> None:
        """What the tabs of a profile show."""
        self._read(lambda reader: guest_life(reader, guest_id), then, channel="guest life")

    def check_newcomer(self, name: str, phone: str, card_no: str, then: Then[NewcomerCheck]) -> None:
        """What this desk knows that speaks against taking somebody in as new."""
        self._read(lambda reader: newcomer_check(reader, name, phone, card_no), then, channel="newcomer")

    def timeline(
        self, guest_id: UUID, kinds: Collection[EntryKind], after: TimelinePlace | None, then: Then[Timeline]
    ) -> None:
        """A piece of the line of all contacts."""
        self._read(lambda reader: timeline(reader, guest_id, kinds, after), then, channel="timeline")

    def kinship(self, guest_id: UUID, then: Then[Kinship]) -> None:
        """Who may be the same person, and which records of theirs are one since lately."""

        def query(reader: Any) -> Kinship:
            merged, apart = merged_records(reader, guest_id), records_apart(reader, guest_id)
            return Kinship(guest_id, alike(reader, guest_id), merged, apart)

        self._read(query, then, channel="kinship")

    def merge_sight(
        self, guest_id: UUID, other_id: UUID, then: Then[MergeSight | None], *, as_given: bool = False
    ) -> None:
        """Two records side by side."""
        self._read(
            lambda reader: merge_sight(reader, guest_id, other_id, as_given=as_given), then, channel="merge sight"
        )

    def caller(self, number: str, then: Then[CallerView]) -> None:
        """Whose an incoming number is."""
        self._read(lambda reader: caller(reader, number), then, channel="caller")

    def _read(
        self,
        query: Callable[[Any], Answer],
        then: Then[Answer],
        failed: Failed | None = None,
        *,
        channel: str | None = None,
    ) -> None:
        """Ask the cache; the front desk knows how."""
        raise NotImplementedError
