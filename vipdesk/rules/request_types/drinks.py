"""Bring something to drink or eat."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="drinks",
    label=Label("茶饮", "Drinks"),
    icon="coffee",
    minutes=10,
    department="茶水间",
    verb=Label("茶饮", "Drinks"),
    fields=(RequestField("item", Label("要什么", "What"), required=True),),
    order=10,
)
