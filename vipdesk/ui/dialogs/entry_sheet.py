"""One entry of a directory or one answer, as a supervisor writes it and thereby approves it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.models.vocabulary import HouseKind
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.small_service_texts import entry_kind_text
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.field import ChipField, LineField

_ROWS = (("name", "name_en"), ("floor", "phone"), ("hours", "contact"), ("text",), ("text_en",), ("words",))
_OF_PLACES = frozenset({"floor", "phone", "hours", "contact"})


class EntrySheet(Sheet):
    """Enter saves; what is every desk's is there as soon as they hear of it."""

    def __init__(
        self, desk: DeskFacade, route: Route, kinds: Sequence[HouseKind], entry: EntryView | None
    ) -> None:
        super().__init__(route, width=640)
        self._desk, self._kinds, self._entry = desk, tuple(kinds), entry
        self._answers = Answers(self)
        self._seen = {} if entry is None else seen_entry(entry)
        self.kind = ChipField(len(self._kinds))
        self.fields = {name: LineField() for names in _ROWS for name in names}
        self.kind.setVisible(len(self._kinds) > 1 and entry is None)
        self.content.setSpacing(theme().px(10))
        self.content.addWidget(self.kind)
        answer = self._kinds == (HouseKind.ANSWER,)
        for names in _ROWS:
            beside = QHBoxLayout()
            beside.setSpacing(theme().px(12))
            for name in names:
                beside.addWidget(self.fields[name], 1)
                self.fields[name].edit.setText(self._seen.get(name, ""))
                self.fields[name].setVisible(not (answer and name in _OF_PLACES))
            self.content.addLayout(beside)
        self.remove = Button(fill=Fill.QUIET, height=48)
        self.remove.setVisible(entry is not None)
        self.foot.insertWidget(0, self.remove)
        self.remove.clicked.connect(self._take_away)
        self.retranslate()
        self.setFocusProxy(self.fields["name"].edit)

    def retranslate(self) -> None:
        """Set every word again."""
        answer = self._kinds == (HouseKind.ANSWER,)
        title = self.tr("一条问答") if answer else self.tr("专柜或合作方")
        self.show_heading(title, self.tr("保存就是核准，各台电脑都照这样答。") if answer else "")
        self.kind.show_texts(self.tr("哪一种"), [entry_kind_text(kind) for kind in self._kinds])
        labels = {
            "name": self.tr("问题") if answer else self.tr("名称"),
            "name_en": self.tr("英文"),
            "floor": self.tr("楼层位置"),
            "phone": self.tr("电话分机"),
            "hours": self.tr("营业时间"),
            "contact": self.tr("联系人"),
            "text": self.tr("回答") if answer else self.tr("说明，怎么领取优惠"),
            "text_en": self.tr("英文回答") if answer else self.tr("英文说明"),
            "words": self.tr("还会怎么问、怎么找"),
        }
        for name, field in self.fields.items():
            field.show_label(labels[name])
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("保存"))
        self.remove.show_text(self.tr("删掉"))

    def act(self) -> None:
        """Save it."""
        needed = ["name", "text"] if self._kinds == (HouseKind.ANSWER,) else ["name"]
        missing = [self.fields[name] for name in needed if not self.fields[name].text()]
        for field in missing:
            field.show_error(error_text(Refused(Code.FIELD_MISSING)))
        if missing:
            missing[0].edit.setFocus()
            self.route.fit_sheet()
            return
        texts = {name: field.text() for name, field in self.fields.items()}
        kind = self._kinds[self.kind.place()] if self._entry is None else self._entry.kind
        more = {} if self._entry is None else {"entry_id": str(self._entry.entry_id), "based_on": self._seen}
        self._submit("directory.set_entry", {"kind_of_entry": str(kind), "texts": texts, **more})

    def _take_away(self) -> None:
        if self._entry is not None:
            args = {"entry_id": str(self._entry.entry_id), "based_on": self._seen}
            self._submit("directory.remove_entry", args)

    def _submit(self, kind: str, args: Mapping[str, object]) -> None:
        self.done.setEnabled(False)
        self._desk.submit(kind, args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def seen_entry(entry: EntryView) -> dict[str, str]:
    """An entry in the words of its intent."""
    return {
        "name": entry.name.zh,
        "name_en": entry.name.en,
        "text": entry.text.zh,
        "text_en": entry.text.en,
        "floor": entry.floor,
        "phone": entry.phone,
        "hours": entry.hours,
        "contact": entry.contact,
        "words": entry.words,
    }
