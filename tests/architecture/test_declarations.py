"""Every column, intent, code and request type declares what the house relies on."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column

from vipdesk.errors import Code, Trouble
from vipdesk.headoffice.schema.record_metadata import RECORD_METADATA
from vipdesk.intents.intent import argument_schema, registry
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.columns import PrivacyNote
from vipdesk.models.declarative import Local, codec_of, table_of
from vipdesk.rules.request_types.declaration import request_types
from vipdesk.trouble_sentences import TROUBLES
from vipdesk.wording import REFUSALS

COLUMNS = [
    column
    for metadata in (RECORD_METADATA, Local.metadata)
    for table in metadata.sorted_tables
    for column in table.columns
]


@pytest.mark.proves("S38")
@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_declares_class_purpose_and_retention(column: Column[Any]) -> None:
    assert isinstance(column.info.get("note"), PrivacyNote)


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_a_shared_column_has_conversions_for_file_and_wire(name: str) -> None:
    for column in table_of(SHARED_MODELS[name]).columns:
        codec = codec_of(column)
        assert callable(codec.to_wire)


@pytest.mark.parametrize("name", SHARED_MODELS)
def test_a_find_key_names_columns_of_its_table(name: str) -> None:
    model = SHARED_MODELS[name]
    columns = {column.key for column in table_of(model).columns}
    for names in (*model.find_keys, *model.indexes):
        assert set(names) <= columns


@pytest.mark.parametrize("kind", registry())
def test_an_intent_has_roles_a_sentence_and_a_schema(kind: str) -> None:
    cls = registry()[kind]
    assert cls.kind == kind
    assert cls.roles
    assert cls.__doc__
    assert argument_schema(kind)["type"] == "object"


def test_the_kinds_are_those_outsiders_rely_on() -> None:
    promised = (
        "visit.check_in visit.undo_check_in visit.check_out visit.seat guest.set_preference guest.assign_shopper"
        " guest.add_note request.open request.assign request.advance request.close"
        " voucher.issue voucher.redeem voucher.void"
    )
    assert set(promised.split()) <= set(registry())


def test_every_code_and_trouble_has_one_sentence_in_each_language() -> None:
    assert set(REFUSALS) == set(Code)
    assert set(TROUBLES) == set(Trouble)
    for sentence in [*REFUSALS.values(), *TROUBLES.values()]:
        assert sentence.zh
        assert sentence.en
        assert any("\u4e00" <= letter <= "\u9fff" for letter in sentence.zh)
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in sentence.en)


def test_a_request_type_asks_for_nothing_twice_and_speaks_both_languages() -> None:
    for declared in request_types().values():
        names = [field.name for field in declared.fields]
        assert len(names) == len(set(names))
        assert declared.minutes > 0
        assert declared.label.zh
        assert declared.label.en
