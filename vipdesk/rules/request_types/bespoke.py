"""Have something made for the guest: several steps, one number."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import (
    FieldKind,
    Label,
    Need,
    RequestField,
    RequestStep,
    RequestType,
    Template,
)

TYPE = RequestType(
    kind="bespoke",
    label=Label("私人定制", "Bespoke order"),
    icon="scissors",
    minutes=21600,
    department="专柜",
    verb=Label("定制", "Bespoke"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("partner", Label("合作方", "Partner")),
        RequestField("measures", Label("尺寸", "Measures")),
        RequestField("deposit", Label("订金（元）", "Deposit (yuan)"), kind=FieldKind.NUMBER),
        RequestField("promised", Label("约定取货", "Promised for"), kind=FieldKind.DATE),
        RequestField("collected_by", Label("取货人", "Collected by"), required=True, to_close=True),
    ),
    order=36,
    clock=ClockKind.WORKING,
    need=Need.PRODUCT,
    texts=(
        Template(
            Label("请来试样", "Invite to a fitting"),
            Label(
                "您定制的{item}可以试样了，您哪天方便？",
                "Your {item} is ready for a fitting. Which day suits you?",
            ),
        ),
        Template(
            Label("可以取货", "Ready"),
            Label("您定制的{item}已经做好，随时可以来取。", "Your {item} is finished and waits for you."),
        ),
    ),
    steps=(
        RequestStep("measure", Label("量体", "Measure"), asks=("measures",)),
        RequestStep("deposit", Label("收订金", "Deposit"), asks=("deposit",)),
        RequestStep("fitting", Label("试样", "Fitting")),
        RequestStep("partner", Label("合作方制作", "At the partner"), asks=("partner", "promised")),
        RequestStep("pick_up", Label("取货", "Pick-up")),
    ),
)
