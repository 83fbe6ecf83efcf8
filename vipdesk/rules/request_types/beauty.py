"""Book beauty or spa at a partner."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, RequestField, RequestType

TYPE = RequestType(
    kind="beauty",
    label=Label("美容·SPA", "Beauty and spa"),
    icon="heart",
    minutes=240,
    department="合作方",
    verb=Label("美容", "Beauty"),
    fields=(
        RequestField("treatment", Label("项目", "Treatment"), required=True),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("time", Label("时间", "Time")),
    ),
    order=62,
)
