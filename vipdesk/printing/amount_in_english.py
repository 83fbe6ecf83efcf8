"""An amount in English words, which stands on an English voucher where 大写 stands on a Chinese one."""

from typing import Final

from vipdesk.money import LARGEST_FEN

_BELOW_TWENTY: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *(
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
)
_TENS: Final = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_THOUSANDS: Final = ("", " thousand", " million", " billion")


def amount_in_english(fen: int) -> str:
    """Write fen in words: "Five hundred yuan", "One yuan and five fen".

    Raises ValueError for a negative amount and for one above `vipdesk.money.LARGEST_FEN`.
    """
    if not 0 <= fen <= LARGEST_FEN:
        raise ValueError(fen)
    yuan, rest = divmod(fen, 100)
    parts = [f"{_cardinal(yuan)} yuan"] if yuan or not rest else []
    if rest:
        parts.append(f"{_cardinal(rest)} fen")
    return " and ".join(parts).capitalize()


def _cardinal(number: int) -> str:
    if number < 1000:
        return _below_thousand(number)
    groups = []
    for name in _THOUSANDS:
        number, group = divmod(number, 1000)
        if group:
            groups.append(_below_thousand(group) + name)
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    text = f"{_BELOW_TWENTY[hundreds]} hundred"
    return f"{text} and {_below_hundred(rest)}" if rest else text


def _below_hundred(number: int) -> str:
    if number < 20:
        return _BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_BELOW_TWENTY[ones]}" if ones else _TENS[tens]
