"""Health: whether head office is there, what it runs on, which version it is."""

import msgspec


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `GET /health`."""

    status: str
    database: str
    version: str
