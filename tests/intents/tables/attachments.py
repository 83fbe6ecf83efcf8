"""Pictures of a guest: added in the one form that is kept, removed and put back within a day, never another person's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    REQUEST,
    SECOND_GUEST,
    SHOPPER,
    STORE,
    later,
    request,
)
from tests.intents.tables.guests import ask
from vipdesk.errors import Code
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.attachment import Attachment
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest

ATTACHMENT = derived_id("attachment", "0")
SHA256 = "ab" * 32
FORM: dict[str, Any] = {
    "purpose": "photo",
    "media_type": "image/jpeg",
    "byte_size": 400_000,
    "width": 2048,
    "height": 1536,
    "sha256": SHA256,
}


def add(**args: Any) -> Asked:
    """A photo of the first guest."""
    return ask("add_attachment", **({"attachment_id": ATTACHMENT} | FORM | args))


def attachment(**changes: Any) -> Attachment:
    """The same, as the shopper added it."""
    told: dict[str, Any] = {
        "guest_id": GUEST,
        "file_name": None,
        "desk_id": DESK,
        "author_id": SHOPPER,
        "added_at": later(days=-3),
    }
    return Attachment(id=changes.pop("id", ATTACHMENT), **(FORM | told | changes))


def remove(**args: Any) -> Asked:
    """Take it away."""
    return ask("remove_attachment", **({"attachment_id": ATTACHMENT} | args))


def put_back(**args: Any) -> Asked:
    """Take the removal back."""
    return ask("undo_remove_attachment", **({"attachment_id": ATTACHMENT} | args))


REMOVED: dict[str, Any] = {"removed_at": NOON - timedelta(hours=23), "removed_by": SHOPPER}
BY_NOW: dict[str, Any] = {"desk_id": DESK, "author_id": RECEPTIONIST, "added_at": NOON, "removed_at": None}


def _named(case: str, given: str | None, shown: str | None) -> Case:
    return Case(case, add(file_name=given), then=(Then(Attachment, ATTACHMENT, {"file_name": shown}),))


def _other_form(case: str, **form: Any) -> Case:
    return Case(case, add(**form), refused=Code.PICTURE_UNREADABLE)


HIDDEN = GuestId(derived_id("guest", "hidden"))


def _hidden() -> tuple[Guest, DirectoryRow]:
    """Somebody who goes by an alias."""
    name = "林静"
    return (
        Guest(id=HIDDEN, full_name=name, gender="f", title="女士", tier=None, home_store_id=STORE, alias="温女士"),
        DirectoryRow(
            id=HIDDEN,
            name=name,
            spoken="",
            readings=[],
            address="温女士",
            address_en="Ms Wen",
            tier=None,
            card_no=None,
            phones=[],
            home_store_id=STORE,
            alerts=[],
            rank=2_000_000,
        ),
    )


CASES = (
    Case(
        "a photo",
        add(file_name="IMG_0001.JPG"),
        then=(
            Then(
                Attachment,
                ATTACHMENT,
                FORM | BY_NOW | {"guest_id": GUEST, "file_name": "IMG_0001.JPG", "stored_at": None},
            ),
        ),
    ),
    Case("a paper", add(purpose="document"), then=(Then(Attachment, ATTACHMENT, {"purpose": "document"}),)),
    Case(
        "a paper of a request, also of one that is closed",
        add(purpose="document", request_id=REQUEST),
        given=(request(state="done", closed_at=NOON),),
        then=(Then(Attachment, ATTACHMENT, {"purpose": "document", "request_id": REQUEST, "guest_id": GUEST}),),
    ),
    Case(
        "a photo of a request",
        add(request_id=REQUEST),
        given=(request(),),
        refused=Code.BAD_ARGUMENTS,
        facts={"detail": "purpose"},
    ),
    Case("a paper of no request", add(purpose="document", request_id=REQUEST), refused=Code.REQUEST_UNKNOWN),
    Case(
        "a paper of another store's request",
        add(purpose="document", request_id=REQUEST),
        given=(request(store_id=FAR_STORE),),
        refused=Code.REQUEST_UNKNOWN,
    ),
    Case(
        "a paper of another guest's request",
        add(purpose="document", request_id=REQUEST),
        given=(request(guest_id=SECOND_GUEST),),
        refused=Code.REQUEST_UNKNOWN,
    ),
    _named("a name with folders", "../../etc/passwd", "passwd"),
    _named("a name with folders of another system", "C:\\照片\\陈女士.png", "陈女士.png"),
    _named("a name that turns the writing round", "photo\u202egpj.exe", "photogpj.exe"),
    _named("a name of nothing to be seen", " \u200b\t", None),
    _named("a name that is long", "长" * 300 + ".png", "长" * 120),
    _other_form("another kind of file", media_type="image/svg+xml"),
    _other_form("more bytes than are kept", byte_size=2 * 1024 * 1024 + 1),
    _other_form("no bytes", byte_size=0),
    _other_form("more pixels than are kept", width=2049),
    _other_form("no pixels", height=0),
    _other_form("a hash that is none", sha256="AB" * 32),
    Case("of somebody unknown", add(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "a photo of somebody with an alias",
        add(guest_id=HIDDEN),
        given=_hidden(),
        refused=Code.ALIAS_WITHOUT_PHOTO,
    ),
    Case(
        "a paper of somebody with an alias",
        add(guest_id=HIDDEN, purpose="document"),
        given=_hidden(),
        then=(Then(Attachment, ATTACHMENT, {"guest_id": HIDDEN, "purpose": "document"}),),
    ),
    Case(
        "a picture is removed",
        remove(),
        given=(attachment(),),
        then=(Then(Attachment, ATTACHMENT, {"removed_at": NOON, "removed_by": RECEPTIONIST, "retired_at": None}),),
    ),
    Case("what was removed stays so", remove(), given=(attachment(**REMOVED),)),
    Case("what is gone stays gone", remove()),
    Case("another guest's", remove(guest_id=SECOND_GUEST), given=(attachment(),), refused=Code.ROW_GONE),
    Case("of somebody unknown", remove(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case(
        "a removal is taken back",
        put_back(),
        given=(attachment(**REMOVED),),
        then=(Then(Attachment, ATTACHMENT, {"removed_at": None, "removed_by": None, "author_id": SHOPPER}),),
    ),
    Case("what was never removed", put_back(), given=(attachment(),)),
    Case(
        "a removal of the day before",
        put_back(),
        given=(attachment(removed_at=NOON - timedelta(hours=24, seconds=1), removed_by=SHOPPER),),
        refused=Code.ROW_GONE,
    ),
    Case("what is gone", put_back(), refused=Code.ROW_GONE),
    Case(
        "another guest's", put_back(guest_id=SECOND_GUEST), given=(attachment(**REMOVED),), refused=Code.ROW_GONE
    ),
)
