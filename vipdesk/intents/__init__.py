"""Business changes: one file per intent, run at the desk at once and at head office with authority."""
