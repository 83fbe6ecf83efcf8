"""Exports at a counter: by those who may, masked unless two people answer for it, each in the audit, whole in its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller
from tests.fakes.house import PIN, HeadOffice
from tests.fakes.small_house import FAR_STORE, GUEST, NOBODY, RECEPTIONIST, SECOND_GUEST, SHOPPER, SUPERVISOR
from vipdesk.errors import Code, Offline, Refused
from vipdesk.headoffice import export_desk
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.export_desk import ExportDesk
from vipdesk.headoffice.problems import NotAllowed, NotThere, WrongPin
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.ids import StaffId
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.record import Audit
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.exports import ExportAnswer, ExportQuestion, FullProof
from vipdesk.sync.exports import export_guests
from vipdesk.sync.transport import NotFoundError, Transport


@pytest.fixture
def record_kind() -> str:
    """What is written for people does not depend on the database."""
    return "sqlite"


def _ask(office: HeadOffice, desk: Caller, staff_id: StaffId, **question: Any) -> ExportAnswer:
    return ExportDesk(office.database, office.clock).ask(
        desk.access, ExportQuestion(staff_id=staff_id, **question)
    )


def _proof(approver: str, pin: str = PIN, reason: str = "寄新年卡") -> FullProof:
    return FullProof(pin=pin, approver=approver, approver_pin=PIN, reason=reason)


def _audit(office: HeadOffice) -> list[tuple[str, Any, dict[str, Any]]]:
    table = table_of(Audit)
    with office.database.snapshot(HOUSE) as connection:
        rows = connection.execute(select(table).where(table.c.kind.like("guest.export%")).order_by(table.c.seq))
        return [(row.kind, row.actor_id, json.loads(row.payload)) for row in rows]


def _change_second_guest(office: HeadOffice, **changes: UUID) -> None:
    table = table_of(Guest)
    with house_writer(office.database) as writer:
        found = writer.connection.execute(select(table).where(table.c.id == SECOND_GUEST)).mappings().one()
        writer.change(read_row(Guest, found), changes)


@pytest.mark.proves("S31", "S34", "S52")
def test_a_card_is_masked_and_in_full_for_two_people_alone(office: HeadOffice, desk: Caller) -> None:
    own, other = (office.staff(code, code, Role.SUPERVISOR, "天河店") for code in ("M1", "M2"))
    masked = _ask(office, desk, SHOPPER, guest_id=GUEST)
    assert "FN:陈**" in str(masked.text)
    assert "晓晴" not in str(masked.text)
    full = _ask(office, desk, own, guest_id=GUEST, full=_proof("M2"))
    assert "FN:陈晓晴" in str(full.text)
    wrong: list[tuple[StaffId, FullProof | None, type[Exception]]] = [
        (RECEPTIONIST, None, NotAllowed),
        (own, _proof("M1"), NotAllowed),
        (own, _proof("M2", reason=" "), NotAllowed),
        (own, _proof("M2", pin="000000"), WrongPin),
        (own, _proof("nobody"), WrongPin),
    ]
    for staff_id, proof, error in wrong:
        with pytest.raises(error):
            _ask(office, desk, staff_id, guest_id=GUEST, full=proof)
    with pytest.raises(NotThere):
        _ask(office, desk, SUPERVISOR, guest_id=NOBODY)
    _change_second_guest(office, home_store_id=FAR_STORE)
    with pytest.raises(NotAllowed):
        _ask(office, desk, own, guest_id=SECOND_GUEST, full=_proof("M2"))
    _change_second_guest(office, merged_into=GUEST)
    assert "FN:陈**" in str(_ask(office, desk, SHOPPER, guest_id=SECOND_GUEST).text)
    told = [(kind, actor, facts["masked"], facts.get("approver")) for kind, actor, facts in _audit(office)]
    assert told == [
        ("guest.export_card", SHOPPER, True, None),
        ("guest.export_card", own, False, str(other)),
        ("guest.export_card", SHOPPER, True, None),
    ]


def test_a_list_is_a_supervisors_and_has_its_measure(
    office: HeadOffice, desk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotAllowed):
        _ask(office, desk, SHOPPER)
    answer = _ask(office, desk, SUPERVISOR)
    lines = str(answer.text).splitlines()
    assert len(lines) == answer.rows + 1
    assert lines[0].startswith('"会员卡号","姓名"')
    assert not [line for line in lines if "晓晴" in line or "晓敏" in line]
    monkeypatch.setattr(export_desk, "MOST_MASKED", 1)
    too_many = _ask(office, desk, SUPERVISOR)
    assert (too_many.text, too_many.most, too_many.rows) == (None, 1, answer.rows)
    assert [facts["rows"] for _, _, facts in _audit(office)] == [answer.rows]


class _Line:
    """Answers as head office does, or has never heard of it."""

    def __init__(self, answer: ExportAnswer | None) -> None:
        self._answer = answer

    def post(self, path: str, message: object, answer: type[ExportAnswer]) -> ExportAnswer:
        assert (path, answer) == ("/v1/exports", ExportAnswer)
        assert isinstance(message, ExportQuestion)
        if self._answer is None:
            raise NotFoundError
        return self._answer


def test_the_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    file, asked = tmp_path / "members.csv", ExportQuestion(staff_id=SUPERVISOR)

    def export(answer: ExportAnswer | None, question: ExportQuestion = asked, target: Path = file) -> int:
        return export_guests(cast(Transport, _Line(answer)), question, target)

    assert export(ExportAnswer(text="a\r\n", rows=3, most=9)) == 3
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"\xef\xbb\xbfa\r\n", 0o600)
    with pytest.raises(Refused) as refused:
        export(ExportAnswer(text=None, rows=30, most=9))
    assert (refused.value.code, refused.value.facts["most"]) == (Code.EXPORT_TOO_LARGE, 9)
    with pytest.raises(Offline):
        export(None)
    with pytest.raises(Refused):
        export(None, ExportQuestion(staff_id=SUPERVISOR, guest_id=GUEST))
    assert [path.name for path in tmp_path.iterdir()] == ["members.csv"]
