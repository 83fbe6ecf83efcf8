"""Take goods back under the guarantee rules."""

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
    kind="refund",
    label=Label("退货退款", "Refund"),
    icon="undo-2",
    minutes=720,
    department="售后",
    verb=Label("退货", "Refund"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("receipt_no", Label("小票号", "Receipt number"), required=True),
        RequestField("bought_on", Label("购买日期", "Bought on"), required=True, kind=FieldKind.DATE),
        RequestField("policy_until", Label("退换期限", "Return by"), kind=FieldKind.DATE),
        RequestField("amount", Label("金额（元）", "Amount (yuan)"), kind=FieldKind.NUMBER),
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
    order=84,
    clock=ClockKind.WORKING,
    steps=(
        RequestStep("inspect", Label("验货", "Inspection"), asks=("condition", "policy_until")),
        RequestStep("send", Label("退回", "Return"), asks=("courier_no",)),
        RequestStep("refund", Label("退款", "Refund"), asks=("result",)),
    ),
)
