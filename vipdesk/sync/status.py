"""What the conversation tells the rest of the desk while it goes on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vipdesk.protocol.push import PushedOutcome


@dataclass(frozen=True, slots=True)
class Listener:
    """Who wants to hear of it; all are called on the sync thread."""

    changed: Callable[[frozenset[str]], None]
    """Tables whose shown rows are different now."""
    answered: Callable[[PushedOutcome], None]
    """One intent of this desk got its outcome."""
    moved: Callable[[], None]
    """Counts, line or positions may be different now."""

    def tell_changed(self, tables: Iterable[str]) -> None:
        """Tell of changed tables, if there are any."""
        names = frozenset(tables)
        if names:
            self.changed(names)
