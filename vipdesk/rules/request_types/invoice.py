"""Have an invoice issued."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="invoice",
    label=Label("代开发票", "Invoice"),
    icon="file-text",
    minutes=45,
    department="收银台",
    verb=Label("发票", "Invoice"),
    fields=(RequestField("title", Label("抬头", "Invoice title"), required=True),),
    order=70,
)
