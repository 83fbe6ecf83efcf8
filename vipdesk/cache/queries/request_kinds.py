"""The request types in force at this store: the program's own and those of policy."""

import json
from collections.abc import Mapping

from vipdesk.cache.queries.reader import Reader
from vipdesk.models.snapshot.guests import Words
from vipdesk.rules.request_type_policy import TYPE_POLICY, types_in_force, with_catalogues
from vipdesk.rules.request_types.declaration import Label, RequestType

PLAIN_ICON = "concierge-bell"
"""Of a request whose type is not known here."""


def request_kinds(reader: Reader) -> Mapping[str, RequestType]:
    """Every type by kind, also those no longer offered; the store's row of a kind wins over the group's."""
    rows = reader.cache.rows(
        "SELECT key, value FROM policy WHERE key >= ? AND key < ? AND retired_at IS NULL"
        " AND (store_id = ? OR store_id IS NULL) ORDER BY store_id IS NOT NULL",
        (TYPE_POLICY, TYPE_POLICY[:-1] + "/", reader.store),
    )
    # "/" follows "." in the order of characters; the store's rows come last and stay
    named = {key.removeprefix(TYPE_POLICY): value for key, value in rows}
    found = types_in_force((kind, json.loads(value)) for kind, value in named.items())
    return {kind: with_catalogues(declared, reader.policy) for kind, declared in found.items()}


def words(label: Label) -> Words:
    """A label as snapshots carry it."""
    return Words(label.zh, label.en)


def icon_of(declared: RequestType | None) -> str:
    """The picture of a type."""
    return PLAIN_ICON if declared is None else declared.icon
