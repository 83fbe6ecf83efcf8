"""What a refusal or a trouble of a small service says, in Chinese and English; part of `vipdesk.wording`."""

from typing import Final

from vipdesk.errors import Code, Trouble

SMALL_SERVICE_WORDS: Final[dict[Code, tuple[str, str]]] = {
    Code.ALREADY_WAITING: (
        "这位贵宾已经在等候，号码 {ticket}。",
        "This guest is waiting already, number {ticket}.",
    ),
    Code.DRINK_AGAINST_TABOO: (
        "{drink}含{contains}，和这位贵宾的禁忌冲突。请先问过贵宾。",
        "{drink} contains {contains}, which this guest must not have. Please ask the guest first.",
    ),
    Code.DRINK_NOT_ON_MENU: ("酒水单上没有{drink}。", "{drink} is not on the menu."),
    Code.DRINK_SOLD_OUT: ("{drink}今天售完了。", "{drink} is sold out today."),
    Code.ENTRY_KNOWN: (
        "已经有“{name}”，请改那一条。",
        "There is an entry {name} already; please change that one.",
    ),
    Code.ENTRY_MOVED: (
        "这一条刚被别人改过，或是总部统一的，不在本店改。",
        "Somebody has just changed this entry, or it is head office's and not changed here.",
    ),
    Code.MENU_UNREADABLE: (
        "酒水单有一行读不懂：每种要有名字，不能重名，名字里不要有“×”和“·”。",
        "A line of the menu cannot be read: each drink needs a name of its own, without × and ·.",
    ),
    Code.NO_WIFI: (
        "总部还没有填无线网络的名称和口令。",
        "Head office has not given the name and password of the Wi-Fi yet.",
    ),
    Code.TAG_OVER: (
        "没有这个寄存牌，或牌上的东西已经取回。",
        "There is no such storage tag, or what it stands for has been given back.",
    ),
    Code.TICKET_OVER: ("这个号已经过了。", "This number is over."),
}

SMALL_SERVICE_TROUBLES: Final[dict[Trouble, tuple[str, str]]] = {
    Trouble.WINDOW_CLOSED: (
        "本机没有打开 VIPDesk 的窗口，来电没有显示。",
        "No window of VIPDesk is open on this desk; the call was not shown.",
    ),
}
