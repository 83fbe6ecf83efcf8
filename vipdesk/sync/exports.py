"""Having guests written out by head office, into a file of whoever asked."""

from pathlib import Path

from vipdesk.errors import Code, NotPossible, Offline, Refused, Trouble
from vipdesk.protocol.exports import ExportAnswer, ExportQuestion
from vipdesk.sync.transport import NotFoundError, Transport
from vipdesk.whole_file import write_whole

_MARK = "\ufeff"
"""Says to a spreadsheet that the list is UTF-8."""


def export_guests(transport: Transport, question: ExportQuestion, file: Path) -> int:
    """Write the file; how many guests are in it.

    Raises Refused EXPORT_TOO_LARGE, GUEST_UNKNOWN, NOT_ALLOWED and PIN_WRONG, and NotPossible for the file.
    """
    try:
        answer = transport.post("/v1/exports", question, ExportAnswer)
    except NotFoundError as cause:
        if question.guest_id is None:
            # head office is older than this question
            raise Offline from cause
        raise Refused(Code.GUEST_UNKNOWN) from cause
    text = answer.text
    if text is None:
        raise Refused(Code.EXPORT_TOO_LARGE, most=answer.most)
    content = (text if question.guest_id is not None else _MARK + text).encode("utf-8")
    if not file.name:
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(file), detail="")
    write_whole(file, lambda draft: draft.write_bytes(content))
    return answer.rows
