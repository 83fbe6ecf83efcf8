"""A list over a tuple of ready values: walked with the arrows, opened with Enter, Space or a click."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from vipdesk.ui.widgets.floating_bar import FloatingBar

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Item(Protocol):
    """What a list shows: it can be told apart, and read aloud."""

    @property
    def key(self) -> Any:
        """What tells it apart."""
        ...

    @property
    def spoken(self) -> str:
        """What is said aloud."""
        ...


class TupleModel(QAbstractListModel):
    """Answers from a tuple; never asks anybody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Replace all items."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """How many items there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the item says aloud; delegates read the item itself."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.items[index.row()].spoken
        return None


class TupleList(QListView):
    """The view; how an item is painted is the delegate's."""

    opened = Signal(object)
    """The key of the item that a person opened."""
    changed = Signal()
    """Another item is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TupleModel(self)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.bar = FloatingBar(self)
        self.clicked.connect(self._open)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show items, keeping the current one if it is still there."""
        if self._model.items == tuple(items):
            return
        kept = self.chosen_key()
        self._model.show_items(items)
        self.choose(kept)

    def chosen_key(self) -> Any:
        """The key of the current item, None without one."""
        place = self.currentIndex().row()
        return self._model.items[place].key if 0 <= place < len(self._model.items) else None

    def choose(self, key: Any) -> None:
        """Make the item of a key current, if it is here."""
        for place, item in enumerate(self._model.items):
            if item.key == key:
                self.setCurrentIndex(self._model.index(place))

    def step(self, by: int) -> None:
        """Move up or down, stopping at the ends."""
        place = self.currentIndex().row() + by
        if 0 <= place < len(self._model.items):
            self.setCurrentIndex(self._model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current item; letters are for whoever holds the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first item when the keyboard comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.step(1)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell that another item is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.changed.emit()

    def _open(self, index: AnyIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.items[index.row()].key)
