"""停机包 by itself: printed when the day begins at a desk, and anew every two hours, where a printer was chosen for it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from vipdesk.chinese.dates import store_date
from vipdesk.clock import Clock
from vipdesk.desk.facade import DeskFacade
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.desk import PrintJobView
from vipdesk.models.vocabulary import PrintState
from vipdesk.ui.answers import Answers

DOCUMENT = "downtime_pack"
DOWNTIME_PACK = derived_id(DOCUMENT)
"""The pack is of no row: one name for all of them."""
EVERY = timedelta(hours=2)
AFTER_FAILURE = timedelta(minutes=15)
"""A printer without paper is not asked again at once; the file of the day's papers tells what failed."""
_LOOK_MS = 60_000


def next_pack(jobs: tuple[PrintJobView, ...], now: datetime) -> datetime:
    """When the next pack is due, from today's papers, the newest first; now where there is none yet."""
    packs = [job for job in jobs if job.document == DOCUMENT and store_date(job.requested_at) == store_date(now)]
    if not packs:
        return now
    return packs[0].requested_at + (AFTER_FAILURE if packs[0].state is PrintState.FAILED else EVERY)


class DowntimeWatch(QObject):
    """Looks every minute while somebody works here; never to a file, which would lie there unencrypted."""

    def __init__(self, desk: DeskFacade, clock: Clock, is_at_work: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._clock, self._is_at_work = desk, clock, is_at_work
        self._answers = Answers(self)
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_LOOK_MS)
        self._clockwork.timeout.connect(self.look)
        self._clockwork.start()

    def look(self) -> None:
        """Print a pack if one is due."""
        if self._printer() and self._is_at_work():
            self._desk.print_jobs(self._answers.latest("jobs", self._decide))

    def _decide(self, jobs: tuple[PrintJobView, ...]) -> None:
        now, printer = self._clock.now(), self._printer()
        if printer and self._is_at_work() and next_pack(jobs, now) <= now:
            self._desk.print_document(DOCUMENT, DOWNTIME_PACK, printer, _told_elsewhere, _told_elsewhere)

    def _printer(self) -> str:
        return self._desk.settings.printers.get(DOCUMENT, "")


def _told_elsewhere(_: object) -> None:
    """The job is in the day's list with what became of it; the next look reads it there."""
