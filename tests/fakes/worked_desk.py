"""The desk in memory whose requests are real ones: rules, log and clocks over an encrypted file of the small house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.fakes import invented_house
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, SHOPPER
from vipdesk.cache.queries import services
from vipdesk.cache.queries.request_file import request_file
from vipdesk.cache.queries.today import today
from vipdesk.config import Settings
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.services import Board, RequestFile, RequestForm
from vipdesk.models.snapshot.today import Today


class WorkedDesk(FakeDesk):
    """Everything else is invented; of requests `rows` answers and keeps what is submitted."""

    def __init__(self, rows: SmallDesk, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self.rows = rows
        self.last: UUID | None = None
        """The request that was opened last."""

    @property
    def guest(self) -> Profile:
        """The first guest of the small house."""
        return replace(self.house.profiles[invented_house.CHEN], guest_id=GUEST)

    def today(self, then: Then[Today]) -> None:
        self._answer(then, today(self.rows.reader, SHOPPER), "today")

    def board(self, then: Then[Board]) -> None:
        self._answer(then, services.board(self.rows.reader), "board")

    def request_forms(self, then: Then[tuple[RequestForm, ...]]) -> None:
        self._answer(then, services.request_forms(self.rows.reader), "request_forms")

    def request_file(self, request_id: UUID, then: Then[RequestFile | None]) -> None:
        self._answer(then, request_file(self.rows.reader, request_id), "request file")

    def submit(self, kind: str, args: Mapping[str, Any], then: Then[Any], failed: Failed) -> None:
        if not kind.startswith("request."):
            super().submit(kind, args, then, failed)
            return
        self.submitted.append((kind, dict(args)))
        try:
            saved = self.rows.submit(kind, **args)
        except VipDeskError as error:
            self._answer(failed, error)
            return
        if kind == "request.open":
            self.last = saved.created["request_id"]
        self._answer(then, saved)
