"""Two transactions on one PostgreSQL: the second meets the first before it has committed."""

from __future__ import annotations

import threading
import time

from sqlalchemy import text

from vipdesk.headoffice.database import Database

BLOCKED = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


def wait_for_a_lock(database: Database, second: threading.Thread) -> None:
    """Until the second is stopped by the first, or is through without meeting it."""
    with database.engine.connect() as looking:
        while second.is_alive() and not looking.scalar(text(BLOCKED)):
            looking.rollback()
            time.sleep(0.005)
