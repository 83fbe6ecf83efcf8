"""What an intent is, and the registry that knows every kind."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, TypeVar, dataclass_transform
from uuid import UUID

import msgspec

import vipdesk.intents
from vipdesk.errors import Code, Refused
from vipdesk.ids import new_id, random_id
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.models.vocabulary import Role

MOST_ARGUMENT_BYTES = 64 * 1024
"""Of one intent as JSON, so that every push of it fits a request (S23)."""

_CHOSEN = "chosen"
_CREATED = "created"
_FROM_BLOCK = "from_block"
_LINE_DOWN = "line_down"
_REGISTRY: dict[str, type["Intent"]] = {}

IntentType = TypeVar("IntentType", bound="Intent")


class Intent:
    """A requested business change: plain arguments and one function that both ends run.

    `apply` reads the ledger, refuses or writes; it must give the same result at both ends for the same
    rows. `finish` runs at head office only, in the same transaction, for what only authority may do.
    """

    __slots__ = ()

    kind: ClassVar[str]
    op_schema: ClassVar[int] = 1
    roles: ClassVar[frozenset[Role]]
    needs_head_office: ClassVar[bool] = False
    """True for what may only be promised by head office: queued without rows, refused offline (P4)."""
    is_value: ClassVar[bool] = False
    """Whether it gives, takes or spends value: a desk that was away for a week does not do it (F24)."""

    def apply(self, ledger: Ledger) -> None:
        """Make the change, or raise Refused."""
        raise NotImplementedError

    def finish(self, ledger: AuthorityLedger) -> None:
        """What head office adds; nothing by default."""

    def creates(self) -> tuple[UUID, ...]:
        """The ids of the rows this intent brings into being (P8)."""
        return tuple(getattr(self, name) for name in _names(self.kind, _CREATED))

    def derives(self) -> tuple[UUID, ...]:
        """The ids it computes from its arguments: head office reads the rows of many intents together."""
        return ()

    def chosen(self) -> dict[str, Any]:
        """The ids the desk chose, by argument name."""
        return {
            item.name: getattr(self, item.name) for item in _fields_of(type(self)) if item.metadata.get(_CHOSEN)
        }

    def args(self) -> dict[str, Any]:
        """The arguments as JSON values, every field included."""
        values = {item.name: getattr(self, item.name) for item in _fields_of(type(self))}
        # through the text: what is a tuple here is a list there, however deep it stands
        args: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(values))
        return args


def created_id() -> Any:
    """A field for the id of a new row: chosen at the desk, so that repeating is harmless."""
    return field(default_factory=new_id, metadata={_CHOSEN: True, _CREATED: True})


def secret_id() -> Any:
    """A field for an unguessable id that the desk chooses and that is no row's id."""
    return field(default_factory=random_id, metadata={_CHOSEN: True})


def block_id() -> Any:
    """A field for the id of a new row that must come from the desk's issue block (P30)."""
    return field(default_factory=new_id, metadata={_CHOSEN: True, _CREATED: True, _FROM_BLOCK: True})


def line_down() -> Any:
    """A field that says whether the line was down when the intent was saved; the desk fills it in."""
    return field(default=False, metadata={_LINE_DOWN: True})


def line_fields(kind: type[Intent]) -> tuple[str, ...]:
    """Names of the fields that say whether the line was down."""
    return tuple(item.name for item in _fields_of(kind) if item.metadata.get(_LINE_DOWN))


def block_fields(kind: type[Intent]) -> tuple[str, ...]:
    """Names of the fields whose ids must come from the issue block."""
    return tuple(item.name for item in _fields_of(kind) if item.metadata.get(_FROM_BLOCK))


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(field, created_id, secret_id, block_id, line_down),
)
def intent(kind: str) -> Callable[[type[IntentType]], type[IntentType]]:
    """Declare a frozen intent class and register it under its kind; a duplicate kind is a defect."""

    def register(cls: type[IntentType]) -> type[IntentType]:
        declared = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        if kind in _REGISTRY:
            raise ValueError(f"intent kind declared twice: {kind}")
        declared.kind = kind
        _REGISTRY[kind] = declared
        return declared

    return register


