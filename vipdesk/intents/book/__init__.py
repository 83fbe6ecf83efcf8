"""Intents about the client book."""
