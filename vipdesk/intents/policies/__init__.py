"""What a supervisor may set for the store."""
