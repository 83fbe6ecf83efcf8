"""Carry goods to the car."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="to_car",
    label=Label("送到车上", "To the car"),
    icon="car",
    minutes=15,
    department="泊车岗",
    verb=Label("送上车", "To the car"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("plate", Label("车牌", "Plate")),
        RequestField("place", Label("位置", "Where")),
    ),
    order=69,
)
