"""What a scanned text is, and that it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row
from tests.fakes.small_desk import SmallDesk, copy_desk
from tests.fakes.small_house import GUEST, SECOND_GUEST, VISIT, VOUCHER, visit
from vipdesk.cache.queries.scan import scan
from vipdesk.ids import derived_id
from vipdesk.models.card import Card
from vipdesk.models.snapshot.desk import Scan, ScanKind
from vipdesk.printed_code import LONGEST_SCAN, PREFIX, CodeType, feedback_text, write_code

CARD = "886600000000"
CODE = write_code(CodeType.VOUCHER, VOUCHER)


@pytest.mark.parametrize("text", [CARD, f" {CARD}\r\n", "８８６６０００００００0"])
def test_a_card_is_the_guests_however_the_scanner_typed_it(desk: SmallDesk, text: str) -> None:
    assert scan(desk.reader, text) == Scan(ScanKind.GUEST, CARD, guest_id=GUEST)


def test_a_second_card_is_found_in_the_dossier_unless_it_is_retired(desk: SmallDesk) -> None:
    card = Card(id=derived_id("second"), guest_id=GUEST, card_no="VIP77777", primary=False)
    desk.put(card)
    assert scan(desk.reader, "vip77777") == Scan(ScanKind.GUEST, "VIP77777", guest_id=GUEST)
    card.version, card.retired_at = 2, NOON
    desk.put(card)
    assert scan(desk.reader, "vip77777") == Scan(ScanKind.UNKNOWN_CARD, "VIP77777")


def test_the_card_of_a_retired_guest_is_unknown(desk: SmallDesk) -> None:
    desk.put(directory_row("陈晓晴", row_id=SECOND_GUEST, card_no="886600000001", version=2, retired_at=NOON))
    desk.put(Card(id=derived_id("card", "1"), guest_id=SECOND_GUEST, card_no="886600000001", retired_at=NOON))
    assert scan(desk.reader, "886600000001").kind is ScanKind.UNKNOWN_CARD


@pytest.mark.parametrize("text", [CODE, CODE.lower(), f" {CODE} ", CODE.replace("-", "").replace("VD1", "VD1-")])
def test_a_voucher_code_is_read_as_it_is_stored_whether_this_desk_knows_it_or_not(
    desk: SmallDesk, text: str
) -> None:
    assert scan(desk.reader, text) == Scan(ScanKind.VOUCHER, CODE, voucher_id=VOUCHER)


def test_a_welcome_card_leads_to_its_visit(desk: SmallDesk) -> None:
    code = write_code(CodeType.FEEDBACK, VISIT)
    assert scan(desk.reader, code) == Scan(ScanKind.WELCOME_CARD, code)
    desk.put(visit())
    known = Scan(ScanKind.WELCOME_CARD, code, guest_id=GUEST, visit_id=VISIT)
    assert scan(desk.reader, code) == known
    # as it is printed where guests answer by their telephones
    assert scan(desk.reader, feedback_text("https://vip.example.com", code)) == known


@pytest.mark.parametrize("head", ["10", "15", "25", "30"])
def test_a_payment_code_is_told_as_that_and_not_kept(desk: SmallDesk, head: str) -> None:
    assert scan(desk.reader, head + "1234567890123456") == Scan(ScanKind.PAYMENT, "")


@pytest.mark.parametrize("text", ["161234567890123456", "1012345678901234567", "ABC123", "123456"])
def test_what_looks_like_a_card_and_is_nobodys_is_an_unknown_card(desk: SmallDesk, text: str) -> None:
    assert scan(desk.reader, text) == Scan(ScanKind.UNKNOWN_CARD, text)


@pytest.mark.proves("S51")
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://example.com/" + "a" * 90, ("HTTPS://EXAMPLE.COM/" + "A" * 90)[:40]),
        (CODE[:-1] + ("0" if CODE[-1] != "0" else "1"), (CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))[:40]),
        (PREFIX, PREFIX),
        ("12345", "12345"),
        ("", ""),
        ("陈晓晴", "陈晓晴"),
        (CARD * 60, ""),
        ("1" * (LONGEST_SCAN + 1), ""),
    ],
)
def test_anything_else_is_foreign_and_little_of_it_is_kept(desk: SmallDesk, text: str, kept: str) -> None:
    assert scan(desk.reader, text) == Scan(ScanKind.FOREIGN, kept)


@pytest.fixture(scope="module")
def standing(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """A desk for many scans."""
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("standing") / "profile")
    yield desk
    desk.cache.close()


@pytest.mark.proves("S51")
@given(st.one_of(st.text(), st.from_regex(r"VD1-[0-9A-Z-]{20,40}", fullmatch=True)))
@example("\ud800")
@example("ﷺ" * 512)
@example("VD1-\x00")
def test_no_text_raises_or_is_taken_for_a_paper_of_ours(standing: SmallDesk, text: str) -> None:
    found = scan(standing.reader, text)
    assert found.kind in (ScanKind.FOREIGN, ScanKind.UNKNOWN_CARD, ScanKind.PAYMENT)
    assert len(found.code) <= 40
