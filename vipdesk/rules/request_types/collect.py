"""Fetch goods from a counter to the lounge."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="collect",
    label=Label("取货到厅", "Bring to lounge"),
    icon="package",
    minutes=20,
    department="专柜",
    verb=Label("取货", "To lounge"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("counter", Label("专柜", "Counter")),
    ),
    order=20,
)
