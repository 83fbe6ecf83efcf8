"""Order goods that are not in the store yet."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import FieldKind, Label, Need, RequestField, RequestType, Template

TYPE = RequestType(
    kind="preorder",
    label=Label("新品预订", "Pre-order"),
    icon="calendar",
    minutes=5040,
    department="专柜",
    verb=Label("预订", "Pre-order"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("size", Label("尺码", "Size")),
        RequestField("deposit", Label("订金（元）", "Deposit (yuan)"), kind=FieldKind.NUMBER),
        RequestField("arrives", Label("预计到货", "Expected on"), kind=FieldKind.DATE),
    ),
    order=34,
    clock=ClockKind.WORKING,
    need=Need.PRODUCT,
    texts=(
        Template(
            Label("到货", "Arrived"),
            Label(
                "您预订的{item}已经到店，随时可以来看。", "The {item} you ordered has arrived and waits for you."
            ),
        ),
    ),
)
