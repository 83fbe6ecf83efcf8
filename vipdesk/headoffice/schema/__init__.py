"""The schema of the record and its migrations (Alembic)."""
