"""Exchange goods under the guarantee rules."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import (
    Choice,
    FieldKind,
    Label,
    RequestField,
    RequestStep,
    RequestType,
)

TYPE = RequestType(
    kind="exchange",
    label=Label("换货", "Exchange"),
    icon="refresh-cw",
    minutes=720,
    department="售后",
    verb=Label("换货", "Exchange"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("receipt_no", Label("小票号", "Receipt number"), required=True),
        RequestField("bought_on", Label("购买日期", "Bought on"), required=True, kind=FieldKind.DATE),
        RequestField("policy_until", Label("退换期限", "Return by"), kind=FieldKind.DATE),
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
        RequestField("fault", Label("原因", "Reason"), required=True),
        RequestField("courier_no", Label("运单号", "Courier number"), to_close=True),
        RequestField("result", Label("处理结果", "Result"), required=True, to_close=True),
    ),
    order=82,
    clock=ClockKind.WORKING,
    steps=(
        RequestStep("inspect", Label("验货", "Inspection"), asks=("condition", "policy_until")),
        RequestStep("send", Label("调换", "Exchange"), asks=("courier_no", "result")),
        RequestStep("hand_over", Label("交给贵宾", "Hand over")),
    ),
)
