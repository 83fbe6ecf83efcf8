"""New service: the type as tiles, then exactly the fields that the type declares."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from vipdesk.chinese.dates import duration_text, moment_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.services import ClockReason, RequestForm
from vipdesk.rules.text_lengths import LONGEST_LINE
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.declared_fields import DeclaredFields
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import reason_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.kind_tile import KindTile

_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Again:
    """What a form begins with that repeats an earlier request."""

    kind: str
    fields: tuple[tuple[str, str], ...]
    summary: str


class RequestFormSheet(Sheet):
    """Opens a request for the guest in view. The types are the desk's; nothing is typed twice.

    Once a type is chosen it stands alone, so that its fields are in sight, with the way back to the others.
    With `kind` it is of that type, and no other is offered.
    """

    waits = True

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        *,
        again: Again | None = None,
        kind: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=820, parent=parent)
        self._desk, self._guest, self._again, self._kind = desk, guest, again, kind
        self._answers = Answers(self)
        self._forms: tuple[RequestForm, ...] = ()
        self._chosen: RequestForm | None = None
        self._typed: dict[str, str] = {}
        self._tiles: list[KindTile] = []
        self._fields = DeclaredFields()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(8))
        self.others = Button(fill=Fill.QUIET)
        self.others.hide()
        self.others.clicked.connect(self._show_others)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._summary = LineField()
        self.secrecy = ChipField(2)
        self.secrecy.hide()
        self.content.addLayout(self._grid)
        self.content.addWidget(self._fields)
        self.content.addWidget(self._summary)
        self.content.addWidget(self.secrecy)
        self.content.addStretch(1)
        self.retranslate()
        desk.request_forms(self._answers.latest("forms", self._show_forms))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self._subject(), "" if self._chosen is None else self._promise(self._chosen))
        self._summary.show_label(self.tr("一句话说清（可不填，按上面的内容写）"))
        who = self.tr("谁能看（敏感的只有主管和经办人，文字只存在总部）")
        self.secrecy.show_texts(who, [self.tr("本店同事"), self.tr("敏感")])
        self.cancel.show_text(self.tr("不用了"))
        self.done.show_text(self.tr("登记") if self._kind else self.tr("开单"))
        self.others.show_text(self.tr("换一种"))
        for tile, form in zip(self._tiles, self._forms, strict=True):
            tile.show_kind(form.icon, say(form.label))
        self._fields.retranslate()

    def act(self) -> None:
        """Open the request."""
        form = self._chosen
        if form is None or not self._complete():
            return
        values = self._fields.values()
        summary = self._summary.text() or _summary_of(form, values)
        args: dict[str, Any] = {
            "guest_id": str(self._guest.guest_id),
            "kind_of_request": form.kind,
            "summary": summary,
            "fields": values,
            "sensitive": form.may_be_sensitive and self.secrecy.place() == 1,
        }
        self.done.setEnabled(False)
        self._desk.submit("request.open", args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _show_forms(self, offered: tuple[RequestForm, ...]) -> None:
        forms = tuple(form for form in offered if self._kind in ("", form.kind))
        self._forms = forms
        for place, _form in enumerate(forms):
            tile = KindTile()
            tile.clicked.connect(lambda _checked=False, place=place: self._take(place))
            self._tiles.append(tile)
        if not forms:
            return
        again = self._again
        place = next((at for at, form in enumerate(forms) if again is not None and form.kind == again.kind), 0)
        self._tiles[place].setChecked(True)
        self._arrange(alone=again is not None and forms[place].kind == again.kind)
        self._choose(place)
        if again is not None and forms[place].kind == again.kind:
            self._fields.fill(dict(again.fields))
            self._summary.edit.setText(again.summary)
        elif again is not None:
            self.show_trouble(error_text(Refused(Code.UNKNOWN_REQUEST_KIND, kind=again.kind)))

    def _subject(self) -> str:
        address = say(self._guest.address)
        if self._kind and self._chosen is not None:
            title = self.tr("{address}的{kind}").replace("{kind}", say(self._chosen.label))
        else:
            title = self.tr("为{address}新建服务单")
        return title.replace("{address}", address)

    def _take(self, place: int) -> None:
        self._arrange(alone=True)
        self._choose(place)

    def _show_others(self) -> None:
        self._arrange(alone=False)
        self.route.fit_sheet()
        for tile in self._tiles:
            if tile.isChecked():
                tile.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, *, alone: bool) -> None:
        """All types, or the chosen one alone beside the way to the others; of a `kind` none."""
        every: list[QWidget] = [*self._tiles, self.others]
        for part in every:
            self._grid.removeWidget(part)
            part.hide()
        if self._kind:
            return
        shown: list[QWidget] = [tile for tile in self._tiles if tile.isChecked() or not alone]
        if alone and len(self._tiles) > 1:
            shown.append(self.others)
        for number, part in enumerate(shown):
            self._grid.addWidget(part, number // _COLUMNS, number % _COLUMNS)
            part.show()
        self._grid.activate()

    def _choose(self, place: int) -> None:
        # who takes another type meant the same words: what both types ask for is not typed twice
        self._typed |= self._fields.values()
        self._chosen = self._forms[place]
        self._fields.ask(self._chosen.fields)
        self._fields.fill(self._typed)
        self.secrecy.setVisible(self._chosen.may_be_sensitive)
        self.secrecy.choose(0)
        self.show_trouble("")
        self.retranslate()
        first = next(iter(self._fields.fields.values()), self._summary)
        self.setFocusProxy(first.edit)
        self.route.fit_sheet()
        first.edit.setFocus()

    def _promise(self, form: RequestForm) -> str:
        """What in how much time; where hours that do not count lie between, by when."""
        now = self.route.clock.now()
        if form.wall_clock and form.minutes % 60 == 0:
            return self._by(self.tr("{span}内{what}"), form, span=self.tr("%n 小时", "", form.minutes // 60))
        if form.due_at is not None and store_date(form.due_at) != store_date(now):
            until = self._by(self.tr("{moment} 前{what}"), form, moment=moment_text(form.due_at, now, language()))
            unknown = [reason_text(ClockReason("year_unknown", None, year), now) for year in form.unannounced]
            return joined(until, *unknown)
        span = duration_text(timedelta(minutes=form.minutes), language())
        return self._by(self.tr("{span}内{what}"), form, span=span)

    def _by(self, sentence: str, form: RequestForm, **when: str) -> str:
        for name, words in {"what": say(form.promise), **when}.items():
            sentence = sentence.replace(f"{{{name}}}", words)
        return sentence

    def _complete(self) -> bool:
        complete = self._fields.complete()
        if complete and not self._summary.fits():
            self._summary.edit.setFocus()
            complete = False
        if not complete:
            self.route.fit_sheet()
        return complete

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        if isinstance(error, Refused) and error.facts.get("field") in self._fields.fields:
            self._fields.fields[str(error.facts["field"])].show_error(error_text(error))
        else:
            self.show_trouble(error_text(error))


def _summary_of(form: RequestForm, values: dict[str, str]) -> str:
    """The words that were written as one line; where they are more, its beginning, for the fields hold every word."""
    worded = [field for field in form.fields if not field.choices and not field.is_date]
    said = " ".join(values[field.name] for field in worded if field.name in values)
    line = said if len(said) <= LONGEST_LINE else f"{said[: LONGEST_LINE - 1]}…"
    return line or say(form.label)
