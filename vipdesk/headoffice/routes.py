"""The endpoints: each checks the door and hands the message to the one who answers it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get, post, route
from litestar.concurrency import sync_to_thread
from litestar.datastructures import State
from litestar.exceptions import ClientException
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream
from litestar.status_codes import HTTP_206_PARTIAL_CONTENT
from litestar.types import ControllerRouterHandler

from vipdesk import __version__
from vipdesk.headoffice.attachment_desk import AttachmentDesk
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.case_desk import CaseDesk
from vipdesk.headoffice.content_desk import ContentDesk
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.event_hub import EventHub
from vipdesk.headoffice.event_look import Standing, read_standing
from vipdesk.headoffice.event_stream import EventStream
from vipdesk.headoffice.export_desk import ExportDesk
from vipdesk.headoffice.feedback_desk import FeedbackDesk
from vipdesk.headoffice.feedback_pages import GUESTS_PATH, for_guests
from vipdesk.headoffice.first_sync import FirstSync
from vipdesk.headoffice.guest_desk import GuestDesk
from vipdesk.headoffice.look_up_book import LookUpBook
from vipdesk.headoffice.problems import OutdatedProtocol, TooLarge
from vipdesk.headoffice.pull import PullHandler
from vipdesk.headoffice.push import PushHandler
from vipdesk.protocol.attachments import AttachmentState, UploadedPart
from vipdesk.protocol.content import ContentAnswer, ContentQuestion
from vipdesk.protocol.exports import ExportAnswer, ExportQuestion
from vipdesk.protocol.first_sync import MEDIA_TYPE, FirstSyncOffer
from vipdesk.protocol.guests import GuestAnswer, GuestQuestion
from vipdesk.protocol.health import Health
from vipdesk.protocol.look_ups import LookUpAnswer, LookUpQuestion
from vipdesk.protocol.pull import MOST_ROWS, PullAnswer
from vipdesk.protocol.push import MOST_INTENTS, PushAnswer, PushRequest, is_instant
from vipdesk.protocol.sealed_words import SealedAnswer, SealedQuestion
from vipdesk.protocol.sign_in import (
    Challenge,
    EnrolAnswer,
    EnrolRequest,
    IncarnationAnswer,
    SignInAnswer,
    SignInRequest,
)
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER

_OLDEST_PROTOCOL = PROTOCOL - 1
"""A desk may be one step behind: stores do not update all their machines in one night (I20)."""

_PART = re.compile(r"bytes=([0-9]{1,15})-")

AnyRequest = Request[Any, Any, State]


@dataclass(frozen=True, slots=True)
class HeadOffice:
    """Everybody an endpoint may turn to."""

    database: Database
    doorkeeper: Doorkeeper
    push: PushHandler
    pull: PullHandler
    content: ContentDesk
    first_sync: FirstSync
    guests: GuestDesk
    attachments: AttachmentDesk
    look_ups: LookUpBook
    exports: ExportDesk
    cases: CaseDesk
    feedback: FeedbackDesk
    events: EventHub


def _house(request: AnyRequest) -> HeadOffice:
    house: HeadOffice = request.app.state["house"]
    return house


def _access(request: AnyRequest) -> Access:
    """Open the door, or raise what the protocol answers."""
    return _access_until(request)[0]


def _access_until(request: AnyRequest) -> tuple[Access, datetime]:
    """The same, and when the token ends."""
    spoken = request.headers.get(PROTOCOL_HEADER)
    if spoken is not None and (not spoken.isdecimal() or int(spoken) < _OLDEST_PROTOCOL):
        raise OutdatedProtocol
    access, ends_at = _house(request).doorkeeper.access_until(request.headers.get("Authorization"))
    return (access if spoken is None else replace(access, protocol=min(int(spoken), PROTOCOL))), ends_at


@get("/health", sync_to_thread=False)
def health(request: AnyRequest) -> Health:
    """Whether head office is there."""
    return Health(status="ok", database=_house(request).database.kind, version=__version__)


@get("/v1/challenge", sync_to_thread=True)
def challenge(request: AnyRequest) -> Challenge:
    """A text for a desk to sign."""
    return _house(request).doorkeeper.challenge()


@post("/v1/enrol", sync_to_thread=True, status_code=200)
def enrol(request: AnyRequest, data: JSONBody[EnrolRequest]) -> EnrolAnswer:
    """Take in a desk's key against its one-time code."""
    return _house(request).doorkeeper.enrol(data)


