"""Alembic's entry: runs the migrations on the connection it was handed."""

from alembic import context

from vipdesk.headoffice.schema.record_metadata import RECORD_METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=RECORD_METADATA,
    render_as_batch=False,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
