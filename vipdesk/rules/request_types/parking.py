"""Fetch the car or settle parking."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="parking",
    label=Label("取车·停车", "Car and parking"),
    icon="car",
    minutes=15,
    department="泊车岗",
    verb=Label("取车", "Car"),
    fields=(
        RequestField("plate", Label("车牌", "Plate")),
        RequestField("place", Label("送到", "Bring to")),
    ),
    order=60,
)
