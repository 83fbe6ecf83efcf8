"""The queue of pictures: staged before it is saved, sent after it was decided, and outliving resets and rescues."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.fakes.small_desk import SmallDesk, forget, put
from tests.fakes.small_house import GUEST
from tests.intents.tables.attachments import ATTACHMENT, FORM, SHA256, attachment
from vipdesk.cache import uploads
from vipdesk.cache.queries.attachments import attachments, photo
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.status import counts
from vipdesk.cache.reset import begin_reset
from vipdesk.ids import derived_id
from vipdesk.models.guest import Guest
from vipdesk.models.snapshot.pictures import PictureState

OTHER = derived_id("attachment", "other")


def waiting(desk: SmallDesk) -> list[UUID]:
    """What may be sent."""
    return [each.attachment_id for each in uploads.waiting(desk.cache)]


def queue(desk: SmallDesk) -> dict[UUID, str]:
    """All of the queue."""
    rows = desk.cache.rows("SELECT attachment_id, state FROM upload")
    return {UUID(bytes=raw): state for raw, state in rows}


def tidy(desk: SmallDesk, *here: str) -> None:
    """Look at the queue."""
    uploads.tidy(desk.cache, here, desk.clock.now())


def add(desk: SmallDesk, attachment_id: UUID = ATTACHMENT) -> UUID:
    """Look at a picture and add it; the intent's id."""
    uploads.stage(desk.cache, attachment_id, SHA256, desk.clock.now())
    saved = desk.submit("guest.add_attachment", attachment_id=attachment_id, guest_id=GUEST, **FORM)
    tidy(desk, SHA256)
    return saved.op_id


@pytest.mark.proves("F39")
def test_a_picture_waits_for_its_intent_to_be_decided(desk: SmallDesk) -> None:
    op_id = add(desk)
    assert (waiting(desk), queue(desk)) == ([], {ATTACHMENT: "waiting"})
    assert counts(desk.reader).waiting == 1
    desk.answer(op_id, "accepted")
    assert waiting(desk) == [ATTACHMENT]
    assert counts(desk.reader).waiting == 1
    desk.answer(add(desk, OTHER), "parked", "defect_parked")
    assert waiting(desk) == [ATTACHMENT]
    uploads.drop(desk.cache, OTHER)
    uploads.note_sent(desk.cache, ATTACHMENT, desk.clock.now())
    assert (waiting(desk), counts(desk.reader).waiting) == ([], 0)


def test_what_was_looked_at_and_not_added_goes_after_an_hour(desk: SmallDesk) -> None:
    uploads.stage(desk.cache, ATTACHMENT, SHA256, desk.clock.now())
    desk.clock.pass_time(timedelta(minutes=59))
    tidy(desk, SHA256)
    assert (queue(desk), waiting(desk)) == ({ATTACHMENT: "staged"}, [])
    desk.clock.pass_time(timedelta(minutes=2))
    tidy(desk, SHA256)
    assert queue(desk) == {}


def test_what_head_office_refused_is_not_sent(desk: SmallDesk) -> None:
    desk.answer(add(desk), "refused", "guest_unknown")
    tidy(desk, SHA256)
    assert (queue(desk), uploads.unsent(desk.cache)) == ({}, set())


@pytest.mark.proves("F39", "I1")
def test_a_picture_is_sent_although_its_intent_is_forgotten_and_its_guest_has_left(desk: SmallDesk) -> None:
    op_id = add(desk)
    desk.answer(op_id, "accepted")
    with desk.cache.transaction():
        desk.cache.execute("DELETE FROM outbox")
        desk.cache.execute("DELETE FROM attachment")
    tidy(desk)
    assert waiting(desk) == [ATTACHMENT]


@pytest.mark.proves("F39", "I15")
def test_a_reset_leaves_what_is_unsent_and_asks_about_what_was_sent(desk: SmallDesk) -> None:
    for attachment_id in (ATTACHMENT, OTHER):
        desk.answer(add(desk, attachment_id), "accepted")
    uploads.note_sent(desk.cache, OTHER, desk.clock.now())
    before = (queue(desk), desk.count("outbox"))
    begin_reset(desk.cache, 2, offer_again=False)
    assert (queue(desk), desk.count("outbox")) == ({ATTACHMENT: "waiting", OTHER: "waiting"}, before[1])
    assert waiting(desk) == [ATTACHMENT, OTHER]
    desk.reopen()
    assert waiting(desk) == [ATTACHMENT, OTHER]


@pytest.mark.proves("F32")
def test_a_desk_that_lost_its_queue_finds_what_it_had_added(desk: SmallDesk) -> None:
    desk.answer(add(desk), "accepted")
    with desk.cache.transaction():
        desk.cache.execute("DELETE FROM upload")
    tidy(desk)
    assert queue(desk) == {}
    tidy(desk, SHA256)
    assert waiting(desk) == [ATTACHMENT]


def test_what_was_sent_is_kept_for_a_month_and_what_was_removed_for_a_day(desk: SmallDesk) -> None:
    for attachment_id in (ATTACHMENT, OTHER):
        desk.answer(add(desk, attachment_id), "accepted")
    uploads.note_sent(desk.cache, OTHER, desk.clock.now())
    desk.submit("guest.remove_attachment", attachment_id=ATTACHMENT, guest_id=GUEST)
    tidy(desk)
    assert (waiting(desk), queue(desk)) == ([], {ATTACHMENT: "waiting", OTHER: "sent"})
    desk.clock.pass_time(timedelta(days=1, seconds=1))
    tidy(desk)
    assert queue(desk) == {OTHER: "sent"}
    desk.clock.pass_time(timedelta(days=30))
    tidy(desk)
    assert queue(desk) == {}


def test_the_newest_photo_stands_in_the_banner_and_a_paper_never_does(desk: SmallDesk) -> None:
    assert photo(desk.reader, GUEST) is None
    newer = attachment(id=OTHER, added_at=desk.clock.now())
    paper = attachment(id=derived_id("paper"), purpose="document", added_at=desk.clock.now(), file_name="收据.png")
    desk.put(attachment(stored_at=desk.clock.now()), newer, paper)
    shown = guest_profile(desk.reader, GUEST)
    assert shown is not None
    assert shown.photo is not None
    assert (shown.photo.attachment_id, shown.photo.face) == (OTHER, None)
    listed = attachments(desk.reader, GUEST, hide_photos=False)
    assert [each.attachment_id for each in listed] == [OTHER, ATTACHMENT, paper.id]
    assert [each.state for each in listed] == [PictureState.COMING, PictureState.AWAY, PictureState.COMING]
    assert listed[2].file_name == "收据.png"
    desk.submit("guest.remove_attachment", attachment_id=OTHER, guest_id=GUEST)
    again = photo(desk.reader, GUEST)
    assert again is not None
    assert again.attachment_id == ATTACHMENT


def test_of_a_guest_with_an_alias_no_photo_is_shown(desk: SmallDesk) -> None:
    desk.put(attachment())
    row = desk.row(Guest, GUEST)
    assert row is not None
    desk.page(put(Guest(**(row | {"alias": "温女士", "version": 2}))))
    shown = guest_profile(desk.reader, GUEST)
    assert shown is not None
    assert shown.photo is None
    (listed,) = attachments(desk.reader, GUEST, hide_photos=True)
    assert listed.hidden


@pytest.mark.proves("I19")
def test_a_guest_who_leaves_takes_their_pictures_along(desk: SmallDesk) -> None:
    desk.put(attachment())
    assert uploads.shown(desk.cache) == {SHA256}
    desk.page(forget("guest", GUEST))
    assert uploads.shown(desk.cache) == set()
