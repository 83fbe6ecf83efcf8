"""What peers are given: documents as large as a guest of ours, and as small as an intent; the same on every machine."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.members_file import SEED

Document = dict[str, Any]
_LETTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
_NAME, _NOTE = 3, 60
_PREFERENCES = ("drink", "seat", "newspaper", "temperature", "parking", "music")


def guests(count: int) -> Iterator[Document]:
    """Guests with their preferences, 550 bytes each as JSON, as a first sync brings them."""
    draw = random.Random(SEED)  # noqa: S311 - invented people, nothing secret
    for place in range(count):
        yield {
            "id": str(_id(draw)),
            "card_no": f"8866{place:08d}",
            "name": _text(draw, _NAME),
            "phone": f"138{place:08d}",
            "tier": draw.choice(("gold", "platinum", "diamond")),
            "birthday": f"19{draw.randrange(50, 100)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}",
            "points": draw.randrange(100_000),
            "shopper_id": str(_id(draw)),
            "preferences": {name: _text(draw, 9) for name in _PREFERENCES},
            "updated_at": f"2026-11-{draw.randrange(1, 29):02d}T10:00:00.000000Z",
        }


def intents(count: int) -> Iterator[Document]:
    """Small writes as an outbox holds them."""
    draw = random.Random(SEED)  # noqa: S311 - as above
    for _ in range(count):
        yield {
            "id": str(_id(draw)),
            "kind": "guest.add_note",
            "op_schema": 1,
            "actor": str(_id(draw)),
            "asked_at": "2026-11-22T10:00:00.000000Z",
            "args": {"note_id": str(_id(draw)), "guest_id": str(_id(draw)), "text": _text(draw, _NOTE)},
        }


def write_lines(path: Path, documents: Iterator[Document], name_of_id: str = "id") -> None:
    """Write documents as JSON, one a line, their id under the name a peer wants."""
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            renamed = {name_of_id if name == "id" else name: value for name, value in document.items()}
            file.write(json.dumps(renamed, ensure_ascii=False) + "\n")


def _id(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)


def _text(draw: random.Random, letters: int) -> str:
    return "".join(draw.choices(_LETTERS, k=letters))
