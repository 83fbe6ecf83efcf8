"""What outsiders rely on, and what both ledgers promise."""
