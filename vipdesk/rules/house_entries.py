"""Entries of the house's directories: how they are found, offline, by any word, by pinyin and by initials."""

from dataclasses import dataclass, fields

from vipdesk.chinese.pinyin import name_readings
from vipdesk.chinese.script import fold

LONGEST_ANSWER = 600
LONGEST_KEYS = 4000
MOST_WORDS = 6
"""Of what was typed; more are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTexts:
    """What people write of an entry; empty where there is nothing to say."""

    name: str
    name_en: str = ""
    text: str = ""
    text_en: str = ""
    floor: str = ""
    phone: str = ""
    hours: str = ""
    contact: str = ""
    words: str = ""

    def tidy(self) -> "EntryTexts":
        """Without blanks around each text."""
        return EntryTexts(**{item.name: getattr(self, item.name).strip() for item in fields(self)})


def entry_keys(texts: EntryTexts) -> str:
    """What a search looks at: every text folded, and how names are read: maisonlune, shuijing, sj."""
    parts = [fold(getattr(texts, item.name)) for item in fields(texts)]
    for name in (texts.name, texts.contact, *texts.words.split()):
        for syllables in name_readings(name)[:2]:
            parts += ["".join(syllables), "".join(syllable[:1] for syllable in syllables)]
    return "|".join(dict.fromkeys(part for part in parts if part))[:LONGEST_KEYS]


def sought(text: str) -> tuple[str, ...]:
    """The words of a search as they are compared; none for an empty one, which finds everything."""
    return tuple(fold(text).split()[:MOST_WORDS])
