"""Make an open complaint sensitive."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RequestId
from vipdesk.intents.complaints.remedy_rows import require_complaint
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.remedy import Remedy
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.vocabulary import Role


@intent("complaint.seal")
class SealCase(Intent):
    """Take the words of a complaint off all desks: head office keeps them for those who may see them.

    There is no way back: who has read it meanwhile has read it.
    """

    request_id: RequestId

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Move every word into a sealed column."""
        request = require_complaint(ledger, self.request_id)
        if request.sensitive:
            raise Refused(Code.CASE_SENSITIVE)
        for entry in ledger.find(RequestEvent, request_id=request.id):
            ledger.update(entry, sensitive=True, text=None, sealed_text=entry.text)
        for remedy in ledger.find(Remedy, request_id=request.id):
            ledger.update(remedy, sensitive=True)
        words = {"summary": request.summary, "fields": dict(request.fields)}
        ledger.update(request, sensitive=True, sealed_words=words, summary="", fields={})
