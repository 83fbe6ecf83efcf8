"""What is written into the record that remains when two become one, and how it is taken back (P31).

Nothing is moved: visits, notes, vouchers and all other rows stay under their own name. A person has only one name,
tier, birthday, wish of a topic and shopper, though; of these the chosen value is written, and what stood there before
is kept with the merge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from vipdesk.chinese.salutation import address, address_en
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import Name, carers, names_of, standing_preference
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, ImportantDate, ShopperAssignment
from vipdesk.models.vocabulary import AssignmentKind, Choice, DateKind, Topic
from vipdesk.models.wire import some_from_wire, some_to_wire
from vipdesk.rules.conflict_choice import Wrote, kept_together, proposal
from vipdesk.rules.merge_choice import (
    BIRTHDAY,
    GIVEN,
    GUEST_FIELDS,
    SHOPPER,
    birthday_proposal,
    chosen,
    guest_proposal,
)
from vipdesk.rules.search_rank import TIERS
from vipdesk.rules.text_lengths import LONGEST_LINE
from vipdesk.rules.tier_distance import read_tier

Choices = Mapping[str, Choice]
Written = dict[str, Any]


@dataclass(slots=True)
class Combination:
    """Two records about to be one person; `choices` name fields, topics, `birthday` and `shopper`."""

    ledger: Ledger
    kept: DirectoryRow
    merged: DirectoryRow
    choices: Choices
    written: list[Written] = field(default_factory=list)

    def write(self) -> list[Written]:
        """Write every field that changes; what stood there, to be kept with the merge."""
        ours, theirs = (names_of(self.ledger, row.id) for row in (self.kept, self.merged))
        self._record()
        for topic in Topic:
            self._wish(topic, ours, theirs)
        self._birthday(ours, theirs)
        self._shopper(ours, theirs)
        return self.written

    def _record(self) -> None:
        """The record itself; the directory follows. A desk without both dossiers knows the directory alone."""
        ours, theirs = (self.ledger.get(Guest, row.id) for row in (self.kept, self.merged))
        taken: dict[str, Choice] = {}
        fields: list[dict[str, Any]] = []
        for field_name, columns in GUEST_FIELDS.items() if ours is not None and theirs is not None else ():
            own, other = ({column: getattr(row, column) for column in columns} for row in (ours, theirs))
            wished = self.choices.get(field_name)
            taken[field_name] = wished or guest_proposal(field_name, own, other, self._tier_order).choice
            fields.append(chosen(own, other, taken[field_name]))
        before = ours
        after = None if ours is None else self._change(ours, *fields)
        self._directory(taken, before, after)

    def _directory(self, taken: Choices, before: Guest | None, after: Guest | None) -> None:
        kept, merged = self.kept, self.merged
        named = merged if taken.get("full_name") is Choice.THEIRS else kept
        tiered = merged if taken.get("tier") is Choice.THEIRS else kept
        parts: list[dict[str, Any]] = [
            {"name": named.name, "spoken": named.spoken, "readings": named.readings},
            {"tier": after.tier if after is not None and taken else tiered.tier},
            {"alerts": [*kept.alerts, *(alert for alert in merged.alerts if alert not in kept.alerts)]},
            {"rank": min(kept.rank // TIERS, merged.rank // TIERS) * TIERS + tiered.rank % TIERS},
        ]
        if before is not None and after is not None and _called(before) != _called(after):
            words = (after.gender, after.title, after.address_as)
            called = (address(named.name, *words), address_en(named.name, named.spoken, *words))
            parts.append(dict(zip(("address", "address_en"), called, strict=True)))
        self._change(kept, *parts)

    def _tier_order(self, name: str) -> int | None:
        rule = read_tier(name, self.ledger.policy(f"tier.{name}", None))
        return None if rule is None else rule.order

    def _wish(self, topic: Topic, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> None:
        """Of two wishes of one topic; what only one record knows is read under its name."""
        own, other = (standing_preference(self.ledger, names, topic) for names in (ours, theirs))
        if own is None or other is None or own.value == other.value:
            return
        both = kept_together(topic, own.value, other.value, LONGEST_LINE)
        sides = (Wrote(row.value, row.source, row.told_at) for row in (own, other))
        choice = self.choices.get(topic) or proposal(topic, *sides, both=both is not None).choice
        told = ("source", "told_at", "author_id", "confirmed")
        if choice is Choice.THEIRS:
            self._change(own, {name: getattr(other, name) for name in ("value", *told)})
        elif choice is Choice.BOTH and both is not None:
            self._change(own, {"value": both, "confirmed": own.confirmed and other.confirmed})

    def _birthday(self, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> None:
        own, other = (standing_birthday(self.ledger, names) for names in (ours, theirs))
        if own is None or other is None:
            return
        ours_given, theirs_given = ({name: getattr(row, name) for name in GIVEN} for row in (own, other))
        choice = self.choices.get(BIRTHDAY) or birthday_proposal(ours_given, theirs_given).choice
        if choice is Choice.THEIRS:
            whole = (*GIVEN, "label", "confidential", "author_id", "noted_at")
            self._change(own, {name: getattr(other, name) for name in whole})

    def _shopper(self, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> None:
        """One person has one shopper: of two the other's care ends."""
        own, other = (present_shoppers(self.ledger, names) for names in (ours, theirs))
        if not own or not other:
            return
        ended = own if self.choices.get(SHOPPER) is Choice.THEIRS else other
        for assignment in ended:
            self._change(assignment, {"active": False, "until": self.ledger.asked_at})

    def _change(self, row: Any, *fields: dict[str, Any]) -> Any:
        """Write fields into a row; of each that changes what stood there is kept."""
        model: type[Shared] = type(row)
        changes: dict[str, Any] = {}
        for columns in fields:
            before = {name: getattr(row, name) for name in columns}
            if before == columns:
                continue
            changes |= columns
            self.written.append(
                {
                    "table": model.__tablename__,
                    "id": str(row.id),
                    "before": some_to_wire(model, before),
                    "after": some_to_wire(model, columns),
                }
            )
        return self.ledger.update(row, **changes) if changes else row


