"""What a refusal about complaints and leaving says, in Chinese and English; part of `vipdesk.wording`."""

from typing import Final

from vipdesk.errors import Code

REQUEST_REFUSALS: Final[dict[Code, tuple[str, str]]] = {
    Code.ALREADY_RATED: (
        "这次到店的满意度已经记下了。",
        "How content the guest left is noted for this visit already.",
    ),
    Code.CASE_SENSITIVE: (
        "这是敏感投诉，只有主管和经办人可以看和办。",
        "This case is sensitive: only supervisors and whoever handles it may see it and work on it.",
    ),
    Code.REMEDY_DECIDED: (
        "这项补救刚被同事批过，请看最新状态。",
        "A colleague has just decided on this remedy; please look again.",
    ),
    Code.REMEDY_NEEDS_SECOND: (
        "自己提的补救要由另一位同事来批。",
        "What you propose yourself is approved by another colleague.",
    ),
    Code.REMEDY_TOO_MUCH: (
        "超出可以给的 ¥{yuan}，请减少，或请权限更高的同事来办。",
        "More than the ¥{yuan} that may be given; reduce it, or ask a colleague who may give more.",
    ),
    Code.REMEDY_UNKNOWN: ("没有这项补救。", "There is no such remedy."),
    Code.REMEDY_WAITS: (
        "还有一项补救在等人批，批过再继续。",
        "A remedy still waits for approval; have it decided first.",
    ),
}
