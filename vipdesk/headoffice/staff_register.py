"""Staff as the administrator handles them."""

from typing import Any

from sqlalchemy import Connection, insert, select

from vipdesk.chinese.pinyin import spoken
from vipdesk.chinese.script import is_han, without_tones
from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.passwords import hash_pin
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import RecordWriter, house_writer, read_row
from vipdesk.ids import StaffId, StoreId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import StaffCredential
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role


def add_staff(database: Database, *, code: str, name: str, role: Role, store_name: str, pin: str) -> StaffId:
    """Add somebody who may sign in; a placeholder of the same code becomes that person."""
    pin_hash = hash_pin(pin)
    with house_writer(database) as writer:
        store = store_named(writer.connection, store_name)
        details: dict[str, Any] = {
            "store_id": store.id,
            "name": name,
            "name_en": western_name(name),
            "role": role,
            "placeholder": False,
        }
        present = staff_with_code(writer.connection, code)
        if present is None:
            present = Staff(id=new_id(), code=code, **details)
            writer.insert(present)
        elif present.placeholder:
            writer.change(present, details)
        else:
            raise NotPossible(Trouble.NAME_TAKEN, name=code)
        writer.connection.execute(
            insert(table_of(StaffCredential)).values(staff_id=present.id, pin_hash=pin_hash, failures=0)
        )
    return StaffId(present.id)


def add_placeholder(writer: RecordWriter, code: str, store_id: StoreId) -> Staff:
    """A shopper an import names and nobody has taken on yet: can look after guests, cannot sign in."""
    staff = Staff(
        id=new_id(),
        store_id=store_id,
        code=code,
        name=code,
        name_en=code,
        role=Role.SHOPPER,
        placeholder=True,
    )
    writer.insert(staff)
    return staff


def western_name(name: str) -> str:
    """A colleague's name for English screens, given name first: 周敏 is Min Zhou."""
    words = without_tones(spoken(name)).split()
    return " ".join(reversed(words) if is_han(name[:1]) else words)


def staff_with_code(connection: Connection, code: str) -> Staff | None:
    """Whoever has this staff code."""
    table = table_of(Staff)
    row = connection.execute(select(table).where(table.c.code == code)).mappings().one_or_none()
    return None if row is None else read_row(Staff, row)
