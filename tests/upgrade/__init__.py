"""A kept sample of every cache schema, with intents that wait, is opened by today's program."""
