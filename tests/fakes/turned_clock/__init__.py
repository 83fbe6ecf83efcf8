"""A clock for whole processes of a test."""
