"""Look after leather, jewellery and watches."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import Choice, FieldKind, Label, RequestField, RequestType, Template

TYPE = RequestType(
    kind="care",
    label=Label("皮具珠宝护理", "Leather and jewellery care"),
    icon="gem",
    minutes=3600,
    department="售后",
    verb=Label("护理", "Care"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField(
            "material",
            Label("材质", "Material"),
            required=True,
            kind=FieldKind.CHOICE,
            choices=(
                Choice("leather", Label("皮具", "Leather")),
                Choice("jewellery", Label("珠宝", "Jewellery")),
                Choice("watch", Label("腕表", "Watch")),
            ),
        ),
        RequestField("condition", Label("交来时的样子", "Condition when taken in"), required=True),
        RequestField("result", Label("处理结果", "Result"), required=True, to_close=True),
    ),
    order=78,
    clock=ClockKind.WORKING,
    texts=(
        Template(
            Label("可以取", "Ready"),
            Label("您送来护理的{item}已经好了，随时可以来取。", "Your {item} is ready and waits for you."),
        ),
    ),
)
