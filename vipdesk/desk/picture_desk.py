"""Pictures at the desk: the back room looks at them and fetches them, the desk thread seals and opens them."""

from uuid import UUID

from vipdesk.cache.queries.attachments import picture
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.cache_worker import CacheWorker, Tools
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.guest_reading import GuestReading
from vipdesk.desk.messages import FetchPicture, TakePicture
from vipdesk.desk.replies import taken
from vipdesk.errors import CacheLocked, Code, Offline, Refused, SignInAgain, VipDeskError
from vipdesk.ids import new_id
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import GivenPicture, TakenPicture


class PictureDesk(GuestReading):
    """The part of the front desk that handles bytes of pictures; none of them is ever on a disk unsealed (S19)."""

    _worker: CacheWorker
    _link: BackRoomLink
    _staff: StaffCard | None

    def __init__(self) -> None:
        """Nothing has been asked for yet."""
        super().__init__()
        self._called: set[UUID] = set()
        """Photos that are on their way."""

    def take_picture(self, given: GivenPicture, then: Then[TakenPicture], failed: Failed) -> None:
        """Look at a picture that may be added, in the back room."""
        if self._staff is None:
            failed(SignInAgain())
            return
        attachment_id = new_id()

        def ask(laid_down: str | None) -> None:
            self._link.ask(
                lambda number: TakePicture(
                    question=number,
                    attachment_id=attachment_id,
                    file=None if given.file is None else str(given.file),
                    laid_down=laid_down,
                ),
                lambda answer: then(taken(answer)),
                lambda error: failed(_in_the_back_room(error)),
            )

        if given.content is None:
            ask(None)
        else:
            content = given.content
            self._worker.ask(lambda tools: _lay_down(tools, content), ask, failed)

    def taken_picture(self, picture: TakenPicture, then: Then[bytes], failed: Failed) -> None:
        """The bytes of one that was taken."""

        def read(content: bytes | None) -> None:
            if content is None:
                failed(Refused(Code.PICTURE_UNREADABLE))
            else:
                then(content)

        self._worker.ask(lambda tools: _content(tools, picture.sha256), read, failed)

    def picture(self, attachment_id: UUID, then: Then[bytes], failed: Failed) -> None:
        """The bytes of an attachment, once they are here."""

        def read_again(_: object) -> None:
            self._read(lambda reader: picture(reader, attachment_id), lambda content: found(content, last=True))

        def found(content: bytes | None, *, last: bool = False) -> None:
            if content is not None:
                then(content)
            elif last:
                failed(Refused(Code.PICTURE_NOT_THERE))
            elif not self.status.online:
                failed(Offline())
            else:
                self._link.ask(
                    lambda number: FetchPicture(question=number, attachment_id=attachment_id), read_again, failed
                )

        self._read(lambda reader: picture(reader, attachment_id), found, failed)

    def calling_photo(self, then: Then[Profile | None]) -> Then[Profile | None]:
        """The same, and then a photo that head office alone has is fetched; it comes as a change of `attachment`."""

        def shown(profile: Profile | None) -> None:
            then(profile)
            photo = None if profile is None else profile.photo
            if photo is not None and photo.face is None and photo.stored and self.status.online:
                self._call(photo.attachment_id)

        return shown

    def _call(self, attachment_id: UUID) -> None:
        if attachment_id in self._called:
            return
        self._called.add(attachment_id)

        def over(_: object) -> None:
            self._called.discard(attachment_id)

        self._link.ask(lambda number: FetchPicture(question=number, attachment_id=attachment_id), over, over)


def _lay_down(tools: Tools, content: bytes) -> str:
    if tools.pictures is None:
        raise CacheLocked
    return tools.pictures.give(content)


def _content(tools: Tools, sha256: str) -> bytes | None:
    return None if tools.pictures is None else tools.pictures.read(sha256)


def _in_the_back_room(error: VipDeskError) -> VipDeskError:
    """Looking at a picture needs no line: where nobody answers, the back room is just being started again."""
    return CacheLocked() if isinstance(error, Offline) else error
