"""The number of the cache's schema."""

CACHE_SCHEMA = 4
"""Kept in the file's `user_version`; a cache with a higher one was written by a newer program."""
