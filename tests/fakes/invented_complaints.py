"""What the invented store's guests have complained about."""

from __future__ import annotations

from datetime import date, timedelta

from tests.fakes.invented_house import MR, MRS, MS, STAFF, ago, masked, named, to_come
from vipdesk.cache.queries.approvals import APPROVAL
from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.complaints import (
    CaseCard,
    CaseQuestion,
    CaseView,
    CauseCount,
    CausesOfMonth,
    ComplaintDesk,
    RemedyChoice,
    RemedyView,
    SealedLineView,
    SealedWords,
    Stage,
)
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import BoardCard
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.departments import department_words

_WAITED, _QUALITY = Words("服务·等候太久", "Service·Waited too long"), Words("商品·质量", "Goods·Quality")
COMPLAINT = named("request", "complaint")


def _case(number: int, summary: str, stage: Stage, hours: float, owner: int | None, **more: object) -> CaseCard:
    closed = stage in (Stage.SOLVED, Stage.FOLLOWED_UP)
    details: dict[str, object] = {
        "request_id": COMPLAINT if number == 0 else named("request", f"complaint {number}"),
        "number": f"112{number}-7K3F",
        "summary": summary,
        "guest": (masked("陈晓晴", MS), masked("傅雅文", MRS), masked("顾明远", MR))[number % 3],
        "state": RequestState.DONE if closed else RequestState.ACCEPTED if owner else RequestState.NEW,
        "stage": stage,
        "owner": None if owner is None else STAFF[owner].name,
        "owner_id": None if owner is None else STAFF[owner].staff_id,
        "opened_at": ago(minutes=round(hours * 60)),
        "due_at": to_come(minutes=round((24 - hours) * 60)),
        "closed_at": ago(minutes=round(hours * 30)) if closed else None,
        "share": min(hours / 24, 1.0),
        "waiting": owner is None and hours > 1,
        "overdue": hours > 24 and not closed,
        "sensitive": not summary,
        "approval": False,
        "cause": _WAITED if closed else None,
    }
    return CaseCard(**(details | more))  # type: ignore[arg-type]  # details as the card has them


def invented_complaints(question: CaseQuestion) -> ComplaintDesk:
    """The afternoon's cases."""
    opened = (
        _case(1, "外套改衣超期，没有人说明", Stage.TAKEN, 25.2, 2),
        _case(0, "等了四十分钟没有人接待", Stage.TAKEN, 17.7, 1, approval=True),
        _case(2, "", Stage.OPENED, 2.1, None),
    )
    closed = (
        _case(4, "礼券过期前没有提醒", Stage.FOLLOWED_UP, 60, 2),
        _case(5, "链扣修好又断", Stage.SOLVED, 90, 3, cause=_QUALITY, recurs=True),
    )
    month = CausesOfMonth(
        month=question.month or date(2026, 11, 1),
        causes=(
            CauseCount("service.waiting", _WAITED, 6, 0.5, 2),
            CauseCount("goods.quality", _QUALITY, 3, 0.75, 1),
            CauseCount("after_sales.delay", Words("售后·超期", "After-sales·Late"), 2, 11 / 12, 0),
            CauseCount("benefits.voucher", Words("礼遇·礼券", "Benefits·Voucher"), 1, 1.0, 0),
        ),
        total=16,
        open=3,
        sensitive=1,
        late=2,
    )
    found = tuple(card for card in closed if question.text in card.summary)
    branches = (("service", Words("服务", "Service")), ("goods", Words("商品", "Goods")))
    return ComplaintDesk(opened, found, month, branches)


def complaint_card() -> BoardCard:
    """The complaint that waits for a second person."""
    keeper = STAFF[1]
    clock = ClockView(to_come(minutes=380), 0.74, None, None, waiting=False, urgent=False)
    return BoardCard(
        request_id=COMPLAINT,
        kind="complaint",
        icon="message-circle",
        summary="等了四十分钟没有人接待",
        guest=masked("陈晓晴", MS),
        place=None,
        state=RequestState.IN_PROGRESS,
        department=department_words("主管", None),
        owner=keeper.name,
        owner_id=keeper.staff_id,
        opened_at=ago(minutes=1060),
        due_at=to_come(minutes=380),
        closed_at=None,
        clock=clock,
        asks_to_close=True,
    )


def approval_matter() -> Matter:
    """The same for whoever may approve it."""
    return Matter(
        op_id=named("remedy", "voucher"),
        kind=MatterKind.APPROVAL,
        intent=APPROVAL,
        about="#7K3F · 陈**",
        asked_at=ago(minutes=58),
        author=STAFF[2].name,
        code=None,
        guest_id=named("guest", "陈晓晴"),
        request_id=COMPLAINT,
    )


def case_of(card: BoardCard) -> CaseView:
    """What a complaint has besides."""
    remedies = (
        RemedyView(
            named("remedy", "apology"),
            Words("当面致歉", "Apology in person"),
            0,
            RemedyState.APPROVED,
            STAFF[1].name,
            False,
            STAFF[1].name,
            card.opened_at + timedelta(hours=1),
        ),
        RemedyView(
            named("remedy", "voucher"),
            Words("补偿礼券", "Voucher"),
            80_000,
            RemedyState.PROPOSED,
            STAFF[2].name,
            False,
            None,
            card.opened_at + timedelta(hours=2),
        ),
    )
    choices = (
        RemedyChoice("apology", Words("当面致歉", "Apology in person"), 0),
        RemedyChoice("gift", Words("小礼物", "Small gift"), 30_000),
        RemedyChoice("voucher", Words("补偿礼券", "Voucher"), 200_000),
        RemedyChoice("refund", Words("退款", "Refund"), 1_000_000),
    )
    return CaseView(Stage.PLANNED, 0.74, False, True, 2, True, remedies, choices, True)


SEALED = SealedWords(
    "通话被旁人听到",
    ((Words("什么事", "What happened"), "在前台报手机号时，旁边有人记下"),),
    (SealedLineView(ago(minutes=40), "已致电道歉"),),
)
