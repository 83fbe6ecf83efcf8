"""The fields that a request type declares, as a grid of two columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from vipdesk.models.snapshot.services import FormField
from vipdesk.ui.languages import say
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.choice_field import ChoiceField
from vipdesk.ui.widgets.field import LineField


class DeclaredFields(QWidget):
    """Asks for what is declared; what is missing or too long is said under its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declared: tuple[FormField, ...] = ()
        self.fields: dict[str, LineField | ChoiceField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(12))

    def ask(self, declared: Sequence[FormField]) -> None:
        """Show other fields; the same ones keep what was typed."""
        if tuple(declared) == self._declared:
            return
        self._declared = tuple(declared)
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        for number, each in enumerate(self._declared):
            values = [choice.value for choice in each.choices]
            field = ChoiceField(values) if values else LineField()
            alone = number % 2 == 0 and number + 1 == len(self._declared)
            self._grid.addWidget(field, number // 2, number % 2, 1, 2 if alone else 1)
            self.fields[each.name] = field
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.retranslate()
        # a sheet measures itself at once, and a layout would only hear of new fields later
        self._grid.activate()
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set every word again."""
        for each in self._declared:
            label, field = say(each.label), self.fields[each.name]
            optional = self.tr("{label}（可不填）").replace("{label}", label)
            field.show_label(label if each.required else optional)
            if isinstance(field, ChoiceField):
                field.show_choices([say(choice.label) for choice in each.choices])

    def fill(self, values: Mapping[str, str]) -> None:
        """Write values into the fields that have them."""
        for name, field in self.fields.items():
            if name in values:
                field.write(values[name])

    def values(self) -> dict[str, str]:
        """What was filled in."""
        return {name: field.text() for name, field in self.fields.items() if field.text()}

    def complete(self) -> bool:
        """Whether all that is required is there and fits; where not, the first such field has the keyboard."""
        missing = [self.fields[each.name] for each in self._declared if each.required]
        missing = [field for field in missing if not field.text()]
        for field in missing:
            field.show_error(self.tr("请填这一项"))
        wrong = missing or [field for field in self.fields.values() if not field.fits()]
        if wrong:
            wrong[0].edit.setFocus()
        return not wrong
