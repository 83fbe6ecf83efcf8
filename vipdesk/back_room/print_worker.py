"""Laying papers out and handing them over; a job's state is told as far as the print system knows it."""

import time
from pathlib import Path
from uuid import UUID

from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.worker import Worker
from vipdesk.cache.engine import Cache
from vipdesk.cache.print_spool import move_job
from vipdesk.desk.messages import ListPrinters, Print, PrintMoved, Reply
from vipdesk.errors import PrinterUnavailable, Refused, VipDeskError
from vipdesk.models.vocabulary import PrintState
from vipdesk.printing import queue
from vipdesk.printing.documents import document_named

PDF_SUFFIX = ".pdf"
WATCH_SECONDS = 30
_LOOK_EVERY = 0.5


class PrintWorker(Worker[Print | ListPrinters]):
    """One paper after another."""

    def __init__(self, cache: Cache, pipe: CounterPipe) -> None:
        """Own one connection."""
        super().__init__("print")
        self._cache = cache
        self._pipe = pipe

    def take(self, message: Print | ListPrinters) -> None:
        """Print, or name the printers."""
        if isinstance(message, Print):
            self._print(message)
            return
        try:
            names = queue.print_queues()
        except PrinterUnavailable:
            names = ()
        self._pipe.tell(Reply(question=message.question, value=list(names)))

    def failed(self, message: Print | ListPrinters, error: VipDeskError) -> None:
        """A job that cannot be handed over has failed; the paper can go elsewhere."""
        if not isinstance(message, Print):
            self._pipe.reply_error(message.question, error)
            return
        move_job(self._cache, message.job_id, PrintState.FAILED)
        trouble = error.code.value if isinstance(error, Refused) else error.trouble.value
        self._pipe.tell(
            PrintMoved(job_id=message.job_id, state=PrintState.FAILED, trouble=trouble, facts=dict(error.facts))
        )

    def _print(self, message: Print) -> None:
        document = document_named(message.document)
        pdf = document.lay_out(message.paper)
        if message.target.endswith(PDF_SUFFIX):
            queue.save(pdf, Path(message.target))
            self._move(message.job_id, PrintState.DONE, None)
            return
        system_job = queue.send(pdf, message.target, document.media, document.title)
        self._move(message.job_id, PrintState.SENT, system_job)
        self._watch(message.job_id, system_job)

    def _watch(self, job_id: UUID, system_job: str) -> None:
        """Follow a job for a while; what it becomes after that nobody here claims to know."""
        deadline = time.monotonic() + WATCH_SECONDS
        while time.monotonic() < deadline and self._inbox.empty():
            state = queue.job_state(system_job)
            if state is not PrintState.SENT:
                self._move(job_id, state, None)
                return
            time.sleep(_LOOK_EVERY)

    def _move(self, job_id: UUID, state: PrintState, system_job: str | None) -> None:
        move_job(self._cache, job_id, state, system_job)
        self._pipe.tell(PrintMoved(job_id=job_id, state=state, trouble=None, facts={}))
