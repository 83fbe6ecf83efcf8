"""What was typed of somebody new and is not saved yet, kept for whoever is signed in."""

from vipdesk.cache.intake_drafts import drafts_of, keep_draft
from vipdesk.desk.cache_worker import CacheWorker
from vipdesk.desk.facade import DeskFacade, Then
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.intake_draft import IntakeDraft


class DraftDesk(DeskFacade):
    """The part of the front desk that remembers forms nobody has finished."""

    _worker: CacheWorker

    def intake_drafts(self, then: Then[dict[str, IntakeDraft]]) -> None:
        """What whoever is signed in has not saved."""
        staff = self.staff
        if staff is not None:
            staff_id = staff.staff_id
            self._worker.ask(
                lambda tools: drafts_of(tools.reader_cache, staff_id, tools.reader().now), then, _not_kept
            )

    def keep_intake_draft(self, number: str, draft: IntakeDraft | None) -> None:
        """Keep it, or forget it."""
        staff = self.staff
        if staff is not None:
            staff_id = staff.staff_id
            self._worker.ask(
                lambda tools: keep_draft(tools.writer, staff_id, number, draft, tools.reader().now),
                _kept,
                _not_kept,
            )


def _kept(_nothing: None) -> None:
    """Nobody waits for it."""


def _not_kept(_error: VipDeskError) -> None:
    """A full disk keeps no draft; the form still has what was typed, and saving it says what is wrong."""
