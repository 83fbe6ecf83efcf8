"""Declarations and the wire."""
