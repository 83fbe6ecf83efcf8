"""What a benchmark found: one result, the file of all results, and the table in the README made from it."""

import json
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"
README = FOLDER / "README.md"
LOWER, HIGHER = "lower", "higher"
_BEGIN, _END = "<!-- table: made from results.json -->", "<!-- end of the table -->"
_HEAD = (
    "| name | value | target | met | floor | floor met | p50 | p95 | limit | times the limit | peer | runs | date |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class Peer:
    """Another product's value for the same work in the same run, in the unit of the result."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured, in one unit; `limit` is the bare program's value in the same run."""

    name: str
    unit: str
    value: float
    samples: tuple[float, ...]
    runs: int
    better: str = LOWER
    limit: float | None = None
    target: float
    floor: float | None = None
    """What would make the product worse than a peer, or unusable."""
    peer: Peer | None = None
    seed: int | None = None
    remarks: tuple[str, ...] = field(default=())
    """Said to the person who runs it, not kept."""


def percentile(samples: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the samples lie, between two neighbours in proportion."""
    ordered = sorted(samples)
    if not ordered:
        raise ValueError("no samples")
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def is_met(value: float, wanted: float | None, better: str) -> bool | None:
    """Whether a value is as good as what was wanted of it; None where nothing was."""
    if wanted is None:
        return None
    return value <= wanted if better == LOWER else value >= wanted


def as_result(measured: Measured) -> dict[str, Any]:
    """In the form of contract.md."""
    limit, peer = measured.limit, measured.peer
    floor = None if measured.floor is None else _short(measured.floor)
    return {
        "name": measured.name,
        "unit": measured.unit,
        "better": measured.better,
        "value": _short(measured.value),
        "p50": _short(percentile(measured.samples, 0.50)),
        "p95": _short(percentile(measured.samples, 0.95)),
        "p99": _short(percentile(measured.samples, 0.99)),
        "limit": None if limit is None else _short(limit),
        "ratio_to_limit": None if limit is None else round(measured.value / limit, 2),
        "peer": None if peer is None else {"name": peer.name, "value": _short(peer.value)},
        "target": _short(measured.target),
        "floor": floor,
        "met": is_met(_short(measured.value), _short(measured.target), measured.better),
        "met_floor": is_met(_short(measured.value), floor, measured.better),
        "runs": measured.runs,
        "seed": measured.seed,
        "commit": _commit(),
        "date": datetime.now(UTC).date().isoformat(),
        "machine": _machine(),
    }


def read_results() -> list[dict[str, Any]]:
    """What is kept."""
    if not RESULTS.exists():
        return []
    kept: list[dict[str, Any]] = json.loads(RESULTS.read_text("utf-8"))
    return kept


def keep(result: dict[str, Any]) -> None:
    """Put a result in place of the last one of its name, and make the table again."""
    kept = {entry["name"]: entry for entry in read_results()} | {result["name"]: result}
    entries = sorted(kept.values(), key=lambda entry: str(entry["name"]))
    RESULTS.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", "utf-8")
    README.write_text(with_table(README.read_text("utf-8"), entries), "utf-8")


def with_table(text: str, entries: Sequence[dict[str, Any]]) -> str:
    """A README with the table of these results."""
    before, _, rest = text.partition(_BEGIN)
    after = rest.partition(_END)[2]
    rows = "\n".join(_row(entry) for entry in entries)
    return f"{before}{_BEGIN}\n{_HEAD}\n{rows}\n{_END}{after}"


def summary(result: dict[str, Any]) -> str:
    """A result in one line."""
    met = "met" if result["met"] else "MISSED"
    sign = "≤" if result["better"] == LOWER else "≥"
    text = f"{result['name']}: {result['value']} {result['unit']} (target {sign} {result['target']}: {met}"
    if result["limit"] is not None:
        text += f"; limit {result['limit']}, {result['ratio_to_limit']} times"
    if result["peer"] is not None:
        text += f"; {result['peer']['name']} {result['peer']['value']}"
    return f"{text}; p50 {result['p50']}, p95 {result['p95']}, {result['runs']} runs)"


def _row(entry: dict[str, Any]) -> str:
    unit = entry["unit"]
    sign = "≤" if entry["better"] == LOWER else "≥"
    cells = (
        f"`{entry['name']}`",
        f"{entry['value']} {unit}",
        f"{sign} {entry['target']} {unit}",
        _cell(entry["met"]),
        _cell(entry["floor"]),
        _cell(entry["met_floor"]),
        entry["p50"],
        entry["p95"],
        _cell(entry["limit"]),
        _cell(entry["ratio_to_limit"]),
        "–" if entry["peer"] is None else f"{entry['peer']['value']} ({entry['peer']['name']})",
        entry["runs"],
        entry["date"],
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    """A truth, a number or nothing, as the table shows it."""
    if value is None:
        return "–"
    return {True: "yes", False: "**no**"}[value] if isinstance(value, bool) else str(value)


def _short(value: float) -> float:
    return round(value, 1)


def _commit() -> str | None:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - whichever git there is
            check=False,
            capture_output=True,
            text=True,
            cwd=FOLDER,
        )
    except OSError:
        return None
    return done.stdout.strip() or None


def _machine() -> str:
    """Processor, memory and system; nothing that names a machine."""
    text = Path("/proc/cpuinfo").read_text("utf-8")
    models = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    memory = Path("/proc/meminfo").read_text("utf-8").split()[1]
    kind = models[0] if models else platform.machine()
    return f"{len(models)} x {kind}, {round(int(memory) / 2**20)} GiB, {platform.system()} {platform.machine()}"
