"""Repair or care for something the guest owns."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import (
    Choice,
    FieldKind,
    Label,
    RequestField,
    RequestStep,
    RequestType,
    Template,
)

TYPE = RequestType(
    kind="repair",
    label=Label("维修·保养", "Repair and care"),
    icon="gem",
    minutes=3600,
    department="售后",
    verb=Label("维修", "Repair"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("fault", Label("问题", "Fault")),
        RequestField("bought_on", Label("购买日期", "Bought on"), kind=FieldKind.DATE),
        RequestField("policy_until", Label("保修到期", "Guarantee until"), kind=FieldKind.DATE),
        RequestField(
            "condition",
            Label("成色", "Condition"),
            kind=FieldKind.CHOICE,
            choices=(
                Choice("unused", Label("未使用", "Unused")),
                Choice("worn", Label("有使用痕迹", "Worn")),
                Choice("damaged", Label("有损坏", "Damaged")),
            ),
        ),
        RequestField("courier_no", Label("运单号", "Courier number"), to_close=True),
        RequestField("result", Label("处理结果", "Result"), required=True, to_close=True),
    ),
    order=80,
    clock=ClockKind.WORKING,
    texts=(
        Template(
            Label("已修好", "Repaired"),
            Label("您的{item}已经修好，随时可以来取。", "Your {item} is repaired and waits for you."),
        ),
    ),
    steps=(
        RequestStep("inspect", Label("检测", "Inspection"), asks=("condition", "policy_until")),
        RequestStep("send", Label("送修", "To the workshop"), asks=("courier_no",)),
        RequestStep("repair", Label("维修", "Repair"), asks=("result",)),
        RequestStep("pick_up", Label("取件", "Pick-up")),
    ),
)
