"""Two headless desks and a head office, all real processes, through a line that is cut and killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.processes import DeskProcess, OfficeProcess, enrol, served
from vipdesk.headoffice.database import Database
from vipdesk.models.wire import digest_lines

MEMBERS = (
    "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期,导购工号,车牌,称谓,饮品偏好,忌讳/过敏,备注\n"
    "886600000001,陈晓晴,女,13800138000,1980-03-04,农历,金卡,2020-01-02,S001,,女士,龙井 不加糖,海鲜过敏,\n"
    "886600000002,单晓敏,女,13900139000,1985-05-06,公历,金卡,2020-01-02,S001,,女士,普洱,,\n"
    "886600000003,欧阳文静,女,13700137000,1990-07-08,公历,白金卡,2020-01-02,S002,,小姐,,,\n"
)


@pytest.fixture
def office(record_url: str, record: Database, tmp_path: Path) -> Iterator[OfficeProcess]:
    record.close()
    with served(record_url, tmp_path / "office", members=MEMBERS) as office:
        yield office


@pytest.fixture
def line(office: OfficeProcess) -> Iterator[FaultProxy]:
    line = FaultProxy(office.url)
    yield line
    line.close()


@pytest.fixture
def desks(office: OfficeProcess, line: FaultProxy, tmp_path: Path) -> Iterator[tuple[DeskProcess, DeskProcess]]:
    first = enrol(office, tmp_path, "desk1", "天河店", line.url)
    second = enrol(office, tmp_path, "desk2", "天河店")
    started = (DeskProcess(*first), DeskProcess(*second))
    for desk in started:
        assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
        desk.ask(do="sign_in", staff="A001", pin_file=str(office.pin_file))
    yield started
    for desk in started:
        assert desk.stop() == 0


def _guest(desk: DeskProcess, text: str) -> str:
    return str(desk.ask(do="find", text=text, limit=1)["hits"][0]["guest_id"])


def _export_digest(office: OfficeProcess, table: str) -> dict[str, Any]:
    return digest_lines(office.lines("export", "--table", table))


@pytest.mark.proves("I12", "F1", "F2", "F6")
@pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
def test_what_was_saved_through_a_cut_line_is_at_head_office_and_at_the_other_desk(
    desks: tuple[DeskProcess, DeskProcess], line: FaultProxy, office: OfficeProcess
) -> None:
    first, second = desks
    guest = _guest(first, "cxq")
    visit = first.submit("visit.check_in", guest_id=guest, companions=1)
    line.cut()
    kinds = [
        first.submit("guest.set_preference", guest_id=guest, topic="drink", value="白茶", based_on="龙井 不加糖"),
        first.submit(
            "request.open", guest_id=guest, kind_of_request="drinks", summary="白茶", fields={"item": "白茶"}
        ),
        first.submit("visit.check_out", visit_id=visit["created"]["visit_id"]),
    ]
    other = _guest(second, "sxm")
    second.submit("visit.check_in", guest_id=other)
    line.mend()
    for desk in desks:
        assert desk.ask(do="wait", until="idle", seconds=60)["reached"]
    for desk in desks:
        desk.ask(do="sync")
    op_ids = {json.loads(line)["id"] for line in office.lines("export", "--table", "visit")}
    assert len(op_ids) == 2
    digests = [desk.ask(do="digest") for desk in desks]
    for table in ("visit", "request", "preference", "guest", "directory_row", "card", "staff"):
        expected = _export_digest(office, table)
        assert digests[0][table] == expected, table
        assert digests[1][table] == expected, table
    assert len({saved["op_id"] for saved in kinds}) == 3


@pytest.mark.proves("F14", "I2", "I5")
@pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
def test_a_killed_head_office_comes_back_and_nothing_is_lost_or_doubled(
    desks: tuple[DeskProcess, DeskProcess], office: OfficeProcess
) -> None:
    _, second = desks
    guest = _guest(second, "欧阳")
    office.kill()
    saved = [second.submit("guest.add_note", guest_id=guest, text=f"第 {number} 条") for number in range(20)]
    assert second.ask(do="status")["waiting"] == 20
    office.start()
    assert second.ask(do="wait", until="idle", seconds=60)["reached"]
    notes = [json.loads(line)["text"] for line in office.lines("export", "--table", "note")]
    assert sorted(notes) == sorted(f"第 {number} 条" for number in range(20))
    assert len({answer["op_id"] for answer in saved}) == 20


@pytest.mark.proves("I1", "F27")
@pytest.mark.parametrize("record_kind", ["sqlite"], indirect=True)
def test_a_desk_killed_at_any_moment_keeps_what_it_called_saved(office: OfficeProcess, tmp_path: Path) -> None:
    profile, passphrase_file = enrol(office, tmp_path, "desk1", "天河店")
    desk = DeskProcess(profile, passphrase_file)
    assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
    desk.ask(do="sign_in", staff="A001", pin_file=str(office.pin_file))
    office.kill()
    witness: list[str] = []
    guest = _guest(desk, "cxq")
    for round_number in range(4):
        witness += [
            str(desk.submit("guest.add_note", guest_id=guest, text=f"{round_number}·{number}")["op_id"])
            for number in range(5)
        ]
        desk.kill()
        desk = DeskProcess(profile, passphrase_file)
        # signing in works while head office is away: this desk knows the PIN from before
        assert desk.ask(do="sign_in", staff="A001", pin_file=str(office.pin_file))["name"] == "何嘉仪"
    assert desk.ask(do="status")["waiting"] == len(witness)
    office.start()
    assert desk.ask(do="wait", until="idle", seconds=60)["reached"]
    assert desk.stop() == 0
    assert len(office.lines("export", "--table", "note")) == len(witness)
    assert office.command("audit", "verify")["ok"]


def test_several_workers_serve_one_record_and_end_on_sigterm(
    record_url: str, record: Database, tmp_path: Path
) -> None:
    record.close()
    with served(record_url, tmp_path, workers=2) as office:
        profile, passphrase_file = enrol(office, tmp_path, "desk1", "天河店")
        desk = DeskProcess(profile, passphrase_file)
        assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
        assert desk.stop() == 0
        assert office.stop() == 0
