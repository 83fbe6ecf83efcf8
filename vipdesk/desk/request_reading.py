"""What the desk reads of requests: the board, one of them, the forms of new ones, and the escalation ladder."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries import called, complaints, services
from vipdesk.cache.queries.request_file import request_file
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.guest_reading import GuestReading
from vipdesk.desk.messages import ReadSealed
from vipdesk.desk.replies import sealed_words
from vipdesk.errors import Offline, SignInAgain
from vipdesk.models.snapshot.complaints import CaseQuestion, ComplaintDesk, SealedWords
from vipdesk.models.snapshot.ladder import LadderView, TriedCall
from vipdesk.models.snapshot.services import Board, RequestFile, RequestForm


class RequestReading(GuestReading):
    """The part of the front desk that answers for the screen 服务."""

    _link: BackRoomLink

    def board(self, then: Then[Board]) -> None:
        """The screen 服务."""
        self._read(services.board, then, channel="board")

    def request_forms(self, then: Then[tuple[RequestForm, ...]]) -> None:
        """The types of request that may be opened."""
        self._read(services.request_forms, then)

    def request_file(self, request_id: UUID, then: Then[RequestFile | None]) -> None:
        """One request with its log and its clock."""
        person = self.staff
        self._read(lambda reader: request_file(reader, request_id, person), then, channel="request file")

    def complaint_desk(self, question: CaseQuestion, then: Then[ComplaintDesk]) -> None:
        """The screen 投诉, for whoever is signed in."""
        person = self.staff
        self._read(lambda reader: complaints.complaint_desk(reader, person, question), then, channel="complaints")

    def sealed_words(self, request_id: UUID, then: Then[SealedWords], failed: Failed) -> None:
        """Ask head office for the words of a sensitive case."""
        staff = self.staff
        if staff is None or not self.status.online:
            failed(SignInAgain() if staff is None else Offline())
            return
        self._link.ask(
            lambda number: ReadSealed(question=number, staff_id=staff.staff_id, request_id=request_id),
            lambda answer: then(sealed_words(answer)),
            failed,
        )

    def ladder(self, then: Then[LadderView]) -> None:
        """The escalation ladder in force."""
        self._read(called.ladder, then)

    def try_ladder(self, steps: list[dict[str, Any]], then: Then[tuple[TriedCall, ...] | None]) -> None:
        """Whom a ladder would tell of the store's open requests."""
        self._read(lambda reader: called.tried_calls(reader, steps), then, channel="ladder")
