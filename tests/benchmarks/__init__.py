"""Tests of the benchmarks: their results, their pictures, their invented people."""
