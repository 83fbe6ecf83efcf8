"""A guest's pictures: the photo for the banner, and the list of all with where each of them is."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import of_person
from vipdesk.models.snapshot.guests import Photo
from vipdesk.models.snapshot.pictures import AttachmentView, PictureState
from vipdesk.models.vocabulary import AttachmentPurpose

_PURPOSES = frozenset(AttachmentPurpose)
"""What a newer head office knows beyond these is kept and not shown (F37)."""


_COLUMNS = "id, purpose, file_name, width, height, byte_size, author_id, added_at, stored_at, sha256"


def photo(reader: Reader, guest_id: UUID) -> Photo | None:
    """The newest photo."""
    row = reader.cache.row(
        of_person(
            "SELECT id, sha256, stored_at FROM attachment WHERE guest_id IN {} AND purpose = ?"
            " AND removed_at IS NULL AND retired_at IS NULL"
            " ORDER BY added_at DESC, id DESC LIMIT 1"
        ),
        (guest_id.bytes, AttachmentPurpose.PHOTO.value),
    )
    if row is None:
        return None
    face = None if reader.pictures is None else reader.pictures.face(row[1])
    return Photo(UUID(bytes=row[0]), face, stored=row[2] is not None)


def attachments(reader: Reader, guest_id: UUID, *, hide_photos: bool) -> tuple[AttachmentView, ...]:
    """All pictures, photos first, newest first."""
    rows = reader.cache.rows(
        of_person(
            f"SELECT {_COLUMNS} FROM attachment WHERE guest_id IN {{}} AND removed_at IS NULL"  # noqa: S608 - a fixed list
            " AND retired_at IS NULL ORDER BY purpose = 'document', added_at DESC LIMIT 50"
        ),
        (guest_id.bytes,),
    )
    return tuple(_view(reader, row, hide_photos=hide_photos) for row in rows if row[1] in _PURPOSES)


def request_pictures(reader: Reader, request_id: UUID) -> tuple[AttachmentView, ...]:
    """The papers of a request, newest first."""
    rows = reader.cache.rows(
        f"SELECT {_COLUMNS} FROM attachment WHERE request_id = ? AND removed_at IS NULL AND retired_at IS NULL"  # noqa: S608 - a fixed list
        " ORDER BY added_at DESC, id DESC LIMIT 50",
        (request_id.bytes,),
    )
    return tuple(_view(reader, row, hide_photos=True) for row in rows if row[1] in _PURPOSES)


def picture(reader: Reader, attachment_id: UUID) -> bytes | None:
    """The bytes of a picture that is here; None for one that is not, or that nobody may see any more."""
    sha256 = reader.cache.value(
        "SELECT sha256 FROM attachment WHERE id = ? AND removed_at IS NULL AND retired_at IS NULL",
        (attachment_id.bytes,),
    )
    return None if sha256 is None or reader.pictures is None else reader.pictures.read(sha256)


def _view(reader: Reader, row: tuple[Any, ...], *, hide_photos: bool) -> AttachmentView:
    hidden = hide_photos and row[1] == AttachmentPurpose.PHOTO
    return AttachmentView(
        attachment_id=UUID(bytes=row[0]),
        purpose=AttachmentPurpose(row[1]),
        file_name=row[2],
        width=row[3],
        height=row[4],
        byte_size=row[5],
        author=reader.staff_name(row[6]),
        added_at=known_instant(row[7]),
        state=_state(reader, row[9], stored=row[8] is not None),
        hidden=hidden,
        face=None if hidden or reader.pictures is None else reader.pictures.face(row[9]),
    )


def _state(reader: Reader, sha256: str, *, stored: bool) -> PictureState:
    here = reader.pictures is not None and reader.pictures.has(sha256)
    if stored:
        return PictureState.HERE if here else PictureState.AWAY
    return PictureState.WAITING if here else PictureState.COMING
