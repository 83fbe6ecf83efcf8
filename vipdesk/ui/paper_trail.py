"""Papers on their way: hands one over and says truthfully what became of it."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import PrintJobView
from vipdesk.models.vocabulary import PrintState
from vipdesk.ui.answers import Answers
from vipdesk.ui.route import Route
from vipdesk.ui.texts import document_text, error_text

_GONE = (PrintState.SENT, PrintState.DONE)


class PaperTrail(QObject):
    """Follows the latest paper of one page. The print system says sent, never printed."""

    said = Signal(str, bool)
    """A sentence, and whether it is a trouble."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._job_id: UUID | None = None
        desk.print_changed.connect(self._moved)

    def send(self, document: str, row_id: UUID) -> None:
        """Hand a paper over."""
        paper = self._route.paper_for(document, row_id)
        began, failed = self._answers.latest("began", self._began), self._answers.latest("failed", self._failed)
        self._desk.print_document(document, row_id, paper.target, began, failed)

    def _began(self, job: PrintJobView) -> None:
        self._job_id = job.job_id
        self._tell(job)

    def _moved(self, job: PrintJobView) -> None:
        if job.job_id == self._job_id:
            self._tell(job)

    def _tell(self, job: PrintJobView) -> None:
        self.said.emit(paper_words(job), job.state is PrintState.FAILED)

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error), True)


class PaperWords(QObject):
    """The sentences; a class of its own so that they are translated."""

    def words(self, job: PrintJobView) -> str:
        """What is known of a paper."""
        if job.target.endswith(".pdf") and job.state in _GONE:
            words = self.tr("{paper}已存成 PDF")
        else:
            words = {
                PrintState.WAITING: self.tr("{paper}在等打印机"),
                PrintState.SENT: self.tr("{paper}已送打印机"),
                PrintState.DONE: self.tr("{paper}已送打印机"),
                PrintState.FAILED: self.tr("{paper}没有打成"),
                PrintState.UNKNOWN: self.tr("不知道{paper}有没有打成，请看打印机"),
            }[job.state]
        return words.replace("{paper}", document_text(job.document))


def paper_words(job: PrintJobView) -> str:
    """What is known of a paper, in the language in force."""
    return PaperWords().words(job)
