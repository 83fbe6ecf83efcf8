"""Alter a garment."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType, Template

TYPE = RequestType(
    kind="alteration",
    label=Label("改衣", "Alteration"),
    icon="scissors",
    minutes=1440,
    department="改衣间",
    verb=Label("改衣", "Alteration"),
    fields=(
        RequestField("item", Label("衣物", "Garment"), required=True),
        RequestField("locker", Label("柜号", "Locker")),
        RequestField("measures", Label("改多少", "Measures")),
    ),
    order=40,
    texts=(
        Template(
            Label("已改好", "Ready"),
            Label("您的{item}已经改好，随时可以来取。", "Your {item} is altered and waits for you."),
        ),
    ),
)
