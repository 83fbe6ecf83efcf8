"""Write down what a guest likes, dislikes or must be spared."""

from uuid import UUID

from vipdesk.ids import GuestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger, Overtaken
from vipdesk.intents.names import names_of, standing_preference
from vipdesk.intents.preconditions import require_guest, require_length
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Preference, preference_id
from vipdesk.models.vocabulary import FLOOR_ROLES, Source, Topic
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("guest.set_preference")
class SetPreference(Intent):
    """Set one topic of a guest; None clears it. `based_on` is what the author saw before.

    The later writer wins; if the value was no longer `based_on`, the outcome names what was there, so
    that nothing is silently overwritten.
    """

    guest_id: GuestId
    topic: Topic
    value: str | None = None
    based_on: str | None = None
    source: Source = Source.GUEST
    settles: bool = False
    """True where the author chose between two values of a conflict: the one that goes stays readable."""

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The topic's row."""
        return (preference_id(self.guest_id, self.topic),)

    def apply(self, ledger: Ledger) -> None:
        """Write the topic's row."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        value = None if self.value is None else require_length(self.value, LONGEST_LINE)
        told = {
            "value": value,
            "source": self.source,
            "author_id": ledger.actor.staff_id,
            "told_at": ledger.asked_at,
            "confirmed": True,
        }
        row_id = preference_id(guest_id, self.topic)
        row = ledger.get(Preference, row_id)
        names = names_of(ledger, guest_id)
        # of two records that became one the wish may stand under the other's name
        present = None if len(names) == 1 else standing_preference(ledger, names, self.topic)
        self._tell(ledger, present or row, value)
        if row is None:
            ledger.insert(
                Preference(id=row_id, guest_id=guest_id, topic=self.topic, **told)  # type: ignore[arg-type]  # the mapping holds the columns above
            )
            return
        ledger.update(row, **told)

    def _tell(self, ledger: Ledger, present: Preference | None, value: str | None) -> None:
        if present is None:
            return
        if present.value not in (self.based_on, value):
            ledger.note_conflict(self._overtaken(present))
        elif self.settles and present.value != value:
            ledger.keep_value(self._overtaken(present))

    def _overtaken(self, row: Preference) -> Overtaken:
        return Overtaken(
            guest_id=row.guest_id,
            field=self.topic,
            before=self.based_on,
            theirs=row.value,
            by=row.author_id,
            at=row.told_at,
            source=row.source,
        )

    def finish(self, ledger: AuthorityLedger) -> None:
        """Keep the directory's list of alerts in step."""
        row = ledger.get(DirectoryRow, require_guest(ledger, self.guest_id).id)
        if row is None or self.topic is not Topic.TABOO:
            return
        alerts = [Topic.TABOO.value] if self.value is not None else []
        if row.alerts != alerts:
            ledger.update(row, alerts=alerts)
