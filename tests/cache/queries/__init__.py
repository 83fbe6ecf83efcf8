"""What the queries tell of known rows."""