@post("/v1/sign-in", sync_to_thread=True, status_code=200)
def sign_in(request: AnyRequest, data: JSONBody[SignInRequest]) -> SignInAnswer:
    """Give a token to a desk, or to a person at a desk."""
    return _house(request).doorkeeper.sign_in(data)


@post("/v1/incarnation", sync_to_thread=True, status_code=200)
def incarnation(
    request: AnyRequest,
    above: Annotated[int, QueryParameter(ge=0)] = 0,
    ask_id: FromQuery[UUID | None] = None,
) -> IncarnationAnswer:
    """Count the asking desk's incarnation up, beyond the latest it has had."""
    return _house(request).doorkeeper.new_incarnation(_access(request), above, ask_id)


@post("/v1/push", sync_to_thread=True, status_code=200)
def push(request: AnyRequest, data: JSONBody[PushRequest]) -> PushAnswer:
    """Decide a batch of intents."""
    access = _access(request)
    if len(data.intents) > MOST_INTENTS:
        raise TooLarge
    if not all(is_instant(moment) for intent in data.intents for moment in (intent.asked_at, intent.anchor)):
        raise ClientException
    return _house(request).push.push(access, data)


@get("/v1/pull", sync_to_thread=True)
def pull(
    request: AnyRequest,
    cursor: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST_ROWS)] = MOST_ROWS,
) -> PullAnswer:
    """One page of changes."""
    return _house(request).pull.pull(_access(request), cursor or None, limit)


@get("/v1/content", sync_to_thread=True)
def content(
    request: AnyRequest,
    *,
    cursor: FromQuery[str],
    columns: FromQuery[str],
    table: FromQuery[str],
    after: FromQuery[UUID | None] = None,
    upto: FromQuery[UUID | None] = None,
) -> ContentAnswer:
    """What stands in the rows of a table between two ids, as one sum."""
    asked = ContentQuestion(cursor=cursor, columns=columns, table=table, after=after, upto=upto)
    return _house(request).content.content(_access(request), asked)


@post("/v1/guests", sync_to_thread=True, status_code=200)
def guests(request: AnyRequest, data: JSONBody[GuestQuestion]) -> GuestAnswer:
    """Ask for a guest whom the desk does not hold; in the body, since no log of addresses shall name anybody."""
    return _house(request).guests.ask(_access(request), data)


@post("/v1/look-ups", sync_to_thread=True, status_code=200)
def look_ups(request: AnyRequest, data: JSONBody[LookUpQuestion]) -> LookUpAnswer:
    """Tell a supervisor who has asked for whom at the store."""
    return _house(request).look_ups.ask(_access(request), data)


@post("/v1/exports", sync_to_thread=True, status_code=200)
def exports(request: AnyRequest, data: JSONBody[ExportQuestion]) -> ExportAnswer:
    """Write guests out for somebody who may: masked, or in full for two people with a reason."""
    return _house(request).exports.ask(_access(request), data)


@post("/v1/sealed-words", sync_to_thread=True, status_code=200)
def sealed_words(request: AnyRequest, data: JSONBody[SealedQuestion]) -> SealedAnswer:
    """Read a sensitive case of the asking store."""
    return _house(request).cases.read(_access(request), data)


@get("/v1/first-sync", sync_to_thread=True)
def first_sync(request: AnyRequest, columns: FromQuery[str], refused: FromQuery[str] = "") -> FirstSyncOffer:
    """How a desk without a base gets one, and what its window needs at once."""
    sources = frozenset(filter(None, refused.split(",")))
    return _house(request).first_sync.offer(_access(request), columns, sources)


