"""Number plates of the mainland, written one way however they were typed: 粤B·12345."""

import re
import unicodedata

from vipdesk.chinese.script import clean, simplify

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "[A-HJ-NP-Z]"
_SIGN = "[A-HJ-NP-Z0-9]"

_PLATE = re.compile(
    rf"(?P<place>[{_PROVINCES}]{_LETTER})"
    rf"(?P<serial>{_SIGN}{{5}}|[A-HJK]{_SIGN}{{5}}|{_SIGN}{{5}}[DF]|(?<=粤Z){_SIGN}{{4}}[港澳])"
)
"""Five signs; six for new energy, a letter of A to K first (cars) or D or F last (lorries, coaches); four and
港 or 澳 for cars of Hong Kong and Macau in 粤Z. Never I or O: they would be taken for 1 and 0."""

_SEPARATORS = re.compile(r"[\s·•.・‧∙⋅･_-]+")


def normalise_plate(text: str) -> str | None:
    """The plate as 粤B·12345, or None for what is not one.

    Small letters, full width, traditional characters (粵) and any separator or none are accepted; nothing
    is guessed, so that an I or O in the serial is refused.
    """
    plain = unicodedata.normalize("NFKC", clean(text)).upper()
    found = _PLATE.fullmatch(simplify(_SEPARATORS.sub("", plain)))
    return f"{found['place']}·{found['serial']}" if found else None
