"""Keep bags and boxes."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="storage",
    label=Label("寄存", "Storage"),
    icon="archive",
    minutes=480,
    department="前台",
    verb=Label("寄存", "Stored"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("tag", Label("牌号", "Tag")),
    ),
    order=100,
)
