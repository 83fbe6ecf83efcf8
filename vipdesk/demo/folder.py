"""Where the demonstration keeps what it makes."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from vipdesk.cache.enrolment_guard import require_not_enrolled
from vipdesk.errors import NotPossible, Trouble

DIRECTORY_VARIABLE = "VIPDESK_DEMO_DIR"
_DEFAULT = Path("build") / "demo"
_MARKER = "vipdesk_demonstration"
"""A file by which a demonstration knows that a folder is its own to clear."""


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """One demonstration's files; names as contract.md fixes them."""

    root: Path

    @property
    def database(self) -> Path:
        """The head office's SQLite file."""
        return self.root / "head_office.sqlite"

    @property
    def database_url(self) -> str:
        """The same as an address."""
        return f"sqlite:///{self.database}"

    @property
    def profile(self) -> Path:
        """The desk."""
        return self.root / "desk"

    @property
    def reports(self) -> Path:
        """What the imports said of every line."""
        return self.root / "reports"

    @property
    def tour(self) -> Path:
        """Pictures, papers and the account of the tour."""
        return self.root / "tour"

    @property
    def passphrase_file(self) -> Path:
        """Wraps the key of the demo desk: a demonstration leaves nothing in anybody's keyring."""
        return self.root / "passphrase"

    def secret(self, name: str, text: str) -> Path:
        """Write a secret into a file that only its owner may read."""
        path = self.root / name
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        return path


def fresh_folder() -> DemoFolder:
    """An empty folder, `$VIPDESK_DEMO_DIR` or `build/demo`; what an earlier demonstration left there is removed.

    Raises NotPossible where something in it that would go is not a demonstration's.
    """
    root = Path(os.environ.get(DIRECTORY_VARIABLE) or _DEFAULT).absolute()
    folder = DemoFolder(root)
    folders = (folder.profile, folder.reports, folder.tour)
    files = (*root.glob("head_office.sqlite*"), *root.glob("*.code"), folder.passphrase_file)
    if not (root / _MARKER).exists():
        # a true desk, whose work may wait, or a true head office
        require_not_enrolled(folder.profile, None)
        if any(leftover.exists() for leftover in (*folders, *files)):
            raise NotPossible(Trouble.DEMO_FOLDER_FOREIGN, folder=str(root))
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    (root / _MARKER).touch(mode=0o600)
    for leftover in folders:
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in files:
        leftover.unlink(missing_ok=True)
    folder.reports.mkdir()
    return folder
