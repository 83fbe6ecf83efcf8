"""Book the gym."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, RequestField, RequestType

TYPE = RequestType(
    kind="gym",
    label=Label("健身", "Gym"),
    icon="user-check",
    minutes=240,
    department="合作方",
    verb=Label("健身", "Gym"),
    fields=(
        RequestField("course", Label("课程", "Course")),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("time", Label("时间", "Time")),
    ),
    order=67,
)
