"""Rows of a guest's pictures, each with a small square of it."""

from PySide6.QtGui import QImage

from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.picture_images import picture_image
from vipdesk.ui.picture_texts import hidden_text, picture_detail, picture_title, purpose_text, state_chip
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.spans import Span

_SQUARE = 144
"""px of a small square, on a screen of double density at 150 %."""
_ICONS = {AttachmentPurpose.PHOTO: "image", AttachmentPurpose.DOCUMENT: "file-text"}


def picture_row(view: AttachmentView, *, veiled: bool) -> Row:
    """A picture: its square where it may be seen, its name, who added it when, and where it is."""
    title, detail, chip = picture_title(view, veiled=veiled), picture_detail(view), state_chip(view.state)
    if view.hidden:
        detail = hidden_text()
    seen = not view.hidden and not (veiled and view.purpose is AttachmentPurpose.DOCUMENT)
    said = (purpose_text(view.purpose), title, detail, "" if chip is None else chip.text)
    return Row(
        key=view.attachment_id,
        spoken=", ".join(part for part in dict.fromkeys(said) if part),
        title=(Span(title, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon=_ICONS[view.purpose],
        picture=picture_image(view.face, _SQUARE, _SQUARE) if seen and view.face else QImage(),
        chip=chip,
    )
