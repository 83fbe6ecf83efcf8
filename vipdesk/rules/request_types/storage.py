"""Keep bags and boxes, as it was done before tags had numbers (`storage.keep`): what is open is worked on, none is begun."""

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
    retired=True,
)
