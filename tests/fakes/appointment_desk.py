"""The desk in memory, as far as it knows of appointments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_appointments import BAMBOO, KINDS, ORCHID, ROOM_TIMES, SHOPPERS
from tests.fakes.invented_house import masked, named
from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import Failed, Then
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.snapshot.appointments import (
    AppointmentDay,
    AppointmentForm,
    AppointmentView,
    BusyTime,
    CalendarFile,
    CalendarWish,
)
from vipdesk.models.values import read_instant

Effects = dict[str, Callable[[dict[str, Any]], dict[str, UUID]]]


class AppointmentFake(AnsweringDesk):
    """Keeps the afternoon's appointments as they are moved, prepared and ended."""

    def appointment_day(self, day: date, then: Then[AppointmentDay]) -> None:
        of_day = tuple(each for each in self.house.appointments if store_date(each.starts_at) == day)
        self._answer(
            then, AppointmentDay(day, of_day, SHOPPERS, self.house.to_remind(), *_rooms(day)), "appointments"
        )

    def appointment_form(self, day: date, then: Then[AppointmentForm]) -> None:
        busy = tuple(
            BusyTime(
                None if each.shopper is None else each.shopper.staff_id,
                each.starts_at,
                each.ends_at,
                each.guest,
                each.appointment_id,
                each.label,
            )
            for each in self.house.appointments
            if store_date(each.starts_at) == day
        )
        self._answer(then, AppointmentForm(day, KINDS, SHOPPERS, busy, *_rooms(day)), "appointment form")

    def guest_appointments(self, guest_id: UUID, then: Then[tuple[AppointmentView, ...]]) -> None:
        found = tuple(each for each in self.house.appointments if each.guest.guest_id == guest_id)
        self._answer(then, found, "guest appointments")

    def export_appointments(
        self,
        wish: CalendarWish,
        then: Then[CalendarFile],
        failed: Failed,  # noqa: ARG002 - the façade's signature
    ) -> None:
        self._answer(then, CalendarFile(Path(wish.path).name, len(self.house.appointments)), "export")

    def appointment_effects(self) -> Effects:
        """What becomes of each intent about an appointment."""
        return {
            "appointment.book": self._book_time,
            "appointment.move": self._move_appointment,
            "appointment.call_off": lambda args: self._end(args, AppointmentState.CALLED_OFF),
            "appointment.no_show": lambda args: self._end(args, AppointmentState.NO_SHOW),
            "appointment.attend": lambda args: self._end(args, AppointmentState.CAME),
            "appointment.prepare": lambda args: self._change(args, badge=Badge.PREPARED, changed=()),
            "appointment.remind": lambda args: self._change(args, reminder=Reminder(args["reminder"])),
        }

    def _book_time(self, args: dict[str, Any]) -> dict[str, UUID]:
        profile = self.house.profiles[UUID(args["guest_id"])]
        appointment_id = named("appointment", profile.full_name + args["starts_at"])
        kind = next(each for each in KINDS if each.kind == args["kind_of_appointment"])
        start = read_instant(args["starts_at"])
        self.house.appointments.append(
            AppointmentView(
                appointment_id=appointment_id,
                guest=masked(profile.full_name, profile.address),
                kind=kind.kind,
                label=kind.label,
                starts_at=start,
                ends_at=start + timedelta(minutes=args["minutes"]),
                state=AppointmentState.BOOKED,
                shopper=_shopper(args["staff_id"]),
                place=None,
                place_id=None,
                collides=False,
                mine=False,
                companions=args["companions"],
                note=args["note"],
                badge=Badge.WAITING,
                facts={"companions": str(args["companions"])},
                changed=(),
                prepared_by=None,
                companions_before="",
                reminder=None,
                visit_id=None,
            )
        )
        return {"appointment_id": appointment_id}

    def _move_appointment(self, args: dict[str, Any]) -> dict[str, UUID]:
        start: datetime = read_instant(args["starts_at"])
        return self._change(
            args,
            starts_at=start,
            ends_at=start + timedelta(minutes=args["minutes"]),
            shopper=_shopper(args["staff_id"]),
            companions=args["companions"],
            note=args["note"],
        )

    def _end(self, args: dict[str, Any], state: AppointmentState) -> dict[str, UUID]:
        return self._change(args, state=state)

    def _change(self, args: dict[str, Any], **changes: Any) -> dict[str, UUID]:
        wanted = UUID(args["appointment_id"])
        self.house.appointments = [
            replace(each, **changes) if each.appointment_id == wanted else each for each in self.house.appointments
        ]
        return {}


def _rooms(day: date) -> tuple[Any, Any]:
    return (ORCHID, BAMBOO), tuple(each for each in ROOM_TIMES if store_date(each.starts_at) == day)


def _shopper(staff_id: str | None) -> Any:
    return next((each for each in SHOPPERS if str(each.staff_id) == staff_id), None)
