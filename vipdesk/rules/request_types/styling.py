"""Propose what goes together."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, Need, RequestField, RequestType

TYPE = RequestType(
    kind="styling",
    label=Label("搭配方案", "Styling proposal"),
    icon="shirt",
    minutes=720,
    department="专柜",
    verb=Label("搭配", "Styling"),
    fields=(
        RequestField("occasion", Label("场合", "Occasion"), required=True),
        RequestField("budget", Label("预算（元）", "Budget (yuan)"), kind=FieldKind.NUMBER),
        RequestField("colours", Label("颜色", "Colours")),
    ),
    order=38,
    need=Need.EMOTION,
)
