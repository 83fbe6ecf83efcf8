"""The faces of the verdict panel, stage by stage, in the language in force."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, deadline_text, moment_text
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.vouchers import Verdict, VerdictWord, VoucherView
from vipdesk.money import Fen, format_yuan
from vipdesk.printed_code import code_tail
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.buttons import Fill
from vipdesk.ui.widgets.verdict_panel import OptionFace, VerdictFace


def usable_face(voucher: VoucherView, now: datetime, agents: Sequence[str] = ()) -> VerdictFace:
    """Stage 1: it can be used, by the guest or one of `agents`. Enter spends, Esc does not."""
    amount = format_yuan(Fen(voucher.worth_fen))
    button = QCoreApplication.translate("verdict", "核销 {amount}").replace("{amount}", amount)
    return VerdictFace(
        word=QCoreApplication.translate("verdict", "可用"),
        tone="ok",
        ground="ok_soft",
        icon="check",
        amount=amount,
        name=say(voucher.name),
        whose=joined(say(voucher.address), until_text(voucher, now)),
        facts=_facts(voucher),
        agents_title=QCoreApplication.translate("verdict", "谁来用") if agents else "",
        agents=tuple(agents),
        agents_more=QCoreApplication.translate("verdict", "其他人…"),
        button=button,
        spoken=QCoreApplication.translate("verdict", "核销"),
        fill=Fill.OK,
        hint=QCoreApplication.translate("verdict", "← → 换人    Esc 不用了")
        if agents
        else QCoreApplication.translate("verdict", "Esc 不用了"),
    )


def asking_face(voucher: VoucherView, now: datetime) -> VerdictFace:
    """Between Enter and head office's answer: nothing is promised yet, and nothing can be pressed twice."""
    usable = usable_face(voucher, now)
    return VerdictFace(
        word=QCoreApplication.translate("verdict", "正在核销"),
        tone="info",
        ground="info_soft",
        icon="hourglass",
        amount=usable.amount,
        name=usable.name,
        whose=usable.whose,
    )


def waiting_face() -> VerdictFace:
    """Head office has not answered yet; the answer will be in 待我处理."""
    return VerdictFace(
        word=QCoreApplication.translate("verdict", "等总部答复"),
        tone="warn",
        ground="warn_soft",
        icon="hourglass",
        say_title=_say_title(),
        say=QCoreApplication.translate("verdict", "这张要稍等一下，办好我来告诉您。"),
        hint=QCoreApplication.translate("verdict", "Esc 收起，结果会在待我处理"),
    )


def redeemed_face(voucher: VoucherView, now: datetime, agent: str = "") -> VerdictFace:
    """Stage 2: head office has accepted, for whoever used it in the guest's stead. The panel closes itself."""
    stead = QCoreApplication.translate("verdict", "{name} 代用").replace("{name}", agent) if agent else ""
    at = joined(clock_text(now), _tail(voucher), stead)
    return VerdictFace(
        word=QCoreApplication.translate("verdict", "已核销"),
        tone="ok",
        ground="ok_soft",
        icon="check",
        amount=format_yuan(Fen(voucher.worth_fen)),
        name=say(voucher.name),
        whose=at,
        closes=QCoreApplication.translate("verdict", "{seconds} 秒后自动收起"),
    )


def refused_face(verdict: Verdict, now: datetime, chosen: int) -> VerdictFace:
    """A no: the word, why, a line to say, and what can be used instead."""
    voucher = verdict.voucher
    options = tuple(
        OptionFace(format_yuan(Fen(other.worth_fen)), say(other.name), until_text(other, now))
        for other in verdict.others[:2]
    )
    title = button = hint = ""
    if options and voucher is not None:
        still = QCoreApplication.translate("verdict", "{address}还可用")
        title = still.replace("{address}", say(voucher.address))
        option = options[min(max(chosen, 0), len(options) - 1)]
        instead = QCoreApplication.translate("verdict", "改用 {amount} {name}")
        button = instead.replace("{amount}", option.amount).replace("{name}", option.name)
        hint = QCoreApplication.translate("verdict", "↑ ↓ 换一张    Esc 不用了")
    warns = verdict.word is VerdictWord.ONLINE_ONLY
    return VerdictFace(
        word=word_text(verdict.word),
        tone="warn" if warns else "danger",
        ground="warn_soft" if warns else "danger_soft",
        icon="wifi-off" if warns else "x",
        why=_why(verdict, now),
        say_title=_say_title(),
        say=say_text(verdict.word),
        options_title=title,
        options_count=len(verdict.others),
        options=options,
        button=button or QCoreApplication.translate("verdict", "知道了"),
        hint=hint,
    )


