"""The whole error tree and the closed list of refusal codes.

VipDeskError
├── Refused                 a rule said no; the same class at the desk and at head office, crosses the wire
├── Unavailable             the environment; retried quietly, the desk goes on
│   ├── Offline             head office cannot be reached
│   ├── ServerBusy          head office answered "later"
│   ├── CacheLocked         another writer held the cache too long
│   ├── DiskFull            there is no room to save anything; what is saved is safe (F30)
│   ├── DiskFailing         the disk does not take what is written: an error, or it may only be read (F29, F31)
│   └── PrinterUnavailable  no print system, or no such printer
├── NotAuthorised
│   ├── SignInAgain         the session is over, or the PIN was wrong
│   ├── DeskRevoked         head office no longer knows this desk
│   └── DeskCloned          another copy of this desk is at work (F23)
├── Incompatible
│   ├── CacheTooNew         a newer program wrote this cache
│   └── ProtocolTooOld      head office asks for an update
├── CacheUnreadable
│   ├── KeyMissing          the key of the cache is not where it was put
│   └── Corrupt             the file is there and cannot be read
├── ProfileInUse            a second program opened the same desk folder (I28)
├── BadInput                a file a person gave cannot be read
├── WrongUsage              a command or an address that makes no sense
├── NotPossible             what was asked for cannot be: a taken name, an unknown store
└── Defect                  ours: logged, reported, the desk goes on

Sentences for people are in `vipdesk.wording`, one per code and language.
"""

from enum import StrEnum
from typing import Final

Fact = str | int | bool | None
"""A value that a sentence may name: it must survive JSON unchanged."""


