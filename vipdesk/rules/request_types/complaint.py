"""Something has gone wrong for the guest: a day of every hour until it is solved."""

from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import Label, Need, RequestField, RequestType, Template

TYPE = RequestType(
    kind="complaint",
    label=Label("投诉", "Complaint"),
    icon="message-circle",
    minutes=1440,
    department="主管",
    verb=Label("投诉", "Complaint"),
    fields=(
        RequestField("what", Label("什么事", "What happened"), required=True),
        RequestField("wish", Label("客人希望", "What the guest wishes")),
        RequestField("cause", Label("原因", "Cause"), required=True, to_close=True),
        RequestField("result", Label("解决方案", "Solution"), required=True, to_close=True),
    ),
    order=70,
    clock=ClockKind.WALL,
    intake=60,
    need=Need.EMOTION,
    texts=(
        Template(
            Label("已受理", "Taken in"),
            Label(
                "您反映的事我们已经受理，最晚明天这个时候给您答复。",
                "We have taken in what you told us and will answer by this time tomorrow at the latest.",
            ),
        ),
    ),
)
