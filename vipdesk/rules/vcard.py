"""Visiting cards as files (vCard): read in versions 2.1, 3.0 and 4.0, written in 3.0 (RFC 2426) or 4.0 (RFC 6350).

Read are folded lines of both kinds, quoted-printable in any character set, groups (`item1.TEL`) and escaped text.
Whatever a card holds, reading never raises: a line that is none is passed over.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vipdesk.chinese.script import HAN

LONGEST_LINE = 75
"""Bytes of a line before it is folded (RFC 6350 §3.2)."""
_NAME = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)*):(?P<value>.*)",
    re.DOTALL,
)
_SPLIT_PARAMETERS = re.compile(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\)((?:\\\\)*);")
_ENDS_HAN = re.compile(f"{HAN}$")
_BEGINS_HAN = re.compile(f"^{HAN}")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property of a card: its name in capitals, its parameters, its value as it stands (escapes included)."""

    name: str
    value: str
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as text."""
        return unescaped(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """A structured value: N is family, given, further, before, after."""
        pieces = _PARTS.sub(r"\1" + "\0", self.value).split("\0")
        return tuple(map(unescaped, pieces))

    def has_type(self, word: str) -> bool:
        """Whether a parameter TYPE, or a bare one as in 2.1, names this kind."""
        return word in self.parameters.get("TYPE", ())


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card of a file; `line` is where it begins, from 1."""

    line: int
    lines: tuple[CardLine, ...]

    def first(self, name: str) -> CardLine | None:
        """The first property of that name that says anything."""
        return next((line for line in self.lines if line.name == name and line.value.strip(";, \t")), None)

    def all(self, name: str) -> list[CardLine]:
        """Every property of that name."""
        return [line for line in self.lines if line.name == name]


def read_cards(text: str) -> Iterator[ReadCard]:
    """The cards of a file; one that has no end ends where the next begins, or with the file."""
    begun, lines = 0, list[CardLine]()
    for number, unfolded in _unfolded(text):
        found = _card_line(unfolded)
        if found is None:
            continue
        word = found.value.strip().upper()
        if found.name in ("BEGIN", "END") and word == "VCARD":
            if begun:
                yield ReadCard(begun, tuple(lines))
            begun, lines = (number, []) if found.name == "BEGIN" else (0, [])
        elif begun:
            lines.append(found)
    if begun:
        yield ReadCard(begun, tuple(lines))


def full_name(card: ReadCard) -> str:
    """The name as it is said: FN, else N put together; a Chinese surname stands before the given name without a blank."""
    said = card.first("FN")
    if said is not None and said.text.strip():
        return said.text.strip()
    structured = card.first("N")
    if structured is None:
        return ""
    family, given, further = (*structured.parts, "", "", "")[:3]
    if _ENDS_HAN.search(family) and (not given or _BEGINS_HAN.match(given)):
        return f"{family}{given}{further}".strip()
    return " ".join(filter(None, (given.strip(), further.strip(), family.strip())))


def write_card(lines: Iterable[CardLine], version: str = "3.0") -> str:
    """A card as a file has it: CRLF, folded at 75 bytes, never within a character."""
    whole = [CardLine("BEGIN", "VCARD"), CardLine("VERSION", version), *lines, CardLine("END", "VCARD")]
    return "".join(f"{_folded(_written(line))}\r\n" for line in whole)


def text_line(name: str, text: str, **parameters: str) -> CardLine:
    """A property with a text."""
    return CardLine(name, escaped(text), {key.upper(): (value,) for key, value in parameters.items()})


def parts_line(name: str, *parts: str) -> CardLine:
    """A property with a structured value."""
    return CardLine(name, ";".join(map(escaped, parts)))


def escaped(text: str) -> str:
    """A text as a value: what would end it, or a part of it, is escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def unescaped(value: str) -> str:
    """What `escaped` was given."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines, each with the number of its first one."""
    kept, first = None, 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        if kept is None:
            kept, first = line, number
        elif line[:1] in (" ", "\t") and line.strip():
            kept += line[1:]
        elif kept.endswith("=") and _is_quoted_printable(kept):
            kept = kept[:-1] + line
        else:
            yield first, kept
            kept, first = line, number
    if kept is not None:
        yield first, kept


def _is_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _card_line(line: str) -> CardLine | None:
    found = _NAME.fullmatch(line)
    if found is None:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for parameter in filter(None, _SPLIT_PARAMETERS.split(found["parameters"])):
        key, equals, said = parameter.partition("=")
        name, values = (key.upper(), said) if equals else ("TYPE", key)
        words = tuple(word.strip('"').upper() for word in values.split(","))
        parameters[name] = (*parameters.get(name, ()), *words)
    value = found["value"]
    encodings = {*parameters.get("ENCODING", ()), *parameters.get("TYPE", ())}
    if "QUOTED-PRINTABLE" in encodings:
        value = _from_quoted_printable(value, *parameters.get("CHARSET", ("UTF-8",))[:1])
    return CardLine(found["name"].upper(), value, parameters)


def _from_quoted_printable(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8"))
    for encoding in (charset, "utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", errors="replace")


def _written(line: CardLine) -> str:
    said = "".join(f";{name}={','.join(values)}" for name, values in line.parameters.items())
    return f"{line.name}{said}:{line.value}"


def _folded(line: str) -> str:
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > LONGEST_LINE:
            pieces.append("")
            size = 1  # the blank that says the line goes on
        pieces[-1] += char
        size += width
    return "\r\n ".join(pieces)
