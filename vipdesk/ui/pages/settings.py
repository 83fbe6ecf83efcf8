"""设置: language, theme, rail, printers per document, and what the program is made of."""

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vipdesk import __version__
from vipdesk.config import DOCUMENTS, LANGUAGES, THEMES, Settings
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import DeskPlate
from vipdesk.models.vocabulary import Role
from vipdesk.resources_path import resource
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.licence_sheet import LicenceSheet
from vipdesk.ui.dialogs.look_ups_sheet import LookUpsSheet
from vipdesk.ui.dialogs.lounge_right_sheet import LoungeRightSheet
from vipdesk.ui.dialogs.places_sheet import PlacesSheet
from vipdesk.ui.dialogs.self_test_sheet import SelfTestSheet
from vipdesk.ui.languages import say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.texts import document_text, joined, role_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.dressed import Select
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import DUE, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_LABEL_WIDTH = 120
_TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)


class SettingsPage(Page):
    """Every choice holds at once; there is no button to save."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._printers: tuple[str, ...] = ()
        self._plate: DeskPlate | None = None
        self._labels: dict[str, PlainLabel] = {}
        self._build()
        desk.settings_changed.connect(self._told)
        desk.staff_changed.connect(self._told)
        self.retranslate()

    def refresh(self) -> None:
        """Ask which printers there are."""
        self.desk.printers(self.answers.latest("printers", self._show_printers))
        self.desk.plate(self.answers.latest("plate", self._show_plate))

    def take_keyboard(self) -> None:
        """The search box stays ready."""
        self.route.find_guest()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        return (("Ctrl++", self.tr("放大文字")), ("Ctrl+-", self.tr("缩小文字")), ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        settings = self.desk.settings
        self._title.show_texts(self.tr("设置"), self.tr("改了就生效，不用保存"))
        self._look.show_heading(self.tr("显示"))
        self._paper.show_heading(self.tr("打印机"), None, self.tr("没有选打印机的，会存成 PDF"))
        self._about.show_heading(self.tr("关于与许可"), None, f"VIPDesk {__version__}")
        words = {
            "language": self.tr("语言"),
            "theme": self.tr("深浅"),
            "text_size": self.tr("文字"),
            "rail": self.tr("左栏"),
            "sound": self.tr("到店提示音"),
            **{document: document_text(document) for document in DOCUMENTS},
        }
        for name, label in self._labels.items():
            label.show_text(words[name])
        self.language.show_texts(words["language"], ("中文", "English"))
        self.language.choose(LANGUAGES.index(settings.language))
        self.theme.show_texts(words["theme"], (self.tr("跟随系统"), self.tr("浅色"), self.tr("深色")))
        self.theme.choose(THEMES.index(settings.theme))
        self.rail.show_texts(words["rail"], (self.tr("窄"), self.tr("宽")))
        self.rail.choose(int(settings.wide_rail))
        self.sound.show_texts(words["sound"], (self.tr("关（贵宾厅）"), self.tr("开（楼面）")))
        self.sound.choose(int(settings.arrival_sound))
        self.text_size.show_texts(words["text_size"], [f"{size:.0%}".replace("%", " %") for size in _TEXT_SIZES])
        scale = theme().scale
        self.text_size.choose_only(_TEXT_SIZES.index(scale) if scale in _TEXT_SIZES else None)
        self._lounge.show_heading(self.tr("贵宾厅"), None, self.tr("由主管改，各台电脑马上跟着变"))
        self.places.show_text(self.tr("座位与贵宾室"))
        self.right.show_text(self.tr("进厅规则"))
        self.self_test.show_text(self.tr("自检"))
        self.look_ups.show_text(self.tr("查找记录"))
        self.lock.show_text(self.tr("锁定"))
        self.leave.show_text(self.tr("退出登录"))
        self._show_boxes(settings)
        self._show_desk()
        self.licences.setAccessibleName(self.tr("许可"))
        self.licences.show_rows(self._licence_rows())

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        column = page_column(self)
        self._title = TitleLine()
        column.addWidget(self._title)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(px(24))
        left.addWidget(self._build_look())
        left.addWidget(self._build_paper())
        left.addWidget(self._build_lounge())
        left.addWidget(self._build_desk(), 1)
        right.addWidget(self._build_about(), 1)
        column.addWidget(Columns(((left, 1), (right, 1))), 1)

    def _build_look(self) -> QWidget:
        self._look = Panel()
        self.language, self.theme, self.rail = Choices(2), Choices(3), Choices(2)
        self.sound = Choices(2)
        self.sound.chosen.connect(lambda place: self._change(arrival_sound=bool(place)))
        self.text_size = Choices(len(_TEXT_SIZES), least=76)
        self.language.chosen.connect(lambda place: self._change(language=LANGUAGES[place]))
        self.theme.chosen.connect(lambda place: self._change(theme=THEMES[place]))
        self.rail.chosen.connect(lambda place: self._change(wide_rail=bool(place)))
        self.text_size.chosen.connect(lambda place: self.route.resize_text(_TEXT_SIZES[place]))
        rows = (
            ("language", self.language),
            ("theme", self.theme),
            ("text_size", self.text_size),
            ("rail", self.rail),
            ("sound", self.sound),
        )
        self._look.content.addLayout(self._labelled(rows))
        return self._look

    def _build_paper(self) -> QWidget:
        self._paper = Panel()
        self.boxes = {document: Select() for document in DOCUMENTS}
        for document, box in self.boxes.items():
            box.activated.connect(lambda place, document=document: self._choose_printer(document, place))
        grid = self._labelled(tuple(self.boxes.items()))
        for box in self.boxes.values():
            box.setMinimumWidth(theme().px(280))
        self._paper.content.addLayout(grid)
        return self._paper

    def _build_lounge(self) -> QWidget:
        px = theme().px
        self._lounge = Panel()
        self.places = Button(icon="armchair")
        row = QHBoxLayout()
        row.setContentsMargins(px(INSET), 0, px(INSET), px(12))
        row.setSpacing(px(12))
        self.right = Button(icon="user-check")
        row.addWidget(self.places)
        row.addWidget(self.right)
        row.addStretch(1)
        self._lounge.content.addLayout(row)
        self.places.clicked.connect(lambda: self.route.show_sheet(PlacesSheet(self.desk, self.route)))
        self.right.clicked.connect(lambda: self.route.show_sheet(LoungeRightSheet(self.desk, self.route)))
        return self._lounge

    def _build_desk(self) -> QWidget:
        px = theme().px
        self._desk = Panel()
        self._who = PlainLabel(size=15)
        self.lock, self.leave = Button(icon="lock"), Button(icon="log-out")
        self.self_test = Button(icon="circle-check")
        self.look_ups = Button(icon="search")
        row = QHBoxLayout()
        row.setContentsMargins(px(INSET), 0, px(INSET), px(12))
        row.setSpacing(px(12))
        row.addWidget(self._who)
        row.addWidget(self.look_ups)
        row.addStretch(1)
        row.addWidget(self.self_test)
        row.addWidget(self.lock)
        row.addWidget(self.leave)
        self._desk.content.addLayout(row)
        self._desk.content.addStretch(1)
        self.self_test.clicked.connect(self._test_oneself)
        self.look_ups.clicked.connect(self._show_look_ups)
        self.lock.clicked.connect(self.route.lock)
        self.leave.clicked.connect(self.desk.sign_out)
        return self._desk

    def _build_about(self) -> QWidget:
        self._about = Panel()
        self.licences = RowList(DUE)
        self.licences.opened.connect(self._open_licence)
        self._about.content.addWidget(self.licences)
        return self._about

    def _labelled(self, rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
        px = theme().px
        grid = QGridLayout()
        grid.setContentsMargins(px(INSET), 0, px(INSET), px(12))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(_LABEL_WIDTH))
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        for place, (name, control) in enumerate(rows):
            label = PlainLabel(size=15)
            label.setBuddy(control)
            self._labels[name] = label
            grid.addWidget(label, place, 0)
            grid.addWidget(control, place, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    # -- showing -----------------------------------------------------------------------------------

    def _told(self, _news: object) -> None:
        self.retranslate()

    def _show_printers(self, printers: tuple[str, ...]) -> None:
        self._printers = printers
        self._show_boxes(self.desk.settings)

    def _show_plate(self, plate: DeskPlate) -> None:
        self._plate = plate
        self._show_desk()

    def _show_boxes(self, settings: Settings) -> None:
        for document, box in self.boxes.items():
            box.setAccessibleName(document_text(document))
            chosen = settings.printers.get(document, "")
            names = ["", *self._printers]
            if chosen not in names:
                names.append(chosen)
            box.clear()
            for name in names:
                box.addItem(name or self.tr("存成 PDF"), name)
            box.setCurrentIndex(names.index(chosen))

    def _show_desk(self) -> None:
        staff = self.desk.staff
        self._who.show_text("" if staff is None else joined(say(staff.name), role_text(staff.role)))
        supervises = staff is not None and staff.role is Role.SUPERVISOR
        self.look_ups.setVisible(supervises)
        self._lounge.setVisible(supervises)
        # in its place: the name stands in the status bar too, and four buttons leave it no room
        self._who.setHidden(supervises)
        plate = self._plate
        where = "" if plate is None else joined(say(plate.house), plate.store, plate.desk)
        self._desk.show_heading(self.tr("本机"), None, where)

    def _licence_rows(self) -> list[Row]:
        return [
            Row(
                key=path,
                spoken=f"{name}, {licence}",
                title=(Span(name, 15),),
                detail=(Span(use, 13, tone="muted"),),
                icon="file-text",
                right=(Span(licence, 14, tone="muted"),),
            )
            for name, use, licence, path in self._parts()
        ]

    def _parts(self) -> tuple[tuple[str, str, str, Path | None], ...]:
        fonts = ("LXGWWenKai-OFL.txt", "NotoSansSC-OFL.txt", "NotoSerifSC-OFL.txt")
        kai, sans, serif = (resource("fonts", name) for name in fonts)
        return (
            ("VIPDesk", self.tr("本程序"), "Apache-2.0", resource().parent / "LICENSE"),
            (f"Qt {qVersion()}", self.tr("窗口与绘图，可替换的动态库"), "LGPL-3.0", None),
            (f"Python {platform.python_version()}", self.tr("运行环境"), "PSF-2.0", None),
            ("LXGW WenKai", self.tr("称呼与要说的话"), "OFL-1.1", kai),
            ("Noto Sans SC", self.tr("界面文字"), "OFL-1.1", sans),
            ("Noto Serif SC", self.tr("金额与拉丁称呼"), "OFL-1.1", serif),
            ("Lucide", self.tr("图标"), "ISC", resource("icons", "LICENSE")),
            ("OpenCC", self.tr("繁简对照"), "Apache-2.0", resource().parent / "NOTICE"),
        )

    # -- acts --------------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        self.desk.change_settings(self.desk.settings.with_changes(**changes))

    def _choose_printer(self, document: str, place: int) -> None:
        printers = dict(self.desk.settings.printers)
        name = str(self.boxes[document].itemData(place) or "")
        printers.pop(document, None)
        if name:
            printers[document] = name
        self._change(printers=printers)

    def _show_look_ups(self) -> None:
        self.route.show_sheet(LookUpsSheet(self.desk, self.route))

    def _test_oneself(self) -> None:
        sheet = SelfTestSheet(self.route)
        self.route.show_sheet(sheet)
        answers = Answers(sheet)
        self.desk.self_test(answers.kept(sheet.show_page), answers.kept(sheet.show_error))

    def _open_licence(self, path: object) -> None:
        if isinstance(path, Path) and path.is_file():
            self.route.show_sheet(LicenceSheet(self.route, path.read_text("utf-8")))
