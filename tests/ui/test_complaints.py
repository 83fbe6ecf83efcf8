"""Complaints in the window: a second person approves, a sensitive one is noted as such, and a guest who leaves is asked."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.fakes.invented_afternoon import due_request
from tests.fakes.invented_complaints import COMPLAINT, SEALED, complaint_card
from tests.fakes.invented_house import CHEN, NOW, named
from tests.ui.conftest import Opener
from tests.ui.test_request_sheet import done
from tests.ui.test_vouchers import as_supervisor
from vipdesk.models.snapshot.services import LogLine
from vipdesk.models.vocabulary import RequestEventKind, RequestState
from vipdesk.rules.request_number import short_number
from vipdesk.ui.dialogs.case_section import RemedyLine
from vipdesk.ui.dialogs.ladder_sheet import LadderSheet
from vipdesk.ui.dialogs.leaving_sheet import LeavingSheet
from vipdesk.ui.dialogs.remedy_sheet import RemedySheet
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.dialogs.request_sheet import RequestSheet
from vipdesk.ui.dialogs.sealed_sheet import SealedSheet
from vipdesk.ui.pages.service_cards import board_card
from vipdesk.ui.pages.today_rows import due_row
from vipdesk.ui.widgets.plain_label import PlainLabel


def test_a_complaint_is_noted_made_good_and_read(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    route = window.navigation
    desk.house.cards.append(complaint_card())
    form = RequestFormSheet(desk, route, desk.house.profiles[CHEN], kind="complaint")
    route.show_sheet(form)
    qtbot.waitUntil(lambda: "what" in form._fields.fields)
    assert (form.accessibleName(), form._sub.text()) == ("陈女士的投诉", "24 小时内给出方案")
    desk.change_settings(desk.settings.with_changes(language="en"))
    qtbot.waitUntil(lambda: form._sub.text() == "A proposal within 24 hours")
    desk.change_settings(desk.settings.with_changes(language="zh"))
    form._fields.fields["what"].edit.setText("旁人听到")  # type: ignore[union-attr]  # a line to type in
    form.secrecy.choose(1)
    form.act()
    assert done(desk, "request.open")["sensitive"] is True
    qtbot.waitUntil(lambda: not window.sheets.isVisible())

    route.show_request(COMPLAINT)
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(RemedyLine)))
    sheet = window.sheets.findChildren(RequestSheet)[-1]
    window.sheets.findChildren(RemedyLine)[-1].approve.click()
    assert done(desk, "complaint.decide_remedy") == {"remedy_id": str(named("remedy", "voucher")), "approve": True}
    sheet._propose()
    remedy = window.sheets.findChildren(RemedySheet)[-1]
    remedy.kinds.choose([2])
    remedy.worth.edit.setText("三百")
    remedy.act()
    assert "complaint.propose_remedy" not in [kind for kind, _ in desk.submitted]
    remedy.worth.edit.setText("299.50")
    remedy.act()
    assert done(desk, "complaint.propose_remedy")["worth_fen"] == 29_950
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, RequestSheet))

    sealed = SealedSheet(desk, route, COMPLAINT)
    route.show_sheet(sealed)
    qtbot.waitUntil(lambda: sealed.accessibleName() == SEALED.summary)
    route.veil_notes(veiled=True)
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, RequestSheet))


def test_on_board_today_and_trial_a_complaint_has_its_number_alone(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    as_supervisor(desk)
    card = complaint_card()
    number = f"投诉 #{short_number(COMPLAINT)}"
    shown, closed = (board_card(each, NOW) for each in (card, replace(card, state=RequestState.DONE)))
    due = due_row(due_request(card), NOW)
    assert [shown.title, closed.title, due.title[0].text] == [number] * 3
    assert not any(card.summary in spoken for spoken in (shown.spoken, closed.spoken, due.spoken))

    desk.house.cards.insert(0, replace(card, state=RequestState.NEW))
    sheet = LadderSheet(desk, window.navigation)
    window.navigation.show_sheet(sheet)
    qtbot.waitUntil(lambda: bool(sheet.rows))
    sheet.try_it()
    qtbot.waitUntil(sheet._found_title.isVisible)
    told = " ".join(label.text() for label in sheet.findChildren(PlainLabel))
    assert number in told
    assert card.summary not in told


def test_the_sheet_of_a_complaint_says_what_it_is_about_while_no_guest_reads_along(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    card = complaint_card()
    desk.house.cards.append(card)
    desk.stories[card.request_id] = (LogLine(NOW, RequestEventKind.COMMENTED, None, "致电道歉"),)
    window.navigation.show_request(COMPLAINT)
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(RemedyLine)))
    sheet = window.sheets.findChildren(RequestSheet)[-1]

    def told() -> str:
        labels = [label.text() for label in sheet.findChildren(PlainLabel) if label.isVisibleTo(sheet)]
        return " ".join((sheet.accessibleName(), *labels))

    number = f"投诉 #{short_number(COMPLAINT)}"
    assert sheet.accessibleName() == number
    assert "已藏起" in told()
    assert not any(words in told() for words in (card.summary, "致电道歉"))
    window.navigation.veil_notes(veiled=False)
    assert (sheet.accessibleName(), "已藏起" in told()) == (card.summary, False)
    assert told().count(card.summary) == 3
    assert "致电道歉" in told()
    window.navigation.veil_notes(veiled=True)
    assert card.summary not in told()
    assert sheet.accessibleName() == number


def test_a_guest_who_leaves_is_asked_in_two_taps(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.navigation.show_guest(named("guest", "程若兰"))
    qtbot.waitUntil(lambda: window.navigation.guest is not None and not window.navigation.asking)
    window.frame.stack.page(window.frame.stack.place).check_out()  # type: ignore[attr-defined]  # of a guest's page
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(LeavingSheet)))
    sheet = window.sheets.findChildren(LeavingSheet)[-1]
    sheet.score.choose(2)
    sheet.act()
    said = done(desk, "visit.rate")
    assert (said["score"], said["note"], said["call_back"]) == ("poor", None, None)
