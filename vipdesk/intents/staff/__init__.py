"""Intents about the people who work here."""
