"""One request: what it is, where it stands and why, its story, and the steps that can be taken with it."""

from typing import Any
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved, StaffCard
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.services import BoardCard, RequestFile
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, RequestState
from vipdesk.ui.answers import Answers
from vipdesk.ui.complaint_texts import sensitive_text
from vipdesk.ui.dialogs.case_section import CaseSection
from vipdesk.ui.dialogs.declared_fields import DeclaredFields
from vipdesk.ui.dialogs.people import PeopleMenu, hand_over
from vipdesk.ui.dialogs.remedy_sheet import RemedySheet
from vipdesk.ui.dialogs.request_acts import ActsMenu
from vipdesk.ui.dialogs.request_form import Again, RequestFormSheet
from vipdesk.ui.dialogs.request_pictures import RequestPictures
from vipdesk.ui.dialogs.request_story import RequestFacts, RequestStory
from vipdesk.ui.dialogs.sealed_sheet import SealedSheet
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.picture_images import given_in
from vipdesk.ui.request_texts import outward_file
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, masked_text
from vipdesk.ui.widgets.buttons import Button, Fill, IconButton
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.field import LineField


class RequestSheet(Sheet):
    """The filled button is always the next step; not doing it after all needs one of three reasons.

    While a comment is being typed, the next step is to keep it.
    """

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, request_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(route, width=640, parent=parent)
        self._desk, self._request_id = desk, request_id
        self._answers = Answers(self)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._say_of_paper)
        self._file: RequestFile | None = None
        self._dropping = False
        self._said = ""
        self._facts, self._case, self._story = RequestFacts(), CaseSection(), RequestStory()
        self._closing = DeclaredFields()
        self.comment = LineField()
        self._reasons = Choices(3, chips=True)
        self._reasons.hide()
        self._case.hide()
        self._pictures = RequestPictures(desk, route, self)
        self._pictures.list.hide()
        self.setAcceptDrops(True)
        for part in (
            self._facts,
            self._case,
            self._pictures.list,
            self._reasons,
            self._closing,
            self._story,
            self.comment,
        ):
            self.content.addWidget(part)
        self.more = IconButton("ellipsis", side=48)
        self.give, self.drop = (
            Button(fill=Fill.OUTLINE, height=48),
            Button(fill=Fill.QUIET, strong=False, flush=True),
        )
        self.foot.insertWidget(0, self.drop)
        self.foot.insertWidget(2, self.more)
        self.foot.insertWidget(3, self.give)
        self.more.clicked.connect(self._offer_acts)
        self.give.clicked.connect(self._offer_people)
        self.drop.clicked.connect(self._ask_reason)
        self._case.decided.connect(self._decide)
        self._case.words_wanted.connect(lambda: route.show_sheet(SealedSheet(desk, route, request_id)))
        self.comment.edit.textChanged.connect(lambda _text: self._name_step())
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Read where it stands."""
        self._desk.request_file(self._request_id, self._answers.latest("file", self._show_file))

    def act(self) -> None:
        """Take the next step."""
        card = self._card
        if card is None:
            return
        if self.comment.text():
            self._keep_comment()
        elif self._dropping:
            reason = self._reason_texts()[self._reasons.place()]
            self._submit("request.close", {"done": False, "result": reason})
        elif card.state not in OPEN_REQUEST_STATES:
            self.route.close_sheet()
        elif card.clock is not None and card.clock.paused_at is not None:
            self._submit("request.resume", {})
        elif card.state is RequestState.NEW:
            self._advance(RequestState.ACCEPTED)
        elif card.state is RequestState.ACCEPTED:
            self._advance(RequestState.IN_PROGRESS)
        else:
            self._step_on()

    def retranslate(self) -> None:
        """Set every word again."""
        self.cancel.show_text(self.tr("收起"))
        self.give.show_text(self.tr("交给…"))
        self.drop.show_text(self.tr("不办了"))
        self.more.name(self.tr("更多"))
        self.comment.show_label(self.tr("留一句话给接手的人"))
        self._reasons.show_texts(self.tr("不办的原因"), self._reason_texts())
        self._closing.retranslate()
        self._show()

    def veil_changed(self) -> None:
        """The counter view hides what a complaint says."""
        if self._file is not None:
            self._show()
            self.route.fit_sheet()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a picture may be dropped."""
        if self._file is not None and given_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is looked at on a sheet of its own, before it is added."""
        given = given_in(event.mimeData())
        if given is not None:
            event.acceptProposedAction()
            self._pictures.add(given)

    @property
    def _card(self) -> BoardCard | None:
        return None if self._file is None else self._file.card

    def _reason_texts(self) -> tuple[str, str, str]:
        return (self.tr("贵宾不需要了"), self.tr("开错了单"), self.tr("办不到，已说明"))

    def _show_file(self, file: RequestFile | None) -> None:
        self._file = file
        self._show()
        self.route.fit_sheet()

    def _show(self) -> None:
        file = self._file
        opened = file is not None and file.card.state in OPEN_REQUEST_STATES
        for button in (self.give, self.drop, self.more):
            button.setVisible(opened and not self._dropping)
        self._reasons.setVisible(self._dropping)
        for part in (self._facts, self._story, self.comment):
            part.setVisible(file is not None)
        self.done.setVisible(opened or bool(self.comment.text()))
        self._closing.setVisible(False)
        if file is None:
            self.show_heading(self.tr("服务单"), self.tr("这张服务单已不在本机的列表里"))
            return
        card = file.card
        self._case.setVisible(file.case is not None)
        if file.case is not None:
            self._case.show_case(file.case)
        shown = outward_file(file) if self.route.notes_veiled else file
        title, place = shown.card.summary or sensitive_text(), say(card.place)
        self.show_heading(title, joined(masked_text(card.guest), place, file.number, self._said))
        now = self.route.clock.now()
        self._facts.show_file(shown, now)
        self._pictures.show_file(file)
        self._story.show_log(shown.log, now)
        runs = card.clock is None or card.clock.paused_at is None
        asks = runs and card.state is RequestState.IN_PROGRESS and not self._dropping
        self._closing.ask(file.closing if asks else ())
        self._closing.setVisible(asks and bool(file.closing))
        self._name_step()

    def _name_step(self) -> None:
        file = self._file
        if file is None:
            return
        card = file.card
        opened = card.state in OPEN_REQUEST_STATES
        self.done.setVisible(opened or bool(self.comment.text()))
        self.done.show_text(self._step_text(file))

    def _step_text(self, file: RequestFile) -> str:
        card = file.card
        if self.comment.text():
            return self.tr("记下这句话")
        if self._dropping:
            return self.tr("确定不办")
        if card.clock is not None and card.clock.paused_at is not None:
            return self.tr("继续办")
        if card.state is RequestState.IN_PROGRESS and file.next_step is not None:
            return self.tr("下一步：{step}").replace("{step}", say(file.next_step))
        steps = {
            RequestState.NEW: self.tr("我来接"),
            RequestState.ACCEPTED: self.tr("开始办"),
            RequestState.IN_PROGRESS: self.tr("办好了"),
        }
        return steps.get(card.state, self.tr("收起"))

    def _keep_comment(self) -> None:
        if not self.comment.fits():
            self.comment.edit.setFocus()
            return
        args = {"request_id": str(self._request_id), "text": self.comment.text()}
        self._desk.submit(
            "request.comment", args, self._answers.kept(self._commented), self._answers.kept(self._failed)
        )

    def _commented(self, _saved: Saved) -> None:
        self.comment.edit.clear()
        self.refresh()

    def _step_on(self) -> None:
        """The next step of an order of several, or the end, with what has to be known by then."""
        file = self._file
        if file is None or not self._closing.complete():
            self.route.fit_sheet()
            return
        fields = self._closing.values()
        if file.next_step_name is not None:
            args = {"to": file.next_step_name, "based_on": file.step_name, "fields": fields}
            self._submit("request.step", args)
        else:
            self._submit("request.close", {"done": True, "fields": fields})

    def _ask_reason(self) -> None:
        self._dropping = True
        self._show()
        self.route.fit_sheet()
        self.setFocus()

    def _offer_acts(self) -> None:
        if self._file is None:
            return
        menu = ActsMenu(self._file, self)
        menu.wanted.connect(self._submit)
        menu.again_wanted.connect(self._open_again)
        menu.remedy_wanted.connect(self._propose)
        menu.paper_wanted.connect(lambda: self._paper.send("complaint", self._request_id))
        menu.seal_wanted.connect(lambda: self._submit("complaint.seal", {}))
        menu.picture_wanted.connect(self._pictures.add)
        menu.slip_wanted.connect(lambda: self._paper.send("request_slip", self._request_id))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _propose(self) -> None:
        file = self._file
        if file is not None and file.case is not None:
            self.route.show_sheet(RemedySheet(self._desk, self.route, self._request_id, file.case))

    def _decide(self, remedy_id: UUID, approve: bool) -> None:  # noqa: FBT001 - a signal's slot
        args = {"remedy_id": str(remedy_id), "approve": approve}
        seen, failed = self._answers.kept(lambda _saved: self.refresh()), self._answers.kept(self._failed)
        self._desk.submit("complaint.decide_remedy", args, seen, failed)

    def _open_again(self) -> None:
        """The same service for the same guest once more: its form, as it was filled last time."""
        file = self._file
        if file is not None:
            self._desk.profile(file.card.guest.guest_id, self._answers.latest("guest", self._show_form))

    def _show_form(self, guest: Profile | None) -> None:
        file = self._file
        if file is not None and guest is not None:
            again = Again(*file.again, file.card.summary)
            self.route.show_sheet(RequestFormSheet(self._desk, self.route, guest, again=again))

    def _say_of_paper(self, sentence: str, _trouble: bool) -> None:  # noqa: FBT001 - the signal's form
        self._said = sentence
        self._show()

    def _offer_people(self) -> None:
        self._desk.colleagues(self._answers.latest("colleagues", self._show_people))

    def _show_people(self, people: tuple[StaffCard, ...]) -> None:
        menu = PeopleMenu(people, self, self.route.clock.now())
        card = self._card
        menu.person_chosen.connect(lambda person: self._submit("request.assign", hand_over(card, person)))
        menu.popup(self.give.mapToGlobal(self.give.rect().bottomLeft()))

    def _advance(self, to: RequestState) -> None:
        if self._card is not None:
            self._submit("request.advance", {"to": to.value, "based_on": self._card.state.value})

    def _submit(self, kind: str, args: dict[str, Any]) -> None:
        whole = {"request_id": str(self._request_id), **args}
        self._desk.submit(kind, whole, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self._dropping = False
        self._show()
        field = error.facts.get("field") if isinstance(error, Refused) else None
        if field in self._closing.fields:
            self._closing.fields[str(field)].show_error(error_text(error))
        else:
            self.show_trouble(error_text(error))
        self.refresh()
