"""The server: builds the HTTP application around a record."""

import logging
from pathlib import Path
from typing import Any, TypeAlias

from litestar import Litestar, Request, Response
from litestar.config.app import AppConfig
from litestar.exceptions import HTTPException
from litestar.logging import LoggingConfig
from litestar.openapi import OpenAPIConfig

from vipdesk import __version__
from vipdesk.clock import Clock
from vipdesk.errors import ServerBusy, Unavailable, VipDeskError
from vipdesk.headoffice.attachment_desk import AttachmentDesk
from vipdesk.headoffice.case_desk import CaseDesk
from vipdesk.headoffice.content_desk import ContentDesk
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.event_hub import EventHub
from vipdesk.headoffice.export_desk import ExportDesk
from vipdesk.headoffice.feedback_desk import FeedbackDesk
from vipdesk.headoffice.feedback_pages import for_guests_instead, is_for_guests
from vipdesk.headoffice.first_sync import FirstSync
from vipdesk.headoffice.first_sync_files import FileStore
from vipdesk.headoffice.guest_desk import GuestDesk
from vipdesk.headoffice.look_up_book import LookUpBook
from vipdesk.headoffice.problems import ProtocolProblem
from vipdesk.headoffice.pull import PullHandler
from vipdesk.headoffice.push import PushHandler
from vipdesk.headoffice.routes import ROUTES, HeadOffice
from vipdesk.log import log_defect, log_event
from vipdesk.protocol.problem import PROBLEM_TYPE, Problem, ProblemCode

MOST_BYTES = 1024 * 1024
"""Of one request's body (S23)."""
RETRY_SECONDS = "1"
_AnyRequest: TypeAlias = Request[Any, Any, Any]
_Answer: TypeAlias = Response[Problem] | Response[str]
_GONE = "client disconnected prematurely"
"""What the framework raises where a request breaks off in its body (F2)."""


def create_app(database: Database, clock: Clock, *, files: Path | None = None, describe: bool = False) -> Litestar:
    """The HTTP application, its sealed files in a folder.

    `describe` adds the OpenAPI description, which a running server never serves (S22).
    """
    house = HeadOffice(
        database=database,
        doorkeeper=Doorkeeper(database, clock),
        push=PushHandler(database, clock, _report),
        pull=PullHandler(database, clock),
        content=ContentDesk(database, clock),
        first_sync=FirstSync(database, clock, FileStore(database, clock, files)),
        guests=GuestDesk(database, clock),
        attachments=AttachmentDesk(database, clock),
        look_ups=LookUpBook(database, clock),
        exports=ExportDesk(database, clock),
        cases=CaseDesk(database, clock),
        feedback=FeedbackDesk(database, clock),
        events=EventHub(database, clock),
    )

    def keep_house(config: AppConfig) -> AppConfig:
        config.state["house"] = house
        return config

    return Litestar(
        route_handlers=ROUTES,
        on_app_init=[keep_house],
        on_shutdown=[house.events.close],
        openapi_config=OpenAPIConfig(title="VIPDesk head office", version=__version__) if describe else None,
        request_max_body_size=MOST_BYTES,
        logging_config=LoggingConfig(log_exceptions="never", configure_root_logger=False),
        exception_handlers={
            ProtocolProblem: _protocol_problem,
            VipDeskError: _trouble,
            HTTPException: _http_problem,
            RecursionError: _too_deep,
            Exception: _defect,
        },
    )


def openapi_document(database: Database, clock: Clock) -> dict[str, Any]:
    """The OpenAPI description as JSON values."""
    return create_app(database, clock, describe=True).openapi_schema.to_schema()


def _report(error: BaseException) -> None:
    """Log a defect without the values it carried (S35)."""
    log_defect("head office", error)


def _protocol_problem(request: _AnyRequest, problem: ProtocolProblem) -> _Answer:
    return _answer(request, problem.status, problem.code, problem.reason)


def _trouble(request: _AnyRequest, error: VipDeskError) -> _Answer:
    if isinstance(error, Unavailable):
        busy = isinstance(error, ServerBusy)
        level = logging.INFO if busy else logging.ERROR
        log_event("unavailable", level=level, trouble=error.trouble.value)
        return _answer(request, 503, ProblemCode.BUSY, None, {"Retry-After": RETRY_SECONDS})
    _report(error)
    return _answer(request, 500, ProblemCode.SERVER_DEFECT, None)


def _http_problem(request: _AnyRequest, error: HTTPException) -> _Answer:
    codes = {404: ProblemCode.NOT_FOUND, 405: ProblemCode.NOT_FOUND, 413: ProblemCode.TOO_LARGE}
    code = codes.get(error.status_code, ProblemCode.BAD_REQUEST)
    if error.detail == _GONE:
        # nobody will read the answer, and whoever went away is no mistake of ours
        log_event("client_gone", level=logging.INFO)
    elif error.status_code >= 500:
        _report(error)
        code = ProblemCode.SERVER_DEFECT
    answer = _answer(request, error.status_code, code, None)
    answer.headers.update(error.headers or {})
    return answer


def _too_deep(request: _AnyRequest, _error: RecursionError) -> _Answer:
    """A message nested deeper than anything we send; inside an intent the same would be a defect of ours."""
    log_event("message_too_deep", level=logging.INFO)
    return _answer(request, 400, ProblemCode.BAD_REQUEST, None)


def _defect(request: _AnyRequest, error: Exception) -> _Answer:
    _report(error)
    return _answer(request, 500, ProblemCode.SERVER_DEFECT, None)


def _answer(
    request: _AnyRequest, status: int, code: str, reason: str | None, headers: dict[str, str] | None = None
) -> _Answer:
    if is_for_guests(request):
        return for_guests_instead(request, status)
    problem = Problem(title=code.replace("_", " "), status=status, code=code, reason=reason)
    return Response(problem, status_code=status, media_type=PROBLEM_TYPE, headers=headers)
