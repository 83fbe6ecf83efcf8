"""The words of a request: how its clock stands and why, and what its log tells."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, moment_text, remaining_text, store_date
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import ClockReason, LogLine, RequestFile
from vipdesk.models.vocabulary import PauseReason, RequestEventKind, RequestState
from vipdesk.rules.request_number import short_number
from vipdesk.rules.request_types.complaint import COMPLAINT
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, request_state_text


def pause_text(reason: PauseReason | str | None) -> str:
    """Whom a paused request waits for."""
    words = {
        PauseReason.GUEST.value: QCoreApplication.translate("requests", "等贵宾"),
        PauseReason.GOODS.value: QCoreApplication.translate("requests", "等货"),
        PauseReason.PARTNER.value: QCoreApplication.translate("requests", "等合作方"),
    }
    return words.get(str(reason), "")


def outward_text(kind: str, request_id: UUID, summary: str) -> str:
    """A request where a guest may read along: of a complaint its number alone."""
    if kind != COMPLAINT:
        return summary
    words = QCoreApplication.translate("requests", "投诉 #{number}")
    return words.replace("{number}", short_number(request_id))


def outward_file(file: RequestFile) -> RequestFile:
    """A request's file where a guest may read along: of a complaint nothing of what it says, nor of what was said about it."""
    card = file.card
    if card.kind != COMPLAINT:
        return file
    name = QCoreApplication.translate("requests", "内容")
    hidden = QCoreApplication.translate("requests", "已藏起，先收起这张单，按右上角的眼睛再打开")
    return replace(
        file,
        card=replace(card, summary=outward_text(card.kind, card.request_id, card.summary)),
        values=((Words(name, name), Words(hidden, hidden)),) if file.values else (),
        log=tuple(replace(line, text="") for line in file.log),
    )


def due_text(due_at: datetime, now: datetime) -> str:
    """剩 12 分 where it is due today, else the day: 11月24日 10:15 前."""
    if store_date(due_at) <= store_date(now):
        return remaining_text(due_at, now, language())
    words = QCoreApplication.translate("requests", "{moment} 前")
    return words.replace("{moment}", moment_text(due_at, now, language()))


def clock_words(clock: ClockView, now: datetime) -> str:
    """The clock of a card: the time left, or that it stands still and whom it waits for."""
    if clock.paused_at is None:
        return due_text(clock.due_at, now)
    return joined(QCoreApplication.translate("requests", "已暂停"), pause_text(clock.paused_for))


def reason_text(reason: ClockReason, now: datetime) -> str:
    """One reason why a clock stands as it does, as a sentence."""
    translate = QCoreApplication.translate
    sentences = {
        "store_hours": translate("requests", "只算营业时间。"),
        "working_hours": translate("requests", "只算工作日的营业时间，法定节假日不算，调休上班日算。"),
        "all_hours": translate("requests", "二十四小时连续计时，不能暂停。"),
        "starts_later": translate("requests", "打烊后开的单，{moment} 开门起算。"),
        "paused": translate("requests", "{moment} 起停表，继续时剩多少还是多少。"),
        "was_paused": translate("requests", "停过表，{moment} 继续。"),
        "rolls_over": translate("requests", "今天办不完的，顺延到 {moment}。"),
        "not_taken": translate("requests", "已经 {number} 分钟没有人接。"),
        "nearly_used": translate("requests", "时限已用掉 {number} %。"),
        "overdue": translate("requests", "已超时 {number} 分钟。"),
        "year_unknown": translate("requests", "{number} 年的放假调休还没有公布，只扣周末。"),
    }
    moment = "" if reason.at is None else moment_text(reason.at, now, language())
    sentence = sentences.get(reason.because, "")
    return sentence.replace("{moment}", moment).replace("{number}", str(reason.number))


def log_text(line: LogLine, now: datetime) -> str:
    """An entry of the log: 今日 14:05 何嘉仪 暂停，等货：下午才调到."""
    who = say(line.author) or QCoreApplication.translate("requests", "总部")
    when = moment_text(line.at, now, language()) if store_date(line.at) != store_date(now) else clock_text(line.at)
    words = _happened(line)
    if line.text:
        words = f"{words}：{line.text}" if language() == "zh" else f"{words}: {line.text}"
    return f"{when} {who} {words}"


def _happened(line: LogLine) -> str:
    translate = QCoreApplication.translate
    about = line.about if line.named is None else say(line.named)
    words = {
        RequestEventKind.OPENED: translate("requests", "开单"),
        RequestEventKind.TAKEN: translate("requests", "交给 {about}"),
        RequestEventKind.MOVED: translate("requests", "改为{about}"),
        RequestEventKind.ROUTED: translate("requests", "转到{about}"),
        RequestEventKind.STEPPED: translate("requests", "进到{about}"),
        RequestEventKind.PAUSED: translate("requests", "暂停，{about}"),
        RequestEventKind.RESUMED: translate("requests", "继续"),
        RequestEventKind.COMMENTED: translate("requests", "留言"),
        RequestEventKind.TOLD: translate("requests", "上报{about}"),
        RequestEventKind.CLOSED: translate("requests", "结束"),
    }
    if line.kind is RequestEventKind.PAUSED:
        about = pause_text(about)
    elif line.kind is RequestEventKind.MOVED and about in tuple(RequestState):
        about = request_state_text(RequestState(about))
    elif line.kind is RequestEventKind.TOLD:
        about = tell_text(about)
    return words[line.kind].replace("{about}", about)


def rung_text(when: str, value: int) -> str:
    """At what point of the clock a step of the ladder is."""
    words = {
        "not_taken": QCoreApplication.translate("requests", "{number} 分钟没有人接"),
        "share": QCoreApplication.translate("requests", "时限用掉 {number} %"),
        "overdue": QCoreApplication.translate("requests", "超时 {number} 分钟"),
    }
    if when == "overdue" and value == 0:
        return QCoreApplication.translate("requests", "到了时限")
    return words.get(when, when).replace("{number}", str(value))


def tell_text(tell: str) -> str:
    """Who is told by a step of the escalation ladder."""
    words = {
        "owner": QCoreApplication.translate("requests", "经办人"),
        "supervisor": QCoreApplication.translate("requests", "主管"),
        "head_office": QCoreApplication.translate("requests", "总部"),
    }
    return words.get(tell, tell)
