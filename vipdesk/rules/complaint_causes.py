"""The tree of causes of complaints: a policy row of the store, or the house's own; a cause is named by its path.

The value of `CAUSES_POLICY` is a list of `{"value": "service", "label": {"zh": …, "en": …}, "children": […]}`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from vipdesk.models.values import write_json
from vipdesk.rules.request_types.declaration import Choice, Label

PATH = "."
"""Between the parts of a path: service.waiting."""
_DEEPEST = 3
_MOST_CAUSES = 120


class _Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    zh: str
    en: str


class Cause(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A cause, and what it divides into."""

    value: str
    label: _Words
    children: tuple["Cause", ...] = ()


def _branch(value: str, zh: str, en: str, *leaves: tuple[str, str, str]) -> Cause:
    children = tuple(Cause(name, _Words(chinese, english)) for name, chinese, english in leaves)
    return Cause(value, _Words(zh, en), children)


DEFAULT_CAUSES: tuple[Cause, ...] = (
    _branch(
        "service",
        "服务",
        "Service",
        ("attitude", "态度", "Manner"),
        ("waiting", "等候太久", "Waited too long"),
        ("promise", "答应的没做到", "Promise not kept"),
        ("mistake", "办错了", "Done wrongly"),
    ),
    _branch(
        "goods",
        "商品",
        "Goods",
        ("quality", "质量", "Quality"),
        ("missing", "缺货", "Not in stock"),
        ("price", "价格", "Price"),
    ),
    _branch(
        "after_sales",
        "售后",
        "After-sales",
        ("delay", "超期", "Late"),
        ("result", "结果不满意", "Result"),
    ),
    _branch(
        "benefits",
        "礼遇",
        "Benefits",
        ("voucher", "礼券", "Voucher"),
        ("points", "积分", "Points"),
        ("tier", "等级", "Tier"),
    ),
    _branch(
        "place",
        "环境",
        "Premises",
        ("parking", "停车", "Parking"),
        ("lounge", "贵宾厅", "Lounge"),
        ("safety", "安全", "Safety"),
    ),
    _branch(
        "privacy", "隐私", "Privacy", ("spoken", "被旁人听到", "Overheard"), ("leaked", "资料外泄", "Data leaked")
    ),
    _branch("other", "其他", "Other", ("other", "其他", "Other")),
)


def read_causes(value: Any) -> tuple[Cause, ...] | None:
    """The tree of a policy row; None for one that cannot be read."""
    return None if value is None else _read(write_json(value))


def causes_in_force(value: Any) -> tuple[Cause, ...]:
    """The store's tree, or the house's own where there is none that can be read."""
    read = read_causes(value)
    return DEFAULT_CAUSES if read is None else read


def cause_choices(value: Any) -> tuple[Choice, ...]:
    """Every end of the tree as a choice: its path, and the labels on the way: 服务·等候太久."""
    return tuple(
        Choice(path, label) for path, label, ends in _walk(causes_in_force(value), (), Label("", "")) if ends
    )


def cause_labels(value: Any) -> Mapping[str, Label]:
    """Every place of the tree by its path, branches included."""
    return {path: label for path, label, _ in _walk(causes_in_force(value), (), Label("", ""))}


def branch_of(path: str) -> str:
    """The first part of a path."""
    return path.partition(PATH)[0]


def _walk(causes: Sequence[Cause], above: tuple[str, ...], label: Label) -> Iterator[tuple[str, Label, bool]]:
    for cause in causes:
        place = (*above, cause.value)
        said = Label(_joined(label.zh, cause.label.zh), _joined(label.en, cause.label.en))
        yield PATH.join(place), said, not cause.children
        yield from _walk(cause.children, place, said)


def _joined(above: str, word: str) -> str:
    return f"{above}·{word}" if above else word


@lru_cache(maxsize=32)
def _read(text: str) -> tuple[Cause, ...] | None:
    try:
        causes = msgspec.json.decode(text, type=tuple[Cause, ...])
    except msgspec.ValidationError:
        return None
    return causes if _makes_sense(causes, 1) and 0 < _count(causes) <= _MOST_CAUSES else None


def _makes_sense(causes: Sequence[Cause], depth: int) -> bool:
    names = [cause.value for cause in causes]
    worded = all(name.isidentifier() for name in names) and all(_is_worded(cause) for cause in causes)
    deeper = all(_makes_sense(cause.children, depth + 1) for cause in causes if cause.children)
    return worded and deeper and depth <= _DEEPEST and len(set(names)) == len(names)


def _is_worded(cause: Cause) -> bool:
    return bool(cause.label.zh.strip() and cause.label.en.strip())


def _count(causes: Iterable[Cause]) -> int:
    return sum(1 + _count(cause.children) for cause in causes)
