"""Head office's commands and HTTP as contract.md fixes them, on the installed command and PostgreSQL."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from tests.contracts.conftest import MEMBERS, Lounge
from tests.fakes.processes import DeskProcess, OfficeProcess
from vipdesk import __version__
from vipdesk.headoffice.database import Database

SUMMARY = {"file", "encoding", "records", "accepted", "repaired", "duplicate", "refused", "net_fen"}
REPORT = ["line", "key", "status", "codes", "message", "before", "after"]


def _call(
    office: OfficeProcess, path: str, body: Any = None, headers: dict[str, str] | None = None
) -> tuple[int, str, Any]:
    """Speak to head office as any HTTP client would: status, content type, JSON."""
    content = None if body is None else json.dumps(body).encode()
    request = Request(  # noqa: S310 - our own server
        office.url + path, data=content, headers={"Content-Type": "application/json", **(headers or {})}
    )
    try:
        with urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
            return answer.status, answer.headers.get_content_type(), json.load(answer)
    except HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), json.load(error)


def _token(lounge: Lounge) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        lounge.desk("token", "--staff", "A001", "--pin-file", str(lounge.office.pin_file))
    )
    return answer


def test_health_names_database_and_version(lounge: Lounge) -> None:
    status, _, answer = _call(lounge.office, "/health")
    assert status == 200
    assert answer == {"status": "ok", "database": "postgresql", "version": __version__}


def test_any_http_client_can_push_and_pull_with_the_token_of_a_desk(lounge: Lounge) -> None:
    token = _token(lounge)
    assert {"headers", "desk_id", "incarnation", "next_seq", "expires_at"} <= set(token)
    rows: list[Any] = []
    cursor = ""
    while True:
        status, _, page = _call(lounge.office, f"/v1/pull{cursor}", headers=token["headers"])
        assert status == 200
        assert {"rows", "cursor", "applied_seq", "safe_seq", "server_time", "done", "digest"} <= set(page)
        rows += page["rows"]
        if page["done"]:
            break
        cursor = f"?cursor={page['cursor']}"
    guest = next(row["id"] for row in rows if row["table"] == "guest")
    assert all(set(row) == {"table", "id", "kind", "row"} and row["kind"] in ("put", "forget") for row in rows)
    visit, feedback, op_id = str(uuid4()), str(uuid4()), str(uuid4())
    pushed = {
        "op_id": op_id,
        "kind": "visit.check_in",
        "op_schema": 1,
        "args": {"guest_id": guest, "companions": 0, "visit_id": visit, "feedback_id": feedback},
        "creates": [visit],
        "asked_at": page["server_time"],
        "anchor": page["server_time"],
        "uncertainty_ms": 0,
        "actor": token["staff_id"],
    }
    body = {
        "desk": token["desk_id"],
        "incarnation": token["incarnation"],
        "first_seq": token["next_seq"],
        "intents": [pushed],
    }
    first, again = (_call(lounge.office, "/v1/push", body, token["headers"]) for _ in range(2))
    assert first[0] == again[0] == 200, first
    assert first[2]["outcomes"] == again[2]["outcomes"]
    assert {"outcomes", "expected_seq", "safe_seq", "server_time"} <= set(first[2])
    assert {"op_id", "seq", "state", "code", "facts"} <= set(first[2]["outcomes"][0])
    assert first[2]["outcomes"][0]["op_id"] == op_id


def test_a_cursor_that_does_not_fit_is_told_its_reason(lounge: Lounge) -> None:
    status, kind, answer = _call(lounge.office, "/v1/pull?cursor=nonsense", headers=_token(lounge)["headers"])
    assert (status, kind) == (409, "application/problem+json")
    assert answer["code"] == "reset_required"
    assert answer["reason"]


@pytest.mark.proves("S22", "S49")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v1/pull", 401),
        ("/v1/push", 401),
        ("/v1/incarnation", 401),
        ("/docs", 404),
        ("/schema", 404),
        ("/x", 404),
    ],
)
def test_errors_are_problems_with_a_code(lounge: Lounge, path: str, expected: int) -> None:
    body = (
        {"desk": str(uuid4()), "incarnation": 1, "first_seq": 1, "intents": []}
        if path in ("/v1/push", "/v1/incarnation")
        else None
    )
    status, kind, answer = _call(lounge.office, path, body)
    assert (status, kind) == (expected, "application/problem+json")
    assert answer["code"]


def test_an_import_sums_up_and_reports_every_record(lounge: Lounge) -> None:
    file, report = lounge.folder / "members.csv", lounge.folder / "again.csv"
    summary = lounge.office.command("import", "members", str(file), "--report", str(report), "--dry-run")
    assert set(summary) >= SUMMARY
    assert summary["records"] == sum(summary[key] for key in ("accepted", "repaired", "duplicate", "refused"))
    assert report.read_bytes().startswith(b"\xef\xbb\xbf")
    for name in ("again.csv", "report.csv"):
        head, *rows = _read(lounge.folder / name)
        assert head == REPORT
        assert [row[0] for row in rows] == [str(line + 2) for line in range(len(MEMBERS.splitlines()) - 1)]
        assert {row[2] for row in rows} <= {"accepted", "repaired", "duplicate", "refused"}
    first = _read(lounge.folder / "report.csv")[1:]
    assert [row[2] for row in first] == ["accepted", "repaired", "duplicate", "refused"]
    assert [row[3] for row in first] == ["", "fullwidth", "exact_copy", "card_missing"]


def _read(report: Path) -> list[list[str]]:
    with report.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def test_an_invitation_has_a_code_and_an_end(lounge: Lounge) -> None:
    invited = lounge.office.command("desk", "enrol", "--name", "later", "--store", "天河店")
    assert set(invited) == {"code", "expires_at"}
    assert invited["expires_at"].endswith("Z")


def test_what_a_desk_holds_is_what_head_office_exports(lounge: Lounge) -> None:
    desk = DeskProcess(lounge.profile, lounge.passphrase_file)
    assert desk.ask(do="wait", until="idle", seconds=30)["reached"]
    for table in ("guest", "directory_row", "card", "preference", "staff", "voucher_type", "lounge_place"):
        exported = [json.loads(line) for line in lounge.office.lines("export", "--table", table)]
        assert desk.ask(do="rows", table=table)["rows"] == exported
        assert exported
        assert {"id", "version", "retired_at"} <= set(exported[0])
    assert desk.stop() == 0


def test_the_openapi_description_is_printed_and_names_every_route(lounge: Lounge) -> None:
    described = lounge.office.command("openapi")
    assert {"/health", "/v1/sign-in", "/v1/incarnation", "/v1/push", "/v1/pull"} <= set(described["paths"])


def test_epoch_and_audit_answer(lounge: Lounge) -> None:
    assert lounge.office.command("audit", "verify")["ok"] is True
    assert lounge.office.command("epoch", "new")["epoch"] >= 2


@pytest.mark.parametrize("role", ["receptionist", "shopper", "supervisor", "head_office", "administrator"])
def test_staff_of_every_role_can_be_added(lounge: Lounge, role: str) -> None:
    assert lounge.office.staff(f"R{len(role):03d}{role[:2]}", "某人", role, "天河店")


def test_tables_are_named_and_shaped_as_the_contract_says(record: Database) -> None:
    from sqlalchemy import inspect  # noqa: PLC0415 - only here

    shared = [
        "guest",
        "directory_row",
        "card",
        "visit",
        "lounge_place",
        "request",
        "voucher",
        "voucher_type",
        "receipt",
        "staff",
        "store",
        "desk",
        "preference",
        "policy",
    ]
    with record.as_owner() as connection:
        found = inspect(connection)
        columns = {
            table: {column["name"] for column in found.get_columns(table)} for table in found.get_table_names()
        }
    for table in shared:
        assert {"id", "version", "retired_at"} <= columns[table], table
    assert {
        "op_id",
        "desk_id",
        "incarnation",
        "seq",
        "kind",
        "actor_id",
        "state",
        "code",
        "received_at",
    } <= columns["outcome"]
    assert "audit" in columns
    assert "code" in columns["voucher"]
    assert "feedback_code" in columns["visit"]
