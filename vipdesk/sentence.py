"""One sentence in Chinese and English, with facts in braces."""

from dataclasses import dataclass

from vipdesk.detail_words import DETAILS
from vipdesk.errors import Fact


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same thing said in both languages."""

    zh: str
    en: str

    def say(self, language: str, facts: dict[str, Fact]) -> str:
        """The sentence with its facts; one it names and was not given becomes an ellipsis, `time_en` is `time` in English."""
        template = self.en if language == "en" else self.zh
        plain = {name: _plain(value) for name, value in facts.items()}
        if language == "en":
            plain |= {name.removesuffix("_en"): said for name, said in plain.items() if name.endswith("_en")}
        detail = DETAILS.get(plain.get("detail", ""))
        if detail is not None:
            plain["detail"] = detail[language == "en"]
        return template.format_map(_Facts(plain))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _plain(value: Fact) -> str:
    return "" if value is None else str(value)
