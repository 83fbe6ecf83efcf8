"""Queue and pay at a counter for a guest who stays in the lounge."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, RequestField, RequestType

TYPE = RequestType(
    kind="pay_in_lounge",
    label=Label("代排队付款", "Collect and pay"),
    icon="credit-card",
    minutes=20,
    department="收银台",
    verb=Label("代付款", "Pay"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("amount", Label("金额（元）", "Amount (yuan)"), kind=FieldKind.NUMBER),
        RequestField("receipt_no", Label("小票号", "Receipt number"), to_close=True),
    ),
    order=22,
)
