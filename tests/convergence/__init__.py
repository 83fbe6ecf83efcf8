"""Desks and head office agree, whatever the line does."""
