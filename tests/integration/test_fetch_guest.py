"""A desk of another store asks for a guest, over the pipe and the line; all real processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.house import PIN
from tests.fakes.processes import DeskProcess, OfficeProcess, enrol, served
from tests.integration.test_two_desks_over_http import MEMBERS
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.stores import add_store
from vipdesk.models.vocabulary import Role

pytestmark = pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
FAR = "北京路店"


@pytest.fixture
def office(record_url: str, record: Database, tmp_path: Path) -> Iterator[OfficeProcess]:
    record.close()
    with served(record_url, tmp_path / "office", members=MEMBERS) as office:
        with closing(Database(record_url)) as database:
            add_store(database, FAR)
            add_staff(database, code="B001", name="梁颖", role=Role.RECEPTIONIST, store_name=FAR, pin=PIN)
        yield office


@pytest.fixture
def line(office: OfficeProcess) -> Iterator[FaultProxy]:
    line = FaultProxy(office.url)
    yield line
    line.close()


@pytest.fixture
def desk(office: OfficeProcess, line: FaultProxy, tmp_path: Path) -> Iterator[DeskProcess]:
    desk = DeskProcess(*enrol(office, tmp_path, "far", FAR, line.url))
    assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
    desk.ask(do="sign_in", staff="B001", pin_file=str(office.pin_file))
    yield desk
    assert desk.stop() == 0


@pytest.mark.proves("P11", "S33")
def test_a_guest_of_another_store_is_here_when_the_answer_comes(desk: DeskProcess) -> None:
    assert desk.ask(do="scan", code="886600000001")["kind"] == "unknown_card"
    assert desk.ask(do="find", text="cxq")["hits"] == []
    answer = desk.ask(do="fetch", card_no="886600000001")
    assert [guest["name"] for guest in answer["found"]] == ["陈晓晴"]
    profile = desk.ask(do="profile", guest_id=answer["guest_id"])["profile"]
    assert (profile["has_dossier"], profile["drink"]) == (True, "龙井 不加糖")
    assert desk.ask(do="scan", code="886600000001")["guest_id"] == answer["guest_id"]
    desk.submit("visit.check_in", guest_id=answer["guest_id"])
    by_phone = desk.ask(do="fetch", phone="139 0013 9000")
    assert [guest["masked_phone"] for guest in by_phone["found"]] == ["139****9000"]
    assert desk.ask(do="fetch", name="欧阳文静", tail="3700")["found"] == []
    assert desk.ask(do="fetch", name="欧阳文静", tail="7000")["found"][0]["name"] == "欧阳文静"


def test_nobody_is_found_and_a_question_that_is_none_and_no_line(desk: DeskProcess, line: FaultProxy) -> None:
    assert desk.ask(do="fetch", card_no="886699999999") | {"id": 0} == {"guest_id": None, "found": [], "id": 0}
    assert desk.ask(do="fetch", phone="8000")["state"] == "failed"
    assert desk.ask(do="fetch")["state"] == "failed"
    line.cut()
    assert desk.ask(do="fetch", card_no="886600000001")["code"] == "offline"
    line.mend()


@pytest.mark.proves("F13")
def test_somebody_known_elsewhere_is_refused_by_head_office_with_their_id(desk: DeskProcess) -> None:
    new = desk.submit("guest.register", name="陈小晴", phone="13800138000")["created"]["guest_id"]
    desk.submit("visit.check_in", guest_id=new)
    assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
    status = desk.ask(do="status")
    assert status["refused"] == 2
    assert desk.ask(do="profile", guest_id=new)["profile"] is None
