"""Seats and rooms as a supervisor arranges them."""
