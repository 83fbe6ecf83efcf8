"""Files that are no exports: refused with exit code 4, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headoffice.feeds.exports import Imports, header, member
from vipdesk.errors import BadInput, ExitCode, NotPossible, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.members import import_members
from vipdesk.headoffice.feeds.receipts import import_receipts

_GOOD = header(MemberColumn).encode() + member().encode()


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"a,b\r\n1,2\r\n", "no_columns"),
        (b"886600000001,x\r\n", "no_columns"),
        (b"PK\x03\x04" + _GOOD, "no_workbook"),
        (b"\xd0\xcf\x11\xe0" + _GOOD, "no_workbook"),
        (_GOOD.decode().encode("utf-16"), "UTF-16"),
        (_GOOD + b"\x00", "not_text"),
        (_GOOD + b"\xff\xff", "not_text"),
        (b"\xef\xbb\xbf" + _GOOD + b"\xb3\xc2", "not_text"),
    ],
)
def test_a_file_that_is_no_export_is_refused(
    content: bytes, detail: str, imports: Imports, tmp_path: Path
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    _assert_unreadable(imports, file, detail)


def test_a_missing_file_and_a_folder_are_refused(imports: Imports, tmp_path: Path) -> None:
    _assert_unreadable(imports, tmp_path / "missing.csv", "missing")
    _assert_unreadable(imports, tmp_path, "not_a_file")


def _assert_unreadable(imports: Imports, file: Path, detail: str) -> None:
    before = imports.dump()
    report = imports.folder / "out" / "report.csv"
    with pytest.raises(BadInput) as of_members:
        import_members(imports.record, file, report, dry_run=False, store_name=None)
    with pytest.raises(BadInput) as of_receipts:
        import_receipts(imports.record, file, report, dry_run=False)
    for caught in (of_members, of_receipts):
        assert caught.value.exit_code == ExitCode.INPUT_UNREADABLE
        assert caught.value.trouble is Trouble.FILE_UNREADABLE
        assert caught.value.facts["file"] == str(file)
        assert detail in str(caught.value.facts["detail"])
    assert not report.parent.exists()
    assert imports.dump() == before


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030")]
)
def test_an_export_is_read_in_each_encoding(encoding: str, named: str, imports: Imports) -> None:
    said = imports.members(member(name="㐱𠮷"), encoding=encoding)
    assert said.summary["encoding"] == named
    assert said.verdicts() == [(2, "accepted", "")]


def test_a_list_needs_a_store_that_exists(record: Database, tmp_path: Path) -> None:
    imports = Imports(record, tmp_path)
    with pytest.raises(NotPossible):
        imports.members(member())
    with pytest.raises(NotPossible):
        imports.members(member(), store_name="火星店")
    assert not (tmp_path / "report.csv").exists()
