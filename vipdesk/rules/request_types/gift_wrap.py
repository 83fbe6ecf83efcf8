"""Wrap gifts."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="gift_wrap",
    label=Label("礼盒包装", "Gift wrap"),
    icon="gift",
    minutes=30,
    department="包装台",
    verb=Label("包装", "Gift wrap"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("count", Label("件数", "Pieces")),
    ),
    order=50,
)
