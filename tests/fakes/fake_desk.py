"""The desk in memory: it answers like the real one, later and on the same thread, and can refuse or lose the line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer

from tests.fakes import invented_house as house
from tests.fakes.book_desk import BookFake
from tests.fakes.invented_english import in_english
from tests.fakes.invented_guests import HITS
from tests.fakes.invented_house import named
from tests.fakes.invented_services import FORMS, OFFERS
from tests.fakes.kin_desk import KinDesk
from tests.fakes.pictures_desk import PicturesDesk
from tests.fakes.request_desk import RequestDesk
from tests.fakes.roster_desk import AT_WORK, RosterDesk
from tests.fakes.shift_desk import ShiftDesk
from tests.fakes.stay_desk import StayDesk
from vipdesk.config import Settings
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import Code, PrinterUnavailable, Refused, VipDeskError
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.snapshot.desk import (
    Answered,
    DeskPlate,
    Matter,
    MatterKind,
    PrintJobView,
    Saved,
    Scan,
    ScanKind,
    StaffCard,
    SyncStatus,
)
from vipdesk.models.snapshot.guests import Hit, NoteView, PreferenceView, Profile, Words
from vipdesk.models.snapshot.services import Board, BoardCard, RequestForm
from vipdesk.models.snapshot.today import PresentGuest, Today
from vipdesk.models.snapshot.vouchers import Verdict, VerdictWord, VoucherDesk
from vipdesk.models.vocabulary import Act, PrintState, RequestState, Source, Topic, VisitState
from vipdesk.printed_code import read_code

Effect = Callable[[dict[str, Any]], dict[str, UUID]]


class FakeDesk(BookFake, ShiftDesk, PicturesDesk, RosterDesk, RequestDesk, StayDesk, KinDesk):
    """A desk without database, network or printer. `submitted` and `printed` are what it was asked to do."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.house_plate = house.HOUSE
        self.submitted: list[tuple[str, dict[str, Any]]] = []
        self.printed: list[tuple[str, UUID, str]] = []
        self.looked_up: list[str] = []
        self.refuse_next: VipDeskError | None = None
        self.known_printers: tuple[str, ...] = ("A6 卡片机", "前台激光")
        self.printer_works = True
        self.head_office_answers = True
        self._settings = settings or Settings(printers={"welcome_card": "A6 卡片机"})
        self._status = SyncStatus(online=True, refused=1, conflicts=1, last_sync=house.NOW)
        self._staff: StaffCard | None = None
        self._effects: dict[str, Effect] = (
            {
                "visit.check_in": self._check_in,
                "visit.undo_check_in": self._undo_check_in,
                "visit.check_out": self._check_out,
                "visit.seat": self._seat,
                "guest.set_preference": self._set_preference,
                "guest.add_note": self._add_note,
                "guest.register": self._register,
                "guest.replace_card": self._replace_card,
                "request.open": self._open_request,
                "request.assign": self._assign_request,
                "request.advance": self._advance_request,
                "request.close": self._close_request,
                "voucher.issue": self._issue,
                "voucher.redeem": self._redeem,
                "voucher.void": self._void,
                "roster.set_day": self._set_day,
            }
            | self.fact_effects()
            | self.book_effects()
            | self.request_effects()
            | self.stay_effects()
            | self.kin_effects()
            | self.shift_effects()
        )

    # -- steering ----------------------------------------------------------------------------------

    def set_status(self, **changes: Any) -> None:
        """Change the state of the line, and tell."""
        self._status = replace(self._status, **changes)
        self.status_changed.emit(self._status)

    def speak_english(self) -> None:
        """Be the desk of a house that writes English."""
        self.house, self.lives, self.entries = in_english((self.house, self.lives, self.entries))
        self.house_plate = in_english(self.house_plate)
        self.speak_english_of_the_book()

    def answer_all(self) -> None:
        """Give the answers that were kept back, in the order of the questions."""
        kept, self.slow = self.slow or [], None
        for answer in kept:
            answer()

    def rename_guest(self, guest_id: UUID, **changes: Any) -> None:
        """Give a guest other texts."""
        self.house.profiles[guest_id] = replace(self.house.profiles[guest_id], **changes)

    # -- façade ------------------------------------------------------------------------------------

    @property
    def status(self) -> SyncStatus:
        return self._status

    @property
    def staff(self) -> StaffCard | None:
        return self._staff

    @property
    def settings(self) -> Settings:
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit(settings)

    def staff_cards(self, then: Then[tuple[StaffCard, ...]]) -> None:
        self._answer(then, AT_WORK, "staff_cards")

    def plate(self, then: Then[DeskPlate]) -> None:
        self._answer(then, self.house_plate, "plate")

    def sign_in(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        def entered(card: StaffCard) -> None:
            self._staff = card
            then(card)
            QTimer.singleShot(0, lambda: self.staff_changed.emit(card))

        self.vouch(staff_id, pin, entered, failed)

    def vouch(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        card = next(card for card in AT_WORK if card.staff_id == staff_id)
        if pin == house.PIN:
            self._answer(then, card)
        else:
            self._answer(failed, Refused(Code.PIN_WRONG))

    def sign_out(self) -> None:
        self._staff = None
        self.staff_changed.emit(None)

    def find(self, text: str, then: Then[tuple[Hit, ...]]) -> None:
        self.looked_up.append(text)
        plain = text.strip().lower()
        letters = {"cxq": HITS, "c": HITS}
        found = letters.get(plain) or tuple(
            hit for hit in HITS if plain and (plain in hit.name or plain in (hit.masked_phone or ""))
        )
        self._answer(then, found[:8] if plain else (), "find")

    def scan(self, code: str, then: Then[Scan]) -> None:
        printed = read_code(code)
        cards = {
            profile.card_no: profile.guest_id for profile in self.house.profiles.values() if profile.has_dossier
        }
        voucher = next((each for each in self.house.vouchers if each.code == code), None)
        if code in cards:
            scan = Scan(ScanKind.GUEST, code, guest_id=cards[code])
        elif voucher is not None:
            scan = Scan(ScanKind.VOUCHER, code, voucher_id=voucher.voucher_id)
        elif printed is not None:
            scan = self.printed_scan(code, printed)
        elif code.startswith("VP"):
            scan = Scan(ScanKind.UNKNOWN_CARD, code)
        else:
            scan = Scan(ScanKind.PAYMENT if code.isdigit() and len(code) == 18 else ScanKind.FOREIGN, code)
        self._answer(then, scan, "scan")

    def profile(self, guest_id: UUID, then: Then[Profile | None]) -> None:
        self._answer(then, self.house.profiles.get(guest_id), "profile")

    def today(self, then: Then[Today]) -> None:
        self._answer(then, self.house.today(), "today")

    def board(self, then: Then[Board]) -> None:
        self._answer(then, self.house.board(), "board")

    def request_forms(self, then: Then[tuple[RequestForm, ...]]) -> None:
        self._answer(then, FORMS, "request_forms")

    def colleagues(self, then: Then[tuple[StaffCard, ...]]) -> None:
        self._answer(then, AT_WORK, "colleagues")

    def voucher_desk(self, then: Then[VoucherDesk]) -> None:
        self._answer(then, VoucherDesk(OFFERS, tuple(self.house.vouchers), 20), "voucher_desk")

    def verdict(self, voucher_id: UUID, then: Then[Verdict]) -> None:
        voucher = next((each for each in self.house.vouchers if each.voucher_id == voucher_id), None)
        others = tuple(each for each in self.house.vouchers if each.state == "issued" and each is not voucher)
        if voucher is None:
            verdict = Verdict(VerdictWord.UNKNOWN, None, None, None, ())
        elif voucher.state == "redeemed":
            used_at = house.ago(days=2) + timedelta(hours=1, minutes=27)
            verdict = Verdict(VerdictWord.USED, voucher, used_at, self.house_plate.store, others)
        elif not self._status.online:
            verdict = Verdict(VerdictWord.ONLINE_ONLY, voucher, None, None, ())
        else:
            may_use = self.may_act(voucher.guest_id, Act.REDEEM)
            verdict = Verdict(VerdictWord.USABLE, voucher, None, None, others, may_use)
        self._answer(then, verdict, "verdict")

    def matters(self, then: Then[tuple[Matter, ...]]) -> None:
        self._answer(then, tuple(self.house.matters), "matters")

    def print_jobs(self, then: Then[tuple[PrintJobView, ...]]) -> None:
        self._answer(then, (), "print_jobs")

    def printers(self, then: Then[tuple[str, ...]]) -> None:
        self._answer(then, self.known_printers, "printers")

    def submit(self, kind: str, args: Mapping[str, Any], then: Then[Saved], failed: Failed) -> None:
        self.submitted.append((kind, dict(args)))
        if self.refuse_next is not None:
            error, self.refuse_next = self.refuse_next, None
            self._answer(failed, error)
            return
        created = self._effects[kind](dict(args))
        number = len(self.submitted)
        saved = Saved(named("op", f"saved {number}"), number, created)
        self._answer(then, saved)
        tables = frozenset({*SHARED_MODELS, "outbox"})
        QTimer.singleShot(0, lambda: self.changed.emit(tables))
        if kind in ("voucher.redeem", "staff.hand_over_book") and self.head_office_answers:
            answered = Answered(saved.op_id, "accepted", None)
            QTimer.singleShot(0, lambda: self.answered.emit(answered))

    def print_document(
        self, document: str, row_id: UUID, target: str, then: Then[PrintJobView], failed: Failed
    ) -> None:
        self.printed.append((document, row_id, target))
        if not self.printer_works:
            self._answer(failed, PrinterUnavailable())
            return
        state = PrintState.DONE if target.endswith(".pdf") else PrintState.SENT
        self._answer(
            then, PrintJobView(named("job", str(len(self.printed))), document, row_id, target, state, house.NOW)
        )

    def dismiss(self, op_id: UUID) -> None:
        self.house.matters = [matter for matter in self.house.matters if matter.op_id != op_id]
        refused = sum(matter.kind is MatterKind.REFUSED for matter in self.house.matters)
        conflicts = sum(matter.kind is MatterKind.CONFLICT for matter in self.house.matters)
        self.set_status(refused=refused, conflicts=conflicts)
        self.changed.emit(frozenset({"outbox"}))

    def self_test(self, then: Then[str], failed: Failed) -> None:
        del failed
        self._answer(then, house.SELF_TEST)

    def sync_now(self) -> None:
        self.set_status(settling=True)
        QTimer.singleShot(0, lambda: self.set_status(settling=False))

    # -- effects -----------------------------------------------------------------------------------

    def _check_in(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        place = next((seat for seat in house.FREE_SEATS if str(seat.place_id) == args.get("place_id")), None)
        visit_id = named("visit", f"{guest.guest_id}/{len(self.submitted)}")
        visit = self.arrived(guest, args, visit_id, place)
        self._put(guest, visit=replace(visit, entered_by=self.entered_by(guest.guest_id, args)))
        masked = house.masked(guest.full_name, house.MS)
        masked = replace(masked, guest_id=guest.guest_id)
        shopper = guest.shopper.name if guest.shopper else None
        here = PresentGuest(
            visit_id, masked, VisitState.HERE, house.NOW, place.name if place else None, shopper, mine=False
        )
        self.house.present.append(here)
        return {"visit_id": visit_id}

    def _end_visit(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._with_visit(args)
        self._put(guest, visit=None)
        self.house.present = [each for each in self.house.present if str(each.visit_id) != args["visit_id"]]
        return {}

    def _undo_check_in(self, args: dict[str, Any]) -> dict[str, UUID]:
        return self._end_visit(args)

    def _check_out(self, args: dict[str, Any]) -> dict[str, UUID]:
        return self._end_visit(args)

    def _set_preference(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        told = PreferenceView(
            Topic(args["topic"]),
            args["value"],
            Source(args["source"]),
            house.STAFF[0].name,
            house.NOW,
            confirmed=True,
        )
        others = tuple(each for each in guest.preferences if each.topic != told.topic)
        self._put(guest, preferences=(*others, told))
        return {}

    def _add_note(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        self._put(guest, notes=(NoteView(args["text"], house.STAFF[0].name, house.NOW), *guest.notes))
        return {}

    def _open_request(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest = self._guest(args)
        form = next(form for form in FORMS if form.kind == args["kind_of_request"])
        request_id = named("request", args["summary"])
        masked = house.masked(guest.full_name, house.MS)
        due = house.NOW + timedelta(minutes=form.minutes)
        state = RequestState.NEW
        card = BoardCard(
            request_id,
            form.kind,
            form.icon,
            args["summary"],
            masked,
            None,
            state,
            Words("前台", "Reception"),
            None,
            None,
            house.NOW,
            due,
            None,
        )
        self.house.cards.append(card)
        return {"request_id": request_id}

    def _assign_request(self, args: dict[str, Any]) -> dict[str, UUID]:
        card = next(card for card in house.STAFF if str(card.staff_id) == args["staff_id"])
        return self._change_card(args, owner=card.name, owner_id=card.staff_id, state=RequestState.ACCEPTED)

    def _advance_request(self, args: dict[str, Any]) -> dict[str, UUID]:
        return self._change_card(args, state=RequestState(args["to"]))

    def _close_request(self, args: dict[str, Any]) -> dict[str, UUID]:
        state = RequestState.DONE if args.get("done", True) else RequestState.CANCELLED
        return self._change_card(args, state=state, closed_at=house.NOW)

    def _issue(self, args: dict[str, Any]) -> dict[str, UUID]:
        offer = next(offer for offer in OFFERS if str(offer.voucher_type_id) == args["voucher_type_id"])
        sample = self.house.vouchers[0]
        voucher_id = named("voucher", f"new {len(self.submitted)}")
        voucher = replace(
            sample, voucher_id=voucher_id, name=offer.name, worth_fen=offer.worth_fen, issued_at=house.NOW
        )
        self.house.vouchers.insert(0, voucher)
        return {"voucher_id": voucher_id}

    def _redeem(self, args: dict[str, Any]) -> dict[str, UUID]:
        self.house.vouchers = [
            replace(each, state="redeemed", uses_left=0) if str(each.voucher_id) == args["voucher_id"] else each
            for each in self.house.vouchers
        ]
        return {}

    def _void(self, args: dict[str, Any]) -> dict[str, UUID]:
        chosen = args["voucher_id"]
        self.house.vouchers = [
            replace(each, state="void") if str(each.voucher_id) == chosen else each for each in self.house.vouchers
        ]
        return {}
