"""What a guest reads who opens the code of a card, in Chinese and English, and the page it stands on."""

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final

from vipdesk.models.complaint_words import Score


class Said(StrEnum):
    """What a page says."""

    ASK = "ask"
    THANKS = "thanks"
    CALLED = "called"
    """Thanks to somebody discontented, who will be called."""
    ENOUGH = "enough"
    """This guest was asked not long ago."""
    UNKNOWN = "unknown"
    BUSY = "busy"
    AWAY = "away"
    """Head office cannot look into its record just now."""
    AMISS = "amiss"
    """Whatever else keeps the page from being shown."""


SENTENCES: Final[dict[Said, tuple[str, str]]] = {
    Said.ASK: ("这次招待得怎么样？", "How did we look after you?"),
    Said.THANKS: ("谢谢您告诉我们。", "Thank you for telling us."),
    Said.CALLED: ("谢谢您告诉我们，我们会联系您。", "Thank you for telling us. We will be in touch."),
    Said.ENOUGH: ("您最近已经告诉过我们了，谢谢。", "You told us not long ago. Thank you."),
    Said.UNKNOWN: (
        "这个码不能用，或者已经过期，请问一下前台同事。",
        "This code is not valid or has expired; please ask at the desk.",
    ),
    Said.BUSY: ("现在忙不过来，请过一分钟再试。", "Too many at once; please try again in a minute."),
    Said.AWAY: (
        "暂时打不开这一页，请过一分钟再扫一次。",
        "This page is not available just now; please scan the code again in a minute.",
    ),
    Said.AMISS: ("这一页打不开，请问一下前台同事。", "This page cannot be shown; please ask at the desk."),
}
ANSWERS: Final[dict[Score, tuple[str, str]]] = {
    Score.GOOD: ("满意", "Satisfied"),
    Score.FAIR: ("一般", "So-so"),
    Score.POOR: ("不满意", "Not satisfied"),
}

_STYLE = (
    "body{font:18px/1.6 system-ui,sans-serif;margin:0;background:#FAF8F5;color:#1F1B16}"
    "main{max-width:26rem;margin:0 auto;padding:18vh 24px}h1{font-size:26px;font-weight:600;line-height:1.4}"
    "button{width:100%;min-height:56px;margin:8px 0;font:inherit;color:inherit;background:#FFFFFF;"
    "border:1px solid #8C8377;border-radius:12px}"
    "@media(prefers-color-scheme:dark){body{background:#16140F;color:#F1ECE4}"
    "button{background:#211E18;border-color:#7D7466}}"
)


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """A page without script, picture or anything from elsewhere; it names nobody."""

    said: Said
    status: int = 200

    def html(self, language: str) -> str:
        """In `zh` or `en`. The buttons lead to the page's own address and the answer's word."""
        place = language == "en"
        sentence = escape(SENTENCES[self.said][place])
        buttons = "".join(
            f'<button formaction="?score={score.value}">{escape(words[place])}</button>'
            for score, words in ANSWERS.items()
            if self.said is Said.ASK
        )
        form = f'<form method="post">{buttons}</form>' if buttons else ""
        spoken = "en" if place else "zh-Hans"
        return (
            f'<!doctype html><html lang="{spoken}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>{sentence}</title><style>{_STYLE}</style></head>"
            f"<body><main><h1>{sentence}</h1>{form}</main></body></html>"
        )


def preferred_language(accepted: str) -> str:
    """`en` for whoever's browser asks for English before any Chinese; `zh` otherwise."""
    for part in accepted.lower().split(","):
        language = part.strip()[:2]
        if language in {"zh", "en"}:
            return language
    return "zh"
