"""Book a health lecture or a check-up."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import Choice, FieldKind, Label, Need, RequestField, RequestType

TYPE = RequestType(
    kind="health",
    label=Label("健康讲座·体检", "Health lecture or check-up"),
    icon="calendar-heart",
    minutes=1440,
    department="合作方",
    verb=Label("健康", "Health"),
    fields=(
        RequestField(
            "what",
            Label("项目", "What"),
            required=True,
            kind=FieldKind.CHOICE,
            choices=(
                Choice("lecture", Label("健康讲座", "Health lecture")),
                Choice("check_up", Label("体检", "Check-up")),
            ),
        ),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("people", Label("人数", "People"), kind=FieldKind.NUMBER),
    ),
    order=66,
    clock=ClockKind.WORKING,
    need=Need.EMOTION,
)
