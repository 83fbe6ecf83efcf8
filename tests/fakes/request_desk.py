"""The desk in memory, as far as it answers for one request: its file, its pauses, its story, the ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fakes import invented_house as house
from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.fact_desk import Effects
from tests.fakes.invented_complaints import SEALED, case_of, invented_complaints
from tests.fakes.invented_services import FORMS
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import Offline
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.complaints import CaseQuestion, ComplaintDesk, SealedWords
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.ladder import LadderView, RungView, TriedCall
from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.snapshot.services import BoardCard, ClockReason, FormChoice, FormField, LogLine, RequestFile
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, PauseReason, RequestEventKind, RequestState
from vipdesk.rules.departments import department_words

CLOSING = (
    FormField("result", Words("处理结果", "Result"), required=True),
    FormField(
        "condition",
        Words("成色", "Condition"),
        required=False,
        choices=(FormChoice("unused", Words("未使用", "Unused")), FormChoice("worn", Words("有使用痕迹", "Worn"))),
    ),
)


class RequestDesk(AnsweringDesk):
    """`stories` are the logs of requests beyond their opening, `papers` the pictures of each."""

    def __init__(self) -> None:
        super().__init__()
        self.stories: dict[UUID, tuple[LogLine, ...]] = {}
        self.papers: dict[UUID, tuple[AttachmentView, ...]] = {}
        self.rungs = [("not_taken", 5, "supervisor"), ("share", 80, "owner"), ("overdue", 60, "head_office")]

    def request_file(self, request_id: UUID, then: Then[RequestFile | None]) -> None:
        card = next((each for each in self.house.cards if each.request_id == request_id), None)
        self._answer(then, None if card is None else self._file(card), "request file")

    def complaint_desk(self, question: CaseQuestion, then: Then[ComplaintDesk]) -> None:
        self._answer(then, invented_complaints(question), "complaints")

    def sealed_words(self, request_id: UUID, then: Then[SealedWords], failed: Failed) -> None:
        if self.status.online:
            self._answer(then, SEALED, str(request_id))
        else:
            failed(Offline())

    def ladder(self, then: Then[LadderView]) -> None:
        self._answer(then, LadderView(tuple(RungView(*rung) for rung in self.rungs)), "ladder")

    def try_ladder(self, steps: list[dict[str, Any]], then: Then[tuple[TriedCall, ...] | None]) -> None:
        if not all(isinstance(step["value"], int) for step in steps):
            self._answer(then, None, "try ladder")
            return
        cards = [card for card in self.house.cards if card.state in OPEN_REQUEST_STATES]
        tried = tuple(
            TriedCall(
                card.request_id,
                card.kind,
                card.summary,
                card.guest,
                step["tell"],
                card.owner,
                card.due_at,
                place == 0,
            )
            for step in steps
            for place, card in enumerate(cards[:2])
        )
        self._answer(then, tried, "try ladder")

    def _change_card(self, args: dict[str, Any], **changes: Any) -> dict[str, UUID]:
        self.house.cards = [
            replace(card, **changes) if str(card.request_id) == args["request_id"] else card
            for card in self.house.cards
        ]
        return {}

    def request_effects(self) -> Effects:
        """What becomes of each intent about one request."""
        return {
            "request.pause": self._pause,
            "request.resume": self._resume,
            "request.comment": self._comment,
            "request.ladder": self._set_ladder,
            "complaint.propose_remedy": _nothing,
            "complaint.decide_remedy": _nothing,
            "complaint.seal": _nothing,
            "visit.rate": _nothing,
            "request.route": lambda args: self._change_card(
                args, department=department_words(args["department"], None)
            ),
            "request.step": lambda args: self._change_card(args, step=Words(args["to"], args["to"])),
        }

    def _file(self, card: BoardCard) -> RequestFile:
        form = next((form for form in FORMS if form.kind == card.kind), FORMS[-1])
        opening = LogLine(card.opened_at, RequestEventKind.OPENED, house.STAFF[0].name, "")
        opened = card.state in OPEN_REQUEST_STATES
        reasons = [ClockReason("store_hours", None, 0)]
        if card.clock is not None and card.clock.paused_at is not None:
            reasons.append(ClockReason("paused", card.clock.paused_at, 0))
        elif card.clock is not None and card.clock.waiting:
            reasons.append(ClockReason("not_taken", None, 5))
        return RequestFile(
            card=card,
            number="1122-7K3F",
            label=form.label,
            values=((Words("物品", "Item"), Words(card.summary, card.summary)),),
            log=(opening, *self.stories.get(card.request_id, ())),
            reasons=tuple(reasons) if opened else (),
            closing=CLOSING if card.asks_to_close else (),
            step_name=None,
            next_step=None,
            next_step_name=None,
            texts=((Words("已修好", "Repaired"), Words("您的链扣已经修好。", "Your clasp is repaired.")),),
            again=(card.kind, (("item", card.summary),)),
            departments=tuple(department_words(name, None) for name in ("专柜", "售后", "包装台")),
            case=case_of(card) if card.kind == "complaint" else None,
            pictures=self.papers.get(card.request_id, ()),
        )

    def _set_ladder(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.rungs = [(step["when"], step["value"], step["tell"]) for step in args["steps"]]
        return {}

    def _pause(self, args: dict[str, Any]) -> dict[str, UUID]:
        reason = PauseReason(args["reason"])
        self._tell(args, RequestEventKind.PAUSED, "", reason.value)
        clock = ClockView(house.NOW + timedelta(minutes=8), 0.4, house.NOW, reason, waiting=False, urgent=False)
        return self._change_card(args, clock=clock, state=RequestState.IN_PROGRESS)

    def _resume(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._tell(args, RequestEventKind.RESUMED, "", "")
        card = next(each for each in self.house.cards if str(each.request_id) == args["request_id"])
        assert card.clock is not None, "it was paused"
        return self._change_card(args, clock=replace(card.clock, paused_at=None, paused_for=None))

    def _comment(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._tell(args, RequestEventKind.COMMENTED, args["text"], "")
        return {}

    def _tell(self, args: dict[str, Any], kind: RequestEventKind, text: str, about: str) -> None:
        request_id = UUID(args["request_id"])
        line = LogLine(house.NOW, kind, house.STAFF[0].name, text, about)
        self.stories[request_id] = (*self.stories.get(request_id, ()), line)


def _nothing(_args: dict[str, Any]) -> dict[str, UUID]:
    """Saved; nothing of it is shown here."""
    return {}
