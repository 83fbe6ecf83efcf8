"""The program's log: JSON lines that rotate, without anything about a guest (S35).

Events are named by fixed words and carry only what is safe: ids, counts, codes, class names. A value that looks
like a phone number, a card, a token, a printed code or a Chinese text is cut out before it is written, whoever put
it there. The library behind it is loaded with the first event: it costs the start of the window a tenth of a second.
"""

import logging
import logging.handlers
import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

_MOST_BYTES = 5 * 1024 * 1024
_BACKUPS = 9
_SECRETS = re.compile(
    r"VD1-[0-9A-Z-]+|\b[0-9a-f]{64}\b|\d{11,}|eyJ[\w-]+\.[\w-]+\.[\w-]+|[\u3400-\u9fff\U00020000-\U0003ffff]+"
)
"""Printed codes, long numbers, keys, tokens, and Chinese text: no event of ours needs any of them."""


def open_log(folder: Path, name: str) -> None:
    """Send this process's events to `folder/name.log`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = logging.handlers.RotatingFileHandler(
        folder / f"{name}.log", maxBytes=_MOST_BYTES, backupCount=_BACKUPS, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    root = logging.getLogger("vipdesk")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False


def log_event(event: str, *, level: int = logging.WARNING, **values: Any) -> None:
    """Note an event by its fixed word."""
    logger = logging.getLogger("vipdesk")
    if logger.isEnabledFor(level):
        _wrapped(logger).log(level, event, **values)


def log_defect(worker: str, error: BaseException) -> None:
    """Note a mistake of ours: its class and where it arose, never the values it carried."""
    cause = error.__cause__ or error
    log_event("defect", level=logging.ERROR, worker=worker, error=type(cause).__name__, where=place_of(cause))


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cut out whatever looks like a person's data or a secret."""
    for key, value in event.items():
        if key not in ("timestamp", "level"):
            event[key] = _cut(value)
    return event


def _cut(value: Any) -> Any:
    """A value without what must not be written, however deep it sits."""
    if value is None or isinstance(value, (bool, float)):
        return value
    if isinstance(value, dict):
        return {_cut(str(key)): _cut(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_cut(part) for part in value]
    kept = _SECRETS.sub("[cut]", str(value))
    return value if isinstance(value, int) and kept == str(value) else kept


def place_of(error: BaseException) -> str:
    """Module and line where an error arose: enough to find it, and no values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}"


def _wrapped(logger: logging.Logger) -> Any:
    import structlog  # noqa: PLC0415 - see the module

    return structlog.wrap_logger(
        logger,
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
