"""Every document by name: how it is laid out, and which paper it wants."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from vipdesk.errors import Trouble, WrongUsage
from vipdesk.models.snapshot.paper import (
    ComplaintPaper,
    DowntimePaper,
    HandoverPaper,
    RequestSlipPaper,
    StorageListPaper,
    StorageTagPaper,
    ThanksPaper,
    VoucherPaper,
    WelcomeCardPaper,
    WifiPaper,
)
from vipdesk.printing.complaint_sheet import complaint_sheet_pdf
from vipdesk.printing.downtime_pack import downtime_pack_pdf
from vipdesk.printing.handover import handover_pdf
from vipdesk.printing.request_slip import MEDIA, request_slip_pdf
from vipdesk.printing.slips import ROLL, storage_list_pdf, storage_tag_pdf, wifi_slip_pdf
from vipdesk.printing.thanks_note import thanks_note_pdf
from vipdesk.printing.voucher import voucher_pdf
from vipdesk.printing.welcome_card import welcome_card_pdf


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of paper."""

    title: str
    """What the print system is told: never a name."""
    media: str
    lay_out: Callable[[Mapping[str, Any]], bytes]


DOCUMENTS: Mapping[str, Document] = {
    "welcome_card": Document(
        "VIPDesk welcome card", "A6", lambda paper: welcome_card_pdf(msgspec.convert(paper, WelcomeCardPaper))
    ),
    "downtime_pack": Document(
        "VIPDesk downtime pack", "A4", lambda paper: downtime_pack_pdf(msgspec.convert(paper, DowntimePaper))
    ),
    "complaint": Document(
        "VIPDesk complaint", "A5", lambda paper: complaint_sheet_pdf(msgspec.convert(paper, ComplaintPaper))
    ),
    "thanks_note": Document(
        "VIPDesk note of thanks", "A6", lambda paper: thanks_note_pdf(msgspec.convert(paper, ThanksPaper))
    ),
    "handover": Document(
        "VIPDesk handover", "A4", lambda paper: handover_pdf(msgspec.convert(paper, HandoverPaper))
    ),
    "request_slip": Document(
        "VIPDesk service slip", MEDIA, lambda paper: request_slip_pdf(msgspec.convert(paper, RequestSlipPaper))
    ),
    "voucher": Document("VIPDesk voucher", "A6", lambda paper: voucher_pdf(msgspec.convert(paper, VoucherPaper))),
    "storage_tag": Document(
        "VIPDesk storage tag", ROLL, lambda paper: storage_tag_pdf(msgspec.convert(paper, StorageTagPaper))
    ),
    "storage_list": Document(
        "VIPDesk storage list", ROLL, lambda paper: storage_list_pdf(msgspec.convert(paper, StorageListPaper))
    ),
    "wifi_slip": Document(
        "VIPDesk Wi-Fi slip", ROLL, lambda paper: wifi_slip_pdf(msgspec.convert(paper, WifiPaper))
    ),
}


def document_named(name: str) -> Document:
    """The document of that name; raises WrongUsage for another."""
    found = DOCUMENTS.get(name)
    if found is None:
        raise WrongUsage(Trouble.USAGE, detail=name)
    return found
