"""Keeping a seat or a room for a guest."""
