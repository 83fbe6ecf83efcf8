"""A gift: what was given, by whom, when and for what."""

import re
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.guest_life import GiftView
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import GiftFrom
from vipdesk.ui.dialogs.fact_sheet import FactSheet, HushField
from vipdesk.ui.life_texts import gift_from_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import ChipField, LineField

_GIVERS = tuple(GiftFrom)


def seen_gift(gift: GiftView) -> dict[str, Any]:
    """A gift in the words of its intent."""
    return {
        "what": gift.what,
        "occasion": gift.occasion,
        "given_on": gift.given_on.isoformat(),
        "given_by": gift.given_by.value,
        "confidential": gift.confidential,
    }


def typed_day(text: str) -> date | None:
    """A day as one types it: 2026-11-22, 2026/11/22, 2026年11月22日; None for anything else."""
    numbers = re.fullmatch(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?", text)
    if numbers is None:
        return None
    try:
        return date(*(int(number) for number in numbers.groups()))
    except ValueError:
        return None


class GiftSheet(FactSheet):
    """What it was is needed; the day is today unless another is typed."""

    kind, removing, id_name = "guest.set_gift", "guest.remove_gift", "gift_id"

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile, gift: GiftView | None, parent: QWidget | None = None
    ) -> None:
        row_id, seen = (gift.gift_id, seen_gift(gift)) if gift else (None, None)
        super().__init__(desk, route, guest, row_id=row_id, seen=seen, parent=parent)
        self._today = store_date(route.clock.now())
        self._what, self._occasion, self._day = (LineField() for _ in range(3))
        self._giver, self._hush = ChipField(len(_GIVERS)), HushField()
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(12))
        beside.addWidget(self._occasion, 1)
        beside.addWidget(self._day, 1)
        self.content.addWidget(self._what)
        self.content.addWidget(self._giver)
        self.content.addLayout(beside)
        self.content.addWidget(self._hush)
        self._day.edit.setText((gift.given_on if gift else self._today).isoformat())
        if gift is not None:
            self._what.edit.setText(gift.what)
            self._occasion.edit.setText(gift.occasion or "")
            self._giver.choose(_GIVERS.index(gift.given_by))
            self._hush.choose(int(gift.confidential))
        self.retranslate()
        self.setFocusProxy(self._what.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        self.name_buttons(self.tr("与{address}的礼物往来"))
        self._what.show_label(self.tr("送了什么"))
        self._giver.show_texts(self.tr("谁送的"), [gift_from_text(giver) for giver in _GIVERS])
        self._occasion.show_label(self.tr("为什么送"))
        self._day.show_label(self.tr("哪一天"))
        self._hush.show_words(self.tr("能不能提"), self.tr("可以提"))

    def values(self) -> dict[str, Any] | None:
        """The arguments, once it is said what and the day is one."""
        if not self.require(self._what, self._occasion, needed=[self._what]):
            return None
        day = typed_day(self._day.text())
        if day is None or day > self._today:
            self._day.show_error(error_text(Refused(Code.DATE_IMPOSSIBLE)))
            self._day.edit.setFocus()
            self.route.fit_sheet()
            return None
        return {
            "what": self._what.text(),
            "occasion": self._occasion.text() or None,
            "given_on": day.isoformat(),
            "given_by": _GIVERS[self._giver.place()].value,
            "confidential": self._hush.confidential(),
        }
