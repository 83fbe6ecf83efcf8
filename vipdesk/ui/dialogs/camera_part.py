"""The part of a sheet that takes photos: whether there is a camera, which one is looked through, and what it sees."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics

from vipdesk.camera.cameras import Camera, can_take_photos, find_cameras
from vipdesk.desk.camera_link import CameraLink
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import NotPossible, Trouble
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Select

_CHOICE_WIDTH, _ARROW = 192, 52
_LOOK_MS = 2000
"""How often it is looked whether a camera was plugged in, while the sheet waits for a picture."""


class CameraPart(QObject):
    """The camera behind a sheet; `choice` is in sight while there are several and one of them is open."""

    changed = Signal()
    """A camera was plugged in, or the last one pulled out."""
    chosen = Signal()
    """Another camera is to be looked through."""

    def __init__(self, desk: DeskFacade, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.link = CameraLink(self)
        self.choice = Select()
        # beside two buttons: a name that is longer is cut, in the box and not in the sheet
        self.choice.setFixedWidth(theme().px(_CHOICE_WIDTH))
        self.choice.hide()
        self.choice.activated.connect(self._choose)
        self._installed = can_take_photos()
        self._cameras: tuple[Camera, ...] = ()
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_MS)
        self._watch.timeout.connect(self.look)
        self.look()

    def why_not(self) -> str:
        """Why no photo can be taken here, as a sentence; empty where one can."""
        if not self._installed:
            return error_text(NotPossible(Trouble.CAMERA_NOT_INSTALLED))
        return "" if self._cameras else error_text(NotPossible(Trouble.CAMERA_MISSING))

    def watch(self, *, waiting: bool) -> None:
        """Look for cameras now and then, or no more."""
        if waiting and self._installed:
            self._watch.start()
        else:
            self._watch.stop()

    def look(self) -> None:
        """See which cameras there are."""
        cameras = find_cameras() if self._installed else ()
        if cameras != self._cameras:
            self._cameras = cameras
            self._fill()
            self.changed.emit()

    def open(self) -> None:
        """Look through the chosen one."""
        self.look()
        place = self.choice.currentIndex()
        self.link.open(self._cameras[place].key if self._cameras else "")
        self.choice.setVisible(len(self._cameras) > 1)

    def close(self) -> None:
        """Look through none."""
        self.link.close()
        self.choice.hide()

    def retranslate(self) -> None:
        """Set every word again."""
        self.choice.setAccessibleName(self.tr("摄像头"))
        names = [camera.name for camera in self._cameras]
        room = theme().px(_CHOICE_WIDTH - _ARROW)
        for place, name in enumerate(names):
            shown = name or self.tr("摄像头")
            shown = f"{place + 1} {shown}" if names.count(name) > 1 else shown
            metrics = QFontMetrics(self.choice.font())
            self.choice.setItemText(place, metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))

    def _fill(self) -> None:
        self.choice.clear()
        self.choice.addItems([""] * len(self._cameras))
        liked = [place for place, camera in enumerate(self._cameras) if camera.name == self._desk.settings.camera]
        self.choice.setCurrentIndex(liked[0] if liked else 0)
        self.retranslate()

    def _choose(self, place: int) -> None:
        """Keep which one is liked."""
        self._desk.change_settings(self._desk.settings.with_changes(camera=self._cameras[place].name))
        self.chosen.emit()
