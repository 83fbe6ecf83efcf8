"""What every query is given: the cache, which store's desk this is, and what time it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.cache.picture_store import PictureStore
from vipdesk.chinese.masking import mask_name
from vipdesk.chinese.surnames import split_name
from vipdesk.clock import Anchor, TimeSource, anchored_moment
from vipdesk.models.snapshot.guests import PlaceChoice, Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.values import from_microseconds, read_instant
from vipdesk.models.vocabulary import PlaceKind
from vipdesk.rules.departments import DEPARTMENTS_POLICY, department_words

_ENGLISH_TITLES = ("Mr", "Ms", "Mrs", "Dr", "Prof")


@dataclass
class Reader:
    """One desk's cache as queries read it; made anew for each question, so nothing in it grows old."""

    cache: Cache
    source: TimeSource
    pictures: PictureStore | None = None
    """The sealed pictures beside the cache; a reader without them shows none."""
    _tiers: dict[str, Words] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def store(self) -> bytes:
        """This desk's store, as the file keeps ids."""
        return UUID(str(self.fact("store_id"))).bytes

    @cached_property
    def now(self) -> datetime:
        """The anchored time."""
        kept = self.fact("anchor")
        anchor = Anchor(read_instant(kept["server_time"]), int(kept["monotonic_ns"]), str(kept["boot"]))
        return anchored_moment(self.source, anchor, read_instant(str(self.fact("high_water")))).asked_at

    def fact(self, key: str, default: Any = None) -> Any:
        """Something the desk knows of itself."""
        raw = self.cache.value("SELECT value FROM desk_state WHERE key = ?", (key,))
        return default if raw is None else json.loads(raw)

    def policy(self, key: str, default: Any = None) -> Any:
        """The store's value of a policy, else the group's, else `default`."""
        raw = self.cache.value(
            "SELECT value FROM policy WHERE key = ? AND retired_at IS NULL AND (store_id = ? OR store_id IS NULL)"
            " ORDER BY store_id IS NULL LIMIT 1",
            (key, self.store),
        )
        return default if raw is None else json.loads(raw)

    def tier(self, name: str | None) -> Words | None:
        """A tier as it is shown."""
        if name is None:
            return None
        if name not in self._tiers:
            self._tiers[name] = self._tier(name)
        return self._tiers[name]

    def _tier(self, name: str) -> Words:
        value = self.policy(f"tier.{name}")
        if not isinstance(value, Mapping):
            return Words(name, name)
        return Words(str(value.get("zh", name)), str(value.get("en", name)))

    def department(self, name: str) -> Words:
        """A department as it is shown."""
        return department_words(name, self._departments)

    @cached_property
    def _departments(self) -> Any:
        return self.policy(DEPARTMENTS_POLICY)

    def staff_name(self, raw: bytes | None) -> Words | None:
        """A colleague's name."""
        if raw is None:
            return None
        found = self.cache.row("SELECT name, name_en FROM staff WHERE id = ?", (raw,))
        return None if found is None else Words(*found)

    def place(self, raw: bytes | None) -> PlaceChoice | None:
        """A seat or room."""
        if raw is None:
            return None
        found = self.cache.row("SELECT id, name, name_en, kind FROM lounge_place WHERE id = ?", (raw,))
        return None if found is None else read_place(found)

    def last_contact(self) -> datetime | None:
        """When head office was last heard; None before the first round."""
        kept = self.fact("last_sync")
        return None if kept is None else read_instant(kept)


def read_place(row: tuple[Any, ...]) -> PlaceChoice:
    """A row of (id, name, name_en, kind)."""
    return PlaceChoice(UUID(bytes=row[0]), Words(row[1], row[2]), row[3] == PlaceKind.ROOM)


def masked_guest(guest_id: bytes, name: str, address: str, address_en: str) -> MaskedGuest:
    """A guest as a board may name them: 陈** 女士."""
    surname = split_name(name)[0]
    title = address.removeprefix(surname).strip() if address.startswith(surname) else ""
    first_word = address_en.partition(" ")[0]
    return MaskedGuest(
        guest_id=UUID(bytes=guest_id),
        letter=name[:1],
        masked=mask_name(name),
        title=Words(title, first_word if first_word in _ENGLISH_TITLES else ""),
    )


def instant(value: int | None) -> datetime | None:
    """An instant of the file, where there may be none."""
    return None if value is None else from_microseconds(value)


def known_instant(value: int) -> datetime:
    """An instant of the file."""
    return from_microseconds(value)
