"""The metadata of everything head office stores: the Shared tables and its own."""

from sqlalchemy import Index, MetaData

import vipdesk.models.attachment_bytes
import vipdesk.models.record
import vipdesk.models.robot_address  # noqa: F401 - declares head office's own tables on the metadata, as those above
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared, table_of


def _with_find_keys() -> MetaData:
    for model in SHARED_MODELS.values():
        table = table_of(model)
        # one that holds only some of the rows answers no question about all of them
        whole = (index for index in table.indexes if index.dialect_options["postgresql"]["where"] is None)
        present = {tuple(column.name for column in index.columns) for index in whole}
        for names in (*model.find_keys, *model.indexes):
            if names not in present:
                Index(f"ix_{table.name}_{'_'.join(names)}", *(table.c[name] for name in names))
    return Shared.metadata


RECORD_METADATA = _with_find_keys()
"""Every declared find-key and index is an index here, unless a constraint already is one."""
