"""Writing a table out in wire form, as desks have it."""

from collections.abc import Iterator

from sqlalchemy import select

from vipdesk.errors import Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.wire import to_wire, wire_line


def export_lines(database: Database, table_name: str) -> Iterator[str]:
    """Every row of a Shared table as canonical JSON, sorted by id; sealed columns are left out."""
    model = SHARED_MODELS.get(table_name)
    if model is None:
        raise WrongUsage(Trouble.USAGE, detail=f"--table {table_name}")
    table = table_of(model)
    with database.snapshot(HOUSE) as connection:
        rows = connection.execution_options(yield_per=1000).execute(select(table).order_by(table.c.id))
        for row in rows.mappings():
            yield wire_line(to_wire(model, dict(row)))