class Code(StrEnum):
    """Every reason a business rule may give for a refusal. The text is what crosses the wire."""

    ALIAS_WITHOUT_PHOTO = "alias_without_photo"
    ALREADY_BOOKED = "already_booked"
    ALREADY_HERE = "already_here"
    ALREADY_RATED = "already_rated"
    ALREADY_WAITING = "already_waiting"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_TIME = "appointment_time"
    AWAITS_RECOVERY = "awaits_recovery"
    BAD_ARGUMENTS = "bad_arguments"
    BOOKING_EMPTY = "booking_empty"
    BOOKING_MOVED = "booking_moved"
    BOOKING_OVER = "booking_over"
    BOOKING_TIME = "booking_time"
    BOOKING_UNKNOWN = "booking_unknown"
    CALL_MOVED = "call_moved"
    CARD_IN_USE = "card_in_use"
    CARD_MOVED = "card_moved"
    CARD_UNREADABLE = "card_unreadable"
    CASE_SENSITIVE = "case_sensitive"
    CAUSE_PARKED = "cause_parked"
    CAUSE_REFUSED = "cause_refused"
    CONDITIONS_WRONG = "conditions_wrong"
    DATE_IMPOSSIBLE = "date_impossible"
    DEFECT_PARKED = "defect_parked"
    EXPORT_TOO_LARGE = "export_too_large"
    DRINK_AGAINST_TABOO = "drink_against_taboo"
    DRINK_NOT_ON_MENU = "drink_not_on_menu"
    DRINK_SOLD_OUT = "drink_sold_out"
    ENTRY_KNOWN = "entry_known"
    ENTRY_MOVED = "entry_moved"
    FIELD_MISSING = "field_missing"
    FILTER_MOVED = "filter_moved"
    FIELD_UNREADABLE = "field_unreadable"
    GUEST_UNKNOWN = "guest_unknown"
    HANDOVER_OWN = "handover_own"
    HANDOVER_SIGNED = "handover_signed"
    HANDOVER_TOO_LONG = "handover_too_long"
    HANDOVER_UNKNOWN = "handover_unknown"
    ID_NOT_LEASED = "id_not_leased"
    KEY_REUSED = "key_reused"
    LADDER_UNREADABLE = "ladder_unreadable"
    LOUNGE_RIGHT_UNREADABLE = "lounge_right_unreadable"
    MAY_NOT_ACT = "may_not_act"
    MENU_UNREADABLE = "menu_unreadable"
    MERGE_SETTLED = "merge_settled"
    MERGE_UNKNOWN = "merge_unknown"
    NO_VOUCHER_IDS = "no_voucher_ids"
    NO_WIFI = "no_wifi"
    NOT_ALLOWED = "not_allowed"
    NOT_HERE = "not_here"
    ONLINE_ONLY = "online_only"
    PLACE_BOOKED = "place_booked"
    PLACE_KNOWN = "place_known"
    PLACE_MOVED = "place_moved"
    PLACE_SAT_AT = "place_sat_at"
    PLACE_SEATS = "place_seats"
    PLACE_TAKEN = "place_taken"
    PLACE_TOO_SMALL = "place_too_small"
    PLACE_UNKNOWN = "place_unknown"
    PHONE_IN_USE = "phone_in_use"
    PHONE_UNREADABLE = "phone_unreadable"
    PICTURE_NOT_THERE = "picture_not_there"
    PICTURE_TOO_HEAVY = "picture_too_heavy"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_UNREADABLE = "picture_unreadable"
    PIN_TOO_SIMPLE = "pin_too_simple"
    PIN_WRONG = "pin_wrong"
    POLICY_MOVED = "policy_moved"
    REMEDY_DECIDED = "remedy_decided"
    REMEDY_NEEDS_SECOND = "remedy_needs_second"
    REMEDY_TOO_MUCH = "remedy_too_much"
    REMEDY_UNKNOWN = "remedy_unknown"
    REMEDY_WAITS = "remedy_waits"
    READY_UNKNOWN = "ready_unknown"
    REQUEST_MOVED = "request_moved"
    REQUEST_NOT_PAUSABLE = "request_not_pausable"
    REQUEST_NOT_YOURS = "request_not_yours"
    REQUEST_UNKNOWN = "request_unknown"
    ROSTER_MOVED = "roster_moved"
    ROW_GONE = "row_gone"
    SAME_GUEST = "same_guest"
    SHIFT_IMPOSSIBLE = "shift_impossible"
    SHOPPER_BUSY = "shopper_busy"
    SHOPPER_MOVED = "shopper_moved"
    STAFF_UNKNOWN = "staff_unknown"
    TAG_OVER = "tag_over"
    TEXT_TOO_LONG = "text_too_long"
    TICKET_OVER = "ticket_over"
    TIER_NOT_ENTITLED = "tier_not_entitled"
    TIME_IMPOSSIBLE = "time_impossible"
    TOO_LATE_TO_UNDO = "too_late_to_undo"
    TOO_MANY_FILTERS = "too_many_filters"
    TOO_MANY_COMPANIONS = "too_many_companions"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_REQUEST_KIND = "unknown_request_kind"
    VALUE_NEEDS_CONTACT = "value_needs_contact"
    VISIT_UNKNOWN = "visit_unknown"
    VISIT_OVERLAPS = "visit_overlaps"
    VISITS_USED_UP = "visits_used_up"
    VOUCHER_EXPIRED = "voucher_expired"
    VOUCHER_NOT_USABLE = "voucher_not_usable"
    VOUCHER_TYPE_UNKNOWN = "voucher_type_unknown"
    VOUCHER_UNKNOWN = "voucher_unknown"


