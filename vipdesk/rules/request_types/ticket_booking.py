"""Book tickets."""

from vipdesk.rules.request_types.declaration import FieldKind, Label, RequestField, RequestType

TYPE = RequestType(
    kind="ticket_booking",
    label=Label("票务", "Ticket booking"),
    icon="ticket",
    minutes=240,
    department="前台",
    verb=Label("订票", "Tickets"),
    fields=(
        RequestField("event", Label("场次", "Event"), required=True),
        RequestField("when", Label("日期", "Date"), kind=FieldKind.DATE),
        RequestField("count", Label("张数", "Tickets"), kind=FieldKind.NUMBER),
        RequestField("booking_no", Label("订单号", "Booking number"), to_close=True),
    ),
    order=63,
)
