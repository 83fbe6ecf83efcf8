"""Settings of one desk: a frozen value, read from and written to `settings.json` in its profile.

No secret and nothing about a guest is ever a setting.
"""

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from platformdirs import user_data_path

LANGUAGES = ("zh", "en")
THEMES = ("system", "light", "dark")
DOCUMENTS = (
    "welcome_card",
    "voucher",
    "handover",
    "downtime_pack",
    "roll",
    "complaint",
    "thanks_note",
)
"""What a printer is chosen for; the roll is that of all slips."""
SLIPS = frozenset({"request_slip", "storage_tag", "storage_list", "wifi_slip"})
"""The papers that come from the roll."""

_FILE = "settings.json"
_LONGEST_PAUSE = 3600.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set. `printers` maps a document to a print queue; one without a queue is saved as PDF."""

    language: str = "zh"
    theme: str = "system"
    printers: dict[str, str] = field(default_factory=dict)
    wide_rail: bool = False
    text_scale: float = 1.0
    """From 1 to 2."""
    arrival_sound: bool = False
    """Whether a shopper's desk rings when a guest arrives: on the floor, never in the lounge."""
    camera: str = ""
    """The name of the camera that was chosen last, where there are several."""
    sync_seconds: float = 3.0
    """Pause between rounds while nothing wakes the desk."""

    def with_changes(self, **changes: Any) -> Self:
        """A copy with some settings different."""
        return replace(self, **changes)


def default_profile() -> Path:
    """The desk folder where none is named."""
    return Path(os.environ.get("VIPDESK_PROFILE") or user_data_path("vipdesk", False))


def load_settings(profile: Path) -> Settings:
    """The profile's settings; a missing or damaged file gives the defaults, unknown names are ignored."""
    try:
        raw = json.loads((profile / _FILE).read_text("utf-8"))
        known = {item.name for item in fields(Settings)}
        settings = Settings(**{name: value for name, value in raw.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Settings()
    return _with_one_roll(settings) if _makes_sense(settings) else Settings()


def _with_one_roll(settings: Settings) -> Settings:
    """A file of an earlier program may name the roll's printer under the slip of a request alone."""
    printers = dict(settings.printers)
    slip = printers.pop("request_slip", "")
    if slip:
        printers.setdefault("roll", slip)
    return replace(settings, printers=printers)


def save_settings(profile: Path, settings: Settings) -> None:
    """Write the settings whole or not at all."""
    target = profile / _FILE
    draft = target.with_suffix(".new")
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    draft.write_text(text + "\n", "utf-8")
    draft.replace(target)


def _makes_sense(settings: Settings) -> bool:
    """Whether every value is of its kind: the file may have been written by hand."""
    given: dict[str, Any] = {item.name: getattr(settings, item.name) for item in fields(settings)}
    printers, pause = given["printers"], given["sync_seconds"]
    return (
        given["language"] in LANGUAGES
        and given["theme"] in THEMES
        and isinstance(printers, dict)
        and all(isinstance(queue, str) for queue in printers.values())
        and isinstance(given["wide_rail"], bool)
        and isinstance(given["arrival_sound"], bool)
        and isinstance(given["camera"], str)
        and _is_number(given["text_scale"])
        and 1 <= given["text_scale"] <= 2
        and _is_number(pause)
        and 0 < pause < _LONGEST_PAUSE
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
