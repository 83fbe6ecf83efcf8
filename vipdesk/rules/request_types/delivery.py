"""Have goods brought to the guest's home."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import (
    FieldKind,
    Label,
    RequestField,
    RequestStep,
    RequestType,
    Template,
)

TYPE = RequestType(
    kind="delivery",
    label=Label("送货", "Delivery"),
    icon="package",
    minutes=1440,
    department="物流",
    verb=Label("送货", "Delivery"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("place", Label("送到", "Bring to"), required=True),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("courier_no", Label("运单号", "Courier number"), required=True, to_close=True),
        RequestField("received_by", Label("签收人", "Received by"), to_close=True),
    ),
    order=68,
    clock=ClockKind.WORKING,
    texts=(
        Template(
            Label("已寄出", "On its way"),
            Label(
                "您的{item}已寄出，运单号 {courier_no}。",
                "Your {item} is on its way, courier number {courier_no}.",
            ),
        ),
    ),
    steps=(
        RequestStep("pack", Label("打包", "Pack")),
        RequestStep("courier", Label("交快递", "To the courier"), asks=("courier_no",)),
        RequestStep("receive", Label("等签收", "On its way"), asks=("received_by",)),
    ),
)
