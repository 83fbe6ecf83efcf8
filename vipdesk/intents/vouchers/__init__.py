"""Giving, using and voiding vouchers."""
