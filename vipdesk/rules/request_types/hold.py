"""Keep goods aside for the guest."""

from vipdesk.rules.request_types.declaration import Label, Need, RequestField, RequestType, Template

TYPE = RequestType(
    kind="hold",
    label=Label("留货", "Hold"),
    icon="shopping-bag",
    minutes=720,
    department="专柜",
    verb=Label("留货", "On hold"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("until", Label("留到", "Until")),
        RequestField("counter", Label("专柜", "Counter")),
    ),
    order=30,
    need=Need.PRODUCT,
    texts=(
        Template(
            Label("已留好", "Held"),
            Label("您要的{item}已经留好，留到 {until}。", "The {item} is kept for you until {until}."),
        ),
    ),
)
