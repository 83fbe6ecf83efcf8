"""One seat or room, as a supervisor writes it down: its name, how many sit there, what it offers; or takes it out of use or back into it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.lounge import PlaceView
from vipdesk.models.vocabulary import PlaceFeature
from vipdesk.rules.lounge_places import MOST_SEATS
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.lounge_texts import feature_texts
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_FEATURES = tuple(PlaceFeature)


class PlaceSheet(Sheet):
    """Enter saves; map and suggestions follow at every desk as soon as it hears of it. `done_with` is called after.

    With `again`, a place that was taken out of use, it begins as that one was and adds it anew.
    """

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        place: PlaceView | None,
        done_with: Callable[[], None] | None = None,
        *,
        again: PlaceView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk, self._place, self._again = desk, place, again
        self._done_with = done_with or route.close_sheet
        self._answers = Answers(self)
        self.kind = ChipField(2)
        self.name, self.name_en, self.capacity = LineField(), LineField(), LineField()
        self._offers = PlainLabel(size=14, tone="muted")
        self.features = ChipFlow(len(_FEATURES))
        self.content.setSpacing(theme().px(12))
        self.content.addWidget(self.kind)
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(12))
        for field in (self.name, self.name_en):
            beside.addWidget(field, 1)
        self.content.addLayout(beside)
        self.content.addWidget(self.capacity)
        self.content.addWidget(self._offers)
        self.content.addWidget(self.features)
        self.retire = Button(fill=Fill.QUIET, height=48)
        self.retire.setVisible(place is not None)
        self.foot.insertWidget(0, self.retire)
        self.retire.clicked.connect(self._take_out)
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self._done_with)
        known = place or again
        if known is not None:
            self._fill(known)
        self.retranslate()
        self.setFocusProxy(self.name.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("改这一处")
        if self._place is None:
            title = self.tr("加一处") if self._again is None else self.tr("重新启用")
        self.show_heading(title, self.tr("“窗边 6 号”空格前的字是座位图上的分区。保存后马上生效。"))
        self.kind.show_texts(self.tr("哪一种"), (self.tr("座位"), self.tr("贵宾室")))
        self.name.show_label(self.tr("名称"))
        self.name_en.show_label(self.tr("英文名"))
        self.capacity.show_label(self.tr("能坐几位"))
        self._offers.show_text(self.tr("有什么"))
        self.features.show_texts(self.tr("有什么"), [feature_texts([each.value]) for each in _FEATURES])
        self.retire.show_text(self.tr("停用"))
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("保存") if self._again is None else self.tr("启用"))

    def facts(self) -> dict[str, Any]:
        """The place as `place.set` wants it; a number that is none is 0, which no place seats."""
        typed = self.capacity.text()
        chosen = [_FEATURES[place].value for place in self.features.places()]
        known = {feature.value for feature in _FEATURES}
        seen = self._place or self._again
        kept = () if seen is None else (each for each in seen.features if each not in known)
        return {
            "name": self.name.text(),
            "name_en": self.name_en.text(),
            "room": bool(self.kind.place()),
            "capacity": int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0,
            "features": [*chosen, *kept],
        }

    def act(self) -> None:
        """Save it, unless something is missing."""
        facts = self.facts()
        missing = "" if facts["name"] else error_text(Refused(Code.FIELD_MISSING))
        number = "" if facts["capacity"] else error_text(Refused(Code.PLACE_SEATS, most=MOST_SEATS))
        self.name.show_error(missing)
        self.capacity.show_error(number)
        if missing or number:
            (self.name if missing else self.capacity).edit.setFocus()
            self.route.fit_sheet()
            return
        place = self._place
        more = {} if place is None else {"place_id": str(place.place_id), "based_on": seen_place(place)}
        self._submit("place.set", {"facts": facts, **more})

    def _fill(self, place: PlaceView) -> None:
        self.kind.choose(int(place.room))
        self.name.write(place.name.zh)
        self.name_en.write(place.name.en)
        self.capacity.write(str(place.capacity))
        self.features.choose(at for at, each in enumerate(_FEATURES) if each.value in place.features)

    def _take_out(self) -> None:
        if self._place is not None:
            self._submit("place.retire", {"place_id": str(self._place.place_id)})

    def _submit(self, kind: str, args: Mapping[str, object]) -> None:
        self.show_trouble("")
        self.done.setEnabled(False)
        self._desk.submit(kind, args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self._done_with()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def seen_place(place: PlaceView) -> dict[str, Any]:
    """A place in the words of its intent."""
    return {
        "name": place.name.zh,
        "name_en": place.name.en,
        "room": place.room,
        "capacity": place.capacity,
        "features": list(place.features),
    }
