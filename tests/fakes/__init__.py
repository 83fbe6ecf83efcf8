"""Small real implementations of what the program talks to, for tests."""
