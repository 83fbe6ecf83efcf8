"""What is done every night, in this order; each part may be interrupted and run again."""

from datetime import datetime

from vipdesk.headoffice.database import Database
from vipdesk.headoffice.look_up_book import forget_look_ups
from vipdesk.headoffice.runs.destroy_pictures import destroy_pictures
from vipdesk.headoffice.runs.end_scope import end_scope
from vipdesk.headoffice.runs.expire import expire
from vipdesk.headoffice.runs.purge import purge


def nightly(database: Database, now: datetime) -> dict[str, int]:
    """How much of each there was."""
    ended = {"reasons_ended": end_scope(database, now), "forgotten": purge(database, now)}
    looked = {"look_ups_forgotten": forget_look_ups(database, now)}
    return ended | expire(database, now) | destroy_pictures(database, now) | looked
