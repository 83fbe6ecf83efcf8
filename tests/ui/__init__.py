"""The window over a desk in memory."""