def take_back(ledger: Ledger, written: list[Written]) -> None:
    """Put back what a merge wrote over, field by field; what somebody has written since stays."""
    changes: dict[tuple[str, UUID], dict[str, Any]] = {}
    for entry in written:
        model = SHARED_MODELS.get(str(entry["table"]))
        row = None if model is None else ledger.get(model, UUID(str(entry["id"])))
        if model is None or row is None:
            continue
        before, after = (some_from_wire(model, entry[side]) for side in ("before", "after"))
        if all(getattr(row, name) == value for name, value in after.items()) and _is_free(ledger, row):
            changes.setdefault((model.__tablename__, row.id), {}).update(before)
    for (table, row_id), before in changes.items():
        row = ledger.get(SHARED_MODELS[table], row_id)
        if row is not None:
            ledger.update(row, **before)


def standing_birthday(ledger: Ledger, names: tuple[Name, ...]) -> ImportantDate | None:
    """A person's birthday: the first in the order of their names."""
    for name in names:
        for row in ledger.find(ImportantDate, guest_id=name.guest_id):
            if row.kind == DateKind.BIRTHDAY:
                return row
    return None


def present_shoppers(ledger: Ledger, names: tuple[Name, ...]) -> list[ShopperAssignment]:
    """Who looks after a person now, under whichever name; more than one only where that has just come out."""
    return [row for row in carers(ledger, names) if row.kind == AssignmentKind.PRIMARY]


def _called(guest: Guest) -> tuple[str | None, ...]:
    """What a form of address is made of."""
    return (guest.full_name, guest.gender, guest.title, guest.address_as)


def _is_free(ledger: Ledger, row: Shared) -> bool:
    """Whether a shopper's care may begin again: somebody else may have been given it since."""
    if not isinstance(row, ShopperAssignment):
        return True
    return not present_shoppers(ledger, (Name(row.guest_id, None),))
