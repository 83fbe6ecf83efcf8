"""The dossier of a guest: the person, how to reach them, what they like, what to remember."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, PreferenceId, StaffId, StoreId, derived_id
from vipdesk.models.columns import (
    Guid,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Whole,
    Words,
    operational,
    personal,
    sensitive,
)
from vipdesk.models.declarative import Audience, Shared


class Guest(Shared):
    """A person the store looks after."""

    __tablename__ = "guest"
    audience = Audience.GUEST

    full_name: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    gender: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.ADDRESS))
    title: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.ADDRESS))
    """称谓 as given: 女士, 太太, 总."""
    tier: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    home_store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    address_as: Mapped[str | None] = mapped_column(Words, default=None, info=personal(Purpose.ADDRESS))
    """怎么称呼: the whole form of address the guest asked for; wins over surname and title."""
    member_since: Mapped[str | None] = mapped_column(Words, default=None, info=personal(Purpose.ACCOUNT))
    """Calendar date of the first card, YYYY-MM-DD in the store's calendar."""
    plate: Mapped[str | None] = mapped_column(Words, default=None, info=personal(Purpose.SERVE))
    alias: Mapped[str | None] = mapped_column(Words, default=None, info=personal(Purpose.ADDRESS))
    merged_into: Mapped[UUID | None] = mapped_column(Guid, default=None, info=operational())

    __table_args__ = (Index("ix_guest_full_name", "full_name"),)


class Contact(Shared):
    """A phone number or an address, masked; the full value never leaves head office."""

    __tablename__ = "contact"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational())
    masked: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    sealed_value: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.IDENTIFY, sealed=True)
    )

    __table_args__ = (Index("ix_contact_sealed_value", "sealed_value"),)


class Preference(Shared):
    """One thing a guest likes, dislikes or must be spared; one row per guest and topic."""

    __tablename__ = "preference"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    topic: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    value: Mapped[str | None] = mapped_column(Words, info=sensitive(Purpose.SERVE))
    source: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    told_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    confirmed: Mapped[bool] = mapped_column(Truth, default=True, info=operational(Purpose.PROVE))
    """False for what an import brought and the guest has not yet agreed to (待补同意)."""

    __table_args__ = (Index("uq_preference_guest_topic", "guest_id", "topic", unique=True),)


def preference_id(guest_id: GuestId, topic: str) -> PreferenceId:
    """The same id on every desk, so that two desks setting the same topic meet in one row."""
    return PreferenceId(derived_id("preference", str(guest_id), topic))


class ImportantDate(Shared):
    """A birthday or anniversary exactly as it was given, solar or lunar, with or without a year."""

    __tablename__ = "important_date"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id",),)
    indexes: ClassVar = (("calendar", "month", "day"),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.CARE))
    calendar: Mapped[str] = mapped_column(Words, info=personal(Purpose.CARE))
    year: Mapped[int | None] = mapped_column(Whole, info=personal(Purpose.CARE))
    month: Mapped[int] = mapped_column(Whole, info=personal(Purpose.CARE))
    day: Mapped[int | None] = mapped_column(Whole, info=personal(Purpose.CARE))
    leap: Mapped[bool] = mapped_column(Truth, default=False, info=personal(Purpose.CARE))
    label: Mapped[str | None] = mapped_column(Words, default=None, info=personal(Purpose.CARE))
    """Whose or which day it is, where the kind does not say: 女儿生日."""
    confidential: Mapped[bool] = mapped_column(Truth, default=False, info=operational(Purpose.SERVE))
    """保密: not to be named before those who accompany the guest."""
    author_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))

    __table_args__ = (
        Index(
            "uq_important_date_birthday",
            "guest_id",
            unique=True,
            postgresql_where=text("kind = 'birthday' and retired_at is null"),
            sqlite_where=text("kind = 'birthday' and retired_at is null"),
        ),
        CheckConstraint("month between 1 and 12", name="month"),
        CheckConstraint("day is null or day between 1 and 31", name="day"),
    )


class Note(Shared):
    """Free text about a guest."""

    __tablename__ = "note"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    text: Mapped[str] = mapped_column(Words, info=sensitive(Purpose.SERVE))
    written_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))


class ShopperAssignment(Shared):
    """Who looks after a guest, from when, until when."""

    __tablename__ = "shopper_assignment"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id",), ("staff_id", "active"))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    staff_id: Mapped[StaffId] = mapped_column(Guid, ForeignKey("staff.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    active: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    since: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    until: Mapped[datetime | None] = mapped_column(
        UtcInstant, default=None, info=operational(Purpose.PROVE, Retention.THREE_YEARS)
    )

    __table_args__ = (
        Index(
            "uq_shopper_assignment_primary",
            "guest_id",
            unique=True,
            postgresql_where=text("active and kind = 'primary'"),
            sqlite_where=text("active = 1 and kind = 'primary'"),
        ),
        Index(
            "uq_shopper_assignment_cover",
            "guest_id",
            unique=True,
            postgresql_where=text("active and kind = 'cover'"),
            sqlite_where=text("active = 1 and kind = 'cover'"),
        ),
    )