@cache
def registry() -> Mapping[str, type[Intent]]:
    """Every kind, found by importing each module of this package."""
    for module in pkgutil.walk_packages(vipdesk.intents.__path__, "vipdesk.intents."):
        importlib.import_module(module.name)
    return dict(sorted(_REGISTRY.items()))


def decode(kind: str, args: Mapping[str, Any], *, complete: bool = False) -> Intent:
    """Build an intent from JSON arguments.

    `complete` demands the ids that a desk may leave to be chosen; head office always asks for them.
    Raises Refused with UNKNOWN_KIND or BAD_ARGUMENTS.
    """
    require_storable(kind, args)
    cls = registry().get(kind)
    if cls is None:
        raise Refused(Code.UNKNOWN_KIND, kind=kind)
    unknown = args.keys() - _names(kind)
    missing = set(_names(kind, _CHOSEN)) - args.keys()
    if unknown or (complete and missing):
        raise Refused(Code.BAD_ARGUMENTS, kind=kind, detail=", ".join(sorted(unknown | missing)))
    try:
        return msgspec.convert(dict(args), type=cls)
    except msgspec.ValidationError as cause:
        raise Refused(Code.BAD_ARGUMENTS, kind=kind, detail=str(cause)) from cause


def require_storable(kind: str, args: Mapping[str, Any]) -> None:
    """Refuse a text that no database keeps, also in arguments of a form that nobody knows yet."""
    if not is_storable(args):
        raise Refused(Code.BAD_ARGUMENTS, kind=kind, detail="text")


def is_storable(value: Any) -> bool:
    """Whether both databases can keep every text in it: one takes no NUL, neither takes half a surrogate pair."""
    try:
        written = msgspec.json.encode(value)
    except UnicodeEncodeError:
        return False
    # a backslash followed by these letters is written the same, and only then each text is looked at
    return b"\\u0000" not in written or not _has_nul(value)


def require_sendable(intent: Intent) -> None:
    """Refuse what no request could carry: blanks around a text count here, and texts that no rule measures."""
    size = len(msgspec.json.encode(intent.args()))
    if size > MOST_ARGUMENT_BYTES:
        raise Refused(Code.TEXT_TOO_LONG, longest=MOST_ARGUMENT_BYTES, length=size)


def argument_schema(kind: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of a kind's arguments, with what a client must know of the kind besides.

    `x-creates` names the fields whose ids are sent as `creates`, in this order; of kinds with `x-creates-if-new` only
    where nothing is given for `based_on`.
    """
    cls = registry()[kind]
    schema = msgspec.json.schema(cls)
    (name,) = (key for key in schema["$defs"] if key == cls.__name__)
    own = schema["$defs"].pop(name)
    if schema["$defs"]:
        own["$defs"] = schema["$defs"]
    own["additionalProperties"] = False
    return dict(own) | {
        "x-op-schema": cls.op_schema,
        "x-roles": sorted(cls.roles),
        "x-creates": [item.name for item in _fields_of(cls) if item.metadata.get(_CREATED)],
        "x-creates-if-new": cls.creates is not Intent.creates,
        "x-from-block": list(block_fields(cls)),
        "x-line-down": list(line_fields(cls)),
        "x-needs-head-office": cls.needs_head_office,
        "x-value": cls.is_value,
    }


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, Mapping):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_has_nul, value))


@cache
def _names(kind: str, marked: str | None = None) -> tuple[str, ...]:
    """The names of a kind's arguments in their order, or of those that carry a mark."""
    return tuple(item.name for item in _fields_of(_REGISTRY[kind]) if marked is None or item.metadata.get(marked))


def _fields_of(cls: type[Intent]) -> tuple[Field[Any], ...]:
    return fields(cls)  # type: ignore[arg-type]  # every registered class is a dataclass, see intent()
