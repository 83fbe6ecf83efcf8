"""Who was chosen to come in a guest's name, before the reception."""

from dataclasses import dataclass

from vipdesk.models.snapshot.entered_by import EnteredBy


@dataclass(frozen=True, slots=True)
class ChosenAgent:
    """Somebody of the profile, or somebody whom it does not name."""

    args: dict[str, str]
    """As `visit.check_in` wants them."""
    entered: EnteredBy
    may_enter: bool
    """Whether the profile says so; where not, a supervisor lets them in."""
