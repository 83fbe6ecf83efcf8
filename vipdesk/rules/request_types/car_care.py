"""Have the car washed or looked after."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="car_care",
    label=Label("洗车养护", "Car care"),
    icon="car",
    minutes=120,
    department="泊车岗",
    verb=Label("洗车", "Car care"),
    fields=(
        RequestField("plate", Label("车牌", "Plate"), required=True),
        RequestField("work", Label("项目", "Work")),
    ),
    order=64,
)
