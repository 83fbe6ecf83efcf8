"""Rows of vouchers and offers, made from snapshots."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import moment_text
from vipdesk.models.snapshot.vouchers import VoucherOffer, VoucherView
from vipdesk.money import Fen, format_yuan
from vipdesk.printed_code import code_tail
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, voucher_state_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span


def given_row(voucher: VoucherView, now: datetime) -> Row:
    """A voucher that was given: how much, what and whose; when, and whether it can be used."""
    amount = format_yuan(Fen(voucher.worth_fen))
    expired = voucher.state == "issued" and voucher.expires_at <= now
    state = voucher_state_text("expired" if expired else voucher.state)
    usable = voucher.state == "issued" and not expired
    given = moment_text(voucher.issued_at, now, language())
    tail = QCoreApplication.translate("vouchers", "尾号 {tail}").replace("{tail}", code_tail(voucher.code))
    detail = joined(say(voucher.address), tail, given)
    ink: Token = "text" if usable else "muted"
    offline = Chip(QCoreApplication.translate("vouchers", "离线发出"), "info", "info_soft")
    return Row(
        key=voucher.voucher_id,
        spoken=", ".join((amount, say(voucher.name), detail, state)),
        title=(Span(amount, 16, bold=True, tone=ink), Span(say(voucher.name), 15, tone=ink, before=12)),
        detail=(Span(detail, 13, tone="muted"),),
        icon="ticket-check" if usable else "ticket",
        right=(Span(state, 14, tone="ok" if usable else "muted"),),
        chip=offline if voucher.issued_offline else None,
    )


def offer_row(offer: VoucherOffer) -> Row:
    """A voucher that may be given: how much and what; where it can be used and for how long."""
    amount = format_yuan(Fen(offer.worth_fen))
    days = Counts().days_valid(offer.valid_days)
    uses = Counts().uses(offer.uses) if offer.uses > 1 else ""
    return Row(
        key=offer.voucher_type_id,
        spoken=", ".join(part for part in (amount, say(offer.name), say(offer.terms), days, uses) if part),
        title=(Span(amount, 16, bold=True), Span(say(offer.name), 15, before=12)),
        detail=(Span(say(offer.terms), 13, tone="muted"),),
        icon="ticket",
        right=(Span(days, 13, tone="muted"),),
        right_detail=(Span(uses, 13, tone="muted"),) if uses else (),
    )
