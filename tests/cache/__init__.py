"""The desk's local store."""
