"""The closed lists of words that stand in an import report, as contract.md names them."""

from enum import StrEnum


class RowStatus(StrEnum):
    """What became of a record."""

    ACCEPTED = "accepted"
    REPAIRED = "repaired"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


class Change(StrEnum):
    """What the record has of it now that it had not before."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    NOTHING = ""
    """Of a refused record."""


class ImportCode(StrEnum):
    """Everything a report may say of a record, in the order in which it says it."""

    FULLWIDTH = "fullwidth"
    PHONE_FORMAT = "phone_format"
    DATE_FORMAT = "date_format"
    BLANKS = "blanks"
    PLATE_FORMAT = "plate_format"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    SAME_CARD = "same_card"
    SAME_PERSON = "same_person"
    EXACT_COPY = "exact_copy"
    CARD_MISSING = "card_missing"
    CARD_INVALID = "card_invalid"
    CARD_UNKNOWN = "card_unknown"
    NAME_MISSING = "name_missing"
    PHONE_INVALID = "phone_invalid"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_IN_FUTURE = "date_in_future"
    TIER_UNKNOWN = "tier_unknown"
    COLUMNS_MISSING = "columns_missing"
    SHOPPER_UNKNOWN = "shopper_unknown"
    NUMBER_MISSING = "number_missing"
    NUMBER_REUSED = "number_reused"
    AMOUNT_INVALID = "amount_invalid"
    AMOUNT_OUT_OF_RANGE = "amount_out_of_range"
    ORIGIN_UNKNOWN = "origin_unknown"
    REFUND_EXCEEDS_ORIGIN = "refund_exceeds_origin"
    STORE_UNKNOWN = "store_unknown"
    STAFF_UNKNOWN = "staff_unknown"
    PART_REFUSED = "part_refused"
    TOLD_LATER = "told_later"
    BY_HAND = "by_hand"
    KIND_UNKNOWN = "kind_unknown"
    TEXT_TOO_LONG = "text_too_long"


_PLACES = {code: place for place, code in enumerate(ImportCode)}


def in_order(codes: set[ImportCode]) -> tuple[ImportCode, ...]:
    """The codes as a report lists them."""
    return tuple(sorted(codes, key=_PLACES.__getitem__))
