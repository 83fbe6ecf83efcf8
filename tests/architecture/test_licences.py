"""The licence gate: what is shipped is permissive or LGPL, and nothing is locked without a hash."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOCKS = [ROOT / "requirements" / name for name in ("runtime.lock", "development.lock")]
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|HPND|Unlicense|Zlib|0BSD|OFL|CNRI|Public Domain)\b|provided 'as-is', without any express",
    re.IGNORECASE,
)
OPTIONAL = ("opencv-python-headless", "numpy")
"""The optional part `camera` and what it needs; not in the lock of what runs, but on the disk of who installs it."""
LGPL_ALLOWED = {"pyside6-essentials", "shiboken6", "psycopg", "psycopg-binary"}
NOT_INSTALLED_HERE = {
    "colorama",
    "tzdata",
    "pywin32-ctypes",
    "jaraco-context",
    "importlib-metadata",
    "zipp",
    "backports-tarfile",
}
"""Locked for another system or an older Python."""


def _locked(lock: Path) -> list[str]:
    return re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock.read_text("utf-8"), re.MULTILINE | re.IGNORECASE)


def _licence(name: str) -> str:
    found = metadata.metadata(name)
    parts = [*(found.get_all("License-Expression") or []), *(found.get_all("License") or [])]
    parts += [line for line in found.get_all("Classifier") or [] if line.startswith("License")]
    if not any(parts):
        texts = [file for file in metadata.files(name) or [] if "licenses" in file.parts]
        parts = [file.read_text() for file in texts]
    return " | ".join(parts)[:2000]


@pytest.mark.parametrize("name", [*_locked(LOCKS[0]), *OPTIONAL])
def test_a_shipped_package_is_permissive_or_one_of_the_named_lgpl_ones(name: str) -> None:
    try:
        licence = _licence(name)
    except metadata.PackageNotFoundError:
        assert name in NOT_INSTALLED_HERE
        return
    if name in LGPL_ALLOWED:
        assert "LGPL" in licence or "Lesser" in licence
        return
    assert PERMISSIVE.search(licence), licence
    assert "GPL" not in licence.replace("LGPL", "") or " OR " in licence, licence


def test_the_optional_part_is_locked_for_tests_and_not_for_a_plain_desk() -> None:
    needed = {name for name in OPTIONAL if name not in _locked(LOCKS[0])}
    assert needed == set(OPTIONAL)
    assert needed <= set(_locked(LOCKS[1]))


def test_the_films_library_within_the_camera_part_was_built_without_its_gpl_parts() -> None:
    """The package says LGPL; one of its packages for another system was found to hold GPL parts all the same."""
    libraries = [file for file in metadata.files(OPTIONAL[0]) or [] if file.name.startswith("libavcodec")]
    assert libraries
    for library in libraries:
        content = Path(str(library.locate())).read_bytes()
        assert b"LGPL version 2.1 or later" in content
        assert b"--enable-gpl" not in content
        assert b"--enable-nonfree" not in content


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.name))
def test_every_locked_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
