"""How the page behind a card's code goes out, and what stands there instead of a problem for programs: no guest reads JSON."""

from typing import Any, Final

from litestar import MediaType, Request, Response

from vipdesk.headoffice.feedback_words import FeedbackPage, Said, preferred_language

_FOLDER: Final = "f"
GUESTS_PATH: Final = f"/{_FOLDER}"
"""Under it everything is for people."""
_AGAIN_SECONDS = "60"
"""After which a page that could not be given is asked for again: the minute of which its sentence speaks."""
_SAID: Final = {404: Said.UNKNOWN, 429: Said.BUSY, 503: Said.AWAY}
_LATER = frozenset({429, 503})


def is_for_guests(request: Request[Any, Any, Any]) -> bool:
    """Whether whoever asks holds a card in their hand."""
    return request.scope["path"].lstrip("/").partition("/")[0] == _FOLDER


def for_guests(request: Request[Any, Any, Any], page: FeedbackPage) -> Response[str]:
    """Nothing of it is kept by the telephone, led elsewhere or shown within another page."""
    language = preferred_language(request.headers.get("Accept-Language", ""))
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Language",
        "X-Content-Type-Options": "nosniff",
    }
    if page.status in _LATER:
        headers["Retry-After"] = _AGAIN_SECONDS
    return Response(page.html(language), status_code=page.status, media_type=MediaType.HTML, headers=headers)


def for_guests_instead(request: Request[Any, Any, Any], status: int) -> Response[str]:
    """A calm sentence in place of what a program would be told."""
    return for_guests(request, FeedbackPage(_SAID.get(status, Said.AMISS), status))
