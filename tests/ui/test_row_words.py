"""What rows say of a guest: nothing that nobody knows, and as it is said in each language."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.invented_guests import chen
from tests.fakes.invented_house import NOW
from tests.fakes.invented_life import chen_timeline
from tests.ui.conftest import Opener
from vipdesk.models.complaint_words import Score
from vipdesk.models.snapshot.guest_life import EntryKind
from vipdesk.models.snapshot.guests import DateView, NoteView, Words
from vipdesk.models.snapshot.vouchers import Verdict, VerdictWord
from vipdesk.models.vocabulary import Calendar, DateKind
from vipdesk.ui.languages import switch_language
from vipdesk.ui.pages.guest_rows import date_row, visit_row
from vipdesk.ui.pages.life_rows import entry_row
from vipdesk.ui.pages.notes_panel import NotesPanel
from vipdesk.ui.pages.today_rows import present_row
from vipdesk.ui.shell.verdict_words import refused_face


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        (DateKind.BIRTHDAY, "zh", "1972 年生"),
        (DateKind.BIRTHDAY, "en", "born 1972"),
        (DateKind.ANNIVERSARY, "zh", "1972 年起"),
        (DateKind.ANNIVERSARY, "en", "since 1972"),
    ],
)
def test_who_is_born_in_a_year_is_not_said_to_be_since_it(
    open_desk: Opener, kind: DateKind, language: str, words: str
) -> None:
    open_desk(language=language)
    given = DateView(
        kind, Calendar.SOLAR, 1972, 12, 6, leap=False, as_given=Words("12月6日", "6 Dec"), next_on=None
    )

    assert date_row(given).detail[0].text.endswith(words)


@pytest.mark.parametrize(
    ("language", "by_guest", "words"),
    [
        ("zh", True, "贵宾答：不满意·11月22日"),
        ("zh", False, "代填：不满意·11月22日"),
        ("en", True, "The guest: Not satisfied·22 Nov"),
    ],
)
def test_a_visit_says_how_content_the_guest_was_and_who_said_so(
    open_desk: Opener, language: str, *, by_guest: bool, words: str
) -> None:
    open_desk(language=language)
    visit = replace(chen().visits[0], score=Score.POOR, by_guest=by_guest, rated_at=NOW)

    assert visit_row(visit, veiled=False).detail[0].text.endswith(words)
    assert words in visit_row(visit, veiled=False).spoken
    assert words not in visit_row(visit, veiled=True).spoken


@pytest.mark.parametrize(
    ("language", "veiled", "openly"),
    [("zh", "满意度", "贵宾答：一般·茶凉了"), ("en", "Satisfaction", "The guest: So-so·茶凉了")],
)
def test_the_timeline_names_an_answer_and_tells_it_where_no_guest_reads_along(
    open_desk: Opener, language: str, veiled: str, openly: str
) -> None:
    open_desk(language=language)
    answer = next(entry for entry in chen_timeline() if entry.kind is EntryKind.RATING)

    assert entry_row(answer, veiled=True).title[0].text == veiled
    assert entry_row(answer, veiled=False).title[0].text == openly


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "周敏 顾问·13:20 到"), ("en", "Min Zhou's guest·since 13:20")]
)
def test_a_shopper_is_named_without_saying_where_they_are(open_desk: Opener, language: str, words: str) -> None:
    desk, _window = open_desk(language=language)

    assert present_row(desk.house.present[0], NOW).detail[0].text == words


@pytest.mark.parametrize(
    ("used_at", "words"),
    [
        (NOW - timedelta(hours=2), "已于今日 12:05 在北京路店使用"),
        (NOW - timedelta(days=30), "已于 10月23日 14:05 在北京路店使用"),
    ],
)
def test_no_blank_stands_between_han_characters(used_at: datetime, words: str) -> None:
    switch_language("zh")
    verdict = Verdict(word=VerdictWord.USED, voucher=None, used_at=used_at, used_store="北京路店", others=())

    assert refused_face(verdict, NOW, 0).why == words


def shown_notes(qtbot: QtBot, count: int) -> NotesPanel:
    """A panel over so many notes that an import brought."""
    panel = NotesPanel()
    qtbot.addWidget(panel)
    note = replace(chen().notes[0], text="要安静", author=None)
    panel.show_notes([note] * count, veiled=False)
    panel.resize(373, 500)
    panel.show()
    qtbot.wait(10)
    return panel


def test_a_single_note_stands_at_the_top_and_an_imported_one_says_so(open_desk: Opener, qtbot: QtBot) -> None:
    open_desk()
    panel = shown_notes(qtbot, 1)
    text, told = panel._labels[0]

    assert text.height() == text.heightForWidth(text.width())
    assert told.geometry().bottom() < 120
    assert told.text() == "导入·10月3日"


@pytest.mark.parametrize(("count", "number"), [(1, "1"), (12, "12"), (13, "12+")])
def test_a_count_never_claims_to_be_all(open_desk: Opener, qtbot: QtBot, count: int, number: str) -> None:
    open_desk()

    panel = shown_notes(qtbot, count)

    assert panel._panel._count.text() == number


def test_one_endless_word_pushes_nothing_aside(open_desk: Opener, qtbot: QtBot) -> None:
    open_desk()
    panel = shown_notes(qtbot, 1)
    panel.show_notes([NoteView("x" * 3000, None, NOW)], veiled=False)
    qtbot.wait(10)

    assert panel.minimumSizeHint().width() < 260
