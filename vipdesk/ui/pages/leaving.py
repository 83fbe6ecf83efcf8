"""What follows a guest's leaving, wherever it was said: how content they were."""

from uuid import UUID

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route


def see_off(desk: DeskFacade, route: Route, visit_id: UUID, profile: Profile, *, back: bool = False) -> None:
    """Ask how it was, above the page in sight, or above the one that one came from."""
    from vipdesk.ui.dialogs.leaving_sheet import LeavingSheet  # noqa: PLC0415 - read when it is wanted

    if back:
        route.go_back()
    route.show_sheet(LeavingSheet(desk, route, visit_id, say(profile.address)))
