"""The façade."""