@get("/v1/first-sync/rows", sync_to_thread=True)
def first_sync_rows(request: AnyRequest) -> Stream:
    """Every row of the desk's spaces, as frames of one snapshot."""
    return Stream(_house(request).first_sync.stream(_access(request)), media_type=MEDIA_TYPE)


@get("/v1/first-sync/files/{name:str}", sync_to_thread=True)
def first_sync_file(request: AnyRequest, name: FromPath[str]) -> Stream:
    """A sealed file, from the byte on at which the Range header begins."""
    part = _PART.fullmatch(request.headers.get("Range", ""))
    pieces = _house(request).first_sync.file(_access(request), name, int(part[1]) if part else 0)
    return Stream(pieces, media_type=MEDIA_TYPE, status_code=HTTP_206_PARTIAL_CONTENT if part else None)


@get("/v1/attachments/{attachment_id:uuid}", sync_to_thread=True)
def attachment(request: AnyRequest, attachment_id: FromPath[UUID]) -> AttachmentState:
    """How much of an attachment that the asking desk has added is here."""
    return _house(request).attachments.state(_access(request), attachment_id)


@post("/v1/attachments/{attachment_id:uuid}/parts", sync_to_thread=True, status_code=200)
def attachment_part(
    request: AnyRequest, attachment_id: FromPath[UUID], data: JSONBody[UploadedPart]
) -> AttachmentState:
    """Take some bytes of it."""
    return _house(request).attachments.take_part(_access(request), attachment_id, data)


@post("/v1/attachments/{attachment_id:uuid}/finish", sync_to_thread=True, status_code=200)
def attachment_finish(request: AnyRequest, attachment_id: FromPath[UUID]) -> AttachmentState:
    """Look at what has come, and let other desks have it."""
    return _house(request).attachments.finish(_access(request), attachment_id)


@get("/v1/attachments/{attachment_id:uuid}/bytes", sync_to_thread=True)
def attachment_bytes(request: AnyRequest, attachment_id: FromPath[UUID]) -> Stream:
    """The picture, from the byte on at which the Range header begins."""
    part = _PART.fullmatch(request.headers.get("Range", ""))
    content = _house(request).attachments.content(_access(request), attachment_id, int(part[1]) if part else 0)
    return Stream(iter((content,)), media_type=MEDIA_TYPE, status_code=HTTP_206_PARTIAL_CONTENT if part else None)


@get("/v1/events", include_in_schema=False)
async def events(request: AnyRequest) -> EventStream:
    """What changes from now on, as server-sent events; OpenAPI has no words for an answer without an end."""
    return EventStream(_house(request).events, await sync_to_thread(_standing, request))


def _standing(request: AnyRequest) -> Standing:
    access, ends_at = _access_until(request)
    return read_standing(_house(request).database, access, ends_at)


@route(
    f"{GUESTS_PATH}/{{code:str}}",
    http_method=["GET", "HEAD", "POST"],
    status_code=200,
    include_in_schema=False,
    sync_to_thread=True,
)
def feedback(request: AnyRequest, code: FromPath[str], score: FromQuery[str] = "") -> Response[str]:
    """The page behind a card's code, and a guest's answer; it is for people, and no part of the interface for programs."""
    desk, address = _house(request).feedback, "" if request.client is None else request.client.host
    return for_guests(
        request, desk.answer(address, code, score) if request.method == "POST" else desk.page(address, code)
    )


ROUTES: list[ControllerRouterHandler] = [
    health,
    challenge,
    enrol,
    sign_in,
    incarnation,
    push,
    pull,
    content,
    guests,
    look_ups,
    exports,
    sealed_words,
    first_sync,
    first_sync_rows,
    first_sync_file,
    attachment,
    attachment_part,
    attachment_finish,
    attachment_bytes,
    feedback,
    events,
]
