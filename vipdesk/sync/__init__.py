"""The conversation with head office; no Qt, no SQL."""
