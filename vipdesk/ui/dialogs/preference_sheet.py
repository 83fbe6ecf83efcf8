"""One topic of a guest: what they like, what they must be spared, and who told us."""

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import PreferenceView, Profile
from vipdesk.models.vocabulary import Source, Topic
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, source_text, topic_text
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.field import ChipField, LineField

_SOURCES = (Source.GUEST, Source.STAFF)
_TOPICS = tuple(Topic)


class PreferenceSheet(Sheet):
    """Sets a topic. An empty text clears it; what was known before goes along, so that nothing is overwritten unseen."""

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile, topic: Topic | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk, self._guest = desk, guest
        self._topic = topic or _first_open_topic(guest)
        self._answers = Answers(self)
        self._topics = Choices(5, chips=True)
        self._more_topics = Choices(5, chips=True)
        self._value = LineField()
        self._source = ChipField(len(_SOURCES))
        if topic is None:
            self.content.addWidget(self._topics)
            self.content.addWidget(self._more_topics)
        self.content.addWidget(self._value)
        self.content.addWidget(self._source)
        self._topics.chosen.connect(self._choose)
        self._more_topics.chosen.connect(lambda place: self._choose(place + 5))
        self._show_known()
        self.retranslate()
        self.setFocusProxy(self._value.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("{address}的{topic}").replace("{address}", say(self._guest.address))
        self.show_heading(title.replace("{topic}", topic_text(self._topic)), self.tr("不写就是清除这一项"))
        words = [topic_text(topic) for topic in _TOPICS]
        self._topics.show_texts(self.tr("哪一项"), words[:5])
        self._more_topics.show_texts(self.tr("哪一项"), words[5:])
        self._value.show_label(topic_text(self._topic))
        self._source.show_texts(self.tr("谁告诉的"), [source_text(source) for source in _SOURCES])
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("记下"))

    def act(self) -> None:
        """Save."""
        if not self._value.fits():
            self._value.edit.setFocus()
            self.route.fit_sheet()
            return
        known = self._known()
        args = {
            "guest_id": str(self._guest.guest_id),
            "topic": self._topic.value,
            "value": self._value.text() or None,
            "based_on": known.value if known else None,
            "source": _SOURCES[self._source.place()].value,
        }
        self.done.setEnabled(False)
        self._desk.submit(
            "guest.set_preference", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _choose(self, place: int) -> None:
        self._topic = _TOPICS[place]
        for first, choices in ((0, self._topics), (5, self._more_topics)):
            choices.choose_only(place - first if first <= place < first + 5 else None)
        self._show_known()
        self.retranslate()
        self._value.edit.setFocus()

    def _known(self) -> PreferenceView | None:
        return next((each for each in self._guest.preferences if each.topic is self._topic), None)

    def _show_known(self) -> None:
        known = self._known()
        self._value.edit.setText(known.value or "" if known else "")
        self._source.choose(1 if known and known.source is Source.STAFF else 0)
        place = _TOPICS.index(self._topic)
        for first, choices in ((0, self._topics), (5, self._more_topics)):
            choices.choose_only(place - first if first <= place < first + 5 else None)

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def _first_open_topic(guest: Profile) -> Topic:
    known = {each.topic for each in guest.preferences if each.value}
    return next((topic for topic in _TOPICS if topic not in known), Topic.DRINK)