class Trouble(StrEnum):
    """Everything else that may be said to a person: the environment, rights, files."""

    ADDRESS_NOT_FREE = "address_not_free"
    BACKUP_FAILED = "backup_failed"
    CACHE_LOCKED = "cache_locked"
    CACHE_TOO_NEW = "cache_too_new"
    CAMERA_BUSY = "camera_busy"
    CAMERA_FAILED = "camera_failed"
    CAMERA_FORBIDDEN = "camera_forbidden"
    CAMERA_GONE = "camera_gone"
    CAMERA_MISSING = "camera_missing"
    CAMERA_NOT_INSTALLED = "camera_not_installed"
    CAMERA_SILENT = "camera_silent"
    CODE_FOREIGN = "code_foreign"
    CODE_PAYMENT = "code_payment"
    COMMAND_FAILED = "command_failed"
    CARRIED_CONTRADICTS = "carried_contradicts"
    CARRIED_FROM_ELSEWHERE = "carried_from_elsewhere"
    CARRIED_OUTDATED = "carried_outdated"
    CORRUPT = "corrupt"
    DATABASE_ADDRESS = "database_address"
    DATABASE_NOT_READY = "database_not_ready"
    DATABASE_UNREACHABLE = "database_unreachable"
    DEFECT = "defect"
    DEMO_FOLDER_FOREIGN = "demo_folder_foreign"
    DESK_AWAY = "desk_away"
    DESK_CLONED = "desk_cloned"
    DESK_NOT_ENROLLED = "desk_not_enrolled"
    DESK_REVOKED = "desk_revoked"
    DESK_UNKNOWN = "desk_unknown"
    DISK_FAILING = "disk_failing"
    DISK_FULL = "disk_full"
    DISK_READ_ONLY = "disk_read_only"
    ENROL_CODE_WRONG = "enrol_code_wrong"
    FILE_NOT_WRITTEN = "file_not_written"
    FILE_UNREADABLE = "file_unreadable"
    GLYPH_MISSING = "glyph_missing"
    KEY_MISSING = "key_missing"
    KEY_WRONG = "key_wrong"
    NAME_TAKEN = "name_taken"
    NOT_PARKED = "not_parked"
    NO_KEYRING = "no_keyring"
    OFFLINE = "offline"
    PASSPHRASE_SHORT = "passphrase_short"  # noqa: S105 - a code, not a secret
    PIN_LOCKED = "pin_locked"
    POLICY_UNKNOWN = "policy_unknown"
    POLICY_WRONG = "policy_wrong"
    PRINTER_UNAVAILABLE = "printer_unavailable"
    PROFILE_ENROLLED = "profile_enrolled"
    PROFILE_IN_USE = "profile_in_use"
    PROFILE_WAITING = "profile_waiting"
    PROTOCOL_TOO_OLD = "protocol_too_old"
    RESCUE_IMPOSSIBLE = "rescue_impossible"
    SECRET_FILE_OPEN = "secret_file_open"  # noqa: S105 - a code, not a secret
    SERVER_ADDRESS_WRONG = "server_address_wrong"
    SERVER_BUSY = "server_busy"
    SIGN_IN_AGAIN = "sign_in_again"
    SIGN_IN_FIRST_ONLINE = "sign_in_first_online"
    STORE_UNKNOWN = "store_unknown"
    SUPERVISOR_NEEDED = "supervisor_needed"
    USAGE = "usage"
    WINDOW_CLOSED = "window_closed"


class ExitCode:
    """Exit codes of all commands, as contract.md fixes them."""

    DONE: Final = 0
    DID_NOT_HAPPEN: Final = 1
    WRONG_USAGE: Final = 2
    NOT_REACHABLE: Final = 3
    INPUT_UNREADABLE: Final = 4
    REFUSED: Final = 5
    PROFILE_UNUSABLE: Final = 6


class VipDeskError(Exception):
    """Root of all errors that VIPDesk raises on purpose."""

    trouble: Trouble = Trouble.DEFECT
    exit_code: int = ExitCode.DID_NOT_HAPPEN

    def __init__(self, trouble: Trouble | None = None, **facts: Fact) -> None:
        """Name the trouble where the class alone does not say it; `facts` fill the sentence."""
        if trouble is not None:
            self.trouble = trouble
        self.facts = facts
        super().__init__(self.trouble.value, facts)


