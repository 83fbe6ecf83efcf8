"""What the benchmarks of first syncs have in common: product and limit in turn, over the same bytes."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.head_office import CommandFailedError
from benchmarks.large_house import LargeHouse, large_house
from benchmarks.members_file import SEED
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.syncing_desk import first_sync_offer, open_transport
from vipdesk.protocol.first_sync import LENGTH_BYTES, LoadEnd, Source, unpack

_LIMIT = Path(__file__).parent / "limits" / "fill_cache.py"


@dataclass(slots=True)
class Syncs:
    """Runs of desks and of the bare program, and what the desks found of themselves."""

    desk: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    first_page: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)
    names: int = 0


def measure_syncs(guests: int, runs: int, *, files: bool, bare: bool = True) -> Syncs:
    """First syncs of fresh desks, by rows or by sealed files; each is checked to hold every guest and key."""
    found = Syncs()
    with large_house(guests, files=files) as house:
        inputs = _recorded(house, files=files) if bare else []
        for _ in range(runs):
            found.quiet.append(wait_for_quiet())
            keys = _sync_desk(house, guests, found, files=files)
            if bare:
                found.bare.append(_fill(house, inputs, guests, keys))
    return found


def _sync_desk(house: LargeHouse, guests: int, found: Syncs, *, files: bool) -> int:
    desk = _run([sys.executable, "-m", "benchmarks.syncing_desk", str(house.new_desk())])
    if desk["guests"] != guests or desk["search_entries"] != guests or not desk["at_checkpoint"]:
        raise CommandFailedError(f"the desk does not hold everything: {desk}")
    if desk["source"] != (Source.FILES if files else Source.ROWS):
        raise CommandFailedError(f"the desk was offered {desk['source']}")
    found.desk.append(desk["seconds"])
    found.first_page.append(desk["first_page_seconds"])
    found.peak.append(desk["peak_bytes"] / 2**20)
    found.names = desk["names"]
    return int(desk["search_keys"])


def _fill(house: LargeHouse, inputs: list[Path], guests: int, keys: int) -> float:
    target = house.folder / f"bare {uuid4().hex}"
    bare = _run([sys.executable, str(_LIMIT), str(target), *map(str, inputs)])
    target.unlink()
    if bare["found"][0] != guests or abs(bare["found"][1] - keys) > 0:
        raise CommandFailedError(f"the bare program did not fill everything: {bare}")
    return float(bare["seconds"])


def _recorded(house: LargeHouse, *, files: bool) -> list[Path]:
    """The bytes that a desk gets."""
    transport = open_transport(house.new_desk())
    if not files:
        path = house.folder / "stream.rows"
        with transport.stream("/v1/first-sync/rows") as answer, path.open("wb") as file:
            frame: Any = None
            while not isinstance(frame, LoadEnd):
                length = answer.read(LENGTH_BYTES)
                packed = answer.read(int.from_bytes(length, "big"))
                frame = unpack(packed)
                file.write(length + packed)
        return [path]
    paths = []
    for sealed in first_sync_offer(transport).files:
        path = house.files / f"{sealed.name}.sealed"
        opened = {"name": sealed.name, "key": b64encode(sealed.key).decode(), "shards": sealed.shards}
        path.with_suffix(".json").write_text(json.dumps(opened), "utf-8")
        paths.append(path)
    return paths


def _run(command: list[str]) -> dict[str, Any]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)  # noqa: S603 - our own programs
    if done.returncode != 0:
        raise CommandFailedError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def against_limit(name: str, syncs: Syncs, runs: int, times: float) -> Measured:
    """The middle run of the desk beside the middle run of the bare program."""
    limit = percentile(syncs.bare, 0.5)
    return Measured(
        name=name,
        unit="s",
        value=percentile(syncs.desk, 0.5),
        samples=tuple(syncs.desk),
        runs=runs,
        limit=limit,
        target=limit * times,
        seed=SEED,
        remarks=(
            (
                f"target: at most {times} times the limit; {syncs.names} different names;"
                f" first useful page after {max(syncs.first_page):.2f} s, peak {max(syncs.peak):.0f} MB"
            ),
            idle_runs(syncs.quiet),
        ),
    )
