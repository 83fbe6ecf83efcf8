"""What is put together for an installation, looked at without building it."""
