"""Receiving, seating and seeing off guests."""
