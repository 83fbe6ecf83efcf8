"""Something has gone wrong for the guest: a day of every hour until a solution is proposed."""

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

COMPLAINT = "complaint"
CAUSES_POLICY = "complaint.causes"
"""The tree of causes, as `vipdesk.rules.complaint_causes` reads it."""

TYPE = RequestType(
    kind=COMPLAINT,
    label=Label("投诉", "Complaint"),
    icon="message-circle",
    minutes=1440,
    department="主管",
    verb=Label("投诉", "Complaint"),
    fields=(
        RequestField("what", Label("什么事", "What happened"), required=True),
        RequestField("wish", Label("贵宾希望", "What the guest wishes")),
        RequestField(
            "channel",
            Label("从哪里来", "How it came"),
            kind=FieldKind.CHOICE,
            choices=(
                Choice("counter", Label("当面", "In person")),
                Choice("phone", Label("电话", "Telephone")),
                Choice("message", Label("微信·短信", "Message")),
                Choice("email", Label("邮件", "E-mail")),
                Choice("letter", Label("信件", "Letter")),
                Choice("social", Label("社交平台", "Social media")),
                Choice("authority", Label("12345·消协", "Consumer authority")),
                Choice("survey", Label("满意度", "Satisfaction")),
            ),
        ),
        RequestField(
            "cause",
            Label("原因", "Cause"),
            required=True,
            to_close=True,
            kind=FieldKind.CHOICE,
            catalogue=CAUSES_POLICY,
        ),
        RequestField("result", Label("解决方案", "Solution"), required=True, to_close=True),
        RequestField(
            "accepted",
            Label("贵宾接受吗", "Does the guest accept"),
            required=True,
            to_close=True,
            kind=FieldKind.CHOICE,
            choices=(
                Choice("yes", Label("接受", "Yes")),
                Choice("partly", Label("部分接受", "In part")),
                Choice("no", Label("不接受", "No")),
                Choice("unreached", Label("没联系上", "Not reached")),
            ),
        ),
    ),
    order=70,
    clock=ClockKind.WALL,
    intake=60,
    need=Need.EMOTION,
    may_be_sensitive=True,
    promise=Label("给出方案", "A proposal"),
    texts=(
        Template(
            Label("已受理", "Taken in"),
            Label(
                "您反映的事我们已经受理，最晚明天这个时候给您答复。",
                "We have taken in what you told us and will answer by this time tomorrow at the latest.",
            ),
        ),
        Template(
            Label("致歉", "Apology"),
            Label(
                "这件事是我们没有做好，给您添了麻烦，非常抱歉。我们会这样补救：{result}。",
                "We did not do this well, and we are sorry for the trouble. This is how we will make good: {result}.",
            ),
        ),
        Template(
            Label("回访", "Afterwards"),
            Label(
                "上次的事处理后，您还满意吗？有任何想法，请随时告诉我们。",
                "Are you content with how it was settled? Please tell us whatever is on your mind.",
            ),
        ),
    ),
)