def unknown_face(word: VerdictWord) -> VerdictFace:
    """A code that is no voucher this desk knows."""
    return VerdictFace(
        word=word_text(word),
        tone="warn",
        ground="warn_soft",
        icon="circle-alert",
        say_title=_say_title(),
        say=say_text(word),
        button=QCoreApplication.translate("verdict", "知道了"),
    )


def error_face(error: VipDeskError) -> VerdictFace:
    """Something else stood in the way."""
    return VerdictFace(
        word=QCoreApplication.translate("verdict", "没有核销"),
        tone="warn",
        ground="warn_soft",
        icon="circle-alert",
        why=error_text(error),
        button=QCoreApplication.translate("verdict", "知道了"),
    )


def word_text(word: VerdictWord) -> str:
    """The one word."""
    return {
        VerdictWord.USABLE: QCoreApplication.translate("verdict", "可用"),
        VerdictWord.USED: QCoreApplication.translate("verdict", "已使用"),
        VerdictWord.VOID: QCoreApplication.translate("verdict", "已作废"),
        VerdictWord.EXPIRED: QCoreApplication.translate("verdict", "已过期"),
        VerdictWord.ONLINE_ONLY: QCoreApplication.translate("verdict", "联网后才能核销"),
        VerdictWord.UNKNOWN: QCoreApplication.translate("verdict", "没有这张券"),
        VerdictWord.FOREIGN: QCoreApplication.translate("verdict", "不是本店的码"),
        VerdictWord.PAYMENT: QCoreApplication.translate("verdict", "这是付款码"),
        VerdictWord.NO_TAG: QCoreApplication.translate("verdict", "这个寄存牌已经取回"),
    }[word]


def say_text(word: VerdictWord) -> str:
    """A sentence to say to the guest; none names a machine."""
    return {
        VerdictWord.USABLE: "",
        VerdictWord.USED: QCoreApplication.translate("verdict", "这张已经用过了，我看看您还有哪张可用。"),
        VerdictWord.VOID: QCoreApplication.translate("verdict", "这张已经收回了，我看看您还有哪张可用。"),
        VerdictWord.EXPIRED: QCoreApplication.translate("verdict", "这张已经过期了，我看看您还有哪张可用。"),
        VerdictWord.ONLINE_ONLY: QCoreApplication.translate("verdict", "这张稍后为您办理，请先用茶。"),
        VerdictWord.UNKNOWN: QCoreApplication.translate("verdict", "我核对一下这张券，请稍等。"),
        VerdictWord.FOREIGN: QCoreApplication.translate("verdict", "这个码不是我们店的，您看看还有没有别的？"),
        VerdictWord.PAYMENT: QCoreApplication.translate("verdict", "这是付款码，请收好，到收银台再出示。"),
        VerdictWord.NO_TAG: QCoreApplication.translate("verdict", "我查一下这件东西在哪里，请稍等。"),
    }[word]


def until_text(voucher: VoucherView, now: datetime) -> str:
    """至 12月31日: the last day on which it can be used."""
    last_instant = voucher.expires_at - timedelta(seconds=1)
    day = deadline_text(last_instant, now, language())
    return QCoreApplication.translate("verdict", "至 {day}").replace("{day}", day)


def _facts(voucher: VoucherView) -> tuple[tuple[str, str], ...]:
    after = Counts().uses_after(max(voucher.uses_left - 1, 0))
    facts = [
        (QCoreApplication.translate("verdict", "尾号"), code_tail(voucher.code)),
        (QCoreApplication.translate("verdict", "用于"), say(voucher.terms)),
        (QCoreApplication.translate("verdict", "用后"), after),
    ]
    return tuple((label, value) for label, value in facts if value)


def _tail(voucher: VoucherView) -> str:
    return QCoreApplication.translate("verdict", "尾号 {tail}").replace("{tail}", code_tail(voucher.code))


def _why(verdict: Verdict, now: datetime) -> str:
    if verdict.word is VerdictWord.USED and verdict.used_at is not None:
        moment = moment_text(verdict.used_at, now, language())
        if language() == "zh" and moment[:1].isdigit():
            moment = f" {moment}"  # Han against Han needs no blank: 已于今日, yet 已于 11月20日
        if not verdict.used_store:
            return QCoreApplication.translate("verdict", "已于{moment} 使用").replace("{moment}", moment)
        words = QCoreApplication.translate("verdict", "已于{moment} 在{store}使用")
        return words.replace("{moment}", moment).replace("{store}", verdict.used_store)
    if verdict.word is VerdictWord.EXPIRED and verdict.voucher is not None:
        return until_text(verdict.voucher, now)
    return ""


def _say_title() -> str:
    return QCoreApplication.translate("verdict", "可以这样说")
