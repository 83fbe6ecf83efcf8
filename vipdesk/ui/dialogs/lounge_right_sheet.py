"""Who may come into the lounge, with how many, how often and for how long; tried on the last week before it goes live."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from vipdesk.chinese.dates import moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.lounge_right import LoungeRightView, RightTrial, TurnedAway
from vipdesk.ui.answers import Answers
from vipdesk.ui.counts import Counts
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, masked_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_SHOWN = 5
"""Of what a trial finds."""
_ACROSS = 3


class LoungeRightSheet(Sheet):
    """Enter makes the rules that stand here the store's; 先试一试 changes nothing. An empty number sets no limit."""

    waits = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=640, parent=parent)
        self._desk = desk
        self._answers = Answers(self)
        self._view: LoungeRightView | None = None
        self._trial: RightTrial | None = None
        self.enter: ChipFlow | None = None
        self.companions: list[LineField] = []
        """A field a tier, then one for guests without."""
        self.visits, self.days, self.stay = LineField(), LineField(), LineField()
        self._who = PlainLabel(size=14, tone="muted")
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(theme().px(12))
        self._fields.setVerticalSpacing(theme().px(8))
        limits = QHBoxLayout()
        limits.setSpacing(theme().px(12))
        for field in (self.visits, self.days, self.stay):
            limits.addWidget(field, 1)
        self.attempt = Button(fill=Fill.OUTLINE, height=48)
        self._found = PlainLabel(size=14, tone="muted")
        self._lines = [PlainLabel(size=14, fill=True) for _ in range(_SHOWN)]
        self.content.setSpacing(theme().px(10))
        self.content.addWidget(self._who)
        self.content.addLayout(self._fields)
        self.content.addLayout(limits)
        for label in (self._found, *self._lines):
            self.content.addWidget(label)
            label.hide()
        self.foot.insertWidget(1, self.attempt)
        self.attempt.clicked.connect(self.try_it)
        self.retranslate()
        desk.lounge_right(self._answers.latest("right", self._show))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(
            self.tr("进厅规则"), self.tr("谁能进、带几位、多久几次、坐多久。启用后马上生效，不用重启。")
        )
        self._who.show_text(self.tr("谁能进厅"))
        self.visits.show_label(self.tr("最多几次（空着不限）"))
        self.days.show_label(self.tr("几天之内"))
        self.stay.show_label(self.tr("最多坐几分钟（空着不限）"))
        self.attempt.show_text(self.tr("先试一试"))
        self.cancel.show_text(self.tr("不改了"))
        self.done.show_text(self.tr("启用"))
        if self.enter is not None and self._view is not None:
            names = [*(say(tier.words) for tier in self._view.tiers), self.tr("没有等级的")]
            self.enter.show_texts(self.tr("谁能进厅"), names)
            for name, field in zip(names, self.companions, strict=True):
                field.show_label(self.tr("{tier}可带几位").replace("{tier}", name))
        self._show_trial()

    def rule(self) -> dict[str, Any]:
        """The rules as the policy row has them; what is no number is kept as it was typed and refused."""
        tiers = () if self._view is None else self._view.tiers
        chosen = () if self.enter is None else self.enter.places()
        counts = [_number(field) for field in self.companions]
        rule: dict[str, Any] = {
            "tiers": [tier.name for at, tier in enumerate(tiers) if at in chosen],
            "without_tier": len(tiers) in chosen,
            "companions_of": {tier.name: count for tier, count in zip(tiers, counts, strict=False)},
            "companions": counts[-1] if counts else None,
            "visits": _number(self.visits),
            "days": _number(self.days) or 1,
            "stay_minutes": _number(self.stay),
        }
        return {name: value for name, value in rule.items() if value is not None}

    def try_it(self) -> None:
        """Show whom these rules would have turned away."""
        self.show_trouble("")
        self._desk.try_lounge_right(self.rule(), self._answers.latest("try", self._take_trial))

    def act(self) -> None:
        """Put the rules in force."""
        if self._view is None:
            return
        args = {"rule": self.rule(), "based_on": self._view.value}
        self.done.setEnabled(False)
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("lounge.set_right", args, saved, failed)

    def _show(self, view: LoungeRightView) -> None:
        if self._view is not None:
            return
        self._view = view
        self.enter = ChipFlow(len(view.tiers) + 1)
        self.content.insertWidget(1, self.enter)
        enters = [*(tier.enters for tier in view.tiers), view.without_tier]
        self.enter.choose(at for at, yes in enumerate(enters) if yes)
        for at, most in enumerate((*(tier.companions for tier in view.tiers), view.companions)):
            field = LineField()
            field.write("" if most is None else str(most))
            self.companions.append(field)
            self._fields.addWidget(field, at // _ACROSS, at % _ACROSS)
        for field, number in ((self.visits, view.visits), (self.days, view.days), (self.stay, view.stay_minutes)):
            field.write("" if number is None else str(number))
        self.retranslate()
        self.route.fit_sheet()

    def _take_trial(self, trial: RightTrial | None) -> None:
        self._trial = trial
        if trial is None:
            self.show_trouble(error_text(Refused(Code.LOUNGE_RIGHT_UNREADABLE)))
        self._show_trial()
        self.route.fit_sheet()

    def _show_trial(self) -> None:
        trial = self._trial
        self._found.setVisible(trial is not None)
        if trial is not None:
            words = self.tr("按这样：近 7 天到店 {count} 次，其中 {away} 次要主管放行")
            self._found.show_text(
                words.replace("{count}", str(trial.visits)).replace("{away}", str(len(trial.turned_away)))
            )
        shown = () if trial is None else trial.turned_away[:_SHOWN]
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_text(self._line(shown[place]))

    def _line(self, away: TurnedAway) -> str:
        reasons = {
            "tier": self.tr("等级不含贵宾厅"),
            "visits": self.tr("次数已满"),
            "companions": self.tr("同行超过"),
        }
        at = moment_text(away.at, self.route.clock.now(), language())
        more = Counts().companions(away.companions) if away.companions else ""
        return joined(masked_text(away.guest), at, reasons.get(away.word, away.word), more)

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def _number(field: LineField) -> Any:
    """A whole number; None of an empty field, else what was typed."""
    typed = field.text()
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else typed
