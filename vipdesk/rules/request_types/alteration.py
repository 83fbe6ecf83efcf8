"""Alter a garment."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="alteration",
    label=Label("改衣", "Alteration"),
    icon="scissors",
    minutes=2880,
    department="改衣间",
    verb=Label("改衣", "Alteration"),
    fields=(
        RequestField("item", Label("衣物", "Garment"), required=True),
        RequestField("locker", Label("柜号", "Locker")),
    ),
    order=40,
)
