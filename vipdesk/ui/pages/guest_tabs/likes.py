"""偏好与尺码: what the guest likes and must be spared, what they would like to have, what is put aside, and notes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.guest_rows import kept_row, preference_row, request_row
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import wish_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.pages.notes_panel import NotesPanel
from vipdesk.ui.widgets.row import DUE, LABELLED, Row
from vipdesk.ui.widgets.spans import Span


class LikesTab(GuestTab):
    """Three columns."""

    topic_opened = Signal(object)
    """A `Topic` to change, or None to add one."""
    wish_opened = Signal(object)
    """A `WishView` to change, or None to add one."""
    request_opened = Signal(object)
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.likes, self.kept = ListPanel(LABELLED, "star"), ListPanel(LABELLED, "history")
        self.wishes, self.holds = ListPanel(DUE, "heart"), ListPanel(DUE, "shopping-bag")
        self.notes = NotesPanel()
        self.lay_out(panel_columns((self.likes, self.kept), (self.wishes, self.holds), (self.notes,)))
        self.likes.list.opened.connect(self.topic_opened)
        self.wishes.list.opened.connect(self._open_wish)
        self.wishes.add_asked.connect(lambda: self.wish_opened.emit(None))
        self.holds.list.opened.connect(self.request_opened)
        self.notes.add_asked.connect(self.note_asked)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        profile, life, now = sight.profile, sight.life, sight.now
        known = [each for each in profile.preferences if each.value]
        rows = [preference_row(each, now) for each in known]
        title = self.tr("偏好与禁忌")
        self.likes.show_list(title, [*rows, self._more_row()], "")
        self.likes.show_heading(title, len(known) or None)
        title = self.tr("被改掉的")
        self.kept.show_list(title, [kept_row(each, now) for each in profile.kept], "")
        self.kept.show_heading(title, len(profile.kept), self.tr("留 30 天"))
        self.kept.setVisible(bool(profile.kept))
        wishes = [wish_row(each) for each in life.wishes] if life else []
        add = self.tr("记一个心愿") if life else ""
        self.wishes.show_list(self.tr("心愿"), wishes, self.tr("还没有记下心愿"), add=add)
        held = [request_row(each, now) for each in life.holds] if life else []
        self.holds.show_list(self.tr("留货与新品预订"), held, self.tr("没有留着的货"))
        self.notes.show_notes(profile.notes, veiled=sight.veiled)

    def _more_row(self) -> Row:
        words = self.tr("记一项偏好")
        return Row(key=None, spoken=words, title=(Span(words, 15, tone="accent"),), icon="plus", tone="accent")

    def _open_wish(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for wish in life.wishes if life else ():
            if wish.wish_id == key:
                self.wish_opened.emit(wish)
