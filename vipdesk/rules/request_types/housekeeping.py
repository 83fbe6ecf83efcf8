"""Send somebody to the guest's home through a partner."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import FieldKind, Label, RequestField, RequestType

TYPE = RequestType(
    kind="housekeeping",
    label=Label("家政", "Housekeeping"),
    icon="brush",
    minutes=1440,
    department="合作方",
    verb=Label("家政", "Housekeeping"),
    fields=(
        RequestField("place", Label("地址", "Address"), required=True),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("work", Label("项目", "Work")),
    ),
    order=65,
    clock=ClockKind.WORKING,
)
