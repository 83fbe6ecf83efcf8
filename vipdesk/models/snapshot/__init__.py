"""Immutable values that screens and papers show; they cross threads and processes, and import no tables."""
