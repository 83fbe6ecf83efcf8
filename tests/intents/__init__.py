"""Every intent, at both ends."""
