"""A stranger follows docs/architecture.md to the letter: one file each, and both ends know the new thing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

VISIT = '''
"""What the stranger sees: a house in memory, one desk, the two new files and nothing else."""

import sys
from pathlib import Path

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice, enrol_desk, guest_id
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.initialise import initialise
from vipdesk.models.vocabulary import Role

folder = Path(sys.argv[1])
record = Database(f"sqlite:///{folder / 'record.sqlite'}")
initialise(record)
office = HeadOffice(record, FakeClock())
store = office.store("天河店")
actor = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, "天河店")
office.guest(0, "陈晓晴", store)
desk = enrol_desk(office, folder / "desk", "前台一", "天河店")
desk.sync()
desk.submit(actor, "guest.add_wish", guest_id=guest_id(0), text="墨绿色的伞")
wheelchair = {"place": "东门"}
desk.submit(actor, "request.open", guest_id=guest_id(0), kind_of_request="wheelchair", summary="一辆", fields=wheelchair)
shown = desk.digests()
desk.sync()
assert office.digests()["note"]["count"] == shown["note"]["count"] == 1
assert office.digests()["request"]["count"] == shown["request"]["count"] == 1
assert desk.count("outbox", "state = 'waiting'") == 0
desk.close()
record.close()
'''


def _example(heading: str) -> str:
    """The Python under a heading of the document."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    found = re.search(rf"^## {heading}\n.*?```python\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found.group(1)


def _run(house: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        cwd=house,
        env={"PYTHONPATH": str(house), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_request_type_and_an_intent_are_added_by_one_file_each(tmp_path: Path) -> None:
    house = tmp_path / "house"
    for folder in ("vipdesk", "tests/fakes"):
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (house / "tests" / "__init__.py").touch()
    (house / "resources").symlink_to(ROOT / "resources")
    (house / "vipdesk" / "rules" / "request_types" / "wheelchair.py").write_text(
        _example("How to add a request type"), "utf-8"
    )
    (house / "vipdesk" / "intents" / "guests" / "add_wish.py").write_text(
        _example("How to add an intent"), "utf-8"
    )
    visit = tmp_path / "visit.py"
    visit.write_text(VISIT, "utf-8")

    assert "guest.add_wish" in _run(house, "-m", "vipdesk.headless", "intents")
    _run(house, str(visit), str(tmp_path))
