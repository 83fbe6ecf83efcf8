"""Lend an umbrella, a charger, a pushchair."""

from vipdesk.rules.request_types.declaration import Label, RequestField, RequestType

TYPE = RequestType(
    kind="loan",
    label=Label("借用", "Loan"),
    icon="umbrella",
    minutes=240,
    department="前台",
    verb=Label("借用", "Loan"),
    fields=(
        RequestField("item", Label("物品", "Item"), required=True),
        RequestField("tag", Label("牌号", "Tag")),
    ),
    order=90,
)
