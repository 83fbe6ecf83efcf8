"""Everything a key can do: one list feeds the shortcuts and the cheat sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vipdesk.ui.route import RAIL


class Group(StrEnum):
    """Under which heading a command stands on the cheat sheet."""

    GUEST = "guest"
    GO = "go"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Command:
    """Something one can do, its keys, and its words in Chinese (the translation's source)."""

    name: str
    keys: tuple[str, ...]
    group: Group


COMMANDS = (
    Command("find", ("F2", "Ctrl+K"), Group.GUEST),
    Command("new_request", ("F3",), Group.GUEST),
    Command("new_appointment", ("Shift+F3",), Group.GUEST),
    Command("check_in", ("F4",), Group.GUEST),
    Command("check_out", ("Shift+F4",), Group.GUEST),
    Command("visit_details", ("F6",), Group.GUEST),
    Command("paper_visit", ("Shift+F6",), Group.GUEST),
    Command("redeem", ("F7",), Group.GUEST),
    Command("issue", ("Shift+F7",), Group.GUEST),
    Command("print_card", ("F8",), Group.GUEST),
    Command("incoming", ("Ctrl+Shift+T",), Group.GUEST),
    Command("wifi_slip", ("Ctrl+Shift+W",), Group.GUEST),
    Command("undo", ("Ctrl+Z",), Group.GUEST),
    *(Command(place.value, (f"Ctrl+{number}",), Group.GO) for number, place in enumerate(RAIL, 1)),
    Command("appointments", ("Ctrl+Shift+A",), Group.GO),
    Command("handover", ("Ctrl+H",), Group.GO),
    Command("ready", ("Ctrl+Shift+H",), Group.GO),
    Command("roster", ("Ctrl+Shift+D",), Group.GO),
    Command("complaints", ("Ctrl+Shift+C",), Group.GO),
    Command("small_services", ("Ctrl+Shift+S",), Group.GO),
    Command("settings", ("Ctrl+,",), Group.GO),
    Command("line", ("Ctrl+Shift+Y",), Group.GO),
    Command("next_tab", ("Ctrl+PgDown",), Group.SCREEN),
    Command("previous_tab", ("Ctrl+PgUp",), Group.SCREEN),
    Command("sync", ("F5",), Group.SCREEN),
    Command("counter_view", ("F12",), Group.SCREEN),
    Command("lock", ("Ctrl+L",), Group.SCREEN),
    Command("full_screen", ("F11",), Group.SCREEN),
    Command("rail", ("Ctrl+B",), Group.SCREEN),
    Command("larger", ("Ctrl++", "Ctrl+="), Group.SCREEN),
    Command("smaller", ("Ctrl+-",), Group.SCREEN),
    Command("normal_size", ("Ctrl+0",), Group.SCREEN),
    Command("keys", ("F1",), Group.SCREEN),
)


def command_text(name: str) -> str:
    """What a command does, in the language in force."""
    words = {
        "find": QCoreApplication.translate("commands", "查找贵宾"),
        "new_request": QCoreApplication.translate("commands", "为这位贵宾新建服务单"),
        "new_appointment": QCoreApplication.translate("commands", "为这位贵宾约时间"),
        "appointments": QCoreApplication.translate("commands", "预约"),
        "check_in": QCoreApplication.translate("commands", "接待"),
        "check_out": QCoreApplication.translate("commands", "离厅"),
        "visit_details": QCoreApplication.translate("commands", "由谁来、事由、车牌与停车"),
        "paper_visit": QCoreApplication.translate("commands", "补录纸上的到店"),
        "redeem": QCoreApplication.translate("commands", "核销礼券"),
        "issue": QCoreApplication.translate("commands", "发礼券"),
        "print_card": QCoreApplication.translate("commands", "打印欢迎卡"),
        "undo": QCoreApplication.translate("commands", "撤销刚才的接待"),
        "today": QCoreApplication.translate("commands", "今日"),
        "guests": QCoreApplication.translate("commands", "贵宾"),
        "lounge": QCoreApplication.translate("commands", "贵宾厅"),
        "services": QCoreApplication.translate("commands", "服务"),
        "vouchers": QCoreApplication.translate("commands", "礼券与礼遇"),
        "for_me": QCoreApplication.translate("commands", "待我处理"),
        "handover": QCoreApplication.translate("commands", "交班与接班"),
        "ready": QCoreApplication.translate("commands", "贵宾厅就绪清单"),
        "roster": QCoreApplication.translate("commands", "值班表"),
        "complaints": QCoreApplication.translate("commands", "投诉"),
        "small_services": QCoreApplication.translate("commands", "寄存、茶饮、目录、问答"),
        "incoming": QCoreApplication.translate("commands", "打开来电的贵宾"),
        "wifi_slip": QCoreApplication.translate("commands", "打印 Wi-Fi 单"),
        "settings": QCoreApplication.translate("commands", "设置"),
        "line": QCoreApplication.translate("commands", "联网与离线"),
        "next_tab": QCoreApplication.translate("commands", "下一页"),
        "previous_tab": QCoreApplication.translate("commands", "上一页"),
        "sync": QCoreApplication.translate("commands", "立即同步"),
        "counter_view": QCoreApplication.translate("commands", "遮住屏幕"),
        "lock": QCoreApplication.translate("commands", "锁定"),
        "full_screen": QCoreApplication.translate("commands", "全屏"),
        "rail": QCoreApplication.translate("commands", "收窄或展开左栏"),
        "larger": QCoreApplication.translate("commands", "放大文字"),
        "smaller": QCoreApplication.translate("commands", "缩小文字"),
        "normal_size": QCoreApplication.translate("commands", "文字还原"),
        "keys": QCoreApplication.translate("commands", "快捷键"),
    }
    return words[name]


def group_text(group: Group) -> str:
    """The heading of a group."""
    return {
        Group.GUEST: QCoreApplication.translate("commands", "贵宾与服务"),
        Group.GO: QCoreApplication.translate("commands", "去处"),
        Group.SCREEN: QCoreApplication.translate("commands", "屏幕与本机"),
    }[group]


def bind(window: QWidget, acts: dict[str, Callable[[], None]]) -> list[QShortcut]:
    """Make the shortcuts of a window; every command must have its act."""
    shortcuts = []
    for command in COMMANDS:
        act = acts[command.name]
        for key in command.keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
            shortcuts.append(shortcut)
    return shortcuts
