"""Words for complaints and for leaving: stages, remedies, how content somebody is."""

from PySide6.QtCore import QCoreApplication

from vipdesk.models.complaint_words import RemedyState, Score
from vipdesk.models.snapshot.complaints import CaseCard, RemedyView, Stage
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.languages import say
from vipdesk.ui.texts import joined


def stage_text(stage: Stage) -> str:
    """How far a complaint is."""
    return {
        Stage.OPENED: QCoreApplication.translate("complaints", "待受理"),
        Stage.TAKEN: QCoreApplication.translate("complaints", "受理"),
        Stage.PLANNED: QCoreApplication.translate("complaints", "方案"),
        Stage.SOLVED: QCoreApplication.translate("complaints", "解决"),
        Stage.FOLLOWED_UP: QCoreApplication.translate("complaints", "回访"),
    }[stage]


def next_step_text(stage: Stage) -> str:
    """What is to be done next, spelled out."""
    return {
        Stage.OPENED: QCoreApplication.translate("complaints", "下一步：一小时内受理，先听完、先道歉。"),
        Stage.TAKEN: QCoreApplication.translate("complaints", "下一步：查清原因，定补救方案。"),
        Stage.PLANNED: QCoreApplication.translate("complaints", "下一步：告诉贵宾方案，办好后结案。"),
        Stage.SOLVED: QCoreApplication.translate("complaints", "下一步：回访，问是否满意。"),
        Stage.FOLLOWED_UP: QCoreApplication.translate("complaints", "已回访。"),
    }[stage]


def remedy_state_text(state: RemedyState) -> str:
    """Where a remedy stands."""
    return {
        RemedyState.PROPOSED: QCoreApplication.translate("complaints", "等另一位同事批"),
        RemedyState.APPROVED: QCoreApplication.translate("complaints", "已批"),
        RemedyState.DECLINED: QCoreApplication.translate("complaints", "不批"),
    }[state]


def remedy_text(remedy: RemedyView) -> str:
    """补偿礼券 ¥500.00·周敏提出·等另一位同事批."""
    worth = f" {format_yuan(Fen(remedy.worth_fen))}" if remedy.worth_fen else ""
    proposed = QCoreApplication.translate("complaints", "{name} 提出")
    decided = QCoreApplication.translate("complaints", "{name} 批") if remedy.decided_by else ""
    by = "" if remedy.proposed_by is None else proposed.replace("{name}", say(remedy.proposed_by))
    state = remedy_state_text(remedy.state)
    if remedy.state is RemedyState.APPROVED and decided and remedy.decided_by != remedy.proposed_by:
        state = decided.replace("{name}", say(remedy.decided_by))
    return joined(say(remedy.label) + worth, by, state)


def case_title(card: CaseCard) -> str:
    """What it is about; the words of a sensitive one are not here."""
    return card.summary or sensitive_text()


def sensitive_text() -> str:
    """A case whose words stay at head office."""
    return QCoreApplication.translate("complaints", "敏感投诉")


def score_text(score: Score) -> str:
    """How content somebody leaves."""
    return {
        Score.GOOD: QCoreApplication.translate("complaints", "满意"),
        Score.FAIR: QCoreApplication.translate("complaints", "一般"),
        Score.POOR: QCoreApplication.translate("complaints", "不满意"),
    }[score]


def answer_text(score: str, *, by_guest: bool) -> str:
    """How content a guest was, and whether they said so themselves; nothing for what no score is."""
    if score not in set(Score):
        return ""
    by_themselves, by_staff = (
        QCoreApplication.translate("guest", "贵宾答：{score}"),
        QCoreApplication.translate("guest", "代填：{score}"),
    )
    return (by_themselves if by_guest else by_staff).replace("{score}", score_text(Score(score)))
