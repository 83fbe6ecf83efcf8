"""What a broken constraint of the record means: every rule "there must be none yet" has its code."""

from vipdesk.errors import Code

_MEANINGS: dict[str, Code] = {
    "uq_visit_open_guest": Code.ALREADY_HERE,
    "visit.guest_id": Code.ALREADY_HERE,
    "uq_visit_open_place": Code.PLACE_TAKEN,
    "visit.place_id": Code.PLACE_TAKEN,
    "ex_booking_place": Code.PLACE_BOOKED,
    "uq_lounge_place_store_name": Code.PLACE_KNOWN,
    "lounge_place.store_id,lounge_place.name": Code.PLACE_KNOWN,
    "uq_policy_key_store": Code.POLICY_MOVED,
    "policy.key,policy.store_id": Code.POLICY_MOVED,
    "uq_visit_on_paper": Code.VISIT_OVERLAPS,
    "visit.guest_id,visit.checked_in_at": Code.VISIT_OVERLAPS,
    "uq_visit_feedback_code": Code.KEY_REUSED,
    "visit.feedback_code": Code.KEY_REUSED,
    "uq_queue_ticket_desk_day_number": Code.KEY_REUSED,
    "queue_ticket.desk_id,queue_ticket.day,queue_ticket.number": Code.KEY_REUSED,
    "uq_queue_ticket_open_guest": Code.ALREADY_WAITING,
    "queue_ticket.guest_id,queue_ticket.store_id": Code.ALREADY_WAITING,
    "uq_rating_visit_source": Code.ALREADY_RATED,
    "rating.visit_id,rating.source": Code.ALREADY_RATED,
    "uq_remedy_request_proposed": Code.REMEDY_WAITS,
    "remedy.request_id": Code.REMEDY_WAITS,
    "uq_storage_tag_desk_day_number": Code.KEY_REUSED,
    "storage_tag.desk_id,storage_tag.day,storage_tag.number": Code.KEY_REUSED,
    "ex_appointment_shopper": Code.SHOPPER_BUSY,
    "uq_preference_guest_topic": Code.KEY_REUSED,
    "preference.guest_id,preference.topic": Code.KEY_REUSED,
    "uq_important_date_birthday": Code.KEY_REUSED,
    "important_date.guest_id": Code.KEY_REUSED,
    "uq_redemption_use": Code.VOUCHER_NOT_USABLE,
    "redemption.voucher_id,redemption.use_no": Code.VOUCHER_NOT_USABLE,
    "uq_voucher_code": Code.KEY_REUSED,
    "voucher.code": Code.KEY_REUSED,
    "uq_card_card_no": Code.KEY_REUSED,
    "card.card_no": Code.KEY_REUSED,
    "uq_shopper_assignment_primary": Code.SHOPPER_MOVED,
    "uq_shopper_assignment_cover": Code.SHOPPER_MOVED,
    "shopper_assignment.guest_id": Code.SHOPPER_MOVED,
}
"""By constraint name (PostgreSQL) and by columns (SQLite names no index)."""


def code_of(constraint: str) -> Code | None:
    """The refusal a broken constraint stands for; None is a defect. A taken primary key is a reused id."""
    if constraint.startswith("pk_") or (constraint.endswith(".id") and constraint.count(".") == 1):
        return Code.KEY_REUSED
    return _MEANINGS.get(constraint)
