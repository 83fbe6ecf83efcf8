"""The slip of a request: 80 mm wide, as long as it needs, with the number that the guest keeps."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.clocks import NOON
from tests.fakes.paper_reader import PaperReader
from vipdesk.models.snapshot.paper import RequestSlipPaper
from vipdesk.printing.request_slip import request_slip_pdf


def _slip(lines: tuple[tuple[str, str], ...], language: str = "zh") -> RequestSlipPaper:
    return RequestSlipPaper(
        house="栖澜百货",
        store="北京路店",
        number="1122-7K3F",
        service="维修·保养",
        address="陈女士",
        lines=lines,
        department="售后",
        opened_at=NOON,
        due_at=NOON + timedelta(days=5),
        language=language,
    )


def test_number_fields_and_promise_stand_on_it_and_it_grows_with_what_is_said() -> None:
    reader = PaperReader()
    short = request_slip_pdf(_slip((("物品", "手袋"),)))
    text = reader.text(short)
    for words in ("1122-7K3F", "维修·保养", "陈女士", "手袋", "售后", "2026年11月27日 14:05"):
        assert words in text
    long = request_slip_pdf(_slip((("物品", "手袋"), ("问题", "链扣松脱，" * 24)), "en"))
    assert reader.text(long).replace("\n", "").count("链扣松脱") == 24
    assert reader.text(long).count("\f") == 1
    assert b"Service slip" in long or "Service slip" in reader.text(long)
