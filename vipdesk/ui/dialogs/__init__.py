"""Sheets that float above a page and ask for one thing."""
