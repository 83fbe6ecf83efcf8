"""What a member list said of a guest the last time; old look-ups may be forgotten, and no others."""

import sqlalchemy as sa
from alembic import op

from vipdesk.models.columns import Guid, Json, UtcInstant

revision = "0014"
down_revision = "0013"

_FORGET = """
create function forget_guest_look_ups(before timestamptz, most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    forgotten integer;
begin
    if before > now() - interval '180 days' then
        raise exception 'look-ups are kept for half a year at least';
    end if;
    delete from guest_look_up where id in (select id from guest_look_up where asked_at < before limit most);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$
"""
"""The application may only add to the book of look-ups: what is younger than half a year nobody takes out of it."""


def upgrade() -> None:
    """Create the table, the way to forget, and the index of days."""
    op.create_table(
        "listed_guest",
        sa.Column("guest_id", Guid(), nullable=False),
        sa.Column("said", Json(), nullable=False),
        sa.Column("listed_at", UtcInstant(), nullable=False),
        sa.PrimaryKeyConstraint("guest_id", name=op.f("pk_listed_guest")),
    )
    op.create_index("ix_guest_look_up_store_id", "guest_look_up", ["store_id", "asked_at"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("grant select, insert, update, delete on listed_guest to vipdesk_app")
        op.execute(_FORGET)
        op.execute("revoke all on function forget_guest_look_ups from public")
        op.execute("grant execute on function forget_guest_look_ups to vipdesk_app")
