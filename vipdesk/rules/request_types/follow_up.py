"""Call a guest back after a visit or a complaint."""

from uuid import UUID

from vipdesk.ids import RequestId, derived_id
from vipdesk.models.vocabulary import ClockKind
from vipdesk.rules.request_types.declaration import (
    Choice,
    FieldKind,
    Label,
    Need,
    RequestField,
    RequestType,
    Template,
)

FOLLOW_UP = "follow_up"

TYPE = RequestType(
    kind=FOLLOW_UP,
    label=Label("回访", "Follow-up"),
    icon="phone",
    minutes=1440,
    department="前台",
    verb=Label("回访", "Follow-up"),
    fields=(
        RequestField("about", Label("为什么事", "About"), required=True),
        RequestField(
            "outcome",
            Label("结果", "Outcome"),
            required=True,
            to_close=True,
            kind=FieldKind.CHOICE,
            choices=(
                Choice("content", Label("满意", "Content")),
                Choice("wish", Label("有新的想法", "Has a wish")),
                Choice("unhappy", Label("不满意", "Not content")),
                Choice("unreached", Label("没联系上", "Not reached")),
            ),
        ),
    ),
    order=72,
    clock=ClockKind.WORKING,
    intake=480,
    need=Need.EMOTION,
    texts=(
        Template(
            Label("问候", "Greeting"),
            Label("您上次来我们招待得还周到吗？", "Did we look after you well when you were here?"),
        ),
    ),
)


def follow_up_id(after: UUID) -> RequestId:
    """The id of the one follow-up of a visit or a complaint."""
    return RequestId(derived_id(FOLLOW_UP, str(after)))
