"""What the desk knows of itself, as one row per fact in the encrypted cache."""

import json
from base64 import b64decode
from datetime import datetime
from typing import Any
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.clock import Anchor
from vipdesk.ids import DeskId, StoreId
from vipdesk.models.values import read_instant, write_instant, write_json


class DeskState:
    """Reads and writes facts on one connection; always the file's, never remembered here."""

    def __init__(self, cache: Cache) -> None:
        """Use this connection."""
        self._cache = cache

    def get(self, key: str, default: Any = None) -> Any:
        """A fact as a JSON value."""
        raw = self._cache.value("SELECT value FROM desk_state WHERE key = ?", (key,))
        return default if raw is None else json.loads(raw)

    def put(self, key: str, value: Any) -> None:
        """Write a fact."""
        self._cache.execute(
            "INSERT INTO desk_state (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, write_json(value)),
        )

    @property
    def desk_id(self) -> DeskId:
        """This desk."""
        return DeskId(UUID(self.get("desk_id")))

    @property
    def store_id(self) -> StoreId:
        """This desk's store."""
        return StoreId(UUID(self.get("store_id")))

    @property
    def incarnation(self) -> int:
        """The incarnation under which intents are numbered now (P6)."""
        return int(self.get("incarnation"))

    @property
    def cursor(self) -> str | None:
        """Where this desk stands; None before the first page."""
        found = self.get("cursor")
        return None if found is None else str(found)

    @property
    def is_at_checkpoint(self) -> bool:
        """Whether the last page was a checkpoint, so that what is dirty may be settled (P19)."""
        return self.cursor is not None and self.cursor == self.get("checkpoint")

    @property
    def phone_secret(self) -> bytes:
        """Key of the phone hashes in directory rows."""
        return b64decode(self.get("phone_secret"))

    def take_seq(self) -> int:
        """The next number of this incarnation, used up by this call."""
        number = int(self.get("next_seq", 1))
        self.put("next_seq", number + 1)
        return number

    def anchor(self) -> Anchor:
        """The last contact with head office; enrolment is the first."""
        kept = self.get("anchor")
        return Anchor(read_instant(kept["server_time"]), int(kept["monotonic_ns"]), str(kept["boot"]))

    def put_anchor(self, anchor: Anchor) -> None:
        """Seal a contact; it sets the high-water mark, also downwards (P1).

        The anchor itself never falls, because anchors may not fall along the sequence: where head office's clock
        was put back, the anchor of this boot stands, and one of an earlier boot goes on from here.
        """
        before = self.get("anchor")
        told = write_instant(anchor.server_time)
        falls = before is not None and before["server_time"] > told
        if not falls or before["boot"] != anchor.boot:
            server_time = before["server_time"] if falls else told
            self.put(
                "anchor",
                {"server_time": server_time, "monotonic_ns": anchor.monotonic_ns, "boot": anchor.boot},
            )
        self.put("high_water", told)

    def high_water(self) -> datetime:
        """The latest time this desk has used or been told."""
        return read_instant(self.get("high_water"))

    def raise_high_water(self, instant: datetime) -> None:
        """Remember that a time was used."""
        if instant > self.high_water():
            self.put("high_water", write_instant(instant))
