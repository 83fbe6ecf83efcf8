"""The desk in memory, as far as pictures are concerned: it takes small JPEGs, and head office may be slow or away."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter

from tests.fakes.fact_desk import Effects, FactDesk
from tests.fakes.invented_house import CHEN, NOW, STAFF, ago, named
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import Code, Offline, Refused, VipDeskError
from vipdesk.models.snapshot.guest_life import GuestLife
from vipdesk.models.snapshot.guests import Photo
from vipdesk.models.snapshot.pictures import AttachmentView, GivenPicture, PictureState, TakenPicture
from vipdesk.models.vocabulary import AttachmentPurpose


def painted(hue: int, width: int = 640, height: int = 480) -> bytes:
    """A JPEG of an evening by the sea."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor.fromHsv(hue, 90, 235))
    sky.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 140, 150))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(255, 244, 220))
    side = min(width, height) // 3
    painter.drawEllipse((width - side) // 2, height // 4, side, side)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    assert writer.write(image)
    return bytes(QByteArray(buffer.data()).data())


def view(name: str, purpose: AttachmentPurpose, state: PictureState, **more: Any) -> AttachmentView:
    """An attachment of the invented house."""
    details: dict[str, Any] = {
        "file_name": name,
        "width": 1536,
        "height": 2048,
        "byte_size": 412_000,
        "author": STAFF[0].name,
        "added_at": ago(days=12),
        "hidden": False,
    }
    return AttachmentView(named("attachment", name), purpose, **(details | {"state": state} | more))


class PicturesDesk(FactDesk):
    """`taken` is what it was asked to look at; `refuse_picture` and `pictures` steer what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[GivenPicture] = []
        self.refuse_picture: VipDeskError | None = None
        self.pictures: dict[UUID, bytes] = {}
        """Bytes by attachment: here or at head office."""
        self.asked_pictures: list[UUID] = []
        self._removed: dict[UUID, AttachmentView] = {}

    def furnish_pictures(self) -> None:
        """陈女士 has a photo, and papers in every state."""
        photo, receipt = AttachmentPurpose.PHOTO, AttachmentPurpose.DOCUMENT
        views = (
            view("IMG_2207.jpg", photo, PictureState.HERE, face=painted(20, 288, 288)),
            view("窗边合影.png", photo, PictureState.WAITING, face=painted(200, 288, 288), added_at=ago(days=40)),
            view("维修单.jpg", receipt, PictureState.AWAY),
            view("尺码表.jpg", receipt, PictureState.COMING),
        )
        for each, hue in zip(views, (20, 200, 60, 120), strict=True):
            self.pictures[each.attachment_id] = painted(hue, 900, 1200)
        self.lives[CHEN] = replace(self.lives[CHEN], attachments=views)
        self._follow(CHEN)

    def take_picture(self, given: GivenPicture, then: Then[TakenPicture], failed: Failed) -> None:
        self.taken.append(given)
        if self.refuse_picture is not None:
            error, self.refuse_picture = self.refuse_picture, None
            self._answer(failed, error)
            return
        attachment_id = named("attachment", f"taken {len(self.taken)}")
        self.pictures[attachment_id] = painted(300, 900, 1200)
        self._answer(then, TakenPicture(attachment_id, "ab" * 32, "image/jpeg", 123_456, 900, 1200))

    def taken_picture(self, picture: TakenPicture, then: Then[bytes], failed: Failed) -> None:
        del failed
        self._answer(then, self.pictures[picture.attachment_id])

    def picture(self, attachment_id: UUID, then: Then[bytes], failed: Failed) -> None:
        self.asked_pictures.append(attachment_id)
        views = [each for life in self.lives.values() for each in life.attachments]
        state = next((each.state for each in views if each.attachment_id == attachment_id), PictureState.HERE)
        if state is PictureState.COMING:
            self._answer(failed, Refused(Code.PICTURE_NOT_THERE))
        elif state is PictureState.AWAY and not self.status.online:
            self._answer(failed, Offline())
        else:
            self._answer(then, self.pictures[attachment_id])

    def fact_effects(self) -> Effects:
        """What becomes of each intent about a picture, beside the facts."""
        return super().fact_effects() | {
            "guest.add_attachment": self._add,
            "guest.remove_attachment": self._remove,
            "guest.undo_remove_attachment": self._put_back,
        }

    def _add(self, args: dict[str, Any]) -> dict[str, UUID]:
        made = view(
            args["file_name"],
            AttachmentPurpose(args["purpose"]),
            PictureState.WAITING,
            face=painted(300, 288, 288),
            added_at=NOW,
        )
        made = replace(made, attachment_id=UUID(args["attachment_id"]))
        self._show(self._life(args), (made, *self._life(args).attachments))
        return {"attachment_id": made.attachment_id}

    def _remove(self, args: dict[str, Any]) -> dict[str, UUID]:
        life, row_id = self._life(args), UUID(args["attachment_id"])
        self._removed |= {each.attachment_id: each for each in life.attachments if each.attachment_id == row_id}
        self._show(life, tuple(each for each in life.attachments if each.attachment_id != row_id))
        return {}

    def _put_back(self, args: dict[str, Any]) -> dict[str, UUID]:
        life, row_id = self._life(args), UUID(args["attachment_id"])
        self._show(life, (self._removed.pop(row_id), *life.attachments))
        return {}

    def _show(self, life: GuestLife, attachments: tuple[AttachmentView, ...]) -> None:
        self.lives[life.guest_id] = replace(life, attachments=attachments)
        self._follow(life.guest_id)

    def _follow(self, guest_id: UUID) -> None:
        """The banner shows the first photo."""
        photos = [each for each in self.lives[guest_id].attachments if each.purpose is AttachmentPurpose.PHOTO]
        shown = Photo(photos[0].attachment_id, photos[0].face) if photos else None
        self._put_photo(guest_id, shown)

    def _put_photo(self, guest_id: UUID, photo: Photo | None) -> None:
        self._put(self.house.profiles[guest_id], photo=photo)
