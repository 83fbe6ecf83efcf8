"""联网与离线: function by function what works now and what waits, and how old the data is."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import ago_text, clock_text, moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import DeskPlate, PrintJobView, SyncStatus
from vipdesk.models.snapshot.vouchers import VoucherDesk
from vipdesk.ui.languages import language
from vipdesk.ui.page import Page
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.shell.downtime_watch import DOCUMENT, DOWNTIME_PACK, next_pack
from vipdesk.ui.shell.line_words import trouble_text
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.panel import Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import Chip, Row, RowStyle
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

MOST_SKEW_MINUTES = 2
"""A clock that is further off is told: papers and other programs of the machine go by it."""
_FUNCTION = RowStyle(height=58, text=56, title=19, detail=41, lead=20)
_SENT = frozenset({"user-check", "concierge-bell", "star", "ticket"})
"""Icons of what head office has to hear of."""


class OutagePage(Page):
    """The promise for an outage, and the state it is in now."""

    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "issue_block"})

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._ids_left: int | None = None
        self._jobs: tuple[PrintJobView, ...] = ()
        self._phone = ""
        column = page_column(self)
        self._title = TitleLine()
        self.sync = Button(icon="refresh-cw")
        self.sync.clicked.connect(desk.sync_now)
        self.pack = Button(icon="printer")
        self.pack.clicked.connect(self._print_pack)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._say)
        self._said = ""
        self._title.row.addWidget(self.sync)
        column.addWidget(self._title)
        self.warning = PlainLabel(size=14, bold=True, tone="danger", wrap=True)
        self.warning.setContentsMargins(0, 0, 0, theme().px(16))
        column.addWidget(self.warning)
        self._works, self._waits = Panel(), Panel()
        self.works, self.waits = RowList(_FUNCTION), RowList(_FUNCTION)
        for panel, view in ((self._works, self.works), (self._waits, self.waits)):
            panel.content.addWidget(view)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme().px(20), theme().px(8), theme().px(20), theme().px(12))
        foot.setSpacing(theme().px(12))
        foot.addWidget(self.pack)
        self._pack_note = PlainLabel(size=13, tone="muted", wrap=True)
        foot.addWidget(self._pack_note, 1)
        self._works.content.addLayout(foot)
        column.addWidget(Columns(((self._works, 1), (self._waits, 1))), 1)
        desk.status_changed.connect(self._line_changed)
        self.retranslate()

    def refresh(self) -> None:
        """Read how many voucher numbers are left, and whom to call."""
        self.desk.voucher_desk(self.answers.latest("voucher_desk", self._show))
        self.desk.plate(self.answers.latest("plate", self._show_plate))
        self.desk.print_jobs(self.answers.latest("jobs", self._show_jobs))

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        return (("F5", self.tr("立即同步")), ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        status = self.desk.status
        self._title.show_texts(self.tr("联网与离线"), self._said or self._state_text(status))
        warnings = self._warnings(status)
        self.warning.show_text(joined(*warnings))
        self.warning.setVisible(bool(warnings))
        self.pack.show_text(self.tr("打印停机包"))
        self._pack_note.show_text(self._pack_text())
        self.sync.show_text(self.tr("立即同步"))
        works = self._rows_that_work(status)
        waits = self._rows_that_wait(status)
        self._works.show_heading(self.tr("断网也照常"), len(works))
        self._waits.show_heading(
            self.tr("要联网"),
            len(waits),
            joined(self.tr("现在都能办") if status.online and status.trouble is None else "", self._call()),
        )
        self.works.setAccessibleName(self.tr("断网也照常"))
        self.waits.setAccessibleName(self.tr("要联网"))
        self.works.show_rows(works)
        self.waits.show_rows(waits)

    def _print_pack(self) -> None:
        """Who is here, blank forms and the seats on paper; made anew each time, in the place of the one before."""
        self._paper.send(DOCUMENT, DOWNTIME_PACK)

    def _say(self, sentence: str, _trouble: bool) -> None:  # noqa: FBT001 - the signal's form
        self._said = sentence
        self.retranslate()

    def _line_changed(self, _status: SyncStatus) -> None:
        self.retranslate()

    def _show(self, view: VoucherDesk) -> None:
        self._ids_left = view.ids_left
        self.retranslate()

    def _show_plate(self, plate: DeskPlate) -> None:
        self._phone = plate.phone
        self.retranslate()

    def _show_jobs(self, jobs: tuple[PrintJobView, ...]) -> None:
        self._jobs = jobs
        self.retranslate()

    def _pack_text(self) -> str:
        """When the pack is printed by itself; without a printer of its own it is made by hand."""
        if not self.desk.settings.printers.get(DOCUMENT):
            return self.tr("在设置里给停机包选打印机，就每 2 小时自动打印")
        due = max(next_pack(self._jobs, self.now()), self.now())
        return self.tr("每 2 小时自动打印，下一份 {clock}").replace("{clock}", clock_text(due))

    def _state_text(self, status: SyncStatus) -> str:
        """What is the matter, else how old the data is and what waits."""
        return trouble_text(status.trouble) if status.trouble is not None else joined(*self._age_and_queue(status))

    def _call(self) -> str:
        return self.tr("有事请打 {phone}").replace("{phone}", self._phone) if self._phone else ""

    def _warnings(self, status: SyncStatus) -> list[str]:
        warnings = []
        if status.short_of_room:
            warnings.append(self.tr("硬盘快满了，新的内容存不进，已保存的照常上传"))
        if status.stuck:
            warnings.append(self.tr("待上传的 2 分钟没有动，正在重试"))
        minutes = round(abs(status.skew_seconds) / 60)
        if minutes > MOST_SKEW_MINUTES:
            ahead = status.skew_seconds > 0
            warnings.append(
                self.tr("本机时钟快了 %n 分，以总部时间为准", "", minutes)
                if ahead
                else self.tr("本机时钟慢了 %n 分，以总部时间为准", "", minutes)
            )
        return warnings

    def _age_and_queue(self, status: SyncStatus) -> tuple[str, str, str]:
        now = self.now()
        age = self.tr("还没有同步过")
        if status.last_sync is not None:
            at = moment_text(status.last_sync, now, language())
            age = self.tr("资料截至{moment}").replace(
                "{moment}", joined(at, ago_text(status.last_sync, now, language()))
            )
        line = self.tr("已联网") if status.online else self.tr("离线")
        waiting = self.tr("%n 项待上传", "", status.waiting) if status.waiting else self.tr("没有待上传")
        return line, age, waiting

    def _rows_that_work(self, status: SyncStatus) -> list[Row]:
        now = self.now()
        numbers = self.tr("发出的礼券照样有效")
        if self._ids_left is not None:
            numbers = self.tr("本机还有 %n 个券号", "", self._ids_left)
        pairs = (
            ("user-check", self.tr("接待、换座、离厅"), self.tr("座位以联网后总部为准，冲突会告诉您")),
            ("concierge-bell", self.tr("服务单"), self.tr("开单、交给、移动、结束")),
            ("star", self.tr("偏好、备注、专属顾问"), self.tr("联网后自动上传，两边都改过的请您定")),
            ("search", self.tr("查找贵宾"), self.tr("本机名册里的都能找到")),
            ("ticket", self.tr("发礼券"), joined(numbers, self._until(status.value_ends, now, status))),
            ("printer", self.tr("打印"), self.tr("欢迎卡、礼券")),
            (
                "lock",
                self.tr("登录"),
                joined(self.tr("在本机登录过的同事"), self._until(status.sign_in_ends, now, status)),
            ),
        )
        works = Chip(self.tr("照常"), "ok", "ok_soft", "check")
        if status.trouble is None:
            chips = {"ticket": self._limit_chip(status.value_ends), "lock": self._limit_chip(status.sign_in_ends)}
            if status.short_of_room:
                chips |= dict.fromkeys(_SENT, self._stopped())
            return [_function_row(icon, what, how, chips.get(icon, works)) for icon, what, how in pairs]
        kept = Chip(self.tr("只在本机"), "warn", "warn_soft", "pause")
        stays = self.tr("记在本机，送不到总部")
        return [
            _function_row(icon, what, stays, kept) if icon in _SENT else _function_row(icon, what, how, works)
            for icon, what, how in pairs
        ]

    def _until(self, ends: datetime | None, now: datetime, status: SyncStatus) -> str:
        """How long it goes on without the line; nothing while the line is up, for then the end moves on."""
        if ends is None or status.online:
            return ""
        if ends <= now:
            return self.tr("离线太久，联网后恢复")
        return self.tr("不联网可办到 {moment}").replace("{moment}", moment_text(ends, now, language()))

    def _limit_chip(self, ends: datetime | None) -> Chip:
        if ends is not None and ends <= self.now() and not self.desk.status.online:
            return self._stopped()
        return Chip(self.tr("有限度"), "info", "info_soft", "hourglass")

    def _stopped(self) -> Chip:
        return Chip(self.tr("停办"), "danger", "danger_soft", "x")

    def _rows_that_wait(self, status: SyncStatus) -> list[Row]:
        state = Chip(self.tr("等联网"), "warn", "warn_soft", "pause")
        if status.online:
            state = Chip(self.tr("可办"), "ok", "ok_soft", "check")
        if status.trouble is not None:
            state = Chip(self.tr("办不了"), "danger", "danger_soft", "x")
        pairs = (
            ("ticket-check", self.tr("核销礼券"), self.tr("总部确认没有在别处用过，才算数")),
            ("users", self.tr("别处刚改的资料"), self.tr("联网后自动更新")),
            ("user", self.tr("第一次在本机登录"), self.tr("以后离线也能登录")),
        )
        return [_function_row(icon, what, how, state) for icon, what, how in pairs]


def _function_row(icon: str, what: str, how: str, chip: Chip) -> Row:
    return Row(
        key=what,
        spoken=f"{what}, {how}, {chip.text}",
        title=(Span(what, 15),),
        detail=(Span(how, 13, tone="muted"),),
        icon=icon,
        chip=chip,
    )
