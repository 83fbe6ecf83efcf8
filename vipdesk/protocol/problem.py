"""Errors over HTTP: `application/problem+json` (RFC 9457) with a `code` of ours."""

from typing import Any

import msgspec

PROBLEM_TYPE = "application/problem+json"


class ProblemCode:
    """Codes that a desk acts upon."""

    BAD_REQUEST = "bad_request"
    BUSY = "busy"
    CONTENT_WRONG = "content_wrong"
    DESK_CLONED = "desk_cloned"
    DESK_REVOKED = "desk_revoked"
    DESK_UNKNOWN = "desk_unknown"
    DEVICE_REWOUND = "device_rewound"
    ENROL_CODE_WRONG = "enrol_code_wrong"
    KEY_REUSED = "key_reused"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    PIN_LOCKED = "pin_locked"
    PIN_WRONG = "pin_wrong"
    PROTOCOL_TOO_OLD = "protocol_too_old"
    RESET_REQUIRED = "reset_required"
    SERVER_DEFECT = "server_defect"
    SIGN_IN_AGAIN = "sign_in_again"
    TOO_LARGE = "too_large"
    TOO_MANY_LOOK_UPS = "too_many_look_ups"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is not a success."""

    title: str
    status: int
    code: str
    reason: str | None = None
    facts: dict[str, Any] = {}
