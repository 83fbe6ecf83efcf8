"""A policy that makes no sense is refused with a sentence, and what was in force stays in force."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.fakes.house import HeadOffice
from tests.intents.tables.request_pauses import PIANO
from vipdesk.errors import ExitCode, WrongUsage
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.policies import house_policy, set_policy
from vipdesk.models.declarative import table_of
from vipdesk.models.policy import Policy
from vipdesk.wording import sentence


def test_a_service_that_makes_no_sense_is_refused_with_a_sentence_and_nothing_is_stored(
    office: HeadOffice,
) -> None:
    key = "request_type.piano"
    set_policy(office.database, key, PIANO, None)
    with office.database.snapshot(HOUSE) as connection:
        count = connection.scalar(select(func.count()).select_from(table_of(Policy)))
    for named, wrong in ((key, PIANO | {"minutes": 0}), ("request_type.tea", {"minutes": 5}), ("store.days", [])):
        with pytest.raises(WrongUsage) as caught:
            set_policy(office.database, named, wrong, None)
        assert caught.value.exit_code == ExitCode.WRONG_USAGE
        assert sentence(caught.value, "zh").startswith("用法不对：")
        assert "…" not in sentence(caught.value, "en")
    with office.database.snapshot(HOUSE) as connection:
        assert house_policy(connection, key) == PIANO
        assert connection.scalar(select(func.count()).select_from(table_of(Policy))) == count
