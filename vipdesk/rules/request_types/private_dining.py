"""Arrange a private meal."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, Need, RequestField, RequestType, Template

TYPE = RequestType(
    kind="private_dining",
    label=Label("私宴", "Private dining"),
    icon="cup-soda",
    minutes=720,
    department="餐饮",
    verb=Label("私宴", "Private dining"),
    fields=(
        RequestField("when", Label("日期", "Date"), required=True, kind=FieldKind.DATE),
        RequestField("time", Label("时间", "Time")),
        RequestField("people", Label("人数", "People"), required=True, kind=FieldKind.NUMBER),
        RequestField("wishes", Label("口味与忌口", "Tastes and taboos")),
    ),
    order=61,
    need=Need.EMOTION,
    texts=(
        Template(
            Label("已订好", "Confirmed"),
            Label(
                "{when} {time} {people} 位的席位已为您订好。",
                "Your table for {people} on {when} {time} is booked.",
            ),
        ),
    ),
)
