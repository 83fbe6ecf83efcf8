"""Write down a counter, a partner or an approved answer."""

from dataclasses import asdict, fields
from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.ids import EntryId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.house_entry import HouseEntry
from vipdesk.models.vocabulary import HouseKind, Role, Source
from vipdesk.rules.house_entries import LONGEST_ANSWER, EntryTexts, entry_keys
from vipdesk.rules.text_lengths import LONGEST_LINE

_LONG = frozenset({"text", "text_en"})


@intent("directory.set_entry")
class SetEntry(Intent):
    """Add an entry of the author's store, or change one; `based_on` is what the author saw, None for a new one.

    An entry that is every store's is changed at head office alone.
    """

    entry_id: EntryId = created_id()
    kind_of_entry: HouseKind
    texts: EntryTexts
    based_on: EntryTexts | None = None

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Write the row."""
        texts = self.texts.tidy()
        _require_texts(texts, answer=self.kind_of_entry is HouseKind.ANSWER)
        values: dict[str, Any] = {
            **asdict(texts),
            "keys": entry_keys(texts),
            "source": Source.STAFF.value,
            "author_id": ledger.actor.staff_id,
            "noted_at": ledger.asked_at,
        }
        kind, store_id = self.kind_of_entry, ledger.actor.store_id
        alike = [row for row in ledger.find(HouseEntry, kind=kind, name=texts.name) if row.store_id == store_id]
        if any(row.id != self.entry_id for row in alike):
            raise Refused(Code.ENTRY_KNOWN, name=texts.name)
        if self.based_on is None:
            ledger.insert(HouseEntry(id=self.entry_id, store_id=store_id, kind=kind, **values))
            return
        row = ledger.get(HouseEntry, self.entry_id)
        if row is None or row.store_id != store_id:
            raise Refused(Code.ENTRY_MOVED)
        present = entry_texts(row)
        if present == texts:
            return
        if present != self.based_on:
            raise Refused(Code.ENTRY_MOVED)
        ledger.update(row, **values)


def entry_texts(row: HouseEntry) -> EntryTexts:
    """What stands in a row."""
    return EntryTexts(**{item.name: getattr(row, item.name) for item in fields(EntryTexts)})


def _require_texts(texts: EntryTexts, *, answer: bool) -> None:
    if not texts.name or (answer and not texts.text):
        raise Refused(Code.FIELD_MISSING)
    for item in fields(EntryTexts):
        longest = LONGEST_ANSWER if item.name in _LONG else LONGEST_LINE
        length = len(getattr(texts, item.name))
        if length > longest:
            raise Refused(Code.TEXT_TOO_LONG, longest=longest, length=length)
