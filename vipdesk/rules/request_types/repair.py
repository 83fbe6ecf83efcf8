"""Repair or care for something the guest owns."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="repair",
    label=Label("维修·保养", "Repair and care"),
    icon="gem",
    minutes=10080,
    department="售后",
    verb=Label("维修", "Repair"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("fault", Label("问题", "Fault")),
    ),
    order=80,
)
