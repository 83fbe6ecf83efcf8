"""Every service is opened, worked and closed in the window by its keys; with VIPDESK_PICTURES set, with pictures too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import PIN
from tests.fakes.small_desk import SmallDesk, copy_desk, make_template
from tests.fakes.worked_desk import WorkedDesk
from tests.intents.tables.request_pauses import PIANO, type_row
from tests.ui.walk import take_picture
from vipdesk.cache import budget
from vipdesk.cache.queries.request_file import request_file
from vipdesk.cache.queries.request_kinds import request_kinds
from vipdesk.cache.queries.services import request_forms
from vipdesk.config import Settings
from vipdesk.models.snapshot.services import RequestFile
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.request_types.declaration import FieldKind, RequestField, RequestType
from vipdesk.ui.dialogs.declared_fields import DeclaredFields
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.dialogs.request_sheet import RequestSheet
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.choice_field import ChoiceField
from vipdesk.ui.window import open_window

_PICTURES = bool(os.environ.get("VIPDESK_PICTURES"))
LANGUAGES = ("zh", "en") if _PICTURES else ("zh",)


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallDesk]:
    """The small house, in which the store offers a service of its own by a policy row alone."""
    monkeypatch.setattr(budget, "WORK_SECONDS", 3600.0)
    desk = copy_desk(make_template(tmp_path / "template"), tmp_path / "profile")
    desk.put(type_row("piano", PIANO))
    yield desk
    desk.cache.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_is_opened_worked_and_closed_in_the_window(
    rows: SmallDesk, language: str, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = WorkedDesk(rows, Settings().with_changes(theme="light", language=language))
    window = open_window(desk, clock=rows.clock, paper_folder=tmp_path, bundled_fonts=True, still=True)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    # what nobody looks at is not painted
    window.setUpdatesEnabled(_PICTURES)
    try:
        qtbot.waitUntil(window.sign_in.enter.isEnabled)
        window.sign_in.pin.setText(PIN)
        window.sign_in.enter.click()
        qtbot.waitUntil(lambda: window.at_work)
        walk = _Walk(desk, window, qtbot, language)
        for declared in request_kinds(rows.reader).values():
            if not declared.retired:
                walk.through(declared)
        walk.show_board()
        walk.refuse_what_is_missing()
        assert walk.closed == [form.kind for form in request_forms(rows.reader)]
        assert {"piano", "bespoke", "repair", "delivery"} < set(walk.closed)
    finally:
        switch_language("zh")


class _Walk:
    """One window in which one service after the other is worked."""

    def __init__(self, desk: WorkedDesk, window: MainWindow, qtbot: QtBot, language: str) -> None:
        self._desk, self._window, self._qtbot, self._language = desk, window, qtbot, language
        self.closed: list[str] = []

    def through(self, declared: RequestType) -> None:
        """Open it by its tile, take it, begin, go through every step, and end it with what it asks for."""
        self._open(declared)
        request_id = self._desk.last
        assert request_id is not None
        for _ in range(3 + len(declared.steps)):
            sheet = self._sheet(request_id)
            state = self._file(sheet).card.state
            if state is RequestState.IN_PROGRESS:
                _fill(sheet._closing, declared)
                step = self._file(sheet).step_name or ""
                self._picture(f"{declared.kind}-2{step}")
            self._press_return(sheet)
            if self._file_of(request_id).card.state is RequestState.DONE:
                break
        done = self._file_of(request_id)
        assert done.card.state is RequestState.DONE, declared.kind
        assert done.step_name == (declared.steps[-1].name if declared.steps else None)
        assert not done.closing or not any(field.required for field in done.closing)
        if _PICTURES:
            sheet = self._sheet(request_id)
            self._picture(f"{declared.kind}-3")
            self._close(sheet)
        self.closed.append(declared.kind)

    def show_board(self) -> None:
        """All of them stand done on the board."""
        self._window.navigation.show_place(Place.SERVICES)
        self._qtbot.wait(40)
        self._picture("board")

    def refuse_what_is_missing(self) -> None:
        """A form without what is required says so under its field, and nothing is opened."""
        before = len(self._desk.submitted)
        sheet = self._form("repair")
        self._qtbot.keyClick(sheet, Qt.Key.Key_Return)
        self._picture("missing")
        assert sheet.isVisible()
        assert len(self._desk.submitted) == before

    def _open(self, declared: RequestType) -> None:
        sheet = self._form(declared.kind)
        _fill(sheet._fields, declared)
        if not any(not field.to_close for field in declared.fields):
            sheet._summary.edit.setText("一件小事")
        self._picture(f"{declared.kind}-1")
        self._press_return(sheet)

    def _form(self, kind: str) -> RequestFormSheet:
        route = self._window.navigation
        sheet = RequestFormSheet(self._desk, route, self._desk.guest)
        route.show_sheet(sheet)
        self._qtbot.waitUntil(lambda: bool(sheet._tiles))
        place = [form.kind for form in sheet._forms].index(kind)
        self._shows_all(sheet)
        sheet._tiles[place].click()
        self._shows_all(sheet)
        return sheet

    def _shows_all(self, sheet: RequestFormSheet) -> None:
        """Every field is in sight, on the smallest screen too."""
        inside = sheet._area.widget()
        assert inside is not None
        shown = sheet._area.viewport()
        self._qtbot.waitUntil(lambda: sheet.isVisible() and inside.minimumSizeHint().height() <= shown.height())

    def _sheet(self, request_id: UUID) -> RequestSheet:
        self._window.navigation.show_request(request_id)
        sheet = self._window.sheets.sheet
        assert isinstance(sheet, RequestSheet)
        self._qtbot.waitUntil(lambda: sheet._file is not None)
        return sheet

    def _press_return(self, sheet: RequestSheet | RequestFormSheet) -> None:
        self._desk.rows.clock.pass_time(timedelta(minutes=1))
        self._qtbot.keyClick(sheet, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: not self._window.sheets.isVisible())

    def _close(self, sheet: RequestSheet) -> None:
        sheet.route.close_sheet()
        self._qtbot.waitUntil(lambda: not self._window.sheets.isVisible())

    def _file(self, sheet: RequestSheet) -> RequestFile:
        assert sheet._file is not None
        return sheet._file

    def _file_of(self, request_id: UUID) -> RequestFile:
        found = request_file(self._desk.rows.reader, request_id)
        assert found is not None
        return found

    def _picture(self, name: str) -> None:
        if _PICTURES:
            self._qtbot.wait(120)
            take_picture(self._window, f"request-{name}-{self._language}")


def _fill(fields: DeclaredFields, declared: RequestType) -> None:
    """Give every field that is asked for what it is for."""
    known = {field.name: field for field in declared.fields}
    for name, field in fields.fields.items():
        if isinstance(field, ChoiceField):
            field.edit.setCurrentIndex(1)
        else:
            field.edit.setText(_value(known[name]))


def _value(field: RequestField) -> str:
    if field.kind is FieldKind.NUMBER:
        return "2"
    if field.kind is FieldKind.DATE:
        return "2026-11-20"
    return _SAID.get(field.name, "一件小事")


_SAID = {
    "item": "羊绒大衣",
    "plate": "沪A12345",
    "courier_no": "SF1022734450",
    "receipt_no": "R20261120-018",
    "collected_by": "陈女士本人",
    "result": "已处理，贵宾满意",
    "time": "15:30",
    "place": "东门",
    "brand": "Maison Lune",
    "measures": "袖长减 2 厘米",
}
