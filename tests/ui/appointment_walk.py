"""The part of the walk that shows appointments."""

from collections.abc import Callable

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN
from vipdesk.ui.dialogs.appointment_sheet import AppointmentSheet
from vipdesk.ui.dialogs.reminder_sheet import ReminderSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.route import Place


def appointment_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """The day, a new appointment with a shopper who is taken then, another time, and a reminder."""
    route = window.navigation

    def new() -> None:
        sheet = AppointmentSheet(desk, route, desk.house.profiles[CHEN])
        route.show_sheet(sheet)
        sheet.time.edit.setText("15:45")

    def instead(show: Callable[[], None]) -> Callable[[], None]:
        def one() -> None:
            route.close_sheet()
            show()

        return one

    first = desk.house.appointments[1]
    return {
        "appointments": instead(lambda: route.show_place(Place.APPOINTMENTS)),
        "new_appointment": new,
        "moved_appointment": instead(lambda: route.show_sheet(AppointmentSheet.to_move(desk, route, first))),
        "reminder": instead(lambda: route.show_sheet(ReminderSheet(desk, route, first))),
        "_reminder_closed": route.close_sheet,
    }
