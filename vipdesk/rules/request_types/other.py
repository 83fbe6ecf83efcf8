"""Anything else."""

from vipdesk.rules.request_types.declaration import Label, RequestType

TYPE = RequestType(
    kind="other",
    label=Label("其他", "Other"),
    icon="concierge-bell",
    minutes=60,
    department="前台",
    verb=Label("其他", "Other"),
    order=900,
)
