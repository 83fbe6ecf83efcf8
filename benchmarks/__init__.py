"""Benchmarks: each file answers one question about speed or memory, with a bare program measured beside it."""
