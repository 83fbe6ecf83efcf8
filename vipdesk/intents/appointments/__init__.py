"""Expecting guests at a time."""