class Refused(VipDeskError):
    """A rule said no. `code` and `facts` are all that a sentence or another machine needs."""

    exit_code = ExitCode.REFUSED

    def __init__(self, code: Code, **facts: Fact) -> None:
        """Refuse with a code of the closed list."""
        super().__init__(None, **facts)
        self.code = code
        self.args = (code.value, facts)


class Unavailable(VipDeskError):
    """Something outside is not there now; trying again later may help."""

    exit_code = ExitCode.NOT_REACHABLE


class Offline(Unavailable):
    """Head office cannot be reached, or answered something that is not head office."""

    trouble = Trouble.OFFLINE


class ServerBusy(Unavailable):
    """Head office asked to come back later."""

    trouble = Trouble.SERVER_BUSY


class CacheLocked(Unavailable):
    """Another writer held the cache for longer than a person should wait."""

    trouble = Trouble.CACHE_LOCKED


class DiskFull(Unavailable):
    """There is no room: nothing is called saved, and what was saved before is safe (F30)."""

    trouble = Trouble.DISK_FULL
    exit_code = ExitCode.DID_NOT_HAPPEN


class DiskFailing(Unavailable):
    """The disk did not take what was written (F29), or the folder may only be read (F31)."""

    trouble = Trouble.DISK_FAILING
    exit_code = ExitCode.PROFILE_UNUSABLE


class PrinterUnavailable(Unavailable):
    """There is no print system, or no printer of that name."""

    trouble = Trouble.PRINTER_UNAVAILABLE


class NotAuthorised(VipDeskError):
    """Head office does not accept who is asking."""

    exit_code = ExitCode.REFUSED


class SignInAgain(NotAuthorised):
    """The session is over or was never begun."""

    trouble = Trouble.SIGN_IN_AGAIN


class DeskRevoked(NotAuthorised):
    """Head office has withdrawn this desk."""

    trouble = Trouble.DESK_REVOKED


class DeskCloned(NotAuthorised):
    """Another copy of this desk is at work; this one stops talking and keeps what waits (F23)."""

    trouble = Trouble.DESK_CLONED


class Incompatible(VipDeskError):
    """Two versions that cannot work together; the outbox is kept."""

    exit_code = ExitCode.PROFILE_UNUSABLE


class CacheTooNew(Incompatible):
    """The cache was written by a newer program than this one."""

    trouble = Trouble.CACHE_TOO_NEW


class ProtocolTooOld(Incompatible):
    """Head office no longer speaks this program's protocol."""

    trouble = Trouble.PROTOCOL_TOO_OLD


class CacheUnreadable(VipDeskError):
    """The encrypted cache cannot be opened."""

    exit_code = ExitCode.PROFILE_UNUSABLE


class KeyMissing(CacheUnreadable):
    """The key is missing or wrong; the file is kept (F33)."""

    trouble = Trouble.KEY_MISSING


class Corrupt(CacheUnreadable):
    """The file is damaged; it is set aside, never silently replaced."""

    trouble = Trouble.CORRUPT


class ProfileInUse(VipDeskError):
    """Another program has this desk folder open (I28)."""

    trouble = Trouble.PROFILE_IN_USE
    exit_code = ExitCode.PROFILE_UNUSABLE


class BadInput(VipDeskError):
    """A file that a person gave cannot be read."""

    trouble = Trouble.FILE_UNREADABLE
    exit_code = ExitCode.INPUT_UNREADABLE


class WrongUsage(VipDeskError):
    """A command line, a setting or an address that makes no sense."""

    trouble = Trouble.USAGE
    exit_code = ExitCode.WRONG_USAGE


class NotPossible(VipDeskError):
    """What was asked for cannot be done as things are; the trouble says why."""


class Defect(VipDeskError):
    """Our own mistake: logged and reported, the desk goes on."""

    trouble = Trouble.DEFECT
