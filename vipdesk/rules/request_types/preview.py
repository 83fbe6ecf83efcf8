"""Show new arrivals before others see them."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, Need, RequestField, RequestType, Template

TYPE = RequestType(
    kind="preview",
    label=Label("新品预览", "New-arrival preview"),
    icon="star",
    minutes=1440,
    department="专柜",
    verb=Label("新品", "New in"),
    fields=(
        RequestField("brand", Label("品牌", "Brand"), required=True),
        RequestField("item", Label("款式", "Style")),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
    ),
    order=32,
    need=Need.PRODUCT,
    texts=(
        Template(
            Label("约看新品", "Invite to a preview"),
            Label(
                "{brand} 新品已到，已为您留出预览时间，您哪天方便？",
                "New arrivals by {brand} are here; a preview is kept for you. Which day suits you?",
            ),
        ),
    ),
)
