"""A real CUPS, run by the test, takes the paper; what came out is read back."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vipdesk.errors import BadInput, PrinterUnavailable, Trouble
from vipdesk.models.snapshot.paper import VoucherPaper, WelcomeCardPaper
from vipdesk.models.vocabulary import PrintState
from vipdesk.printing import queue
from vipdesk.printing.queue import job_state, matching_media, print_queues, save, send
from vipdesk.printing.voucher import voucher_pdf
from vipdesk.printing.welcome_card import welcome_card_pdf

if TYPE_CHECKING:
    from tests.fakes.paper_reader import PaperReader
    from tests.printing.conftest import PrintSystem

Wait = Callable[[Callable[[], bool]], None]


def test_a_card_reaches_the_printer_whole_and_its_code_reads_from_what_arrived(
    print_system: "PrintSystem", reader: "PaperReader", wait_for: Wait, card: WelcomeCardPaper
) -> None:
    pdf = welcome_card_pdf(card)
    job = send(pdf, "lounge", "A6", "Welcome card", server=print_system.server)
    wait_for(lambda: job_state(job, server=print_system.server) is PrintState.DONE)
    received = print_system.received("lounge")
    assert received.startswith(pdf)
    assert [code.text for code in reader.codes(received)] == [card.feedback_code]


def test_a_job_is_sent_while_it_waits_and_failed_when_somebody_cancels_it(
    print_system: "PrintSystem", wait_for: Wait, voucher: VoucherPaper
) -> None:
    print_system.add_queue("stopped")
    print_system.run("cupsdisable", "stopped")
    job = send(voucher_pdf(voucher), "stopped", "A6", "Voucher", server=print_system.server)
    assert job_state(job, server=print_system.server) is PrintState.SENT
    print_system.run("cancel", job)
    wait_for(lambda: job_state(job, server=print_system.server) is not PrintState.SENT)
    assert job_state(job, server=print_system.server) is PrintState.FAILED


def test_a_job_that_cannot_be_prepared_is_failed(print_system: "PrintSystem", wait_for: Wait) -> None:
    print_system.add_queue("unprepared", filter_name="broken")
    job = send(b"%PDF-1.4\n", "unprepared", "A6", "Voucher", server=print_system.server)
    wait_for(lambda: job_state(job, server=print_system.server) is not PrintState.SENT)
    assert job_state(job, server=print_system.server) is PrintState.FAILED


def test_a_job_the_printer_gives_up_is_failed(print_system: "PrintSystem", wait_for: Wait) -> None:
    print_system.add_queue("jammed", "-o", "printer-error-policy=abort-job", device="jam:/")
    job = send(b"%PDF-1.4\n", "jammed", "A6", "Voucher", server=print_system.server)
    wait_for(lambda: job_state(job, server=print_system.server) is not PrintState.SENT)
    assert job_state(job, server=print_system.server) is PrintState.FAILED


def test_the_small_sheet_is_asked_for_only_where_the_queue_has_it(
    print_system: "PrintSystem", wait_for: Wait
) -> None:
    print_system.add_queue("large", sheets=("A4",))
    for name, asked in (("lounge", True), ("large", False)):
        job = send(b"%PDF-1.4\n", name, "A6", "Welcome card", server=print_system.server)
        wait_for(lambda job=job: job_state(job, server=print_system.server) is PrintState.DONE)  # type: ignore[misc]  # a default binds this round's job
        options = print_system.received(name).decode().splitlines()[-1]
        assert ("media=iso_a6_105x148mm" in options) is asked, options
        assert "print-scaling=none" in options


def test_the_queues_are_named(print_system: "PrintSystem") -> None:
    assert "lounge" in print_queues(server=print_system.server)


def test_an_unknown_printer_is_said_to_be_unavailable(print_system: "PrintSystem") -> None:
    with pytest.raises(PrinterUnavailable) as refused:
        send(b"%PDF-1.4\n", "nowhere", "A6", "Voucher", server=print_system.server)
    assert refused.value.facts == {"printer": "nowhere"}


@pytest.mark.parametrize("name", ["-h", "lounge;touch pwned", "$(touch pwned)", "../lounge", "礼券", "a\nb"])
def test_a_hostile_printer_name_is_no_command(
    print_system: "PrintSystem", name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PrinterUnavailable):
        send(b"%PDF-1.4\n", name, "A6", "Voucher", server=print_system.server)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("job", ["lounge-999999", "other-1", "lounge", "", "-1", "lounge-²"])
def test_a_job_nobody_knows_is_unknown(print_system: "PrintSystem", job: str) -> None:
    assert job_state(job, server=print_system.server) is PrintState.UNKNOWN


def test_a_number_that_belongs_to_another_queue_is_unknown(print_system: "PrintSystem") -> None:
    job = send(b"%PDF-1.4\n", "lounge", "A6", "Voucher", server=print_system.server)
    number = job.rpartition("-")[2]
    assert job_state(f"elsewhere-{number}", server=print_system.server) is PrintState.UNKNOWN


def test_no_copy_of_the_paper_stays_on_this_side(
    print_system: "PrintSystem", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    send(b"%PDF-1.4\n", "lounge", "A6", "Voucher", server=print_system.server)
    assert list(tmp_path.rglob("*")) == []


def test_without_a_print_system_nothing_is_claimed(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "cups.sock")
    with pytest.raises(PrinterUnavailable) as refused:
        print_queues(server=nowhere)
    assert refused.value.trouble is Trouble.PRINTER_UNAVAILABLE
    with pytest.raises(PrinterUnavailable):
        send(b"%PDF-1.4\n", "lounge", "A6", "Voucher", server=nowhere)
    assert job_state("lounge-1", server=nowhere) is PrintState.UNKNOWN


def test_without_the_commands_there_is_no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterUnavailable):
        print_queues()
    assert job_state("lounge-1") is PrintState.UNKNOWN


def test_a_print_system_that_does_not_answer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("lp", "lpstat"):
        stub = tmp_path / command
        stub.write_text("#!/bin/sh\nexec sleep 60\n")
        stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(queue, "SECONDS", 0.2)
    with pytest.raises(PrinterUnavailable):
        send(b"%PDF-1.4\n", "lounge", "A6", "Voucher", server=str(tmp_path / "cups.sock"))


def test_the_server_is_set_for_the_commands_alone(
    print_system: "PrintSystem", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    print_queues(server=print_system.server)
    assert "CUPS_SERVER" not in os.environ


@pytest.mark.parametrize(
    ("offered", "found"),
    [
        (("iso_a4_210x297mm", "iso_a6_105x148mm"), "iso_a6_105x148mm"),
        (("A4", "A6"), "A6"),
        (("iso_a4_210x297mm", "na_letter_8.5x11in"), None),
        (("custom_min_70x100mm", "jis_b6_128x182mm"), None),
        ((), None),
    ],
)
def test_a_sheet_is_found_under_the_name_the_queue_gives_it(offered: tuple[str, ...], found: str | None) -> None:
    assert matching_media(offered, "A6") == found


def test_a_saved_paper_is_whole_and_for_this_user_alone(tmp_path: Path, card: WelcomeCardPaper) -> None:
    target = tmp_path / "welcome_card.pdf"
    target.write_bytes(b"an older one, longer than nothing")
    pdf = welcome_card_pdf(card)
    save(pdf, target)
    assert target.read_bytes() == pdf
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_paper_that_cannot_be_saved_is_a_typed_error_and_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        save(b"%PDF-1.4\n", tmp_path / "missing" / "voucher.pdf")
    assert refused.value.facts["file"] == "voucher.pdf"
    (tmp_path / "voucher.pdf").mkdir()
    with pytest.raises(BadInput):
        save(b"%PDF-1.4\n", tmp_path / "voucher.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["voucher.pdf"]
