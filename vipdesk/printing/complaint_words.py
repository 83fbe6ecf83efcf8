"""The words of the sheet a guest is given for a complaint, and of the note of thanks, in Chinese and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class ComplaintWords:
    """The fixed words; `{}` is filled in."""

    title: str
    solved_title: str
    lounge: str
    greeting: str
    taken: str
    """Until when an answer comes."""
    solved: str
    at: str
    what: str
    wish: str
    handler: str
    due: str
    solution: str
    remedy: str
    nobody: str
    sorry: str
    house_signs: str
    guest_signs: str
    printed: str


@dataclass(frozen=True, slots=True)
class ThanksWords:
    """The fixed words of the note of thanks."""

    title: str
    lounge: str
    thanks: str
    wish: str
    shopper: str
    feedback: str


COMPLAINT: Final[Mapping[str, ComplaintWords]] = MappingProxyType(
    {
        "zh": ComplaintWords(
            title="投诉受理单",
            solved_title="投诉处理结果",
            lounge="贵宾厅",
            greeting="{}，您好：",
            taken="您反映的事我们已经受理，最晚 {} 前给您答复。",
            solved="您反映的事已经处理，结果如下。",
            at="受理时间",
            what="您反映的",
            wish="您希望",
            handler="经办",
            due="最晚答复",
            solution="处理结果",
            remedy="补救",
            nobody="贵宾厅主管",
            sorry="给您添了麻烦，我们深表歉意。",
            house_signs="经办签字",
            guest_signs="贵宾签字",
            printed="{} 印 · 凭编号随时可以询问进展",
        ),
        "en": ComplaintWords(
            title="We have taken it in",
            solved_title="How it was settled",
            lounge="Lounge",
            greeting="Dear {},",
            taken="We have taken in what you told us and will answer by {} at the latest.",
            solved="What you told us has been dealt with, as follows.",
            at="Taken in",
            what="You told us",
            wish="You wish",
            handler="Handled by",
            due="Answer by",
            solution="Outcome",
            remedy="To make good",
            nobody="The lounge supervisor",
            sorry="We are sorry for the trouble we caused you.",
            house_signs="For the house",
            guest_signs="Guest",
            printed="Printed {} · Ask at any time with this number",
        ),
    }
)

THANKS: Final[Mapping[str, ThanksWords]] = MappingProxyType(
    {
        "zh": ThanksWords(
            title="感谢卡",
            lounge="贵宾厅",
            thanks="感谢光临",
            wish="愿很快再见到您。",
            shopper="专属顾问",
            feedback="扫一扫，告诉我们今天的感受。",
        ),
        "en": ThanksWords(
            title="Thank-you note",
            lounge="Lounge",
            thanks="Thank you,",
            wish="We hope to see you again soon.",
            shopper="Personal shopper",
            feedback="Scan and tell us how today was.",
        ),
    }
)
