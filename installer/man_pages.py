"""Manual pages of the three commands, made from what they say of themselves."""

PURPOSES = {
    "vipdesk": "the lounge desk of a department store",
    "vipdesk-desk": "the lounge desk without a window",
    "vipdesk-headoffice": "the record behind the lounge desks, and its server",
}
_USAGE = "usage: "
_EXIT_CODES = (
    "done",
    "did not happen",
    "wrong usage",
    "server, database or printer not reachable",
    "input file unreadable",
    "refused by right or rule",
    "key or profile unusable",
)
_VARIABLES = {
    "VIPDESK_PROFILE": "the desk folder, as with --profile",
    "VIPDESK_DATABASE_URL": "the record, as with --database",
    "VIPDESK_DEMO_DIR": "where the demonstration keeps what it makes",
}


def manual_page(command: str, version: str, help_text: str) -> str:
    """The page in troff's man macros, section 1; `help_text` is what `--help` prints."""
    usage, _, rest = help_text.partition("\n\n")
    others = ", ".join(rf"\fB{_escaped(name)}\fR(1)" for name in PURPOSES if name != command)
    lines = [
        f'.TH {command.upper()} 1 "" "VIPDesk {version}"',
        ".SH NAME",
        rf"{_escaped(command)} \- {PURPOSES[command]}",
        ".SH SYNOPSIS",
        *_as_it_stands(usage.removeprefix(_USAGE).replace(f"\n{' ' * len(_USAGE)}", "\n")),
        ".SH DESCRIPTION",
        *_as_it_stands(rest.strip()),
        ".SH EXIT STATUS",
    ]
    for number, meaning in enumerate(_EXIT_CODES):
        lines += [".TP", str(number), meaning]
    lines.append(".SH ENVIRONMENT")
    for name, meaning in _VARIABLES.items():
        lines += [".TP", name, _escaped(meaning)]
    return "\n".join([*lines, ".SH SEE ALSO", others]) + "\n"


def _as_it_stands(text: str) -> list[str]:
    return [".nf", *(_escaped(line) for line in text.splitlines()), ".fi"]


def _escaped(line: str) -> str:
    """Text without meaning to troff: a backslash, a hyphen, and a line that begins like a request."""
    plain = line.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
