"""Let the guest pass the queue at the tills."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="express_checkout",
    label=Label("快速结账", "Express checkout pass"),
    icon="ticket-check",
    minutes=10,
    department="收银台",
    verb=Label("快速结账", "Express"),
    fields=(RequestField("counter", Label("收银台", "Till")),),
    order=24,
)
