"""Pictures in the window: in the circle, in their list and in sheets; dropped, pasted, refused, removed and put back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, named
from tests.fakes.pictures_desk import painted
from tests.ui.conftest import Opener
from tests.ui.test_profile_tabs import profile, said, sent, tab
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.pictures import GivenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.dialogs.new_picture_sheet import NewPictureSheet
from vipdesk.ui.dialogs.picture_sheet import PictureSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guest_tabs.pictures import PicturesTab
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.picture_images import given_in, picture_image
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.banner import Banner
from vipdesk.ui.widgets.picture_well import PictureWell


def dropped(*urls: str, content: dict[str, bytes] | None = None) -> QMimeData:
    """What somebody drags in."""
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    for kind, data in (content or {}).items():
        mime.setData(kind, data)
    return mime


def drop_on(page: GuestsPage, mime: QMimeData) -> bool:
    """Drop it on the profile; whether it was let in."""
    return let_drop(page.view, mime)


def let_drop(view: QWidget, mime: QMimeData) -> bool:
    """Drop it on a part of the window, as Qt would; whether it was let in."""
    actions, buttons, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, mime, buttons, none)
    entering.ignore()
    view.dragEnterEvent(entering)
    if entering.isAccepted():
        view.dropEvent(QDropEvent(QPointF(9, 9), actions, mime, buttons, none))
    return entering.isAccepted()


def newest(window: MainWindow, kind: type[NewPictureSheet]) -> NewPictureSheet:
    """The sheet over the profile."""
    return window.findChildren(kind)[-1]


def with_pictures(at_work: Opener, qtbot: QtBot, **settings: object) -> tuple[FakeDesk, MainWindow, GuestsPage]:
    """The profile of 陈女士, who has a photo and papers."""
    desk, window = at_work(**settings)
    desk.furnish_pictures()
    return desk, window, profile(window, qtbot)


def _is(banner: Banner, shown: bool) -> bool:  # noqa: FBT001 - what is waited for
    return banner.has_photo is shown


def _says(well: PictureWell, sentence: str) -> bool:
    return well.accessibleName() == sentence


def test_the_photo_stands_in_the_circle_of_banner_and_profile(at_work: Opener, qtbot: QtBot) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    assert page.view.banner.has_photo
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    banner = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(banner, RecognisedPage)
    assert banner.banner.has_photo
    whole = desk.house.profiles[CHEN].photo
    assert whole is not None
    for photo in (replace(whole, face=None), whole):
        # until it is here the letter stands, and no key is needed when it comes
        desk.rename_guest(CHEN, photo=photo)
        desk.changed.emit(frozenset({"attachment"}))
        shown = photo.face is not None
        qtbot.waitUntil(partial(_is, banner.banner, shown))
    window.navigation.show_guest(named("guest", "程若兰"))
    qtbot.waitUntil(lambda: not banner.banner.has_photo)


def test_a_guest_with_an_alias_has_no_photo_and_gets_none(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.furnish_pictures()
    hidden = tuple(
        replace(each, hidden=True, face=None) if each.purpose is AttachmentPurpose.PHOTO else each
        for each in desk.lives[CHEN].attachments
    )
    desk.lives[CHEN] = replace(desk.lives[CHEN], attachments=hidden)
    desk.rename_guest(CHEN, alias="温女士", photo=None)
    page = profile(window, qtbot)
    assert not page.view.banner.has_photo
    assert not page.view.add_photo.isVisible()
    pictures = tab(page, Tab.PICTURES, PicturesTab, qtbot)
    assert "这位贵宾用化名，照片不显示" in said(pictures)
    assert all(row.picture is not None and row.picture.isNull() for row in pictures.photos.list.rows())
    page._open_picture(hidden[0])
    assert window.findChildren(PictureSheet)[-1].well.accessibleName() == "这位贵宾用化名，照片不显示。"
    assert desk.asked_pictures == []
    window.navigation.close_sheet()
    page._add_picture(AttachmentPurpose.PHOTO, None)
    assert len(newest(window, NewPictureSheet).purpose._chips._buttons) == 1


def test_list_and_sheet_say_where_a_picture_is_and_show_no_paper_to_a_guest(at_work: Opener, qtbot: QtBot) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    pictures = tab(page, Tab.PICTURES, PicturesTab, qtbot)
    chips = [row.chip.text if row.chip else "" for row in pictures.photos.list.rows()]
    assert chips == ["", "待上传"]
    chips = [row.chip.text if row.chip else "" for row in pictures.papers.list.rows()]
    assert chips == ["在总部，点开再取", "在别的电脑，还没传来"]
    assert "维修单" not in said(pictures)
    paper, coming = desk.lives[CHEN].attachments[2:]
    page._open_picture(paper)
    sheet = window.findChildren(PictureSheet)[-1]
    assert sheet.well.accessibleName() == "资料已藏起，按右上角的眼睛再看。"
    assert (sheet.accessibleName(), desk.asked_pictures) == ("资料", [])
    window.navigation.close_sheet()
    window.navigation.veil_notes(veiled=False)
    assert "维修单.jpg" in said(pictures)
    desk.set_status(online=False)
    for view, sentence in ((paper, "连不上总部。"), (coming, "这张图片还没有传到总部，稍后再看。")):
        page._open_picture(view)
        well = window.findChildren(PictureSheet)[-1].well
        qtbot.waitUntil(partial(_says, well, sentence))
    window.navigation.veil_notes(veiled=True)
    sheet = window.findChildren(PictureSheet)[-1]
    assert (sheet.well.accessibleName(), sheet.accessibleName()) == ("资料已藏起，按右上角的眼睛再看。", "资料")


def test_a_file_dropped_on_the_profile_is_looked_at_and_added(at_work: Opener, qtbot: QtBot) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    assert drop_on(page, dropped("file:///photos/IMG_0001.JPG"))
    sheet = newest(window, NewPictureSheet)
    qtbot.waitUntil(sheet.done.isEnabled)
    assert desk.taken == [GivenPicture(file=Path("/photos/IMG_0001.JPG"))]
    assert desk.submitted == []
    assert not sheet.well._image.isNull() or sheet.well.accessibleName()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    kind, args = sent(desk)
    assert (kind, args["purpose"], args["file_name"]) == ("guest.add_attachment", "photo", "IMG_0001.JPG")
    assert {"attachment_id", "sha256", "media_type", "byte_size", "width", "height"} <= set(args)
    pictures = tab(page, Tab.PICTURES, PicturesTab, qtbot)
    qtbot.waitUntil(lambda: len(pictures.photos.list.rows()) == 3)
    assert window.sheets.sheet is None or not window.sheets.isVisible()


def test_what_is_no_picture_is_told_in_the_sheet_and_another_one_may_be_given(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    desk.refuse_picture = Refused(Code.PICTURE_TOO_LARGE, megapixels=25)
    assert drop_on(page, dropped("file:///photos/wall.png"))
    sheet = newest(window, NewPictureSheet)
    qtbot.waitUntil(lambda: not sheet._trouble.isHidden())
    assert sheet._trouble.text() == "图片尺寸太大：最多 2500 万像素，请换一张小一点的。"
    assert not sheet.done.isEnabled()
    QGuiApplication.clipboard().setMimeData(dropped(content={"image/png": b"pasted"}))
    qtbot.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.done.isEnabled)
    assert desk.taken[-1] == GivenPicture(content=b"pasted")
    assert sheet._trouble.isHidden()
    sheet.purpose.choose(1)
    sheet.act()
    assert sent(desk)[1]["purpose"] == "document"


def test_nothing_else_is_let_in(at_work: Opener, qtbot: QtBot) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    for mime in (dropped("https://example.com/a.png"), dropped(content={"text/plain": b"a"}), QMimeData()):
        assert not drop_on(page, mime)
        assert given_in(mime) is None
    window.navigation.show_profile(named("guest", "曹心琪"))
    qtbot.waitUntil(lambda: page._profile is not None and not page._profile.has_dossier)
    assert not drop_on(page, dropped("file:///photos/IMG_0001.JPG"))
    assert desk.taken == []


def test_a_picture_opens_in_the_window_is_removed_and_put_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window, page = with_pictures(at_work, qtbot)
    pictures = tab(page, Tab.PICTURES, PicturesTab, qtbot)
    first = desk.lives[CHEN].attachments[0]
    pictures.photos.list.opened.emit(first.attachment_id)
    sheet = window.findChildren(PictureSheet)[-1]
    qtbot.waitUntil(lambda: not sheet.well._image.isNull())
    assert sheet.well._image.height() <= sheet.well.room().height()
    sheet.remove.click()
    named_args = {"attachment_id": str(first.attachment_id)}
    assert sent(desk) == ("guest.remove_attachment", named_args)
    qtbot.waitUntil(page.undo_button.isVisible)
    assert page._said.text() == "已移除这张图片"
    qtbot.waitUntil(lambda: len(pictures.photos.list.rows()) == 1)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sent(desk) == ("guest.undo_remove_attachment", named_args)
    qtbot.waitUntil(lambda: len(pictures.photos.list.rows()) == 2)
    assert not page.undo_button.isVisible()
    page._open_picture(first)
    window.findChildren(PictureSheet)[-1].remove.click()
    qtbot.waitUntil(page.undo_button.isVisible)
    window.navigation.show_profile(named("guest", "程若兰"))
    qtbot.waitUntil(lambda: not page.undo_button.isVisible())
    page.undo()
    assert len(desk.submitted) == 3


def test_a_picture_is_unpacked_no_larger_than_it_is_shown() -> None:
    image = picture_image(painted(20, 1600, 1200), 400, 400)
    assert (image.width(), image.height()) == (400, 300)
    assert picture_image(painted(20, 80, 60), 400, 400).width() == 80
    assert picture_image(b"\x89PNG no", 400, 400) == QImage()
