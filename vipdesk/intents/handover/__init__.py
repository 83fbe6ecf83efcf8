"""Intents with which one shift hands over to the next."""
